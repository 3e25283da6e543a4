"""Splitting, stripping and counting words in a dict, then ranking them."""

import sys

DEFAULT_SIZE = 130000
EXPECTED = {
    300: (881, 13434, ('topo', 23), ('vevera', 1), 21),
    130000: (1248, 5850010, ('raer', 6324), ('neanlo', 416), 1163),
}

SYLLABLES = ["ka", "to", "mi", "ra", "ne", "su", "lo", "ve", "di", "po", "an", "er"]


def make_lines(count):
    state = 7
    for number in range(count):
        words = []
        for _ in range(9):
            state = (state * 69069 + 1) % 4294967296
            word = SYLLABLES[state >> 28 & 7] + SYLLABLES[(state >> 20) % 12]
            if state & 0x1000:
                word += SYLLABLES[(state >> 13) % 12]
            words.append(word.capitalize() if state & 0x800000 else word)
        yield " ".join(words) + (".\n" if number % 3 else "!\n")


def run(size):
    counts = {}
    letters = 0
    followers = {}
    for line in make_lines(size):
        previous = None
        for word in line.split():
            word = word.strip(".!").lower()
            letters += len(word)
            counts[word] = counts.get(word, 0) + 1
            if previous is not None:
                followers.setdefault(previous, set()).add(word)
            previous = word
    if sum(counts.values()) != size * 9:
        sys.exit("word_counts: words were lost")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return len(counts), letters, ranked[0], ranked[-1], max(len(each) for each in followers.values())


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"word_counts: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
