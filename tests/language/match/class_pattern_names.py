"""Attributes that a class pattern names: each once, in order, positional ones first."""


class Noisy:
    __match_args__ = ("a", "b", "c")

    def __getattr__(self, name):
        print("asked for", name)
        if name in "abcd":
            return name.upper()
        raise AttributeError(name)


def attempt(function, subject):
    try:
        return function(subject)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def two(subject):
    match subject:
        case Noisy(x, y):
            return x, y
    return "no match"


def mixed(subject):
    match subject:
        case Noisy(x, d=z):
            return x, z
    return "no match"


def missing(subject):
    match subject:
        case Noisy(x, nothing=z, b=w):
            return x, z, w
    return "no match"


def twice(subject):
    match subject:
        case Noisy(x, y, a=z):
            return x, y, z
    return "no match"


def late(subject):
    match subject:
        case Noisy(x, c=z):
            return x, z
    return "no match"


def none_at_all(subject):
    match subject:
        case Noisy():
            return "yes"
    return "no match"


def itself(subject):
    match subject:
        case int(x) | str(x):
            return x
        case list((first, *_)):
            return first
        case float(real=x):
            return x
    return "no match"


def too_many(subject):
    match subject:
        case int(x, y):
            return x
    return "no match"


for function in (two, mixed, missing, twice, late, none_at_all):
    print(function.__name__, attempt(function, Noisy()), attempt(function, 5))
# expect: asked for a
# expect: asked for b
# expect: two ('A', 'B') no match
# expect: asked for a
# expect: asked for d
# expect: mixed ('A', 'D') no match
# expect: asked for a
# expect: asked for nothing
# expect: missing no match no match
# expect: asked for a
# expect: asked for b
# expect: twice TypeError: Noisy() got multiple sub-patterns for attribute 'a' no match
# expect: asked for a
# expect: asked for c
# expect: late ('A', 'C') no match
# expect: none_at_all yes no match
for subject in (1, "s", [1, 2], [], 1.5, True, None):
    print(itself(subject))
# expect: 1
# expect: s
# expect: 1
# expect: no match
# expect: 1.5
# expect: True
# expect: no match
print(attempt(too_many, 1), attempt(too_many, "x"))  # expect: TypeError: int() accepts 1 positional sub-pattern (2 given) no match
Noisy.__match_args__ = ("a", "a")
print(attempt(two, Noisy()))
# expect: asked for a
# expect: TypeError: Noisy() got multiple sub-patterns for attribute 'a'
Noisy.__match_args__ = ("a", 5)
print(attempt(two, Noisy()), attempt(mixed, Noisy()))
# expect: asked for a
# expect: asked for a
# expect: asked for d
# expect: TypeError: __match_args__ elements must be strings (got int) ('A', 'D')
Noisy.__match_args__ = ["a", "b"]
print(attempt(two, Noisy()), attempt(none_at_all, Noisy()))  # expect: TypeError: Noisy.__match_args__ must be a tuple (got list) yes
Noisy.__match_args__ = ("d",)
print(attempt(two, Noisy()), attempt(mixed, Noisy()), attempt(late, Noisy()))
# expect: asked for d
# expect: asked for d
# expect: asked for c
# expect: TypeError: Noisy() accepts 1 positional sub-pattern (2 given) TypeError: Noisy() got multiple sub-patterns for attribute 'd' ('D', 'C')
del Noisy.__match_args__
print(attempt(two, Noisy()), attempt(none_at_all, Noisy()))  # expect: TypeError: Noisy() accepts 0 positional sub-patterns (2 given) yes
