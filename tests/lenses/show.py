"""Runs each pattern and prints the forms that the instructions of its families have taken in its function f."""

import dis
import sys

import _opcode_metadata

BASE = {form: base for base, forms in _opcode_metadata._specializations.items() for form in forms}


def forms(function, families):
    for instruction in dis.get_instructions(function, adaptive=True):
        if BASE.get(instruction.opname, instruction.opname) in families:
            yield instruction.opname


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        blocks = file.read().split("---\n")
    for block in blocks:
        head, _, source = block.partition("\n")
        title, _, families = head.partition(" | ")
        namespace = {"__name__": "pattern"}
        exec(compile(source, title, "exec"), namespace)
        print(f"{title}: {' '.join(forms(namespace['f'], families.split(',')))}")


main()
