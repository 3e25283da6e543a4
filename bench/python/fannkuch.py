"""Reversing list prefixes: the most flips any permutation needs until its first card is 0."""

import sys

DEFAULT_SIZE = 10
EXPECTED = {
    6: (10, 49),
    10: (38, 73196),
}


def run(size):
    cards = list(range(size))
    counters = [0] * size
    best = checksum = 0
    even = True
    while True:
        hand = cards[:]
        flips = 0
        while top := hand[0]:
            hand[:top + 1] = hand[top::-1]
            flips += 1
        if flips > best:
            best = flips
        checksum += flips if even else -flips
        # The next permutation, by rotating ever longer prefixes.
        even = not even
        if not even:
            cards[0], cards[1] = cards[1], cards[0]
            continue
        cards[0], cards[1] = cards[1], cards[0]
        level = 2
        while level < size:
            first = cards.pop(0)
            cards.insert(level, first)
            if counters[level] < level:
                counters[level] += 1
                break
            counters[level] = 0
            level += 1
        else:
            return best, checksum


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"fannkuch: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
