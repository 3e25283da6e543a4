# An exception raised by the consumer's code inside goes out and finishes the generator.
def g():
    yield 1
    1 / 0
    yield 2
it = g()
next(it)
try:
    next(it)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
# expect: division by zero 4
print(list(it))  # expect: []
