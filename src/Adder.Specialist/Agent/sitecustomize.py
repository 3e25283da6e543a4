"""Watches how a CPython from 3.11 on specializes the program that it runs, and leaves what it has seen for Specialist.

It is imported at the start of each process of the program.  Module code is known from the audit event of its execution, functions from the constants of that.  A thread
that threading knows nothing of looks at the adaptive bytecode again and again: a form that changes, or a counter that moves while the form is specialized, is a miss.
"""


def _watch():
    import os
    import sys

    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
    folder = os.environ.get("ADDER_SPECIALIST_CPYTHON")
    if folder and sys.implementation.name == "cpython" and (3, 11) <= sys.version_info[:2] <= (3, 15):
        import _thread
        import atexit

        watcher = _Watcher(folder, os.environ.get("ADDER_SPECIALIST_ALL") == "1", os.environ.get("ADDER_SPECIALIST_PARENT") == str(os.getppid()))
        sys.addaudithook(watcher.audit)
        atexit.register(watcher.finish)
        _thread.start_new_thread(watcher.follow, ())

    # One of the user's own is not hidden.
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.origin != __file__:
        from importlib.util import module_from_spec

        module = module_from_spec(spec)
        sys.modules["sitecustomize"] = module
        spec.loader.exec_module(module)


class _Code:
    """What is known of a code object."""

    def __init__(self, code):
        self.code = code
        self.seen = None
        self.tallies = {}


