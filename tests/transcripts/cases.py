"""The cases of the transcripts.

A case has a name and arguments, or a shell line in which PYTHON stands for the interpreter, or the name of a special
procedure in run; and, where it needs them, stdin, files, environment variables and a normalizer.
"""

from pathlib import Path

CASES = []


def case(name, *arguments, **rest):
    CASES.append({"name": name, "arguments": list(arguments), **rest})


def shell(name, line, **rest):
    CASES.append({"name": name, "shell": line, **rest})


def program(name, source, *arguments, **rest):
    """A case that runs a program of this text."""
    files = {"program.py": source, **rest.pop("files", {})}
    case(name, "program.py", *arguments, files=files, **rest)


# The modules of the library that are commands.

SMALL = '''\
"""A module with a docstring."""
import os


def area(width, height=2):
    """The area.

    >>> area(3)
    6
    >>> area(2, 5)
    10
    """
    return width * height


class Box:
    def __init__(self, side):
        self.side = side

    def volume(self):
        try:
            return self.side ** 3
        finally:
            pass


if __name__ == "__main__":
    total = 0
    for side in range(3):
        total += Box(side).volume() + area(side)
    print("total", total)
'''

case("module-this", "-m", "this")
case("module-json-tool", "-m", "json.tool", stdin='{"b": [1, 2.50, null, true], "a": {"x": "\\u00e9é"}, "e": []}')
case("module-json-tool-options", "-m", "json.tool", "--sort-keys", "--no-ensure-ascii", "--indent", "2", stdin='{"b": 1, "a": "é"}')
case("module-json-tool-lines", "-m", "json.tool", "--json-lines", "--compact", stdin='{"a": 1}\n[1, 2]\n')
case("module-json-tool-error", "-m", "json.tool", stdin='{"a": 1,}')
case("module-json-tool-file", "-m", "json.tool", "in.json", "out.json", files={"in.json": "[1,2]"})
case("module-dis", "-m", "dis", "small.py", files={"small.py": SMALL})
case("module-dis-stdin", "-m", "dis", stdin="x = [i for i in range(3) if i]\nprint(f'{x!r:>10}')\n")
case("module-dis-offsets", "-m", "dis", "-O", "-C", stdin="def f(a):\n    return a.b(1)\n")
case("module-ast", "-m", "ast", "small.py", files={"small.py": SMALL})
case("module-ast-options", "-m", "ast", "-m", "eval", "-a", "--indent", "1", stdin="lambda x: x + 1")
case("module-ast-error", "-m", "ast", stdin="x = = 1\n")
case("module-tokenize", "-m", "tokenize", "small.py", files={"small.py": SMALL})
case("module-tokenize-exact", "-m", "tokenize", "-e", stdin="x = f'{a!r:>{w}}' + 1_0 # note\n")
case("module-tokenize-error", "-m", "tokenize", stdin="x = (1,\n")
case("module-timeit", "-m", "timeit", "-n", "10", "-r", "3", "x = 1", normalizer="timeit")
case("module-timeit-verbose", "-m", "timeit", "-v", "-n", "5", "-r", "2", "-s", "y = 2", "x = y", normalizer="timeit")
case("module-timeit-error", "-m", "timeit", "-n", "1", "1/0", normalizer="timeit")
case("module-calendar", "-m", "calendar", "2024")
case("module-calendar-month", "-m", "calendar", "2024", "2")
case("module-calendar-html", "-m", "calendar", "--type", "html", "2023")

TESTS = '''\
import unittest


class Numbers(unittest.TestCase):
    def test_sum(self):
        self.assertEqual(sum([1, 2]), 3)

    def test_wrong(self):
        self.assertEqual([1, 2, 3], [1, 5, 3], "lists differ")

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError):
            1 / 0

    def test_error(self):
        {}["missing"]

    @unittest.skip("not today")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_parts(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)
'''
case("module-unittest", "-m", "unittest", "-v", "test_numbers", files={"test_numbers.py": TESTS})
case("module-unittest-one", "-m", "unittest", "test_numbers.Numbers.test_sum", files={"test_numbers.py": TESTS})
case("module-unittest-discover", "-m", "unittest", files={"test_numbers.py": TESTS})
case("module-unittest-none", "-m", "unittest")
case("module-unittest-missing", "-m", "unittest", "no_such_test_module")
CASES.append({"name": "module-http-server", "special": "serve", "files": {"page.txt": "a page\n", "folder/inside.txt": "x"}})
shell("module-zipfile", "PYTHON -m zipfile -c a.zip one.txt folder && PYTHON -m zipfile -t a.zip && PYTHON -m zipfile -e a.zip out && cat out/one.txt out/folder/two.txt && PYTHON -m zipfile -l a.zip | cut -c 1-30",
      files={"one.txt": "one\n", "folder/two.txt": "two\n"})
case("module-zipfile-error", "-m", "zipfile", "-l", "not-a-zip.txt", files={"not-a-zip.txt": "x"})
case("module-compileall", "-m", "compileall", "package", files={"package/__init__.py": "", "package/good.py": "x = 1\n", "package/bad.py": "x = (\n"})
case("module-compileall-quiet", "-m", "compileall", "-q", "package", files={"package/__init__.py": ""})
case("module-compileall-missing", "-m", "compileall", "no-such-folder")
case("module-pdb", "-m", "pdb", "small.py", files={"small.py": SMALL},
     stdin="b area\nc\nw\na\np width * 10\nn\nl\nu\np side, total\nd\nr\ncl 1\npp {'a': [1]}\nb 20, self.side == 2\nc\np self.side\ntbreak 24\nq\n")
