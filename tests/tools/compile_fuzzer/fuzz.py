#!/usr/bin/env python3.14
"""Compares what compile() makes of generated programs under two interpreters.

usage: python3.14 tests/tools/compile_fuzzer/fuzz.py [--count N] [--seed S] [--kind text|trees|bytes] [--show N] REFERENCE INTERPRETER

Programs are pieces of the standard library with small damages: a token taken away, doubled, swapped or replaced, a bracket or quote
lost, a line indented otherwise; with --kind trees, ast objects with a field changed; with --kind bytes, damaged bytes. Both interpreters
are asked what compile() says (driver.py beside this): the exception with its arguments, or the code object's parts. Exit code 1 where an answer differs.
"""

import argparse
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import textwrap
import tokenize
from pathlib import Path

DRIVER = Path(__file__).resolve().parent / "driver.py"
PIECES = ["(", ")", "[", "]", "{", "}", ":", ",", ".", "=", ":=", "->", "*", "**", "@", "if", "else", "for", "in", "not", "lambda", "yield", "await", "async",
          "import", "from", "as", "with", "match", "case", "class", "def", "return", "del", "pass", "except", "finally", "try", "None", "True", "x", "1", "0777",
          "1e5j", "'s'", "f'{x}'", "f'{x!z}'", "b'b'", "u'u'", "'''", '"', "\\", "$", "?", "!", "\u20ac", "is", "and", "or", "global x", "nonlocal x", ";", "\n", "...", "type"]


def snippets(folder, generator):
    """Runs of lines from files of a library, each a statement or a few."""
    files = sorted(folder.glob("*.py")) + sorted((folder / "test").glob("test_g*.py"))
    while True:
        lines = generator.choice(files).read_text("utf-8", "replace").splitlines(keepends=True)
        start = generator.randrange(len(lines))
        piece = lines[start:start + generator.randint(1, 12)]
        yield textwrap.dedent("".join(itertools.dropwhile(lambda line: not line.strip(), piece)))


def damage(text, generator):
    try:
        tokens = [token.string for token in tokenize.generate_tokens(io.StringIO(text).readline)]
    except (tokenize.TokenError, SyntaxError):
        tokens = []
    for _ in range(generator.randint(0, 2)):
        kind = generator.randrange(6)
        if kind == 0 and tokens:
            victim = generator.choice(tokens)
            text = text.replace(victim, "", 1) if victim else text
        elif kind == 1 and tokens:
            victim = generator.choice(tokens)
            text = text.replace(victim, victim + " " + generator.choice(PIECES), 1) if victim else text
        elif kind == 2 and tokens:
            victim = generator.choice(tokens)
            text = text.replace(victim, generator.choice(PIECES), 1) if victim else text
        elif kind == 3 and text:
            at = generator.randrange(len(text))
            text = text[:at] + text[at + 1:]
        elif kind == 4:
            at = generator.randrange(len(text) + 1)
            text = text[:at] + generator.choice(PIECES) + text[at:]
        else:
            lines = text.splitlines(keepends=True)
            if lines:
                at = generator.randrange(len(lines))
                lines[at] = generator.choice([" ", "\t", "    "]) + lines[at]
                text = "".join(lines)
    return text


def cases(options, folder):
    generator = random.Random(options.seed)
    source = snippets(folder, generator)
    for _ in range(options.count):
        text = next(source)
        if options.kind == "trees":
            yield {"kind": "tree", "text": text, "seed": generator.getrandbits(32)}
            continue
        text = damage(text, generator)
        if options.kind == "bytes":
            data = bytearray(text.encode("utf-8", "replace"))
            for _ in range(generator.randint(1, 3)):
                data.insert(generator.randrange(len(data) + 1), generator.choice([0, 0x80, 0xC3, 0xE9, 0xFF, 12, 13, 10, 9, 92]))
            yield {"kind": "bytes", "text": data.decode("latin-1")}
        else:
            yield {"kind": generator.choice(["exec", "exec", "exec", "eval", "single"]), "text": text}


def answers(interpreter, path):
    result = subprocess.run([interpreter, str(DRIVER), str(path)], stdout=subprocess.PIPE, encoding="utf-8", errors="replace", timeout=3600)
    lines = result.stdout.splitlines()
    if result.returncode != 0:
        lines.append(f"ended with exit code {result.returncode}")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference")
    parser.add_argument("interpreter")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["text", "trees", "bytes"], default="text")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    folder = Path(os.__file__).parent
    all_cases = list(cases(options, folder))
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(all_cases, file)
        file.flush()
        expected, found = answers(options.reference, file.name), answers(options.interpreter, file.name)
    different = 0
    for number, case in enumerate(all_cases):
        left = expected[number] if number < len(expected) else "no answer"
        right = found[number] if number < len(found) else "no answer"
        if left != right:
            different += 1
            if different <= options.show:
                print(f"--- case {number}: {ascii(case)}\n  expected {left}\n  found    {right}")
    print(f"{len(all_cases) - different} of {len(all_cases)} answers are the same")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
