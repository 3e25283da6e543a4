"""Writes the expectations of language tests from a run: for CPython 3.14, the reference, only.

usage: python3.14 bless.py FILE...

Old expectations are dropped.  A statement at the top of the file that prints one line, and stands on
one line, gets "# expect:" at its end; after any other, comment lines with its output follow.
Read what was written: it says what the reference does, not whether the test asks the right thing.
"""

import ast
import io
import os
import subprocess
import sys

from expectations import CHUNK_ERROR, EXPECT, EXPECT_ERROR, is_chunked, read_chunks
from run_chunks import run_chunk

OBSERVER = r"""
import sys
path, log = sys.argv[1], []
source = open(path, encoding="utf-8").read()
sys.argv = [path]
import os
sys.path[0] = os.path.dirname(path)

class Recorder:
    encoding = "utf-8"
    def write(self, text):
        frame = sys._getframe(1)
        line = 0
        while frame is not None:
            if frame.f_code.co_filename == path and frame.f_code.co_name == "<module>":
                line = frame.f_lineno
            frame = frame.f_back
        log.append((line, text))
        return len(text)
    def flush(self):
        pass
    def isatty(self):
        return False

real = sys.stdout
sys.stdout = Recorder()
import types
main = types.ModuleType("__main__")
main.__file__ = path
main.__builtins__ = __builtins__
sys.modules["__main__"] = main
code = compile(source, path, "exec", dont_inherit=True)
import atexit
atexit.register(lambda: real.write(repr(log)))
exec(code, main.__dict__)
"""


def strip(source):
    lines = []
    for line in source.splitlines():
        bare = EXPECT_ERROR.sub("", EXPECT.sub("", line)).rstrip()
        if bare or not line.strip():
            lines.append(bare)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def statements(lines):
    """{first line: last line} of the statements at the top level, decorators included."""
    spans = []
    for node in ast.parse("\n".join(lines)).body:
        first = min([node.lineno, *[each.lineno for each in getattr(node, "decorator_list", [])]])
        spans.append((first, node.end_lineno))
    return spans


def bless(path):
    source = open(path, encoding="utf-8").read()
    if is_chunked(source):
        return bless_chunks(path, source)
    lines = strip(source)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHON_COLORS": "0"}
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
    error = done.stderr.rstrip().splitlines()[-1] if done.returncode == 1 and done.stderr else None
    if done.returncode not in (0, 1) or (done.returncode == 0 and done.stderr):
        sys.exit(f"{path}: exit code {done.returncode}\n{done.stderr}")
    if error and error.startswith(("SyntaxError", "IndentationError", "TabError")) and not done.stdout:
        output = []
        spans = []
    else:
        observed = subprocess.run([sys.executable, "-c", OBSERVER, path], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
        try:
            log = ast.literal_eval(observed.stdout)
        except (SyntaxError, ValueError):
            sys.exit(f"{path}: observing failed: {observed.stderr}")
        spans = statements(lines)
        output = []
        pending = ""
        line = 0
        for at, text in log:
            if not pending:
                line = at
            pending += text
            *whole, pending = pending.split("\n")
            for each in whole:
                output.append((line or at, each.rstrip()))
                line = at
        if pending:
            output.append((line, pending.rstrip()))
        if [text for _, text in output] != [each.rstrip() for each in done.stdout.splitlines()]:
            sys.exit(f"{path}: prints something else when it is observed")
    after = {}
    for at, text in output:
        last = next((end for first, end in spans if first <= at <= end), len(lines))
        after.setdefault(last, []).append(text)
    single = {end for first, end in spans if first == end}
    result = []
    for number, line in enumerate(lines, 1):
        texts = after.get(number, [])
        if len(texts) == 1 and number in single and "#" not in line and len(line) + len(texts[0]) < 150:
            result.append(f"{line}  # expect: {texts[0]}".rstrip())
        else:
            result.append(line)
            result.extend(f"# expect: {text}".rstrip() for text in texts)
    if error:
        result.append(f"# expect-error: {error}")
    # The lines just put in may have moved line numbers that the program prints: once more, places kept.
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(result) + "\n")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
    texts = iter(done.stdout.splitlines())
    result = [EXPECT.sub(lambda match: f"# expect: {next(texts).rstrip()}".rstrip(), line) for line in result]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(result) + "\n")
    return None


def bless_chunks(path, source):
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    lines = [CHUNK_ERROR.sub("", line) for line in source.splitlines()]
    for start, text, _, _ in read_chunks("\n".join(lines)):
        sys.stdout, real = io.StringIO(), sys.stdout
        got, line = run_chunk(path, start, text)
        printed, sys.stdout = sys.stdout.getvalue(), real
        if printed:
            sys.exit(f"{path}: the chunk at line {start} prints")
        if got is not None:
            if line is None or "\n" in got:
                sys.exit(f"{path}: the chunk at line {start} ends with {got} nowhere in it")
            lines[line - 1] += f"  ### {got}"
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    for each in sys.argv[1:]:
        bless(each)