case("module-pdb-error", "-m", "pdb", "fail.py", files={"fail.py": "def f(x):\n    return 1 / x\nf(0)\n"}, stdin="c\nw\np x\nq\n")
case("module-pdb-commands", "-m", "pdb", "-c", "n", "-c", "p x", "-c", "q", "t.py", files={"t.py": "x = 5\ny = 6\n"})
case("module-doctest", "-m", "doctest", "-v", "small.py", files={"small.py": SMALL})
case("module-doctest-failure", "-m", "doctest", "bad.txt", files={"bad.txt": "Some text.\n\n>>> 1 + 1\n3\n>>> 1 / 0\nTraceback (most recent call last):\nZeroDivisionError: division by zero\n>>> undefined\n"})
case("module-profile", "-m", "profile", "small.py", files={"small.py": SMALL}, normalizer="profile")
case("module-base64", "-m", "base64", "-e", stdin="hello")
shell("module-gzip", "PYTHON -m gzip f.txt && PYTHON -m gzip -d f.txt.gz && cat f.txt", files={"f.txt": "text\n"})
case("module-symtable", "-m", "symtable", stdin="def f(a):\n    global g\n    return lambda: a\n")
case("module-trace", "-m", "trace", "--count", "--summary", "--missing", "-C", ".", "t.py", files={"t.py": "x = 0\nfor i in range(3):\n    x += i\nprint(x)\n"})
case("module-py-compile", "-m", "py_compile", "bad.py", files={"bad.py": "def f(:\n"})
case("module-textwrap-missing", "-m", "textwrap")
case("module-missing", "-m", "no_such_module")
case("module-package-without-main", "-m", "json")
case("module-package", "-m", "package", "argument", files={"package/__init__.py": "print('init')\n", "package/__main__.py": "import sys\nprint('main', __name__, __package__, sys.argv[1:])\n"})
case("module-dotted", "-m", "package.inner", files={"package/__init__.py": "", "package/inner.py": "print(__name__, __package__, __spec__.name)\n"})
case("module-error-inside", "-m", "failing", files={"failing.py": "import no_such_thing\n"})
case("module-parent-error", "-m", "package.inner", files={"package/__init__.py": "1 / 0\n"})

# The command line itself.

case("version", "-V")
case("version-long", "--version")
case("version-twice", "-VV")
case("help", "-h")
case("help-long", "--help")
case("help-environment", "--help-env")
case("help-x-options", "--help-xoptions")
case("option-unknown", "-z")
case("option-unknown-long", "--no-such-option")
case("option-without-argument-c", "-c")
case("option-without-argument-m", "-m")
case("option-without-argument-w", "-W")
case("option-of-jython", "-J")
case("option-x-lock", "-X", "gil=0", "-c", "1")
case("option-x-switch", "-X", "context_aware_warnings=2", "-c", "1")
case("option-x-thread-context", "-X", "thread_inherit_context=1", "-c", "import sys; print(sys.flags.thread_inherit_context)")
case("option-x-number-with-space", "-X", "int_max_str_digits= 700", "-c", "import sys; print(sys.get_int_max_str_digits())")
case("option-x-tracing-bad", "-X", "tracemalloc=-1", "-c", "1")
case("help-all", "--help-all")
case("option-bad-warning", "-W", "nonsense:x", "-c", "print(1)")
case("option-warning-error", "-W", "error", "-c", "import warnings; warnings.warn('w')")
case("option-o", "-O", "-c", "assert 0; print(__debug__)")
case("option-oo", "-OO", "-c", "def f(): 'doc'\nprint(f.__doc__, __debug__)")
case("option-flags", "-B", "-E", "-s", "-S", "-u", "-P", "-q", "-d", "-c", "import sys; print(sys.flags)")
case("option-isolated", "-I", "-c", "import sys; print(sys.flags.isolated, sys.flags.ignore_environment, sys.flags.no_user_site, sys.flags.safe_path)")
case("option-x-options", "-X", "utf8=0", "-X", "name", "-X", "key=value", "-c", "import sys; print(sys._xoptions, sys.flags.utf8_mode)")
case("option-x-int-digits", "-X", "int_max_str_digits=700", "-c", "print(len(str(10 ** 800)))")
case("option-x-bad", "-X", "int_max_str_digits=5", "-c", "1")
case("option-b", "-b", "-W", "always", "-c", "print(b'a' == 'a', str(b'x'))")
case("option-bb", "-bb", "-c", "b'a' == 'a'")
case("option-skip-first-line", "-x", "f.py", files={"f.py": "this is no Python\nprint('second')\n"})
case("option-joined", "-Bcprint(1, __name__)")
case("option-dash-dash", "--", "f.py", "-x", files={"f.py": "import sys\nprint(sys.argv)\n"})
case("hash-randomization", "-R", "-c", "import sys; print(sys.flags.hash_randomization)")

case("argv-file", "f.py", "a", "-b", "--c", files={"f.py": "import sys\nprint(sys.argv, sys.orig_argv[1:], sys.path[0])\n"})
case("argv-command", "-c", "import sys; print(sys.argv, repr(sys.path[0]), __name__)", "x", "-y")
case("argv-stdin", "-", "x", stdin="import sys; print(sys.argv, repr(sys.path[0]), __name__)\n")
case("argv-module", "-m", "mod", "x", files={"mod.py": "import sys, os\nprint([os.path.basename(sys.argv[0])] + sys.argv[1:], sys.path[0])\n"})

