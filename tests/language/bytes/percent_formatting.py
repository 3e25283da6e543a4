# % on bytes.
print(b"%s %d %x %c %r %a %b" % (b"a", 1, 255, 65, "é", "é", b"z"), b"%5.1f|%-4d|" % (1.25, 3), b"%(k)s" % {b"k": b"v"})
# expect: b"a 1 ff A '\\xe9' '\\xe9' z" b'  1.2|3   |' b'v'
try:
    b"%s" % "text"
except TypeError as error:
    print(error)
# expect: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
