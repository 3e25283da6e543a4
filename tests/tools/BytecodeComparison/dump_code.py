"""Compiles every Python file below a folder and writes the marshalled code objects to standard output.

usage: dump_code.py FOLDER LIMIT [OPTIMIZE]

For each file: the length of its path, the path, the length of the code and the code, lengths as four bytes in
little endian. A file that does not compile has the length 0xFFFFFFFF and then the length and text of its error.
"""
import marshal
import os
import struct
import sys
import warnings


def files(folder):
    for current, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(current, name)


def main():
    folder, limit = sys.argv[1], int(sys.argv[2])
    optimize = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    warnings.simplefilter("ignore")
    output = sys.stdout.buffer
    for number, path in enumerate(files(folder)):
        if number >= limit:
            break
        encoded = os.fsencode(path)
        output.write(struct.pack("<I", len(encoded)) + encoded)
        with open(path, "rb") as file:
            source = file.read()
        try:
            # The list is a second reference, as an importer has one: marshal then numbers the outermost code object.
            holder = [compile(source, path, "exec", dont_inherit=True, optimize=optimize)]
            code = marshal.dumps(holder[0])
        except Exception as error:
            text = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")
            output.write(struct.pack("<II", 0xFFFFFFFF, len(text)) + text)
        else:
            output.write(struct.pack("<I", len(code)) + code)


main()