case("file-missing", "no-such-file.py")
case("file-relative", "./f.py", files={"f.py": "print(__file__)\n"})
case("file-without-name", "")
case("file-is-dot", ".")
case("file-is-folder-without-main", "folder", files={"folder/x.py": ""})
case("folder-with-main", "folder", "a", files={"folder/__main__.py": "import sys, helper\nprint(__name__, sys.argv, sys.path[0], helper.x)\n", "folder/helper.py": "x = 1\n"})
shell("zip-with-main", "PYTHON -m zipfile -c app.zip __main__.py helper.py && rm helper.py && PYTHON app.zip a", files={"__main__.py": "import sys, helper\nprint(__name__, sys.argv, helper.x, __file__)\n", "helper.py": "x = 2\n"})
shell("zip-without-main", "PYTHON -m zipfile -c app.zip other.py && PYTHON app.zip", files={"other.py": ""})
shell("zip-with-error", "PYTHON -m zipfile -c app.zip __main__.py && PYTHON app.zip", files={"__main__.py": "def f():\n    raise ValueError('in a zip')\nf()\n"})
case("file-empty", "f.py", files={"f.py": ""})
case("file-without-extension", "script", files={"script": "#!/usr/bin/env python\nprint('ran')\n"})
case("file-crlf", "f.py", files={"f.py": b"if 1:\r\n    print('crlf')\r\n"})
case("file-bom", "f.py", files={"f.py": b"\xef\xbb\xbfprint('bom')\n"})
case("file-no-newline-at-end", "f.py", files={"f.py": "if 1:\n    print('x')"})
shell("file-unreadable-folder", "PYTHON folder/", files={"folder/x.txt": ""})
shell("pyc-run", "PYTHON -c 'import py_compile; py_compile.compile(\"f.py\", \"f.pyc\")' && rm f.py && PYTHON f.pyc", files={"f.py": "print('from pyc', __name__)\n"})
case("pyc-bad-magic", "f.pyc", files={"f.pyc": b"nonsense that is no code"})
shell("pyc-damaged-import", "PYTHON -c 'import mod' && PYTHON -c 'import glob; open(glob.glob(\"__pycache__/mod*.pyc\")[0], \"wb\").write(b\"damaged\")' && PYTHON -c 'import mod'", files={"mod.py": "print('imported')\n"})
shell("pyc-truncated-import", "PYTHON -c 'import mod' && PYTHON -c 'import glob; n = glob.glob(\"__pycache__/mod*.pyc\")[0]; d = open(n, \"rb\").read(); open(n, \"wb\").write(d[:20])' && PYTHON -c 'import mod'", files={"mod.py": "print('imported')\n"})

# Bad source.

case("source-nul-bytes", "f.py", files={"f.py": b"x = 1\n\0\n"})
case("source-utf-16", "f.py", files={"f.py": "x = 1\n".encode("utf-16-le")})
case("source-utf-16-with-mark", "f.py", files={"f.py": b"\xff\xfe" + "x = 1\n".encode("utf-16-le")})
case("source-ends-before-block", "f.py", files={"f.py": "x = 1\nif x:  # c\n"})
case("source-ends-after-try", "f.py", files={"f.py": "try:\n    pass"})
case("source-nul-in-command-file", "f.py", files={"f.py": b"print('a')\0\n"})
case("source-wrong-encoding", "f.py", files={"f.py": b"# caf\xe9\nprint('x')\n"})
case("source-wrong-encoding-later", "f.py", files={"f.py": b"print('x')\n\n\ny = '\xff'\n"})
case("source-unknown-encoding", "f.py", files={"f.py": b"# -*- coding: no-such-codec -*-\nprint('x')\n"})
case("source-latin-1", "f.py", files={"f.py": b"# -*- coding: latin-1 -*-\nprint(ascii('caf\xe9'))\n"})
case("source-bom-and-other-encoding", "f.py", files={"f.py": b"\xef\xbb\xbf# coding: latin-1\nprint('x')\n"})
program("source-unterminated-string", "x = 'abc\ny = 1\n")
program("source-unterminated-triple", "x = 1\ny = '''abc\nmore\n")
program("source-unterminated-fstring", "x = f'abc{\n")
program("source-200-brackets", "x = " + "(" * 200 + ")" * 200 + "\n")
program("source-200-brackets-open", "x = " + "[" * 200 + "\n")
program("source-101-indentations", "".join(" " * level + "if 1:\n" for level in range(101)) + " " * 101 + "pass\n")
program("source-deep-unary", "x = " + "-" * 100000 + "1\n")
program("source-deep-addition", "x = " + "1+" * 100000 + "1\nprint(x)\n")
program("source-deep-attribute", "x = a" + ".b" * 100000 + "\n")
program("source-deep-lists", "x = " + "[" * 150 + "]" * 150 + "\nprint(len(x))\n")
program("source-unclosed", "def f(\n    a,\nprint('x')\n")
program("source-mismatched", "x = (1, [2, 3)\n")
program("source-indentation", "def f():\n    x = 1\n  y = 2\n")
program("source-unexpected-indent", "x = 1\n    y = 2\n")
program("source-tabs-and-spaces", "if 1:\n        x = 1\n\ty = 2\n")
program("source-print-statement", "print 'hello'\n")
program("source-invalid-character", "x = 1 – 2\n")
program("source-return-outside", "return 5\n")
program("source-long-line-error", "x = [" + ", ".join(str(n) for n in range(40)) + " oops 5]\n")
program("source-wide-characters-error", "名前 = 'é' + 😀 1\n")
program("source-warning", "x = '\\d'\nif x is 1: pass\nassert (x, 'always true')\n")
program("source-keyword-typo", "fro i in range(3):\n    pass\n")

