# What the builtin exceptions carry.
try:
    {}["k"]
except KeyError as e:
    print(e.args)
# expect: ('k',)
try:
    undefined_name
except NameError as e:
    print(e.name)
# expect: undefined_name
try:
    "".nope
except AttributeError as e:
    print(e.name, repr(e.obj))
# expect: nope ''
try:
    import no_such_module_x
except ImportError as e:
    print(type(e).__name__, e.name, e)
# expect: ModuleNotFoundError no_such_module_x No module named 'no_such_module_x'
try:
    open("/no/such/file")
except OSError as e:
    print(type(e).__name__, e.errno, e.filename, e.strerror, e)
# expect: FileNotFoundError 2 /no/such/file No such file or directory [Errno 2] No such file or directory: '/no/such/file'
try:
    compile("x =", "f.py", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.text, e.filename, e.end_lineno, e.end_offset, e)
# expect: invalid syntax 1 4 x =
# expect:  f.py 1 5 invalid syntax (f.py, line 1)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.start, e.end, e.reason, e.object)
# expect: ascii 0 1 ordinal not in range(128) é
try:
    next(iter([]))
except StopIteration as e:
    print(e.value)
# expect: None
print(SystemExit(3).code, StopIteration(4).value, OSError(2, "x").__class__.__name__)  # expect: 3 4 FileNotFoundError
