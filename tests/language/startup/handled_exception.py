# Whatever the start does meanwhile, it knows nothing of the exception that is being handled here, and leaves it.
import sys

try:
    1 / 0
except ZeroDivisionError:
    print(sys.exception())
    print(exit)
    print(sys.exception(), sys.exc_info()[0])
    try:
        quit(3)
    except SystemExit as end:
        print(end.code, repr(end.__context__))
# expect: division by zero
# expect: Use exit() or Ctrl-D (i.e. EOF) to exit
# expect: division by zero <class 'ZeroDivisionError'>
# expect: 3 ZeroDivisionError('division by zero')
print(sys.exception())  # expect: None
