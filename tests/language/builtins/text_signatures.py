"""Builtin functions, methods and types show CPython's signatures, long ones broken into lines."""
import inspect
import io
import pickle
import re
import time
import zlib

for shown in (compile, print, __import__, getattr, dir, iter, next, vars, type, set, reversed, int, str.find, str.maketrans, bytes.center, list.index, dict.update, dict.pop,
              property.__set_name__, type.__prepare__, time.time, time.strptime, zlib.compressobj, pickle.dumps, pickle.Pickler, pickle.Unpickler, io.TextIOWrapper,
              io.BufferedReader, io.BufferedReader.seek, re.Match.group, re.Pattern.match, open):
    print(shown.__name__, repr(shown.__text_signature__))
# expect: compile '($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)'
# expect: print "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)"
# expect: __import__ '($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)'
# expect: getattr None
# expect: dir None
# expect: iter None
# expect: next None
# expect: vars None
# expect: type None
# expect: set '(iterable=(), /)'
# expect: reversed '(sequence, /)'
# expect: int None
# expect: find '($self, sub[, start[, end]], /)'
# expect: maketrans '(x, y=<unrepresentable>, z=<unrepresentable>, /)'
# expect: center "($self, width, fillchar=b' ', /)"
# expect: index '($self, value, start=0, stop=sys.maxsize, /)'
# expect: update None
# expect: pop '($self, key, default=<unrepresentable>, /)'
# expect: __set_name__ '($self, owner, name, /)'
# expect: __prepare__ '($cls, name, bases, /, **kwds)'
# expect: time '($self, /)'
# expect: strptime None
# expect: compressobj '($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)'
# expect: dumps '($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)'
# expect: Pickler '(file, protocol=None, fix_imports=True, buffer_callback=None)'
# expect: Unpickler "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())"
# expect: TextIOWrapper '(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)'
# expect: BufferedReader '(raw, buffer_size=DEFAULT_BUFFER_SIZE)'
# expect: seek '($self, target, whence=0, /)'
# expect: group None
# expect: match '($self, /, string, pos=0, endpos=sys.maxsize)'
# expect: open "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)"

print(inspect.signature(io.BufferedIOBase), io.BufferedReader.__new__ is object.__new__)  # expect: () True


class Documented:
    """Documented(first, second=2)
--

What it does.
"""


class Plain:
    """Plain(first) without the line."""


print(repr(Documented.__text_signature__), Plain.__text_signature__)  # expect: '(first, second=2)' None
