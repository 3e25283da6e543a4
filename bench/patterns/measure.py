"""Measures the patterns of one file under the interpreter that runs this: python measure.py FILE COUNT [FOLDER].

Prints a line of JSON for each pattern.  CPython is watched from within: before and after each execution its adaptive code shows the
opcode and the counter, which a miss moves.  Adder counts by itself; FOLDER is where its statistics go (-X pystats=FOLDER)."""

import json
import opcode
import re
import sys
from collections import Counter, deque
from itertools import cycle, islice, starmap
from pathlib import Path

LINE = re.compile(r"\s*(opcode|adder)\[(\w+)\]\.([\w.]+?)(?:\[(\w+)\])? : (\d+)$")


def patterns(path):
    """Title, family and program of each pattern in a file."""
    for text in re.split(r"^---\n", Path(path).read_text(), flags=re.M):
        head = re.search(r"^# pattern: (.*?) *\| *(\w+)$", text, re.M)
        if head:
            yield head[1], head[2], text


class Watched:
    """What the instructions of a family in one code object do, from one execution to the next."""

    def __init__(self, code, family):
        self.code, self.family = code, family
        self.sites = [offset for offset, name, _ in instructions(code.co_code) if name == family]
        self.forms, self.hits, self.misses, self.other = Counter(), 0, 0, 0
        self.before = self.states()

    def states(self):
        code = self.code._co_code_adaptive
        return [(code[site], code[site + 2] | code[site + 3] << 8 if site + 3 < len(code) else 0) for site in self.sites]

    def look(self):
        after = self.states()
        for before, now in zip(self.before, after):
            name = opcode.opname[before[0]] if before[0] < len(opcode.opname) else "?"
            if before[0] in SPECIALIZED:
                name = SPECIALIZED[before[0]]
                missed = before[1] != now[1] and HAS_COUNTER.get(self.family, True)
                self.misses += missed
                self.hits += not missed
                self.forms[name] += 1
            else:
                self.other += 1
        self.before = after


SPECIALIZED = {number: name for name, number in getattr(opcode, "_specialized_opmap", {}).items()}
PREFIX = {"CALL_FUNCTION_EX": "CALL_EX"}
HAS_COUNTER = {"LOAD_CONST": False, "RESUME": False}


def instructions(code):
    import dis
    caches = opcode._inline_cache_entries
    offset = 0
    while offset < len(code):
        name = dis.opname[code[offset]]
        yield offset, name, code[offset + 1]
        offset += 2 + 2 * caches.get(name, 0)


def watched(space):
    """The code object whose instructions count: that of site, or of what it says stands for it."""
    site = space.get("watched", space["site"])
    return getattr(site, "__func__", site).__code__


def drive(space, count):
    """Executes the pattern's site about so many times, from native code, so that nothing else is executed beside it."""
    if "run" in space:
        space["run"](count)
    else:
        deque(starmap(space["site"], islice(cycle(space["operands"]), count)), 0)


def measure_cpython(title, family, text, count):
    space = {"__name__": "pattern"}
    watch = None

    def look():
        watch.look()
    space["look"] = look
    exec(compile(text, title, "exec"), space)
    watch = Watched(watched(space), family)
    if "run" in space:
        space["run"](count)
    else:
        looks = "look" in space["site"].__code__.co_names
        for arguments in islice(cycle(space["operands"]), count):
            space["site"](*arguments)
            if not looks:
                watch.look()
    return watch.hits, watch.misses, watch.other, dict(watch.forms), {}


def measure_adder(title, family, text, count, folder):
    space = {"__name__": "pattern", "look": int}
    exec(compile(text, title, "exec"), space)
    sys._stats_clear()
    sys._stats_on()
    drive(space, count)
    sys._stats_off()
    sys._stats_dump()
    fields, forms, reasons = Counter(), {}, {}
    for file in Path(folder).iterdir():
        for line in file.read_text().splitlines():
            if not (match := LINE.match(line)):
                continue
            kind, name, field, detail, number = match.groups()
            if name == family and kind == "adder":
                reasons[detail] = int(number)
            elif name == family and field != "pair_count":
                fields[field] += int(number)
            elif name.startswith(PREFIX.get(family, family) + "_") and name != family and field == "execution_count":
                forms[name] = int(number)
        file.unlink()
    return fields["specialization.hit"], fields["specialization.miss"], fields["execution_count"], forms, reasons


def main():
    path, count = sys.argv[1], int(sys.argv[2])
    for title, family, text in patterns(path):
        if len(sys.argv) > 3:
            hits, misses, other, forms, reasons = measure_adder(title, family, text, count, sys.argv[3])
        else:
            hits, misses, other, forms, reasons = measure_cpython(title, family, text, count)
        print(json.dumps({"title": title, "family": family, "hits": hits, "misses": misses, "other": other, "forms": forms, "reasons": reasons}), flush=True)


main()
