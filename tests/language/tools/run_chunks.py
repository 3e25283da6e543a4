"""Runs every chunk of a file in a namespace of its own and compares the error it ends with.

usage: run_chunks.py FILE
"""

import os
import sys

sys.dont_write_bytecode = True
from expectations import read_chunks


def run_chunk(path, start, text):
    """("Type: message", line) of the error that the chunk ends with, or (None, None)."""
    try:
        # Empty lines in front make the chunk's lines keep the file's numbers.
        code = compile("\n" * (start - 1) + text, path, "exec", dont_inherit=True)
        exec(code, {"__name__": "__main__"})
    except BaseException as error:
        message, line = (error.msg if isinstance(error, SyntaxError) else str(error)), None
        if isinstance(error, SyntaxError) and error.filename == path:
            line = error.lineno
        else:
            trace = error.__traceback__
            while trace is not None:
                if trace.tb_frame.f_code.co_filename == path and trace.tb_frame.f_code.co_name == "<module>":
                    line = trace.tb_lineno
                trace = trace.tb_next
        name = type(error).__name__
        return (f"{name}: {message}" if message else name), line
    return None, None


def main():
    path = sys.argv[1]
    sys.path[0] = os.path.dirname(os.path.abspath(path))  # as when the file itself is run
    with open(path, encoding="utf-8") as file:
        chunks = read_chunks(file.read())
    failed = 0
    for start, text, expected, expected_line in chunks:
        got, line = run_chunk(path, start, text)
        if (got, line) != (expected, expected_line):
            failed += 1
            print(f"chunk at line {start}:")
            print(f"  expected {expected or 'no error'} at line {expected_line}")
            print(f"  got      {got or 'no error'} at line {line}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
