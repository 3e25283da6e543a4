# x *= sequence: only where x has nothing of a sequence does the sequence repeat itself; x * sequence always does.


class Index:
    def __index__(self):
        return 2


def multiply(x, y):
    return x * y


def multiply_in_place(x, y):
    x *= y
    return x


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except TypeError as error:
        return error


for _ in range(3):
    print(attempt(multiply, Index(), "ab"), attempt(multiply_in_place, Index(), "ab"), sep=" | ")
# expect: abab | unsupported operand type(s) for *=: 'Index' and 'str'
# expect: abab | unsupported operand type(s) for *=: 'Index' and 'str'
# expect: abab | unsupported operand type(s) for *=: 'Index' and 'str'
print(attempt(multiply_in_place, 2, [1]), attempt(multiply_in_place, True, "ab"), attempt(multiply_in_place, "ab", Index()))  # expect: [1, 1] ab abab
for left in {}, set(), 1.5, None, slice(1), object(), Index, {}.keys(), range(1), memoryview(b"a"):
    print(attempt(multiply, left, (1,)), attempt(multiply_in_place, left, (1,)), sep=" | ")
# expect: can't multiply sequence by non-int of type 'dict' | unsupported operand type(s) for *=: 'dict' and 'tuple'
# expect: can't multiply sequence by non-int of type 'set' | unsupported operand type(s) for *=: 'set' and 'tuple'
# expect: can't multiply sequence by non-int of type 'float' | can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'NoneType' | can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'slice' | can't multiply sequence by non-int of type 'slice'
# expect: can't multiply sequence by non-int of type 'object' | can't multiply sequence by non-int of type 'object'
# expect: can't multiply sequence by non-int of type 'type' | can't multiply sequence by non-int of type 'type'
# expect: can't multiply sequence by non-int of type 'dict_keys' | unsupported operand type(s) for *=: 'dict_keys' and 'tuple'
# expect: can't multiply sequence by non-int of type 'range' | unsupported operand type(s) for *=: 'range' and 'tuple'
# expect: can't multiply sequence by non-int of type 'memoryview' | unsupported operand type(s) for *=: 'memoryview' and 'tuple'
