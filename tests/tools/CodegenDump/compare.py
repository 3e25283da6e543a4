"""Compares code generation with CPython 3.14's, over the .py files under the directories given.

usage: python3.14 compare.py PATH-TO-DUMP-PROGRAM DIRECTORY-OR-FILE...

Prints the first difference of each file that differs (at most MAXIMUM of them) and a summary.
"""

import _testinternalcapi
import ast
import collections
import dis
import pathlib
import subprocess
import sys
import warnings

MAXIMUM = 30
NAMES = {number: name for name, number in dis._all_opmap.items()}


def expected_scopes(sequence, result):
    for nested in sequence.get_nested():
        expected_scopes(nested, result)
    result.append([
        f"{NAMES[op]} {0 if arg is None else arg} {' '.join(map(str, location))}"
        for op, arg, *location in sequence.get_instructions()
    ])
    return result


def actual_files(program, paths):
    process = subprocess.run(program.split(), input="\n".join(map(str, paths)) + "\n", stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace")
    scopes, error, name = None, None, None
    for line in process.stdout.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "file":
            if name is not None:
                yield name, scopes, error
            name, scopes, error = rest, [], None
        elif kind == "scope":
            scopes.append((rest, []))
        elif kind == "error":
            error = rest
        else:
            scopes[-1][1].append(line)
    if name is not None:
        yield name, scopes, error


def main():
    warnings.simplefilter("ignore")
    program, *roots = sys.argv[1:]
    paths = []
    for root in map(pathlib.Path, roots):
        paths += sorted(root.rglob("*.py")) if root.is_dir() else [root]
    same = different = rejected = 0
    shown = set()
    kinds = collections.Counter()
    for path, scopes, error in actual_files(program, paths):
        try:
            tree = ast.parse(pathlib.Path(path).read_bytes())
            expected = expected_scopes(_testinternalcapi.compiler_codegen(tree, path, 0)[0], [])
            expected_error = None
        except (SyntaxError, ValueError, RecursionError) as e:
            expected, expected_error = [], f"{e.args[0]} {e.args[1:] if isinstance(e, SyntaxError) else ''}"
        if error is not None or expected_error is not None:
            if (error is None) != (expected_error is None):
                print(f"{path}: error here: {error}; there: {expected_error}")
                kinds[str(error)[:80]] += 1
            rejected += 1
            different += len(expected) if error is not None else 0
            continue
        if len(scopes) > len(expected):
            # CPython does not show the code objects of a module's annotations.
            del scopes[len(expected) - 1:-1]
        if len(scopes) != len(expected):
            print(f"{path}: {len(scopes)} scopes instead of {len(expected)}")
        for (name, actual), wanted in zip(scopes, expected):
            if actual == wanted:
                same += 1
                continue
            different += 1
            if path in shown or len(shown) >= MAXIMUM:
                continue
            shown.add(path)
            index = next((i for i, pair in enumerate(zip(actual, wanted)) if pair[0] != pair[1]), min(len(actual), len(wanted)))
            print(f"{path}: {name}: at {index}")
            for i in range(max(0, index - 2), index + 4):
                print(f"    {actual[i] if i < len(actual) else '-':50} | {wanted[i] if i < len(wanted) else '-'}")
    print(f"{same} scopes are the same, {different} differ, {rejected} files rejected")
    for kind, count in kinds.most_common(20):
        print(f"  {count} {kind}")


main()
