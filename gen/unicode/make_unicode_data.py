"""Writes unicode-data.bin, the Unicode tables of Adder.Runtime, from the facts that CPython 3.14's str and unicodedata give.

    python3.14 gen/unicode/make_unicode_data.py src/Adder.Runtime/Objects/Text/Unicode/unicode-data.bin

The file is little-endian: "AUCD", the Unicode version as three bytes and a zero, the number of sections (u32), then for each section its offset and length in bytes
(u32 each), then the sections, aligned to 4. Sections by number:

0  block index: for each 128 code points the number of their block (u16)
1  blocks: for each code point in a block the number of its record (u16)
2  records, 24 bytes: flags (u32, bits of FLAGS below in order), lower, upper, title (i32 each, difference to the code point; where the flag "extended" is set
   the low 24 bits are an index into section 3 and the high 8 bits a length, 0 for "not extended": then the code point itself), fold (the same),
   category (u8, index in CATEGORIES), decimal (u8), digit (u8), combining class (u8)
3  extended case mappings: code points (u32)
4  for each record number nothing more; second records, 4 bytes a record of section 2: bidirectional class (u8, index in BIDIRECTIONAL), East Asian width (u8, index in
   WIDTHS), mirrored (u8), zero
5  numeric values: code point (u32), numerator (i64), denominator (i64), sorted
"""

import array
import struct
import sys
import unicodedata
from fractions import Fraction

FLAGS = ["alpha", "decimal", "digit", "numeric", "lower", "upper", "title", "space", "line_break", "printable", "identifier_start", "identifier_continue",
         "cased", "case_ignorable", "extended_lower", "extended_upper", "extended_title", "extended_fold"]
CATEGORIES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
              "Sm", "Sc", "Sk", "So", "Cn"]
BIDIRECTIONAL = ["", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"]
WIDTHS = ["N", "F", "H", "W", "Na", "A"]
BLOCK = 128

extended = []


def mapping(code, text):
    """The 32-bit form of a case mapping and whether it is extended."""
    if len(text) == 1:
        return ord(text) - code, False
    start = len(extended)
    extended.extend(map(ord, text))
    return start | len(text) << 24, True


def is_cased(char):
    return (char + "b").title()[-1] == "b"


def is_case_ignorable(char):
    # A sigma is final unless a cased letter follows after any number of case-ignorable ones.
    return ("A\u03a3" + char).lower()[1] == "\u03c2" and ("A\u03a3" + char + "A").lower()[1] == "\u03c3"


def records(code):
    char = chr(code)
    lower, long_lower = mapping(code, char.lower() if char != "\u03a3" else "\u03c3")
    upper, long_upper = mapping(code, char.upper())
    title, long_title = mapping(code, char.title())
    fold, long_fold = mapping(code, char.casefold())
    category = unicodedata.category(char)
    values = [char.isalpha(), char.isdecimal(), char.isdigit(), char.isnumeric(), char.islower(), char.isupper(), category == "Lt", char.isspace(),
              len(("a" + char + "b").splitlines()) == 2, char.isprintable(), char.isidentifier(), ("a" + char).isidentifier(), is_cased(char), is_case_ignorable(char),
              long_lower, long_upper, long_title, long_fold]
    flags = sum(1 << i for i, value in enumerate(values) if value)
    first = struct.pack("<IiiiiBBBB", flags, lower, upper, title, fold, CATEGORIES.index(category), unicodedata.decimal(char, 0), unicodedata.digit(char, 0),
                        unicodedata.combining(char))
    second = struct.pack("<BBBB", BIDIRECTIONAL.index(unicodedata.bidirectional(char)), WIDTHS.index(unicodedata.east_asian_width(char)), unicodedata.mirrored(char), 0)
    return first, second


def main(path):
    numbers = {}
    codes = array.array("H")
    numeric = bytearray()
    for code in range(0x110000):
        codes.append(numbers.setdefault(records(code), len(numbers)))
        value = unicodedata.numeric(chr(code), None)
        if value is not None:
            fraction = Fraction(value).limit_denominator(1000)
            assert float(fraction) == value, hex(code)
            numeric += struct.pack("<Iqq", code, fraction.numerator, fraction.denominator)
    blocks = {}
    index = array.array("H", (blocks.setdefault(codes[at:at + BLOCK].tobytes(), len(blocks)) for at in range(0, 0x110000, BLOCK)))
    sections = [index.tobytes(), b"".join(blocks), b"".join(first for first, _ in numbers), array.array("I", extended).tobytes(),
                b"".join(second for _, second in numbers), bytes(numeric)]
    version = bytes(map(int, unicodedata.unidata_version.split("."))) + b"\0"
    offset = 12 + 8 * len(sections)
    header = b"AUCD" + version + struct.pack("<I", len(sections))
    body = b""
    for section in sections:
        padding = -offset % 4
        body += b"\0" * padding
        offset += padding
        header += struct.pack("<II", offset, len(section))
        body += section
        offset += len(section)
    with open(path, "wb") as file:
        file.write(header + body)
    print(len(numbers), "records,", len(blocks), "blocks,", len(header + body), "bytes")


main(sys.argv[1])
