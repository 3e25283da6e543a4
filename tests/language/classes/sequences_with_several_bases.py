# A class with several bases does what its sequence does: operators with operands that do not fit are refused in the sequence's words.
def outcome(function):
    try:
        return repr(function())
    except Exception as error:
        return str(error)


class Mixin:
    pass


def show(kind, *arguments):
    value = kind(*arguments)
    print(kind.__name__, [outcome(function) for function in (
        lambda: None * value, lambda: value * None, lambda: value * 2, lambda: 2 * value, lambda: value * 1.5, lambda: value * value,
        lambda: value + None, lambda: None + value, lambda: value + value, lambda: value[None], lambda: value[0], lambda: None in value, lambda: len(value),
        lambda: value % None, lambda: value < None, lambda: value @ 1)])
    print(kind.__name__, [outcome(lambda: getattr(value, name)(None)) for name in ("__mul__", "__rmul__", "__add__")])


for base, argument in ((str, "ab"), (list, [1]), (tuple, (1,)), (bytes, b"ab"), (bytearray, b"ab"), (int, 3), (dict, {0: 1})):
    class Two(base, Mixin):
        pass

    class Diamond(Two, base):
        pass

    class Before(Mixin, base):
        pass

    for kind in (Two, Diamond, Before):
        show(kind, argument)
