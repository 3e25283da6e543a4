# Functions of _pylong that a program has replaced are asked for large ints, the library's own never need be.
import _pylong
import sys

sys.set_int_max_str_digits(0)
large, divisor = 1 << 200_000, (1 << 100_000) - 1
text = '-' + '7' * 20_000

def check():
    for call in (lambda: str(large)[:5], lambda: int(text) % 1000, lambda: divmod(large, divisor)[1] % 1000, lambda: large // divisor % 1000, lambda: f'{large}'[-3:]):
        try:
            print(call(), end=' ')
        except Exception as error:
            print(repr(error), end=' ')
    print()

check()  # expect: 99800 223 1 377 376
originals = {name: getattr(_pylong, name) for name in ('int_to_decimal_string', 'int_from_string', 'int_divmod')}
for results in (('text', 12, (3, 4)), (None, 'text', (1,)), (5, None, ('a', 'b'))):
    for (name, _), result in zip(originals.items(), results):
        setattr(_pylong, name, lambda *arguments, result=result: result)
    check()
# expect: text 988 4 3 ext
# expect: TypeError('_pylong.int_to_decimal_string did not return a str') TypeError('_pylong.int_from_string did not return an int') ValueError('tuple of length 2 is required from int_divmod()') ValueError('tuple of length 2 is required from int_divmod()') TypeError('_pylong.int_to_decimal_string did not return a str')
# expect: TypeError('_pylong.int_to_decimal_string did not return a str') TypeError('_pylong.int_from_string did not return an int') ValueError('tuple of int is required from int_divmod()') ValueError('tuple of int is required from int_divmod()') TypeError('_pylong.int_to_decimal_string did not return a str')
for name in originals:
    setattr(_pylong, name, lambda *arguments: 1 / 0)
check()
# expect: ZeroDivisionError('division by zero') ZeroDivisionError('division by zero') ZeroDivisionError('division by zero') ZeroDivisionError('division by zero') ZeroDivisionError('division by zero')
for name, function in originals.items():
    setattr(_pylong, name, function)
check()  # expect: 99800 223 1 377 376
