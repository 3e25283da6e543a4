"""Bytes and slices: Eratosthenes' sieve in a bytearray, by steps and by strided assignment."""

import sys

DEFAULT_SIZE = 12000000
EXPECTED = {
    1000: (168, 997, 35),
    12000000: (788060, 11999989, 69011),
}


def by_slices(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    for number in range(2, int(limit ** 0.5) + 1):
        if flags[number]:
            flags[number * number::number] = bytes(len(range(number * number, limit + 1, number)))
    return flags


def by_steps(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    number = 2
    while number * number <= limit:
        if flags[number]:
            for multiple in range(number * number, limit + 1, number):
                flags[multiple] = False
        number += 1
    return flags


def run(size):
    flags = by_slices(size)
    small = by_steps(size // 2)
    if sum(small) != sum(flags[:size // 2 + 1]):
        sys.exit("prime_sieve: two sieves disagree")
    primes = [number for number, flag in enumerate(flags) if flag]
    twins = sum(b - a == 2 for a, b in zip(primes, primes[1:]))
    return len(primes), primes[-1], twins


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"prime_sieve: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
