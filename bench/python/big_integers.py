"""Big integers: digits of pi, modular powers, square roots, factorials and their decimal text."""

import sys
from math import isqrt

DEFAULT_SIZE = 4600
EXPECTED = {
    60: ('0582097494', 0, 774, 465353864),
    4600: ('4540332157', 87, 135702, 529458556),
}


def pi_digits(count):
    """Gibbons's unbounded spigot: pi's decimal digits, one after the other."""
    q, r, t, k, n, m = 1, 0, 1, 1, 3, 3
    digits = []
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, m = (q * k, (2 * q + r) * m, t * m, k + 1, (q * (7 * k + 2) + r * m) // (t * m), m + 2)
    return digits


def is_probable_prime(number):
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7, 11):
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True


def run(size):
    sys.set_int_max_str_digits(0)
    digits = pi_digits(size)
    primes = [number for number in range(10 ** 40 + 1, 10 ** 40 + 2 * size, 2) if is_probable_prime(number)]
    factorial = 1
    for number in range(2, size * 2):
        factorial *= number
    text = str(factorial)
    if int(text) != factorial:
        sys.exit("big_integers: a number's text read back is another number")
    root = isqrt(factorial)
    if not root * root <= factorial < (root + 1) * (root + 1):
        sys.exit("big_integers: the square root is wrong")
    shifts = 0
    for number in range(size):
        shifts ^= (factorial >> number) & (root << number % 64)
    return "".join(map(str, digits[-10:])), len(primes), sum(map(int, text)), shifts % 1000000007


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"big_integers: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
