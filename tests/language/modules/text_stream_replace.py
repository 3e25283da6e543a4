"""A str whose replace() does as it likes, written to a stream that translates newlines."""
import io
class Text(str):
    def replace(self,*a): return None
s=io.TextIOWrapper(io.BytesIO(),newline='\r\n')
try: s.write(Text('a\n'))
except TypeError as e: print(e)
# expect: replace() should return a str, not NoneType
class Text(str):
    def replace(self,*a):
        print(a); return 'b\r\n'
s.write(Text('a\n')); s.flush(); print(s.buffer.getvalue())
# expect: ('\n', '\r\n')
# expect: b'b\r\n'
for action in (lambda s: s.close(), lambda s: s.detach()):
    s=io.TextIOWrapper(io.BytesIO(),newline='\r\n')
    class Text(str):
        def replace(self,*a):
            action(s); return 'b\r\n'
    try: s.write(Text('a\n'))
    except ValueError as e: print(e)
# expect: I/O operation on closed file.
# expect: underlying buffer has been detached
