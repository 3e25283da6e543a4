"""Compares errors and warnings with CPython 3.14's.

usage: python3.14 compare_diagnostics.py PATH-TO-DUMP-PROGRAM FILE...

Each FILE is a Python program that defines a list "tests" of sources.
"""

import subprocess
import sys
import tempfile
import warnings


def describe(source):
    said = []
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            compile(source, "<x>", "exec")
        end = "OK"
    except SyntaxError as e:
        end = f"{type(e).__name__}: {e.msg} ({e.lineno}, {e.offset}, {e.end_lineno}, {e.end_offset})"
    except Exception as e:
        end = f"{type(e).__name__}: {e}"
    said = [f"warning {w.message} ({w.lineno}); " for w in caught]
    return ("".join(said) + end).replace("\n", "\\n")


def main():
    program, *files = sys.argv[1:]
    sources = []
    for file in files:
        scope = {}
        exec(open(file, encoding="utf-8").read(), scope)
        sources += scope["tests"]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write("\x1e".join(sources))
        file.flush()
        process = subprocess.run(program.split() + ["diagnostics", file.name], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    different = 0
    for source, line in zip(sources, process.stdout.splitlines()):
        wanted = describe(source)
        if line != wanted:
            different += 1
            print(f"{source!r}\n    here  {line[:600]}\n    there {wanted}")
    print(f"{len(sources)} sources, {different} differ")


main()
