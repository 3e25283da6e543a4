"""Compares symbol tables with CPython 3.14's, over the .py files under the directories given. The order of names that
inner blocks leave free depends on CPython's string hashes: names are compared in sorted order.

usage: python3.14 compare_symbols.py PATH-TO-DUMP-PROGRAM DIRECTORY-OR-FILE...
"""

import _symtable
import pathlib
import subprocess
import sys

MAXIMUM = 20


def lines_of(table, depth, result):
    symbols = "".join(f" {name}={flags}" for name, flags in table.symbols.items())
    result.append(f"{' ' * depth}{table.type} {table.name} {table.lineno}{' nested' if table.nested else ''}{symbols} ({' '.join(table.varnames)})")
    for child in table.children:
        lines_of(child, depth + 1, result)
    return result


def normal(line):
    head, _, parameters = line.partition(" (")
    return sorted(head.split()), len(line) - len(line.lstrip()), parameters


def main():
    program, *roots = sys.argv[1:]
    paths = []
    for root in map(pathlib.Path, roots):
        paths += sorted(root.rglob("*.py")) if root.is_dir() else [root]
    process = subprocess.run(program.split() + ["symbols"], input="\n".join(map(str, paths)) + "\n", stdout=subprocess.PIPE, text=True, encoding="utf-8")
    actual = {}
    for line in process.stdout.splitlines():
        if line.startswith("file "):
            current = actual[line[5:]] = []
        else:
            current.append(line)
    same = different = order = 0
    for path in paths:
        try:
            expected = lines_of(_symtable.symtable(path.read_bytes(), str(path), "exec"), 0, [])
        except (SyntaxError, ValueError) as e:
            continue
        lines = actual.get(str(path), [])
        if len(lines) != len(expected):
            print(f"{path}: {len(lines)} blocks instead of {len(expected)}: {lines[-1][:150]}")
        for here, there in zip(lines, expected):
            if normal(here) == normal(there):
                same += 1
                order += here != there
            else:
                different += 1
                if different < MAXIMUM:
                    print(f"{path}\n    here  {here}\n    there {there}")
    print(f"{same} blocks are the same ({order} in another order), {different} differ")


main()