class _Watcher:
    INTERVAL = 0.01

    def __init__(self, folder, takes_all, is_first):
        import os
        import sys
        import sysconfig

        self.folder = folder
        self.version = sys.version_info[:2]
        self.is_first = is_first
        self.command = self.find_command() if is_first else None
        self.codes = {}
        self.pending = []
        self.ended = False
        self.base = os.getcwd()
        paths = sysconfig.get_paths()
        self.skipped = () if takes_all else tuple({os.path.join(paths[name], "") for name in ("stdlib", "platstdlib", "purelib", "platlib")})
        # Value and exponent of an adaptive counter.
        self.bits = 3 if self.version >= (3, 15) else 4
        self.forms = None

    def audit(self, event, arguments):
        if event == "exec" and arguments and type(arguments[0]).__name__ == "code" and not self.ended:
            self.pending.append(arguments[0])

    def find_command(self):
        """The code of what stands behind -c; None for none."""
        import sys
        import textwrap

        arguments = sys.orig_argv
        if "-c" not in arguments[1:-1] or sys.argv[:1] != ["-c"]:
            return None
        text = arguments[arguments.index("-c") + 1]
        try:
            return compile(textwrap.dedent(text) if self.version >= (3, 14) else text, "<string>", "exec").co_code
        except SyntaxError:
            return None

    def wants(self, code):
        name = code.co_filename
        if name.startswith("<"):
            return name == "<string>" and code.co_code == self.command
        return not name.startswith(self.skipped)

    def take(self):
        while self.pending:
            work = [self.pending.pop()]
            if not self.wants(work[0]):
                continue
            while work:
                code = work.pop()
                if id(code) not in self.codes:
                    self.codes[id(code)] = _Code(code)
                work.extend(constant for constant in code.co_consts if type(constant) is type(code))

    def follow(self):
        import time

        interval = self.INTERVAL
        while not self.ended:
            time.sleep(interval)
            begun = time.perf_counter()
            try:
                self.look()
            except Exception:
                # The interpreter is ending.
                return
            interval = max(self.INTERVAL, 10 * (time.perf_counter() - begun))

    def prepare(self):
        import dis
        import opcode

        if self.forms is None:
            names = list(dis._all_opname)
            base = dict(dis.deoptmap)
            caches = {name: sum(fields.values()) for name, fields in opcode._cache_format.items()}
            plain = {"RESUME", "LOAD_CONST", "JUMP_BACKWARD", "LOAD_FAST", "STORE_FAST"} | {name for name in caches if name.startswith("POP_JUMP")}
            self.forms = names, base, caches, plain

    def look(self):
        self.take()
        self.prepare()
        for known in list(self.codes.values()):
            self.compare(known, known.code._co_code_adaptive)

    def compare(self, known, now):
        names, base, caches, plain = self.forms
        before = known.seen
        if before is None:
            known.sites = list(self.sites(known.code))
            known.original = known.code.co_code
            before = now
        known.seen = now
        for offset, name in known.sites:
            counter = now[offset + 2] | now[offset + 3] << 8
            form = names[now[offset]]
            if self.is_untouched(name, form, counter):
                continue
            tally = known.tallies.get(offset)
            if tally is None:
                tally = known.tallies[offset] = [0, 0, 0, 0, []]
            if self.is_specialized(form):
                old = before[offset + 2] | before[offset + 3] << 8
                moved = before[offset] == now[offset] and old != counter
                tally[1 if moved or (before[offset] != now[offset] and self.is_specialized(names[before[offset]])) else 0] += 1
            else:
                tally[2] += 1
            shown = form if self.is_specialized(form) else name
            if not tally[4] or tally[4][-1][1] != shown:
                if tally[4] and shown == name:
                    tally[3] += 1
                if len(tally[4]) < 100:
                    tally[4].append([tally[0] + tally[1] + tally[2], shown, ""])

    def sites(self, code):
        """The instructions that may be specialized: offset and general form."""
        names, base, caches, plain = self.forms
        plain_code = code.co_code
        offset = 0
        while offset < len(plain_code):
            name = names[plain_code[offset]]
            size = caches.get(name, 0)
            if size and name not in plain:
                yield offset, name
            offset += 2 + 2 * size

    def is_specialized(self, form):
        names, base, caches, plain = self.forms
        return form in base and not form.endswith(("_ADAPTIVE", "_QUICK")) and "__" not in form and base[form] not in plain

    def is_untouched(self, name, form, counter):
        """It has not been executed, as far as that can be seen."""
        if self.is_specialized(form):
            return False
        if self.version == (3, 11):
            return not form.endswith("_ADAPTIVE") or counter == 0
        return counter == (1 << self.bits | 1)

    def fate(self, known, offset, name, form, executed):
        names, base, caches, plain = self.forms
        if not executed:
            return "never-executed"
        if (offset, name) not in known.places:
            return "plain"
        if self.is_specialized(form):
            return "specialized"
        counter = known.seen[offset + 2] | known.seen[offset + 3] << 8
        if self.version == (3, 11):
            return "adaptive" if form.endswith("_ADAPTIVE") and counter else "waiting"
        if self.is_untouched(name, form, counter):
            return "never-executed"
        return "waiting" if counter & ((1 << self.bits) - 1) == 1 else "adaptive"

    def was_executed(self, known):
        if known.tallies or self.version < (3, 13):
            return True
        names, base, caches, plain = self.forms
        return any(names[known.seen[offset]] != names[known.original[offset]] for offset in known.instructions)

    def function(self, known):
        import base64
        import dis

        names, base, caches, plain = self.forms
        code = known.code
        known.places = set(known.sites)
        instructions = [instruction for instruction in dis.get_instructions(code) if instruction.opname != "CACHE"]
        known.instructions = [instruction.offset for instruction in instructions]
        executed = self.was_executed(known)
        rows = []
        for instruction in instructions:
            offset, name = instruction.offset, instruction.opname
            form = names[known.seen[offset]]
            place = instruction.positions
            whole = place and None not in (place.lineno, place.col_offset, place.end_lineno, place.end_col_offset)
            cached = (offset, name) in known.places
            shown = form if not cached or self.is_specialized(form) else name
            if "__" in shown or shown.endswith(("_QUICK", "_ADAPTIVE")):
                shown = name
            tally = known.tallies.get(offset)
            counter = known.seen[offset + 2] | known.seen[offset + 3] << 8 if cached else -1
            rows.append([
                offset, name, shown, instruction.argrepr, [place.lineno, place.col_offset, place.end_lineno, place.end_col_offset] if whole else [0, -1, 0, -1],
                self.fate(known, offset, name, form, executed), counter >> self.bits << 4 | counter & ((1 << self.bits) - 1) if cached else -1,
                0, 0, 0, "None", [],
                tally and {"hits": tally[0], "misses": tally[1], "unspecialized": tally[2], "deoptimizations": tally[3], "seen": {}, "history": tally[4]},
            ])
        return {"name": code.co_qualname, "line": code.co_firstlineno, "copies": int(executed), "code": base64.b64encode(code.co_code).decode(),
                "inner": [self.extent(constant) for constant in code.co_consts if type(constant) is type(code)], "sites": rows}

    def extent(self, code):
        """Where a function, class or expression stands: from the first to the last place of its instructions."""
        places = [place for place in list(code.co_positions())[1:] if None not in place and place[0] > 0 and (place[0], place[2]) < (place[1], place[3])]
        places = places[1:] or places
        if not places:
            return [0, -1, 0, -1]
        first = min((line, column) for line, _, column, _ in places)
        last = max((line, column) for _, line, _, column in places)
        return [*first, *last]

    def finish(self):
        import json
        import os
        import sys
        import uuid

        if self.ended:
            return
        self.look()
        self.ended = True
        files = {}
        for known in self.codes.values():
            name = known.code.co_filename
            name = name if name.startswith("<") else os.path.join(self.base, name)
            files.setdefault(name, []).append(self.function(known))
        name = os.path.join(self.folder, uuid.uuid4().hex)
        try:
            with open(name, "w", encoding="utf-8") as file:
                json.dump({"files": files, "others": {}, "version": "%d.%d.%d" % sys.version_info[:3]}, file)
            os.rename(name, name + ".part")
        except OSError:
            # Who watched has ended.
            pass


_watch()
