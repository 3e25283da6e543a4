"""Runs each pattern and prints the forms that the instructions of its families have taken in its function f.

A pattern with a number has a function step, too: it is called as often, and the form and the counter of the
first instruction of the family are printed where they have changed other than by counting down.
"""

import dis
import sys

import _opcode_metadata

BASE = {form: base for base, forms in _opcode_metadata._specializations.items() for form in forms}


def instructions(function, families):
    for instruction in dis.get_instructions(function, adaptive=True):
        if BASE.get(instruction.opname, instruction.opname) in families:
            yield instruction


def steps(namespace, families, number):
    last = None
    for at in range(number):
        namespace["step"]()
        instruction = next(instructions(namespace["f"], families))
        code = namespace["f"].__code__._co_code_adaptive
        counter = int.from_bytes(code[instruction.offset + 2:instruction.offset + 4], sys.byteorder)
        now = instruction.opname, counter >> 4, counter & 15
        if last is None or now not in (last, (last[0], last[1] - 1, last[2])):
            yield f"{at + 1}: {now[0]} {now[1]},{now[2]}"
        last = now


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        blocks = file.read().split("---\n")
    for block in blocks:
        head, _, source = block.partition("\n")
        title, families, *number = head.split(" | ")
        families = families.split(",")
        namespace = {"__name__": "pattern"}
        exec(compile(source, title, "exec"), namespace)
        if number:
            shown = "; ".join(steps(namespace, families, int(number[0])))
        else:
            shown = " ".join(instruction.opname for instruction in instructions(namespace["f"], families))
        print(f"{title}: {shown}")


main()
