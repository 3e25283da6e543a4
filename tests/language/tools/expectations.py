"""Reads what a language test expects from its own text."""

import re

EXPECT = re.compile(r"# expect:(?: (.*))?$")
EXPECT_ERROR = re.compile(r"# expect-error: (.*)$")
CHUNK_ERROR = re.compile(r"\s*### (.*)$")
SEPARATOR = "---"


def is_chunked(source):
    return any(line == SEPARATOR for line in source.splitlines())


def read_expectations(source):
    """The lines that stdout must have, and the last line of stderr or None."""
    lines, error = [], None
    for line in source.splitlines():
        if match := EXPECT_ERROR.search(line):
            error = match[1].rstrip()
        elif match := EXPECT.search(line):
            lines.append((match[1] or "").rstrip())
    return lines, error


def read_chunks(source):
    """[(first line's number, text, expected error or None, its line number or None)]"""
    chunks = []
    start, lines = 1, []
    for number, line in enumerate([*source.splitlines(), SEPARATOR], 1):
        if line != SEPARATOR:
            lines.append(line)
            continue
        error = where = None
        for offset, each in enumerate(lines):
            if match := CHUNK_ERROR.search(each):
                error, where = match[1].rstrip(), start + offset
                lines[offset] = each[:match.start()]
        chunks.append((start, "\n".join(lines) + "\n", error, where))
        start, lines = number + 1, []
    return chunks