program("source-backslash-at-end", "x = 1\n\\")
program("source-backslash-at-end-of-statement", "x = 1 + \\\n")
program("source-too-many-digits", "x = 1\ny = f(2, " + "1" * 4301 + ")\n")
case("source-mark-but-no-utf-8", "f.py", files={"f.py": b"\xef\xbb\xbfx = '\xff'\n"})
case("source-ascii-declared", "f.py", files={"f.py": b"#!/usr/bin/python\n# coding: ascii\nx = 1\ny = '\xe9'\n"})
case("source-ascii-in-declaration", "f.py", files={"f.py": b"# \xe9 coding: ascii\nx = 1\n"})
case("source-ascii-declared-far-on", "f.py", files={"f.py": b"# coding: ascii\n" + b"# 0123456789\n" * 2000 + b"y = '\xe9'\n"})
case("source-shift-jis-error", "f.py", files={"f.py": "# coding: shift_jis\nx = '日本語' 1 2\n".encode("shift_jis")})
case("source-shift-jis-incomplete", "f.py", files={"f.py": b"# coding: shift_jis\nx = 1 # \x93"})
case("source-no-text-encoding", "f.py", files={"f.py": b"# coding: rot13\nx = 1\n"})
case("source-latin-1-warning", "f.py", files={"f.py": b"# coding: latin-1\nassert ('\xe9', 1)\n"})

# -c.

case("command-syntax-error", "-c", "x = (1 +")
case("command-indentation-error", "-c", "if 1:\nx = 1")
case("command-exception", "-c", "def f(a):\n    return a + 1\nf('x')")
case("command-empty", "-c", "")
case("command-surrounded-by-space", "-c", "  \n  x = 1\n  print(x)")
case("command-unicode", "-c", "print('é😀', ascii('é'))")

# How programs end.

for name, text in (("nothing", ""), ("zero", "0"), ("three", "3"), ("text", "'a text'"), ("none", "None"), ("tuple", "(1, 2)"),
                   ("big", "256 + 7"), ("negative", "-1"), ("true", "True"), ("false", "False"), ("float", "1.5"), ("huge", "2 ** 70"), ("two-arguments", "1, 2")):
    case(f"exit-{name}", "-c", f"raise SystemExit({text})")
case("exit-class", "-c", "raise SystemExit")
case("exit-sys-exit", "-c", "import sys\ntry:\n    sys.exit(4)\nfinally:\n    print('finally')")
case("exit-os-exit", "-c", "import os; print('lost?', flush=True); os._exit(9)")
case("exit-in-atexit", "-c", "import atexit\n@atexit.register\ndef f(): print('atexit'); 1 / 0\nprint('end')")
case("exit-object-with-str", "-c", "class C:\n    def __str__(self): return 'my text'\nraise SystemExit(C())")
case("exit-in-excepthook", "-c", "import sys; sys.excepthook = lambda *a: sys.exit(4); 1/0")
case("exit-stderr-closed-by-program", "-c", "import os; os.close(2); 1/0")
case("exit-in-thread", "-c", "import threading\ndef f(): raise SystemExit(5)\nt = threading.Thread(target=f); t.start(); t.join(); print('main goes on')")
case("exit-keyboard-interrupt", "-c", "raise KeyboardInterrupt")
case("exit-quit", "-c", "quit(3)")
for name in ("SIGSEGV", "SIGABRT", "SIGFPE", "SIGTERM"):
    case(f"exit-by-{name.lower()}", "-c", f"import os, signal; print('sends', flush=True); os.kill(os.getpid(), signal.{name}); print('goes on')")
case("exit-by-raised-signal", "-c", "import signal; signal.raise_signal(signal.SIGSEGV); print('goes on')")
case("exit-not-by-ignored-signal", "-c", "import signal; signal.signal(signal.SIGSEGV, signal.SIG_IGN); signal.raise_signal(signal.SIGSEGV); print('goes on')")
CASES.append({"name": "exit-interrupted-loop", "special": "interrupt", "files": {"program.py": "print('ready')\nwhile True: pass\n"}})
CASES.append({"name": "exit-interrupted-sleep", "special": "interrupt", "files": {"program.py": "import time\nprint('ready')\ntime.sleep(30)\n"}})
CASES.append({"name": "exit-interrupted-power", "special": "interrupt", "files": {"program.py": "print('ready')\n7 ** 300_000_000\n"}})
CASES.append({"name": "exit-interrupt-caught", "special": "interrupt", "files": {"program.py": "import time\nprint('ready')\ntry:\n    time.sleep(30)\nexcept KeyboardInterrupt:\n    print('caught')\n"}})
shell("stdout-closed", "PYTHON -c 'print(1)' >&-; echo code $?")
shell("stdout-full", "PYTHON -c 'print(1)' > /dev/full; echo code $?")
shell("stdout-broken-pipe", "PYTHON -c 'for i in range(100000): print(i)' | head -n 1")
shell("stderr-closed", "PYTHON -c '1/0' 2>&-; echo code $?")
shell("stdin-closed", "PYTHON -c 'import sys; print(sys.stdin)' <&-; echo code $?")
shell("all-closed", "PYTHON -c '1/0' <&- >&- 2>&-; echo code $?")
shell("stdout-is-lost-handled", "PYTHON -c 'import sys; print(sys.stdout)' >&-; echo code $?")

# Standard input.

