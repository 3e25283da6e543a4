"""Writes IdentifierForms.bin, from which identifiers are normalized to NFKC, out of the Unicode 16 tables of CPython 3.14.

The file is little-endian: three counts, then
* decompositions: code point (int32), length in code points (byte), the full compatibility decomposition (int32 each);
* combining classes: code point (int32), class (byte);
* compositions: first, second, composed (int32 each).
Only characters that can stand in an identifier are in it. Hangul syllables are left to arithmetic.
"""
import os
import struct
import unicodedata

HANGUL = range(0xAC00, 0xD7A4)


def main():
    assert unicodedata.unidata_version == '16.0.0'
    decompositions, classes, compositions = [], [], []
    for code in range(0x80, 0x110000):
        if 0xD800 <= code <= 0xDFFF or code in HANGUL:
            continue
        character = chr(code)
        if not ('a' + character).isidentifier() and not ('a' + unicodedata.normalize('NFKC', character)).isidentifier():
            continue
        decomposed = unicodedata.normalize('NFKD', character)
        if decomposed != character:
            decompositions.append((code, [ord(part) for part in decomposed]))
        if unicodedata.combining(character):
            classes.append((code, unicodedata.combining(character)))
        canonical = unicodedata.decomposition(character)
        if canonical and not canonical.startswith('<') and ' ' in canonical and unicodedata.normalize('NFC', character) == character:
            compositions.append((*(int(part, 16) for part in canonical.split()), code))
    data = [struct.pack('<iii', len(decompositions), len(classes), len(compositions))]
    data += [struct.pack(f'<iB{len(parts)}i', code, len(parts), *parts) for code, parts in decompositions]
    data += [struct.pack('<iB', *entry) for entry in classes]
    data += [struct.pack('<iii', *entry) for entry in compositions]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'IdentifierForms.bin')
    with open(path, 'wb') as file:
        file.write(b''.join(data))
    print(len(decompositions), len(classes), len(compositions), os.path.getsize(path))


main()
