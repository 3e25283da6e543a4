"""As conversions.py, with a float where both functions had the int 32.

The subtraction and the addition then meet two floats instead of a float and an int.
"""

import math


def fahrenheit_to_celsius(f):
    x = f - 32.0
    return x * 5 / 9


def celsius_to_fahrenheit(c):
    x = c * 9 / 5
    return x + 32.0


TEMPERATURES = [-459.67, -40.0, 0.0, 32.0, 50.0, 68.0, 98.6, 212.0, 451.0]

# Enough trips for the code to warm up and settle.
TRIPS = 100


def main():
    for _ in range(TRIPS):
        for fahrenheit in TEMPERATURES:
            celsius = fahrenheit_to_celsius(fahrenheit)
            back = celsius_to_fahrenheit(celsius)
            assert math.isclose(fahrenheit, back, abs_tol=1e-9), (fahrenheit, celsius, back)


if __name__ == "__main__":
    main()