# expect: Two ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "'abab'", "'abab'", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Two'", 'can only concatenate str (not "NoneType") to str', "unsupported operand type(s) for +: 'NoneType' and 'Two'", "'abab'", "string indices must be integers, not 'NoneType'", "'a'", "'in <string>' requires string as left operand, not NoneType", '2', 'not all arguments converted during string formatting', "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate str (not "NoneType") to str']
# expect: Diamond ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "'abab'", "'abab'", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Diamond'", 'can only concatenate str (not "NoneType") to str', "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", "'abab'", "string indices must be integers, not 'NoneType'", "'a'", "'in <string>' requires string as left operand, not NoneType", '2', 'not all arguments converted during string formatting', "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate str (not "NoneType") to str']
# expect: Before ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "'abab'", "'abab'", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Before'", 'can only concatenate str (not "NoneType") to str', "unsupported operand type(s) for +: 'NoneType' and 'Before'", "'abab'", "string indices must be integers, not 'NoneType'", "'a'", "'in <string>' requires string as left operand, not NoneType", '2', 'not all arguments converted during string formatting', "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate str (not "NoneType") to str']
# expect: Two ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", '[1, 1]', '[1, 1]', "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Two'", 'can only concatenate list (not "NoneType") to list', "unsupported operand type(s) for +: 'NoneType' and 'Two'", '[1, 1]', 'list indices must be integers or slices, not NoneType', '1', 'False', '1', "unsupported operand type(s) for %: 'Two' and 'NoneType'", "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate list (not "NoneType") to list']
# expect: Diamond ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", '[1, 1]', '[1, 1]', "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Diamond'", 'can only concatenate list (not "NoneType") to list', "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", '[1, 1]', 'list indices must be integers or slices, not NoneType', '1', 'False', '1', "unsupported operand type(s) for %: 'Diamond' and 'NoneType'", "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate list (not "NoneType") to list']
# expect: Before ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", '[1, 1]', '[1, 1]', "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Before'", 'can only concatenate list (not "NoneType") to list', "unsupported operand type(s) for +: 'NoneType' and 'Before'", '[1, 1]', 'list indices must be integers or slices, not NoneType', '1', 'False', '1', "unsupported operand type(s) for %: 'Before' and 'NoneType'", "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate list (not "NoneType") to list']
# expect: Two ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", '(1, 1)', '(1, 1)', "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Two'", 'can only concatenate tuple (not "NoneType") to tuple', "unsupported operand type(s) for +: 'NoneType' and 'Two'", '(1, 1)', 'tuple indices must be integers or slices, not NoneType', '1', 'False', '1', "unsupported operand type(s) for %: 'Two' and 'NoneType'", "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate tuple (not "NoneType") to tuple']
# expect: Diamond ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", '(1, 1)', '(1, 1)', "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Diamond'", 'can only concatenate tuple (not "NoneType") to tuple', "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", '(1, 1)', 'tuple indices must be integers or slices, not NoneType', '1', 'False', '1', "unsupported operand type(s) for %: 'Diamond' and 'NoneType'", "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate tuple (not "NoneType") to tuple']
# expect: Before ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", '(1, 1)', '(1, 1)', "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Before'", 'can only concatenate tuple (not "NoneType") to tuple', "unsupported operand type(s) for +: 'NoneType' and 'Before'", '(1, 1)', 'tuple indices must be integers or slices, not NoneType', '1', 'False', '1', "unsupported operand type(s) for %: 'Before' and 'NoneType'", "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", 'can only concatenate tuple (not "NoneType") to tuple']
# expect: Two ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "b'abab'", "b'abab'", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Two'", "can't concat NoneType to Two", "unsupported operand type(s) for +: 'NoneType' and 'Two'", "b'abab'", 'byte indices must be integers or slices, not NoneType', '97', "a bytes-like object is required, not 'NoneType'", '2', 'not all arguments converted during bytes formatting', "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", "can't concat NoneType to Two"]
# expect: Diamond ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "b'abab'", "b'abab'", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Diamond'", "can't concat NoneType to Diamond", "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", "b'abab'", 'byte indices must be integers or slices, not NoneType', '97', "a bytes-like object is required, not 'NoneType'", '2', 'not all arguments converted during bytes formatting', "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", "can't concat NoneType to Diamond"]
# expect: Before ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "b'abab'", "b'abab'", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Before'", "can't concat NoneType to Before", "unsupported operand type(s) for +: 'NoneType' and 'Before'", "b'abab'", 'byte indices must be integers or slices, not NoneType', '97', "a bytes-like object is required, not 'NoneType'", '2', 'not all arguments converted during bytes formatting', "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", "can't concat NoneType to Before"]
# expect: Two ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "bytearray(b'abab')", "bytearray(b'abab')", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Two'", "can't concat NoneType to Two", "unsupported operand type(s) for +: 'NoneType' and 'Two'", "bytearray(b'abab')", 'bytearray indices must be integers or slices, not NoneType', '97', "a bytes-like object is required, not 'NoneType'", '2', 'not all arguments converted during bytes formatting', "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", "can't concat NoneType to Two"]
# expect: Diamond ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "bytearray(b'abab')", "bytearray(b'abab')", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Diamond'", "can't concat NoneType to Diamond", "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", "bytearray(b'abab')", 'bytearray indices must be integers or slices, not NoneType', '97', "a bytes-like object is required, not 'NoneType'", '2', 'not all arguments converted during bytes formatting', "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", "can't concat NoneType to Diamond"]
# expect: Before ["can't multiply sequence by non-int of type 'NoneType'", "can't multiply sequence by non-int of type 'NoneType'", "bytearray(b'abab')", "bytearray(b'abab')", "can't multiply sequence by non-int of type 'float'", "can't multiply sequence by non-int of type 'Before'", "can't concat NoneType to Before", "unsupported operand type(s) for +: 'NoneType' and 'Before'", "bytearray(b'abab')", 'bytearray indices must be integers or slices, not NoneType', '97', "a bytes-like object is required, not 'NoneType'", '2', 'not all arguments converted during bytes formatting', "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ["'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer", "can't concat NoneType to Before"]
# expect: Two ["unsupported operand type(s) for *: 'NoneType' and 'Two'", "unsupported operand type(s) for *: 'Two' and 'NoneType'", '6', '6', '4.5', '9', "unsupported operand type(s) for +: 'Two' and 'NoneType'", "unsupported operand type(s) for +: 'NoneType' and 'Two'", '6', "'Two' object is not subscriptable", "'Two' object is not subscriptable", "argument of type 'Two' is not a container or iterable", "object of type 'Two' has no len()", "unsupported operand type(s) for %: 'Two' and 'NoneType'", "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ['NotImplemented', 'NotImplemented', 'NotImplemented']
# expect: Diamond ["unsupported operand type(s) for *: 'NoneType' and 'Diamond'", "unsupported operand type(s) for *: 'Diamond' and 'NoneType'", '6', '6', '4.5', '9', "unsupported operand type(s) for +: 'Diamond' and 'NoneType'", "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", '6', "'Diamond' object is not subscriptable", "'Diamond' object is not subscriptable", "argument of type 'Diamond' is not a container or iterable", "object of type 'Diamond' has no len()", "unsupported operand type(s) for %: 'Diamond' and 'NoneType'", "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ['NotImplemented', 'NotImplemented', 'NotImplemented']
# expect: Before ["unsupported operand type(s) for *: 'NoneType' and 'Before'", "unsupported operand type(s) for *: 'Before' and 'NoneType'", '6', '6', '4.5', '9', "unsupported operand type(s) for +: 'Before' and 'NoneType'", "unsupported operand type(s) for +: 'NoneType' and 'Before'", '6', "'Before' object is not subscriptable", "'Before' object is not subscriptable", "argument of type 'Before' is not a container or iterable", "object of type 'Before' has no len()", "unsupported operand type(s) for %: 'Before' and 'NoneType'", "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ['NotImplemented', 'NotImplemented', 'NotImplemented']
# expect: Two ["unsupported operand type(s) for *: 'NoneType' and 'Two'", "unsupported operand type(s) for *: 'Two' and 'NoneType'", "unsupported operand type(s) for *: 'Two' and 'int'", "unsupported operand type(s) for *: 'int' and 'Two'", "unsupported operand type(s) for *: 'Two' and 'float'", "unsupported operand type(s) for *: 'Two' and 'Two'", "unsupported operand type(s) for +: 'Two' and 'NoneType'", "unsupported operand type(s) for +: 'NoneType' and 'Two'", "unsupported operand type(s) for +: 'Two' and 'Two'", 'None', '1', 'False', '1', "unsupported operand type(s) for %: 'Two' and 'NoneType'", "'<' not supported between instances of 'Two' and 'NoneType'", "unsupported operand type(s) for @: 'Two' and 'int'"]
# expect: Two ["'Two' object has no attribute '__mul__'", "'Two' object has no attribute '__rmul__'", "'Two' object has no attribute '__add__'"]
# expect: Diamond ["unsupported operand type(s) for *: 'NoneType' and 'Diamond'", "unsupported operand type(s) for *: 'Diamond' and 'NoneType'", "unsupported operand type(s) for *: 'Diamond' and 'int'", "unsupported operand type(s) for *: 'int' and 'Diamond'", "unsupported operand type(s) for *: 'Diamond' and 'float'", "unsupported operand type(s) for *: 'Diamond' and 'Diamond'", "unsupported operand type(s) for +: 'Diamond' and 'NoneType'", "unsupported operand type(s) for +: 'NoneType' and 'Diamond'", "unsupported operand type(s) for +: 'Diamond' and 'Diamond'", 'None', '1', 'False', '1', "unsupported operand type(s) for %: 'Diamond' and 'NoneType'", "'<' not supported between instances of 'Diamond' and 'NoneType'", "unsupported operand type(s) for @: 'Diamond' and 'int'"]
# expect: Diamond ["'Diamond' object has no attribute '__mul__'", "'Diamond' object has no attribute '__rmul__'", "'Diamond' object has no attribute '__add__'"]
# expect: Before ["unsupported operand type(s) for *: 'NoneType' and 'Before'", "unsupported operand type(s) for *: 'Before' and 'NoneType'", "unsupported operand type(s) for *: 'Before' and 'int'", "unsupported operand type(s) for *: 'int' and 'Before'", "unsupported operand type(s) for *: 'Before' and 'float'", "unsupported operand type(s) for *: 'Before' and 'Before'", "unsupported operand type(s) for +: 'Before' and 'NoneType'", "unsupported operand type(s) for +: 'NoneType' and 'Before'", "unsupported operand type(s) for +: 'Before' and 'Before'", 'None', '1', 'False', '1', "unsupported operand type(s) for %: 'Before' and 'NoneType'", "'<' not supported between instances of 'Before' and 'NoneType'", "unsupported operand type(s) for @: 'Before' and 'int'"]
# expect: Before ["'Before' object has no attribute '__mul__'", "'Before' object has no attribute '__rmul__'", "'Before' object has no attribute '__add__'"]


