"""Formatted strings, templates, comparisons and the like."""


def formatted(a, b, width):
    f"{a}"
    f"plain"
    f"{a}{b!r}{a!s:>10}{b!a:{width}.{a}}"
    f"{a=}, {b = !r}, {a + b=:>{width}}"
    f"text {a} text {b:%Y-%m-%d} text"
    "%s and %r" % (a, b)
    "%d" % a
    "%s%% done" % (a,)
    f"{a!r:^{width}}" f"{b}"
    return f"{'nested'} {f'{a}'}"


def templates(a, b):
    return t"{a} and {b!r:>10}", t"", t"plain {a=}"


def long_format(a):
    return f"{a}1{a}2{a}3{a}4{a}5{a}6{a}7{a}8{a}9{a}0{a}1{a}2{a}3{a}4{a}5{a}6{a}7{a}8{a}9{a}0"


def augmented(a, b):
    a += b
    a.x -= b
    a[0] *= b
    a[b:1] @= 2
    a //= 1; a /= 2; a %= 3; a **= 4; a >>= 5; a <<= 6; a &= 7; a ^= 8; a |= 9
    return a @ b, a.b.c[1][2].d, -a, +a, ~a


def annotated():
    x: int = 1
    y: undefined
    (z): str = 2
    x.y: int
    return x


value: int = 3
other: list[value]
import os.path, sys as system
from os import path as p, sep
from . import sibling
from ..package import thing as other_thing
from os.path import *
