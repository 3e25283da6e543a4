"""Runs programs one after the other, each in a namespace of its own, and prints a line of its own before each."""

import sys

for path in sys.argv[1:]:
    print(f"==== {path}", flush=True)
    with open(path, encoding="utf-8") as file:
        source = file.read()
    try:
        exec(compile(source, path, "exec"), {"__name__": "__main__"})
    except BaseException as error:
        print("ended with", type(error).__name__, error)