class Repeats:
    def __mul__(self, other):
        return "mul", other

    def __rmul__(self, other):
        return "rmul", other


class First(Repeats, list):
    pass


class Last(list, Repeats):
    pass


for kind in (First, Last):
    print([outcome(function) for function in (lambda: kind([1]) * 2, lambda: 2 * kind([1]), lambda: kind([1]) * None, lambda: None * kind([1]))])
# expect: ["('mul', 2)", "('rmul', 2)", "('mul', None)", "('rmul', None)"]
# expect: ['[1, 1]', '[1, 1]', "'NoneType' object cannot be interpreted as an integer", "'NoneType' object cannot be interpreted as an integer"]
Last.__mul__ = lambda self, other: ("late", other)
print(outcome(lambda: Last([1]) * None), outcome(lambda: None * Last([1])))  # expect: ('late', None) 'NoneType' object cannot be interpreted as an integer
del Last.__mul__
print(outcome(lambda: Last([1]) * None), outcome(lambda: None * Last([1])), outcome(lambda: Last([1]) * 2))
# expect: 'NoneType' object cannot be interpreted as an integer 'NoneType' object cannot be interpreted as an integer [1, 1]


# A wrapper under another name than its own is called as any function is.
def kinds(base, **namespace):
    yield type("One", (base,), namespace)
    yield type("Two", (base, Mixin), namespace)


