# Errors that the compiler finds quote at most 999 bytes of the file's line, decoded and without a byte order mark.
import os, tempfile
name = os.path.join(tempfile.mkdtemp(), 'x.py')
def run(b):
    open(name, 'wb').write(b)
    try: compile(b, name, 'exec')
    except SyntaxError as e: print(e.lineno, e.offset, e.end_lineno, e.end_offset, len(e.text or ''), ascii(e.text)[:40], ascii(e.text)[-30:])
u='return "\xe4"'.encode()
run(u); run(b'\xef\xbb\xbf'+u); run('# coding: latin1\nreturn "\xe4"'.encode('latin1'))
# expect: 1 1 1 12 10 'return "\xe4"' 'return "\xe4"'
# expect: 1 1 1 12 10 'return "\xe4"' 'return "\xe4"'
# expect: 2 1 2 12 10 'return "\xe4"' 'return "\xe4"'
run('return "\xe4" #'.encode()+'\xe4'.encode()*1000)
# expect: 1 1 1 12 505 'return "\xe4" #\xe4\xe4\xe4\xe4\xe4\xe4 4\xe4\xe4\xe4\xe4\xe4\xe4\xe4'
run('return "\xe4" # '.encode()+'\xe4'.encode()*1000)
# expect: 1 1 1 12 506 'return "\xe4" # \xe4\xe4\xe4\xe4\xe4\xe xe4\xe4\xe4\xe4\xe4\xe4\ufffd'
run('return "\xe4" # '.encode()+'\xe4'.encode()*1000+b'\nx=1\n')
# expect: 1 1 1 12 506 'return "\xe4" # \xe4\xe4\xe4\xe4\xe4\xe xe4\xe4\xe4\xe4\xe4\xe4\ufffd'
run(b'x=1\nreturn 1 # '+b'a'*2000+b'\nx=1\n')
# expect: 2 1 2 9 999 'return 1 # aaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
run(b'x=1\nreturn 1 # '+b'a'*900+b'\nx=1\n')
# expect: 2 1 2 9 912 'return 1 # aaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaa\n'
run(b'x=1\nx = "'+b'a'*2000+b'"; return 1\nx=1\n')  # expect: 2 2009 2 2017 999 'x = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
run(b'x=1;return\r\nx=1\r\n')  # expect: 1 5 1 11 11 'x=1;return\n' 'x=1;return\n'
run(b'x=1\rreturn\rx=1\r\n')  # expect: 2 1 2 7 7 'return\n' 'return\n'
run(b'\xef\xbb\xbfreturn\n')  # expect: 1 1 1 7 7 'return\n' 'return\n'
os.remove(name); os.rmdir(os.path.dirname(name))