case("stdin-program", stdin="x = 1\nprint(x)\nprint(__name__)\n")
case("stdin-program-error", stdin="def f():\n    1 / 0\n\nf()\n")
case("stdin-program-syntax-error", stdin="x = 1\ny = = 2\n")
case("stdin-empty", stdin="")
case("stdin-reads-rest", "-c", "import sys; print(repr(sys.stdin.read()))", stdin="line one\nline é\n")
case("stdin-input-function", "-c", "print([input('? '), input()])", stdin="one\ntwo\n")
case("stdin-exit-code", stdin="import sys\nsys.exit(7)\n")
case("interactive-after-command", "-i", "-c", "x = 5", stdin="x + 1\nprint('hi')\n1 / 0\ndef f():\n    return 2\n\nf()\nx = = 1\n_\n")
case("interactive-after-file", "-i", "f.py", files={"f.py": "y = [1]\n1 / 0\n"}, stdin="y\n")
case("interactive-quiet", "-q", "-i", stdin="1 + 1\nif 1:\n    print('block')\n\n'text'\nNone\nimport sys; sys.ps1 = '# '\n3\n")
case("interactive-banner", "-i", stdin="exit(3)\n")
case("interactive-system-exit", "-i", "-c", "raise SystemExit(3)", stdin="print('still here')\n")
case("interactive-inspect-variable", "-c", "x = 1", environment={"PYTHONINSPECT": "1"}, stdin="x\n")
case("interactive-startup", "-q", "-i", environment={"PYTHONSTARTUP": "start.py"}, files={"start.py": "s = 'from startup'\n"}, stdin="s\n")

case("interactive-interrupt", "-q", "-i", stdin="raise KeyboardInterrupt\nx = 5\nx\nraise SystemExit(3)\n")
case("interactive-after-interrupted-file", "-q", "-i", "f.py", files={"f.py": "raise KeyboardInterrupt\n"}, stdin="1\n")

# The environment.

case("environment-path", "-c", "import mine; print(mine.x)", environment={"PYTHONPATH": "extra"}, files={"extra/mine.py": "x = 'found'\n"})
case("environment-optimize", "-c", "assert 0; print(__debug__)", environment={"PYTHONOPTIMIZE": "1"})
case("environment-warnings", "-c", "import warnings; warnings.warn('w')", environment={"PYTHONWARNINGS": "error"})
case("environment-warnings-empty", "-c", "import sys; print(sys.warnoptions)", environment={"PYTHONWARNINGS": ",error,"})

# Another compilation of the loop takes over while the program runs; its code is what is expected.
program("environment-loop-placed", """\
import time

def numbers(count):
    for number in range(count):
        yield number

def total(values, *, scale=1):
    result = 0
    for value in values:
        try:
            result += value * scale if value % 3 else int("x" * (value % 2))
        except ValueError:
            result -= 1
    return result

seen = set()
end = time.monotonic() + 1.5
while time.monotonic() < end:
    seen.add(total(numbers(2000), scale=2) + total([1.5, 2.5, 4.5]))
print(seen)
""", environment={"ADDER_LOOP": "checked", "ADDER_HEAP": "checked"})

# .NET compiles everything anew here, so that memory of the stack holds what was there before.
program("environment-compiled-anew", """\
import _thread
seen = set()
for _ in range(3000):
    for name in ("worker", "fifteen letters", "ab"):
        _thread.set_name(name)
        seen.add(_thread._get_name())
print(sorted(seen))
""", environment={"DOTNET_ReadyToRun": "0"})
case("environment-allocator-unknown", "-c", "1", environment={"PYTHONMALLOC": "x"})
case("environment-ignored", "-E", "-c", "print(__debug__)", environment={"PYTHONOPTIMIZE": "1"})
case("environment-safe-path", "-c", "import sys; print('' in sys.path, sys.flags.safe_path)", environment={"PYTHONSAFEPATH": "1"})
case("environment-encoding", "-c", "import sys; print(sys.stdout.encoding, sys.stdin.errors, 'é')", environment={"PYTHONIOENCODING": "latin-1:replace"})
case("environment-no-bytecode", "-c", "import sys, mod, os; print(sys.dont_write_bytecode, os.path.exists('__pycache__'))", environment={"PYTHONDONTWRITEBYTECODE": "1"}, files={"mod.py": ""})
case("environment-pycache-prefix", "-c", "import mod, os; print(os.path.exists('__pycache__'), os.path.exists('elsewhere'))", environment={"PYTHONPYCACHEPREFIX": "elsewhere"}, files={"mod.py": ""})
case("environment-hash-seed", "-c", "print(hash('abc'))", environment={"PYTHONHASHSEED": "42"})
case("environment-hash-seed-bad", "-c", "1", environment={"PYTHONHASHSEED": "x"})

# The locale at the start.

LOCALE = ("import sys, os, locale; print(sys.stdin.encoding, sys.stdin.errors, sys.stdout.encoding, sys.stdout.errors, sys.stderr.encoding, sys.stderr.errors, sys.flags.utf8_mode);"
          "print(locale.getlocale(), locale.getencoding(), locale.getpreferredencoding(), open(os.devnull).encoding, os.environ.get('LC_CTYPE'))")
for name, variables in (
        ("c", {"LANG": "C"}), ("posix-for-characters", {"LC_CTYPE": "POSIX"}), ("c-for-all", {"LC_ALL": "C"}), ("not-installed", {"LANG": "xx_YY.UTF-8"}),
        ("c-kept", {"LANG": "C", "PYTHONCOERCECLOCALE": "0"}), ("c-without-utf8-mode", {"LANG": "C", "PYTHONUTF8": "0"}),
        ("c-kept-without-utf8-mode", {"LC_ALL": "C", "PYTHONUTF8": "0"}), ("c-with-warning", {"LANG": "C", "PYTHONCOERCECLOCALE": "warn"}),
        ("c-for-all-with-warning", {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "warn"}), ("utf8-with-warning", {"PYTHONCOERCECLOCALE": "warn"})):
    case(f"locale-{name}", "-c", LOCALE, environment=variables)
shell("locale-of-child", "PYTHON -c 'import subprocess; subprocess.run([\"sh\", \"-c\", \"echo $LC_CTYPE\"])'", environment={"LANG": ""})
case("locale-ascii-streams", "-c", "import sys; print(ascii(sys.stdin.read()), '\\udce9'); print('\\xe9')", environment={"LC_ALL": "C", "PYTHONUTF8": "0"}, stdin="é")
shell("environment-encoding-with-mark", "PYTHON -c 'print(1); print(2)' | od -c; PYTHON -c 'print(1); print(2)' > file; od -c file", environment={"PYTHONIOENCODING": "utf-16"})

