"""Mapping patterns ask a dict itself; what is more than a dict, or a key that is no plain str, is asked the general way."""


class Names:
    first = "a"
    second = "a"
    other = 1


class Asked(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


class Sly(str):
    def __eq__(self, other):
        print("eq", str(other))
        return NotImplemented

    __hash__ = str.__hash__


class Colliding:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        raise LookupError(f"compared with {other!r}")


def two(subject):
    match subject:
        case {"a": x, "b": y, **rest}:
            return x, y, rest
        case {"a": x}:
            return x
        case _:
            return None


def twice(subject):
    match subject:
        case {Names.first: x, Names.second: y}:
            return x, y
    return "no"


def named(subject):
    match subject:
        case {Names.first: x, Names.other: y}:
            return x, y
    return "no"


for subject in ({"a": 1, "b": 2, "c": 3}, {"a": 1}, {"b": 2}, {}, Asked(a=1, b=2), {Sly("a"): 5}, {1: 1, "a": 2}, [1], {Colliding(): 3}):
    for function in (two, twice, named):
        for _ in range(3):
            try:
                print(function.__name__, function(subject))
            except (ValueError, LookupError) as error:
                print(function.__name__, type(error).__name__, error)
    Names.second = "b" if Names.second == "a" else "a"
# expect: two (1, 2, {'c': 3})
# expect: two (1, 2, {'c': 3})
# expect: two (1, 2, {'c': 3})
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: named no
# expect: named no
# expect: named no
# expect: two 1
# expect: two 1
# expect: two 1
# expect: twice no
# expect: twice no
# expect: twice no
# expect: named no
# expect: named no
# expect: named no
# expect: two None
# expect: two None
# expect: two None
# expect: twice no
# expect: twice no
# expect: twice no
# expect: named no
# expect: named no
# expect: named no
# expect: two None
# expect: two None
# expect: two None
# expect: twice no
# expect: twice no
# expect: twice no
# expect: named no
# expect: named no
# expect: named no
# expect: get a
# expect: get b
# expect: two (1, 2, {})
# expect: get a
# expect: get b
# expect: two (1, 2, {})
# expect: get a
# expect: get b
# expect: two (1, 2, {})
# expect: get a
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: get a
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: get a
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: get a
# expect: get 1
# expect: named no
# expect: get a
# expect: get 1
# expect: named no
# expect: get a
# expect: get 1
# expect: named no
# expect: eq a
# expect: two 5
# expect: eq a
# expect: two 5
# expect: eq a
# expect: two 5
# expect: twice no
# expect: twice no
# expect: twice no
# expect: named no
# expect: named no
# expect: named no
# expect: two 2
# expect: two 2
# expect: two 2
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: twice ValueError mapping pattern checks duplicate key ('a')
# expect: named (2, 1)
# expect: named (2, 1)
# expect: named (2, 1)
# expect: two None
# expect: two None
# expect: two None
# expect: twice no
# expect: twice no
# expect: twice no
# expect: named no
# expect: named no
# expect: named no
# expect: two LookupError compared with 'a'
# expect: two LookupError compared with 'a'
# expect: two LookupError compared with 'a'
# expect: twice no
# expect: twice no
# expect: twice no
# expect: named no
# expect: named no
# expect: named no
Names.first = Sly("a")
print(two({"a": 1}), named({"a": 1, 1: 2}))
# expect: eq a
# expect: 1 (1, 2)
