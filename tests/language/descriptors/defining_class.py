# The second argument of a method descriptor's __get__: methods that are told their class want a class there.
import io
import re

for descriptor, instance in ((io.TextIOBase.read, io.StringIO()), (re.Pattern.match, re.compile('a')), (io.IOBase.fileno, io.BytesIO()), (str.join, ''), (list.append, []), (io.IOBase.readline, io.BytesIO())):
    try:
        print(descriptor.__get__(instance, 'no type').__name__)
    except TypeError as error:
        print(error)
# expect: descriptor 'read' needs a type, not 'str', as arg 2
# expect: descriptor 'match' needs a type, not 'str', as arg 2
# expect: descriptor 'fileno' needs a type, not 'str', as arg 2
# expect: join
# expect: append
# expect: readline
for call in (lambda: io.TextIOBase.read.__get__(1, 'no type'), lambda: io.TextIOBase.read.__get__(None, None), lambda: io.TextIOBase.read.__get__(None, str)):
    try:
        print(call())
    except TypeError as error:
        print(error)
# expect: descriptor 'read' for '_io._TextIOBase' objects doesn't apply to a 'int' object
# expect: __get__(None, None) is invalid
# expect: <method 'read' of '_io._TextIOBase' objects>
