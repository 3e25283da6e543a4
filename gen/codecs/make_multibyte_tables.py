"""Writes multibyte.bin, the tables of the East Asian encodings in Adder.Modules, from the facts that CPython 3.14's codecs give.

    python3.14 gen/codecs/make_multibyte_tables.py src/Adder.Modules/Codecs/Multibyte/multibyte.bin

The file is compressed (zlib). All numbers are little-endian, u32 unless said otherwise. Code points are pooled: rows that several encodings share stand in the file once.

    count of the pool, then the pool: code points (u16); D800+k stands for entry k of the next list
    count of the others, then for each its first code point and its second, or 0: what is beyond U+FFFF, and pairs
    count of the encodings, then for each:
        length of its name (u8), name
        256 times what a first byte is (u16): a code point, FFFE where more bytes follow, FFFF where it is illegal
        count of the segments, then for each: code of its first character, count, offset in the pool; a code is the character's bytes as a big-endian number
        count of the exceptions, then for each: code point, code: what is encoded otherwise than the first code that is decoded to it; code 0 where it is not encoded at all
    count of the ranges of GB 18030's codes of four bytes below U+10000, then for each: number of its first code, its code point, count
"""

import struct
import sys
import zlib

LEAD, ILLEGAL = 0xFFFE, 0xFFFF
SHIFTED = {"cp932", "shift_jis", "shift_jisx0213", "shift_jis_2004"}
EUC = {"gb2312", "euc_kr", "euc_jp", "euc_jisx0213", "euc_jis_2004"}
WIDE = {"gbk", "gb18030", "big5", "cp950", "big5hkscs", "cp949", "johab"}

pool, places, others = [], {}, {}


def decode(encoding, data):
    """The text of one character, or the reason why it is none."""
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        return None, error.reason


def number(text):
    """A character, or a pair, as a number of the pool."""
    if len(text) == 1 and text <= "\uffff":
        return ord(text)
    index = others.setdefault(text, len(others))
    assert index < 0x800
    return 0xD800 + index


def rows(encoding, lead):
    """The codes after a first byte, in runs that encodings share."""
    if encoding in SHIFTED:
        yield [lead << 8 | trail for trail in (*range(0x40, 0x7F), *range(0x80, 0x9F))]
        yield [lead << 8 | trail for trail in range(0x9F, 0xFD)]
    else:
        if encoding in WIDE:
            yield [lead << 8 | trail for trail in range(0x31, 0xA1)]
        yield [lead << 8 | trail for trail in range(0xA1, 0xFF)]


def segments(codes, values):
    """(first code, count, offset in the pool) of the runs of characters among the codes."""
    values = tuple(values)
    if not any(values):
        return
    if values not in places:
        places[values] = len(pool)
        pool.extend(values)
    start = 0
    for i in range(1, len(codes) + 1):
        if i == len(codes) or codes[i] != codes[i - 1] + 1:
            yield codes[start], i - start, places[values] + start
            start = i


def characters(encoding, codes, width):
    """What codes are decoded to; 0 for none and for a character that the second byte begins anew."""
    for code in codes:
        data = code.to_bytes(width, "big")
        text, _ = decode(encoding, data)
        yield number(text) if text else 0


def table(encoding):
    first, found = [], []
    for byte in range(256):
        text, reason = decode(encoding, bytes([byte]))
        first.append(number(text) if text else LEAD if reason.startswith("incomplete") else ILLEGAL)
        if first[byte] == LEAD:
            for codes in rows(encoding, byte):
                found.extend(segments(codes, characters(encoding, codes, 2)))
    if encoding.startswith("euc_j"):
        for second in range(0xA1, 0xFF):
            codes = [0x8F << 16 | second << 8 | trail for trail in range(0xA1, 0xFF)]
            found.extend(segments(codes, characters(encoding, codes, 3)))
    inverse = {}
    for byte, value in enumerate(first):
        if value < LEAD:
            inverse.setdefault(value, byte)
    for code, count, offset in found:
        for i in range(count):
            if pool[offset + i]:
                inverse.setdefault(pool[offset + i], code + i)
    exceptions = []
    for code_point in [*range(0xD800), *range(0xE000, 0x30000)]:
        character = chr(code_point)
        try:
            data = character.encode(encoding)
            code = int.from_bytes(data, "big") if len(data) < 4 else None
        except UnicodeEncodeError:
            code = None
        known = inverse.get(number(character) if code_point < 0x10000 or character in others else None)
        if code != known:
            exceptions.append((code_point, code or 0))
    return first, found, exceptions


def ranges():
    """The runs of GB 18030's codes of four bytes: (number of the first, code point, count)."""
    found = []
    for code_point in [*range(0x80, 0xD800), *range(0xE000, 0x10000)]:
        data = chr(code_point).encode("gb18030")
        if len(data) != 4:
            continue
        index = (((data[0] - 0x81) * 10 + data[1] - 0x30) * 126 + data[2] - 0x81) * 10 + data[3] - 0x30
        if found and (index, code_point) == (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]):
            found[-1][2] += 1
        else:
            found.append([index, code_point, 1])
    return found


def main(path):
    tables = {encoding: table(encoding) for encoding in sorted(SHIFTED | EUC | WIDE)}
    out = struct.pack("<I", len(pool)) + struct.pack(f"<{len(pool)}H", *pool) + struct.pack("<I", len(others))
    out += b"".join(struct.pack("<II", ord(text[0]), ord(text[1]) if len(text) > 1 else 0) for text in others)
    out += struct.pack("<I", len(tables))
    for encoding, (first, found, exceptions) in tables.items():
        out += bytes([len(encoding)]) + encoding.encode() + struct.pack("<256H", *first)
        out += struct.pack("<I", len(found)) + b"".join(struct.pack("<III", *segment) for segment in found)
        out += struct.pack("<I", len(exceptions)) + b"".join(struct.pack("<II", *exception) for exception in exceptions)
        print(encoding, len(found), len(exceptions))
    runs = ranges()
    out += struct.pack("<I", len(runs)) + b"".join(struct.pack("<III", *run) for run in runs)
    packed = zlib.compress(out, 9)
    with open(path, "wb") as file:
        file.write(packed)
    print(len(pool), len(others), len(runs), len(out), len(packed))


main(sys.argv[1])