# Uncaught exceptions.

program("traceback-simple", "def outer(x):\n    return inner(x) + 1\n\n\ndef inner(y):\n    return y.missing\n\n\nouter(5)\n")
program("traceback-carets", "data = {'a': {'b': [1, 2]}}\n\n\ndef f(n):\n    return data['a']['b'][n] + (1 / (n - 1)) * len(data)\n\n\ntry:\n    f(1)\nexcept ZeroDivisionError:\n    f(7)\n")
program("traceback-chained", "def a():\n    raise ValueError('first')\n\n\ndef b():\n    try:\n        a()\n    except ValueError as error:\n        raise RuntimeError('second') from error\n\n\ntry:\n    b()\nexcept RuntimeError:\n    {}['third']\n")
program("traceback-group", "def make(kind, text):\n    try:\n        raise kind(text)\n    except kind as error:\n        return error\n\n\nraise ExceptionGroup('several', [make(ValueError, 'one'), ExceptionGroup('inner', [make(KeyError, 'two'), TypeError('three')])])\n")
program("traceback-notes", "error = ValueError('noted')\nerror.add_note('a note')\nerror.add_note('another\\nin two lines')\nraise error\n")
program("traceback-recursion", "def f(n):\n    return f(n + 1)\n\n\nf(0)\n")
program("traceback-mutual-recursion", "def f(n):\n    return g(n + 1)\n\n\ndef g(n):\n    return f(n)\n\n\nf(0)\n")
program("traceback-repr-recursion", "class C:\n    def __repr__(self):\n        return repr(self)\n\n\ntry:\n    repr(C())\nexcept RecursionError as error:\n    print(type(error).__name__)\na = []\nfor _ in range(100000):\n    a = [a]\ntry:\n    repr(a)\nexcept RecursionError as error:\n    print(error)\n")
program("traceback-imported-syntax-error", "import broken\n", files={"broken.py": "x = 1\ndef f(:\n    pass\n"})
program("traceback-imported-error", "import failing\n", files={"failing.py": "def go():\n    raise OSError(2, 'No such thing', 'name')\n\n\ngo()\n"})
program("traceback-exec", "exec('def f():\\n    1 / 0\\nf()')\n")
program("traceback-lambda-and-comprehension", "f = lambda x: [1 // y for y in x]\nf([1, 0])\n")
program("traceback-class-body", "class C:\n    x = 1\n    y = x + undefined\n")
program("traceback-generator", "def g():\n    yield 1\n    raise LookupError('in a generator')\n\n\nfor x in g():\n    print(x)\n")
program("traceback-multiline", "x = [1,\n     2]\nvalue = (x[0] +\n         x[1] +\n         x[2])\n")
program("traceback-suggestions", "import math\n\n\ndef f():\n    value = 1\n    return valeu\n\n\ntry:\n    f()\nexcept NameError:\n    math.sqr(2)\n")
program("traceback-thread", "import threading\n\n\ndef work():\n    raise ValueError('in a thread')\n\n\nt = threading.Thread(target=work, name='worker')\nt.start()\nt.join()\nprint('main ends')\n")
program("traceback-del", "import gc\n\n\nclass C:\n    def __del__(self):\n        raise ValueError('in del')\n\n\nc = C()\nc = None\ngc.collect()\nprint('goes on')\n")
program("traceback-unicode", "def größe(名):\n    raise ValueError('😀 é ' + 名)\n\n\ngröße('中') + größe('文')\n")
program("traceback-finally", "try:\n    1 / 0\nfinally:\n    print('finally')\n")
program("traceback-assert", "x = 5\nassert x == 6, f'x is {x}'\n")
program("traceback-raise-none", "raise None\n")
program("traceback-bad-str", "class E(Exception):\n    def __str__(self):\n        raise ValueError\n\n\nraise E\n")
program("traceback-excepthook-fails", "import sys\n\n\ndef hook(*args):\n    1 / 0\n\n\nsys.excepthook = hook\nraise ValueError('original')\n")
program("traceback-asyncio", "import asyncio\n\n\nasync def inner():\n    raise ValueError('awaited')\n\n\nasync def main():\n    await inner()\n\n\nasyncio.run(main())\n")
program("traceback-long-chain-of-calls", "".join(f"def f{n}():\n    f{n + 1}()\n\n\n" for n in range(8)) + "def f8():\n    raise KeyError('deep')\n\n\nf0()\n")
program("traceback-limit", "import sys\nsys.tracebacklimit = 1\n\n\ndef f():\n    g()\n\n\ndef g():\n    1 / 0\n\n\nf()\n")
program("traceback-tabs", "def f():\n\treturn 1 +\t'x'\n\n\nf()\n")
program("traceback-with-and-decorator", "def deco(f):\n    raise TypeError('decorating')\n\n\n@deco\ndef f():\n    pass\n")
program("traceback-attribute-suggestion-own-class", "class Account:\n    def __init__(self):\n        self.balance = 1\n\n    def show(self):\n        return balance\n\n\nAccount().show()\n")
program("traceback-missing-module", "import nunpy\n")
program("traceback-shadowed-module", "import random\nrandom.randint(1, 2)\n", files={"random.py": "x = 1\n"})

# Adder's own commands, which CPython does not have.


def own(name, *arguments, **rest):
    case(name, *arguments, own=True, **rest)


