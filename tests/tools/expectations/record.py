"""Records what CPython makes of expressions, for tests/Adder.Runtime.Tests/Expectations.

    PYTHONHASHSEED=0 python3.14 tests/tools/expectations/record.py FILE...

Each line of a file is an expression; whatever follows a tab is replaced by the value's repr, or by the class and message of the exception, escaped as unicode_escape does.
A line that begins with an exclamation mark is a statement that later lines need (\\n stands for a line end).
"""

import sys
import warnings

warnings.simplefilter("ignore")


def outcome(expression, namespace):
    try:
        text = repr(eval(expression, namespace))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    return text.encode("unicode_escape").decode()


def record(path):
    namespace = {}
    lines = []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n"):
            if line.startswith("!"):
                exec(line[1:].replace("\\n", "\n"), namespace)
                lines.append(line)
            elif line:
                expression = line.split("\t")[0]
                lines.append(expression + "\t" + outcome(expression, namespace))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


for argument in sys.argv[1:]:
    record(argument)
