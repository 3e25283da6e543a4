"""Writes src/Adder.Modules/Unicode/unicodedata.bin, the facts of module unicodedata, from those of a CPython 3.14 that runs this script.

Usage: python3.14 make_unicodedata_module.py OUTPUT [NAMES]

What the runtime's own table (unicode-data.bin) has is not repeated. NAMES is a file with a candidate name or alias of a character or sequence in each line, e.g. made from
NameAliases.txt and NamedSequences.txt; those that the running Python knows, and that are no character's own name, are written.

The file is a zlib stream. Numbers are unsigned LEB128 varints. Sections, one after another:

  runs          count, then (length, bidirectional, width, mirrored) for consecutive code points from 0
  decomposition count, then (step from the last code point, tag, composes, length, code points...)
  numeric       count, then (step, negative, numerator, denominator)
  old runs      as runs with the category before: what Unicode 3.2 says
  old changes   count, then (step, length, code points...): canonical decompositions that were different in 3.2
  old numbers   count, then (step, kind, negative, numerator, denominator): numeric values that were different; kind 0: none
  names         count, then steps; then the names, each ended by a line feed
  ranges        count, then (first, length); then the beginnings of the names in them, which end with the code point in hexadecimal, likewise
  aliases       count, then (length, code points...); then the names, likewise

Indexes of bidirectional classes, widths and tags go by the lists below, which the module repeats.
"""

import sys
import unicodedata
import zlib
from fractions import Fraction

BIDIRECTIONAL = ["", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"]
WIDTHS = ["F", "H", "W", "Na", "A", "N"]
TAGS = ["", "<noBreak>", "<compat>", "<super>", "<fraction>", "<sub>", "<font>", "<circle>", "<wide>", "<vertical>", "<square>", "<isolated>", "<final>", "<initial>", "<medial>", "<small>", "<narrow>"]
CATEGORIES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn".split()
ALL = range(sys.maxunicode + 1)
OLD = unicodedata.ucd_3_2_0

out = bytearray()


def number(value):
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def steps(items, write):
    """Writes a count and then (step, ...) for pairs of code point and value."""
    number(len(items))
    last = 0
    for code_point, value in items:
        number(code_point - last)
        write(value)
        last = code_point


def runs(key):
    found = []
    for code_point in ALL:
        value = key(chr(code_point))
        if found and found[-1][1] == value:
            found[-1][0] += 1
        else:
            found.append([1, value])
    number(len(found))
    for length, value in found:
        number(length)
        for part in value:
            number(part)


def code_points(values):
    number(len(values))
    for value in values:
        number(value)


def fraction(value):
    exact = Fraction(value).limit_denominator(1000)
    assert float(exact) == value
    number(exact < 0)
    number(abs(exact.numerator))
    number(exact.denominator)


def derived(code_point, name):
    """Whether the name follows from the code point, so that it need not be written."""
    return name.startswith("HANGUL SYLLABLE ") or name.endswith("-%04X" % code_point)


runs(lambda c: (BIDIRECTIONAL.index(unicodedata.bidirectional(c)), WIDTHS.index(unicodedata.east_asian_width(c)), unicodedata.mirrored(c)))

decompositions = []
for code_point in ALL:
    text = unicodedata.decomposition(chr(code_point))
    if text:
        parts = text.split()
        tag = parts.pop(0) if parts[0][0] == "<" else ""
        parts = [int(part, 16) for part in parts]
        composes = not tag and len(parts) == 2 and unicodedata.normalize("NFC", "".join(map(chr, parts))) == chr(code_point)
        decompositions.append((code_point, (TAGS.index(tag), composes, parts)))


def decomposition(value):
    number(value[0])
    number(value[1])
    code_points(value[2])


steps(decompositions, decomposition)

numbers = [(c, unicodedata.numeric(chr(c))) for c in ALL if unicodedata.numeric(chr(c), None) is not None]
steps(numbers, fraction)

runs(lambda c: (CATEGORIES.index(OLD.category(c)), BIDIRECTIONAL.index(OLD.bidirectional(c)), WIDTHS.index(OLD.east_asian_width(c)), OLD.mirrored(c)))

changes = []
old_numbers = []
for code_point in ALL:
    c = chr(code_point)
    if OLD.category(c) == "Cn":
        continue
    old = OLD.normalize("NFD", c)
    if old != unicodedata.normalize("NFD", c):
        changes.append((code_point, [ord(part) for part in old]))
    if OLD.numeric(c, None) != unicodedata.numeric(c, None):
        old_numbers.append((code_point, OLD.numeric(c, None)))
steps(changes, code_points)


def old_number(value):
    number(value is not None)
    fraction(value or 0.0)


steps(old_numbers, old_number)

names = [(c, unicodedata.name(chr(c))) for c in ALL if unicodedata.name(chr(c), "")]
names = [(c, name) for c, name in names if not derived(c, name)]
steps(names, lambda name: None)
out += "".join(name + "\n" for _, name in names).encode("ascii")

ranges = []
for code_point in ALL:
    name = unicodedata.name(chr(code_point), "")
    if name.endswith("-%04X" % code_point):
        prefix = name[: -len("%04X" % code_point)]
        if ranges and ranges[-1][2] == prefix and ranges[-1][0] + ranges[-1][1] == code_point:
            ranges[-1][1] += 1
        else:
            ranges.append([code_point, 1, prefix])
number(len(ranges))
for first, length, _ in ranges:
    number(first)
    number(length)
out += "".join(prefix + "\n" for _, _, prefix in ranges).encode("ascii")

aliases = {}
for line in open(sys.argv[2], encoding="utf-8") if len(sys.argv) > 2 else ():
    name = line.strip().upper()
    try:
        text = unicodedata.lookup(name)
    except KeyError:
        continue
    if len(text) > 1 or unicodedata.name(text, "") != name:
        aliases[name] = text
number(len(aliases))
for text in aliases.values():
    code_points([ord(c) for c in text])
out += "".join(name + "\n" for name in aliases).encode("ascii")

with open(sys.argv[1], "wb") as file:
    file.write(zlib.compress(bytes(out), 9))
print(f"{len(names)} names, {len(aliases)} aliases, {len(changes)} old decompositions, {len(old_numbers)} old numbers")
