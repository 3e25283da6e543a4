"""String methods: find, split, partition, strip, startswith, slices and comparison on CSV-like text."""

import sys

DEFAULT_SIZE = 400000
EXPECTED = {
    100: (4320007, 25, 3, 37, 435, 94),
    400000: (20000099110, 100000, 3, 37, 1700010, 632433),
}

HEADER = "id;name;street;amount;note"


def make_rows(count):
    for number in range(count):
        quoted = f'"street; no. {number}"' if number % 4 == 0 else f"street {number}"
        yield f"{number};  Name{number % 37} ;{quoted};{number * 17 % 1000}.{number % 100:02};{'x' * (number % 6)}"


def split_row(line):
    """Fields between semicolons, which count for nothing inside quotes."""
    fields = []
    position = 0
    while position <= len(line):
        if line.startswith('"', position):
            end = line.index('"', position + 1)
            fields.append(line[position + 1:end])
            position = end + 2
        else:
            end = line.find(";", position)
            if end < 0:
                end = len(line)
            fields.append(line[position:end])
            position = end + 1
    return fields


def run(size):
    text = "\n".join([HEADER, *make_rows(size)])
    names = HEADER.split(";")
    total = quoted = longest = 0
    groups = {}
    for line in text.splitlines()[1:]:
        fields = split_row(line)
        if len(fields) != 5:
            sys.exit(f"text_scanning: {len(fields)} fields in {line!r}")
        record = dict(zip(names, fields))
        whole, _, cents = record["amount"].partition(".")
        total += int(whole) * 100 + int(cents)
        name = record["name"].strip().lower()
        groups[name] = groups.get(name, 0) + 1
        quoted += ";" in record["street"] and record["street"].endswith(record["id"])
        longest = max(longest, len(record["note"].rstrip("x ").ljust(3, ".")))
        if record["id"] < record["amount"] and not record["name"].isspace():
            total += 1
    vowels = sum(text.count(vowel) for vowel in "aeiou")
    at = hops = 0
    while (at := text.find("7", at) + 1) > 0:
        hops += 1
    return total, quoted, longest, len(groups), vowels, hops


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"text_scanning: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
