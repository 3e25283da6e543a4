"""Building strings: by +=, join, formatting, replace, slices and translation."""

import sys

DEFAULT_SIZE = 670000
EXPECTED = {
    500: (14499, 4890, 984, 204323271),
    670000: (19429999, 9168890, 1317324, 722310884),
}

VOWELS = str.maketrans("aeiou", "43105")


def accumulate(count):
    text = ""
    for number in range(count):
        text += chr(97 + number % 26)
        if number % 50 == 49:
            text += "\n"
    return text


def table(count):
    rows = []
    for number in range(count):
        rows.append(f"{number:>6}|{number * 3.5:10.2f}|{number % 7:#x}|{'x' * (number % 5):<5}|")
    return "\n".join(rows)


def percent(count):
    return "".join("%05d-%s;" % (number, str(number)[::-1]) for number in range(count))


def caesar(text):
    return "".join([chr((ord(letter) - 90) % 26 + 97) if letter.isalpha() else letter for letter in text])


def run(size):
    text = accumulate(size * 2)
    lines = table(size)
    marks = percent(size)
    turned = caesar(text)
    changed = turned.translate(VOWELS).replace("xyz", "<>").upper().title()
    if len(text) != size * 2 + size * 2 // 50:
        sys.exit("string_building: += lost letters")
    if lines.count("\n") != size - 1:
        sys.exit("string_building: the table lost lines")
    checksum = 0
    for part in (text, lines, marks, changed):
        for index in range(0, len(part), 17):
            checksum = (checksum * 33 + ord(part[index])) % 1000000007
    return len(lines), len(marks), len(changed), checksum


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"string_building: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
