# Calls in another interpreter: functions as code, arguments as pickles, exceptions as texts.
from concurrent import interpreters

def failing():
    return 1 / 0

def outer():
    kept = 3
    def inner():
        return kept
    return inner

def stays():
    names = globals()
    names['counted'] = names.get('counted', 0) + 1
    return names['counted']

interp = interpreters.create()
def shared(items):
    return sum(items)
print(interp.call(shared, [1, 2, 3]))  # expect: 6
print(interp.call(lambda a, b: (b, a), {'x': 1}, {2}))  # expect: ({2}, {'x': 1})
print(interp.call(stays), interp.call(stays), 'counted' in globals())  # expect: 1 2 False
print(interp.call(len, 'four'), interp.call(eval, '__name__'))  # expect: 4 __main__
try:
    interp.call(failing)
except interpreters.ExecutionFailed as error:
    print(error.excinfo.type.__name__, error.excinfo.msg, error.excinfo.formatted, sep=' | ')
    print(str(error).splitlines()[0])
# expect: ZeroDivisionError | division by zero | ZeroDivisionError: division by zero
# expect: ZeroDivisionError: division by zero
for what in (outer(), 5):
    try:
        interp.call(what)
    except (interpreters.NotShareableError, TypeError) as error:
        print(type(error).__name__, error, '|', repr(error.__cause__))
# expect: NotShareableError only stateless functions are shareable | ValueError('closures not supported')
# expect: TypeError expected a callable, got 5 | None
try:
    interp.call(lambda: open)
    interp.call(lambda: (x for x in ()))
except interpreters.NotShareableError as error:
    print(error)
# expect: object does not support cross-interpreter data
for script in ('raise KeyError("k")', lambda: 1, lambda x: None, 'import nowhere'):
    try:
        interp.exec(script)
    except (interpreters.ExecutionFailed, ValueError) as error:
        print(type(error).__name__, str(error).splitlines()[0])
# expect: ExecutionFailed KeyError: 'k'
# expect: ValueError code that returns a value is not a script
# expect: ValueError code with args not supported
# expect: ExecutionFailed ModuleNotFoundError: No module named 'nowhere'
try:
    interp.exec('1 +')
except SyntaxError as error:
    print(error)
# expect: invalid syntax (<script>, line 1)
interp.close()
