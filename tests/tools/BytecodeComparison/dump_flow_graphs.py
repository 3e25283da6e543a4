"""Writes, one JSON object a line, instruction sequences of Python files before and after CPython's flow graph optimizer.

usage: dump_flow_graphs.py FOLDER [LIMIT]

The constants of nested scopes are not accessible, so stand-ins take their places; the optimizer gets the same ones.
"""
import _testinternalcapi
import ast
import opcode
import os
import sys
import json
import warnings

OPNAME_MAX = 267
LOCALS = {opcode.opmap[name] for name in ("LOAD_FAST", "STORE_FAST", "DELETE_FAST", "LOAD_FAST_AND_CLEAR", "LOAD_FAST_CHECK")}
LOCALS |= {opcode._pseudo_ops["STORE_FAST_MAYBE_NULL"]} if hasattr(opcode, "_pseudo_ops") else {opcode.opmap["STORE_FAST_MAYBE_NULL"]}
CELLS = {opcode.opmap[name] for name in ("LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_FROM_DICT_OR_DEREF", "LOAD_CLOSURE")}
NAMES = set(opcode.hasname)


def stand_in(index, seed):
    choice = (index * 7 + seed) % 9
    return (f"text {index}", index % 300, None, 1000 + index, index * 0.5, True, f"name{index}", (index, "x"), b"bytes")[choice]


def encode(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"int": str(value)}
    if isinstance(value, float):
        return {"float": value.hex()}
    if isinstance(value, complex):
        return {"complex": [value.real.hex(), value.imag.hex()]}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, frozenset):
        return {"frozenset": [encode(item) for item in value]}
    if isinstance(value, slice):
        return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
    if value is Ellipsis:
        return {"ellipsis": 1}
    return {"code": f"{value.co_name}:{value.co_firstlineno}:{id(value)}"}


def rows(sequence):
    return [[i[0], i[1] or 0, *i[2:]] for i in sequence.get_instructions()]


def units(sequence, consts):
    yield sequence, consts
    for nested in sequence.get_nested():
        yield from units(nested, None)


def dump(path, seed):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = compile(source, path, "exec", ast.PyCF_ONLY_AST)
        sequence, metadata = _testinternalcapi.compiler_codegen(tree, path, 0)
    except (SyntaxError, ValueError, RecursionError):
        return
    for number, (unit, consts) in enumerate(units(sequence, metadata["consts"])):
        before = rows(unit)
        if consts is None:
            count = max([row[1] for row in before if row[0] == opcode.opmap["LOAD_CONST"]], default=-1) + 1
            consts = [stand_in(index, seed + number) for index in range(count)]
        nlocals = max([row[1] for row in before if row[0] in LOCALS], default=-1) + 1
        record = {"file": path, "number": number, "nlocals": nlocals, "before": before, "consts": [encode(c) for c in consts]}
        ncells = max([row[1] for row in before if row[0] in CELLS], default=-1) + 1
        record["ncells"] = ncells
        names = max([row[1] >> (1 if row[0] in (opcode.opmap["LOAD_GLOBAL"], opcode.opmap["LOAD_ATTR"]) else 2 if row[0] == opcode.opmap["LOAD_SUPER_ATTR"] else 0) for row in before if row[0] in NAMES], default=-1) + 1
        metadata = {"name": "f", "qualname": "f", "consts": {}, "names": {f"n{i}": i for i in range(names)},
                    "varnames": {f"v{i}": i for i in range(nlocals)},
                    "cellvars": {(f"v{i}" if i % 3 == 0 and i < nlocals else f"c{i}"): i for i in range(ncells)}, "freevars": {},
                    "argcount": 0, "posonlyargcount": 0, "kwonlyargcount": 0, "firstlineno": 1, "fasthidden": {}}
        try:
            code = _testinternalcapi.assemble_code_object(path, unit, metadata)
            record["code"] = [code.co_code.hex(), code.co_linetable.hex(), code.co_exceptiontable.hex(), code.co_stacksize, list(code.co_varnames + code.co_cellvars)]
        except Exception as error:
            record["error"] = str(error)
        consts = list(consts)
        after = _testinternalcapi.optimize_cfg(unit, consts, nlocals)
        record["after"] = rows(after)
        record["after_consts"] = [encode(c) for c in consts]
        print(json.dumps(record))


def main():
    warnings.simplefilter("ignore")
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 1 << 30
    count = 0
    for folder, folders, names in os.walk(sys.argv[1]):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                if count >= limit:
                    return
                # A process of its own: the test hooks crash on some inputs.
                child = os.fork()
                if child == 0:
                    try:
                        dump(os.path.join(folder, name), count)
                        sys.stdout.flush()
                    finally:
                        os._exit(0)
                os.waitpid(child, 0)
                count += 1


main()