CONVERT = '''\
import sys


def convert(f):
    if f > 10000:
        raise ValueError(f)
    return (f - 32) * 5 / 9


for i in range(100):
    convert(float(i))
'''
BAG = '''\
class Bag:
    def __iter__(self):
        return iter([1, 2])


def has(bag):
    return 2 in bag


for _ in range(20):
    has(BAG)
'''

own("specialist-file", "specialist", "program.py", "--html", "-x", files={"program.py": CONVERT + "print(sys.argv, __name__, sys.orig_argv[1:])\n"})
own("specialist-colours", "specialist", "--color", "always", "-b", "program.py", files={"program.py": CONVERT})
own("specialist-dark", "specialist", "--color", "always", "--dark", "program.py", files={"program.py": CONVERT})
own("specialist-blank", "specialist", "-t", "none*.py", "program.py", files={"program.py": "x = 1\n"})
own("specialist-blank-targets", "specialist", "-t", "none*.py", "program.py", files={"program.py": "import helper\nhelper.f()\n", "helper.py": "def f():\n    for i in range(9):\n        i + i\n"})
own("specialist-command", "specialist", "-c", "for i in range(9): print(i, end=' ')", "argument")
own("specialist-module", "specialist", "-t", "small.py", "-m", "unittest", "-q", "test_small", files={"small.py": "def f(x):\n    return x + x\n", "test_small.py": "import unittest\nimport small\n\n\nclass Test(unittest.TestCase):\n    def test(self):\n        for i in range(20):\n            small.f(i)\n"})
own("specialist-own-files", "specialist", "program.py", files={"program.py": "import helper\nfor i in range(9): helper.f(i)\n", "helper.py": "def f(x):\n    return x + x\n"})
own("specialist-reason", "specialist", "--as", "3.14", "program.py", files={"program.py": BAG.replace("BAG", "Bag()")})
own("specialist-counts", "specialist", "--as", "3.14", "--counts", "--color", "always", "program.py", files={"program.py": "def f(x):\n    return x + x\n\n\nfor i in range(500):\n    f(i)\n    f(i * 1.5)\n"})
own("specialist-exit-code", "specialist", "program.py", files={"program.py": "import atexit, sys, threading\natexit.register(print, 'at exit')\nthreading.Thread(target=lambda: [print('thread', i) for i in range(3)]).start()\nsys.exit(7)\n"})
own("specialist-uncaught", "specialist", "--json", "out.json", "program.py", files={"program.py": "def f():\n    return 1 / 0\n\n\nf()\n"})
shell("specialist-outputs", "PYTHON specialist --html a.html --json a.json --markdown a.md --sarif a.sarif -o pages program.py && ls a.* pages && cat a.md && grep -c '</script>' a.html", own=True, files={"program.py": CONVERT})
shell("specialist-diff", "PYTHON specialist --as 3.14 --json a.json a/program.py; PYTHON specialist --as 3.14 --json b.json b/program.py; sed -i s,a/program.py,b/program.py, a.json; PYTHON specialist diff a.json b.json; echo $?; PYTHON specialist diff --markdown d.md b.json a.json; echo $?; cat d.md", own=True,
      files={"a/program.py": BAG.replace("BAG", "{1, 2}"), "b/program.py": "# One line more.\n" + BAG.replace("BAG", "Bag()")})
shell("specialist-gates", "PYTHON specialist --as 3.14 --json base.json --fail-under 100 program.py; echo $?; sed -i 's/has(.1, 2.)/has(Bag())/' program.py; PYTHON specialist --as 3.14 --json x.json --fail-under 100 program.py; echo $?; PYTHON specialist --as 3.14 --json x.json --fail-on-regression base.json program.py; echo $?; PYTHON specialist --fail-on-regression program.py program.py; echo $?", own=True,
      files={"program.py": BAG.replace("BAG", "{1, 2}")})
CONVERSIONS = (Path(__file__).resolve().parents[2] / "examples" / "conversions.py").read_text(encoding="utf-8")
TRIED = "PYTHON -c \"import json; [print(trial['path'], trial['line'], trial['reason'], trial['output'], trial.get('specialized'), trial['edits'], trial['before'] > 0) for trial in json.load(open('out.json')).get('trials', [])]\""
shell("specialist-try", "PYTHON -c 'import helper'; PYTHON specialist --as 3.14 --try --json out.json program.py argument < input.txt; echo $?; " + TRIED + "; cat helper.py", own=True,
      files={"program.py": "import sys, helper\nfor i in range(30):\n    helper.has(i)\nprint(sys.argv, len(sys.stdin.read()), file=sys.stderr)\nsys.exit(5)\n",
             "helper.py": "def has(x):\n    return x in [1, 2, 3]\n", "input.txt": "input\n"})