for base, namespace, value in (
        (list, {"__mul__": list.__add__}, [1]), (list, {"__rmul__": list.__add__}, [1]), (str, {"__mul__": str.__add__}, "a"), (int, {"__mul__": int.__add__}, 3),
        (tuple, {"__getitem__": tuple.__mul__}, (1, 2)), (list, {"__mul__": list.__rmul__}, [1])):
    for kind in kinds(base, **namespace):
        print(base.__name__, *namespace, kind.__name__, [outcome(function) for function in (
            lambda: kind(value) * 2, lambda: 2 * kind(value), lambda: kind(value) * [2], lambda: [2] * kind(value), lambda: kind(value) * "b", lambda: kind(value) + kind(value), lambda: kind(value)[1])])
# expect: list __mul__ One ['can only concatenate list (not "int") to list', '[1, 1]', '[1, 2]', "'list' object cannot be interpreted as an integer", 'can only concatenate list (not "str") to list', '[1, 1]', 'list index out of range']
# expect: list __mul__ Two ['can only concatenate list (not "int") to list', '[1, 1]', '[1, 2]', "'list' object cannot be interpreted as an integer", 'can only concatenate list (not "str") to list', '[1, 1]', 'list index out of range']
# expect: list __rmul__ One ['[1, 1]', 'can only concatenate list (not "int") to list', "'list' object cannot be interpreted as an integer", '[1, 2]', "'str' object cannot be interpreted as an integer", '[1, 1]', 'list index out of range']
# expect: list __rmul__ Two ['[1, 1]', 'can only concatenate list (not "int") to list', "'list' object cannot be interpreted as an integer", '[1, 2]', "'str' object cannot be interpreted as an integer", '[1, 1]', 'list index out of range']
# expect: str __mul__ One ['can only concatenate str (not "int") to str', "'aa'", 'can only concatenate str (not "list") to str', "'list' object cannot be interpreted as an integer", "'ab'", "'aa'", 'string index out of range']
# expect: str __mul__ Two ['can only concatenate str (not "int") to str', "'aa'", 'can only concatenate str (not "list") to str', "'list' object cannot be interpreted as an integer", "'ab'", "'aa'", 'string index out of range']
# expect: int __mul__ One ['5', '6', '[2, 2, 2]', '[2, 2, 2]', "'bbb'", '6', "'One' object is not subscriptable"]
# expect: int __mul__ Two ['5', '6', '[2, 2, 2]', '[2, 2, 2]', "'bbb'", '6', "'Two' object is not subscriptable"]
# expect: tuple __getitem__ One ['(1, 2, 1, 2)', '(1, 2, 1, 2)', "can't multiply sequence by non-int of type 'list'", "can't multiply sequence by non-int of type 'One'", "can't multiply sequence by non-int of type 'str'", '(1, 2, 1, 2)', '(1, 2)']
# expect: tuple __getitem__ Two ['(1, 2, 1, 2)', '(1, 2, 1, 2)', "can't multiply sequence by non-int of type 'list'", "can't multiply sequence by non-int of type 'Two'", "can't multiply sequence by non-int of type 'str'", '(1, 2, 1, 2)', '(1, 2)']
# expect: list __mul__ One ['[1, 1]', '[1, 1]', "'list' object cannot be interpreted as an integer", "'list' object cannot be interpreted as an integer", "'str' object cannot be interpreted as an integer", '[1, 1]', 'list index out of range']
# expect: list __mul__ Two ['[1, 1]', '[1, 1]', "'list' object cannot be interpreted as an integer", "'list' object cannot be interpreted as an integer", "'str' object cannot be interpreted as an integer", '[1, 1]', 'list index out of range']


# Of a class with a + of its own, += still extends.
for base, value in ((list, [1]), (bytearray, b"a")):
    kind = type("Two", (base, Mixin), {"__add__": lambda self, other: ("add", other)})
    extended = kind(value)
    extended += value
    print(base.__name__, extended, kind(value) + value)
# expect: list [1, 1] ('add', [1])
# expect: bytearray Two(b'aa') ('add', b'a')
