"""Writes beside each Python file of a folder what CPython compiles it to, marshalled: the expectation of a unit test.

usage: marshal_programs.py FOLDER
"""
import marshal
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    # The list is a second reference, as an importer has one.
    holder = [compile(path.read_bytes(), path.name, "exec", dont_inherit=True)]
    path.with_suffix(".marshal").write_bytes(marshal.dumps(holder[0]))