shell("specialist-try-output", "PYTHON specialist --as 3.14 --try --json out.json -c '\nfor i in range(30):\n    x = (i * 0.1 + 1.5) / 7.0\nprint(x)\nfor i in range(30):\n    i in (1, True)\n'; " + TRIED, own=True)
own("specialist-called-once", "specialist", "--as", "3.11", "program.py", files={"program.py": "def f(n):\n    for i in range(n):\n        i + i\n\n\nf(99)\n"})
shell("specialist-try-never-tried", "PYTHON specialist --as 3.11 --try --json out.json conversions.py; " + TRIED, own=True, files={"conversions.py": CONVERSIONS})
shell("specialist-try-in-vain", "PYTHON specialist --as 3.11 --try --json out.json -c 'for x in range(99): x * 5 / 9'; " + TRIED, own=True)
shell("specialist-try-nothing", "PYTHON specialist --try --json out.json program.py; " + TRIED, own=True, files={"program.py": CONVERT})
own("specialist-lenses", "specialist", "--as", "3.12", "--as", "3.14", "program.py", "argument", files={"program.py": CONVERT + "import sys\nprint(sys.argv)\nsys.exit(3)\n"})
shell("specialist-lenses-outputs", "PYTHON specialist --as 3.12 --as 3.14 --html a.html -o pages --markdown a.md --json a.json -c 'for i in range(9): i * 0.5'; ls a.* pages; cat a.md; grep -c 'class=.columns' a.html pages/_string.html", own=True)
shell("specialist-time", "PYTHON specialist --time --json out.json --html a.html program.py; PYTHON -c \"import json; file = json.load(open('out.json'))['files'][0]; lines = [0] * 13; [lines.__setitem__(site['span'][0], lines[site['span'][0]] + site.get('samples', 0)) for function in file['functions'] for site in function['instructions'] if 'span' in site]; print(file['time'] > 0.5, lines[5] > 3 * sum(lines[8:]), sum(lines) > 5)\"; grep -c 'of the sampled time was spent here' a.html", own=True,
      files={"program.py": "import time\n\n\ndef slow(x):\n    return sorted(x, key=str)\n\n\nnumbers = list(range(20000))\nend = time.monotonic() + 1\nwhile time.monotonic() < end:\n    slow(numbers)\n"})
own("specialist-not-together", "specialist", "--live", "--python", "python3.14", "program.py", files={"program.py": "print('not run')\n"})
own("specialist-one-trial", "specialist", "--try", "--as", "3.13", "--as", "3.14", "program.py", files={"program.py": "print('not run')\n"})
own("specialist-cannot-write", "specialist", "--json", "missing/out.json", "program.py", files={"program.py": "print('ran')\n"})
own("specialist-no-program", "specialist")
CHILDREN = '''\
import multiprocessing
import os
import subprocess
import sys


def square(x):
    total = 0
    for i in range(20):
        total += x * x
    return total


if __name__ == "__main__":
    for ending in "plain", "exit", "exec", "wait":
        home = {"PYTHONHOME": os.environ.get("PYTHONHOME", "")}
        child = subprocess.Popen([sys.executable, "child.py", ending], env=home, stdout=subprocess.PIPE)
        print(child.stdout.readline())
        if ending == "wait":
            child.terminate()
        print(child.wait())
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.map(square, [1, 2, 3]))
'''
CHILD = '''\
import os
import sys
import time


def plain(x):
    return x + x


def exit(x):
    return x - x


def exec(x):
    return x * x


def wait(x):
    return x and x


for i in range(9):
    globals()[sys.argv[1]](i)
print("SPECIALIST" in " ".join(os.environ), flush=True)
if sys.argv[1] == "exit":
    os._exit(3)
if sys.argv[1] == "exec":
    os.execv(sys.executable, [sys.executable, "-c", "raise SystemExit(5)"])
if sys.argv[1] == "wait":
    time.sleep(60)
'''
own("specialist-os-exit", "specialist", "program.py", files={"program.py": "import os\nfor i in range(9):\n    i + i\nos._exit(4)\n"})
own("specialist-children", "specialist", "--color", "always", "program.py", files={"program.py": CHILDREN, "child.py": CHILD})
own("specialist-ended-by-signal", "specialist", "program.py", files={"program.py": "import os, signal\nfor i in range(9):\n    i + i\nprint('before')\nos.kill(os.getpid(), signal.SIGALRM)\nprint('after')\n"})
# The child ends when what it has gathered so far is there, in a folder that only /proc tells of.
shell("specialist-killed-child", "PYTHON specialist --json out.json program.py && PYTHON -c \"import json; print([(file['path'], site['form']) for file in json.load(open('out.json'))['files'] for function in file['functions'] for site in function['instructions'] if site['opcode'] == 'BINARY_OP' and site['span'][0] == 3])\"", own=True, files={
    "program.py": "import subprocess, sys\nchild = subprocess.Popen([sys.executable, 'child.py'], stdout=subprocess.PIPE, text=True)\nprint(child.stdout.readline())\nchild.kill()\nprint(child.wait())\n",
    "child.py": "import os, time\nfor i in range(9):\n    i + i\nvariables = dict(row.split('=', 1) for row in open('/proc/self/environ').read().split('\\0') if '=' in row)\n"
                "part = os.path.join(variables['ADDER_SPECIALIST'], f'{os.getpid()}.live')\nwhile not (os.path.exists(part) and 'BINARY' + '_OP_ADD_INT' in open(part).read()):\n    time.sleep(0.01)\nprint('done', flush=True)\ntime.sleep(600)\n"})
own("specialist-missing-file", "specialist", "missing.py")
own("specialist-bad-option", "specialist", "--nope", "program.py", files={"program.py": "print('not run')\n"})
own("specialist-option-without-value", "specialist", "--html")
own("specialist-bad-percent", "specialist", "--fail-under", "x", "program.py", files={"program.py": "print('not run')\n"})
own("specialist-help", "specialist", "--help")
own("specialist-options-of-adder", "specialist", "--json", "x.json", "--", "-O", "-X", "dev", "program.py", "-O", files={"program.py": "import sys\nprint(sys.flags.optimize, sys.flags.dev_mode, sys.argv)\n"})
CASES.append({"name": "specialist-interrupted", "special": "interrupt specialist", "own": True, "files": {"program.py": "import time\nfor i in range(9):\n    i + i\nprint('ready')\ntime.sleep(30)\n"}})

# Processes of multiprocessing, by the default start method.

program("module-multiprocessing", '''\
import concurrent.futures
import multiprocessing


def square(number):
    return number * number


if __name__ == "__main__":
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        print(list(pool.map(square, range(5))))
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, [1, 2, 3]))
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=queue.put, args=(5,))
    process.start()
    print(queue.get())
    process.join()
    print(process.exitcode)
''')
