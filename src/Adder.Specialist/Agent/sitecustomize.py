"""Watches how a CPython from 3.11 on specializes the program that it runs, and leaves what it has seen for Specialist.

It is imported at the start of each process of the program.  Module code is known from the audit event of its execution, functions from the constants of that.  A thread
that threading knows nothing of looks at the adaptive bytecode again and again: a form that changes, or a counter that moves while the form is specialized, is a miss.
On request it also samples where the time goes, and has other texts compiled in place of what files hold.
"""


def _watch():
    import os
    import sys

    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [folder for folder in sys.path if os.path.abspath(folder) != here]
    folder = os.environ.get("ADDER_SPECIALIST_CPYTHON")
    settings = folder and sys.implementation.name == "cpython" and (3, 11) <= sys.version_info[:2] <= (3, 15) and _read_settings(os.path.join(folder, "settings.json"))
    if settings and settings["Replacements"]:
        _Replacements(settings["Replacements"]).install()
    if settings and not settings["Discards"]:
        import _thread
        import atexit

        watcher = _Watcher(folder, bool(settings["Targets"]["Patterns"]), os.environ.get("ADDER_SPECIALIST_PARENT") == str(os.getppid()), settings["Time"])
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


def _read_settings(path):
    """JSON, without modules that the program would find imported.  None where who watches has ended."""
    try:
        with open(path, encoding="utf-8") as file:
            return eval(file.read(), {"true": True, "false": False, "null": None})
    except OSError:
        return None


class _Replacements:
    """Has other texts compiled in place of what files hold, by their full paths."""

    def __init__(self, rows):
        from binascii import a2b_base64

        # A character beyond the BMP is two escapes in JSON.
        self.texts = {row["Path"].encode("utf-16", "surrogatepass").decode("utf-16"): a2b_base64(row["Text"]) for row in rows}

    def find(self, path):
        import os

        return self.texts.get(os.path.abspath(path)) if isinstance(path, str) else None

    def install(self):
        import _io
        import io
        import sys
        from importlib.machinery import SourceFileLoader

        original_code, original_open = SourceFileLoader.get_code, io.open_code

        def get_code(loader, fullname):
            path = loader.get_filename(fullname)
            text = self.find(path)
            return original_code(loader, fullname) if text is None else loader.source_to_code(text, path)

        def open_code(path):
            text = self.find(path)
            return original_open(path) if text is None else io.BytesIO(text)

        def audit(event, arguments):
            # Nobody has called it: the program's own file is about to run.
            if event == "exec" and type(arguments[0]) is type(audit.__code__) and sys._getframe().f_back is None:
                text = self.find(arguments[0].co_filename)
                if text is not None:
                    self.run(compile(text, arguments[0].co_filename, "exec", dont_inherit=True))

        SourceFileLoader.get_code = get_code
        io.open_code = _io.open_code = open_code
        audit.__cantrace__ = True
        sys.addaudithook(audit)

    def run(self, code):
        """Runs a program and ends."""
        import sys

        try:
            exec(code, sys.modules["__main__"].__dict__)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            # The traceback begins with the program's own frame.
            error.__traceback__ = error.__traceback__.tb_next
            sys.excepthook(type(error), error, error.__traceback__)
            raise SystemExit(1) from None
        raise SystemExit


class _Clock:
    """
    Samples where the time goes.  A look gives each thread's processor time since the one before, in milliseconds, to where the thread is now, so that nothing is lost while no look can be taken.  Kept
    is the innermost place in each file that is watched: which of these files are shown is not known here.
    """

    FRAMES = 1000

    def __init__(self, codes):
        import _thread

        self.codes = codes
        self.main = _thread.get_ident()
        self.known = {}
        self.total = 0
        self.stacks = {}

    def look(self, mine):
        import sys

        now = {}
        for thread, frame in sys._current_frames().items():
            if thread != mine:
                used, place = self.time_of(thread, frame)
                before, rest, old = self.known.get(thread, (used, 0.0, place))
                # A thread whose processor time cannot be told has worked where it has moved.
                taken = rest + (used - before if place is None or place != old else 0.0)
                samples = int(taken)
                now[thread] = used, taken - samples, place
                if samples > 0:
                    self.add(frame, samples)
        self.known = now

    def time_of(self, thread, frame):
        """Milliseconds that a thread has worked, and None; where that cannot be told those of the clock, and the thread's place."""
        import os
        import sys
        import time

        native = None
        if sys.platform == "linux":
            threading = sys.modules.get("threading")
            found = threading and threading._active.get(thread)
            native = os.getpid() if thread == self.main else found and found.native_id
        if native:
            try:
                # The clock of a thread by its number, as the kernel encodes it.
                return time.clock_gettime(~native << 3 | 6) * 1000, None
            except OSError:
                pass
        return time.monotonic() * 1000, (id(frame), frame.f_lasti)

    def add(self, frame, samples):
        self.total += samples
        places = []
        files = set()
        for _ in range(self.FRAMES):
            if frame is None:
                break
            code = frame.f_code
            if id(code) in self.codes and code.co_filename not in files:
                files.add(code.co_filename)
                places.append((id(code), frame.f_lasti))
            frame = frame.f_back
        places = tuple(places)
        self.stacks[places] = self.stacks.get(places, 0) + samples


class _Code:
    """What is known of a code object."""

    def __init__(self, code):
        self.code = code
        self.seen = None
        self.tallies = {}


class _Watcher:
    INTERVAL = 0.01
    # Between samples of the time.
    TICK = 0.001
    # Milliseconds for a look to come to its end; in a forked process nobody ends it.
    PATIENCE = 3000

    def __init__(self, folder, takes_all, is_first, times):
        import os
        import sys
        import sysconfig

        self.folder = folder
        self.version = sys.version_info[:2]
        self.is_first = is_first
        self.command = self.find_command() if is_first else None
        self.codes = {}
        self.clock = _Clock(self.codes) if times else None
        self.pending = []
        self.ended = False
        self.looking = False
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
        import _thread
        import time

        interval = self.INTERVAL
        due = time.perf_counter() + interval
        while not self.ended:
            time.sleep(self.TICK if self.clock else interval)
            self.looking = True
            try:
                if self.ended:
                    return
                if self.clock:
                    self.take()
                    self.clock.look(_thread.get_ident())
                begun = time.perf_counter()
                if begun >= due or not self.clock:
                    self.look()
                    interval = max(self.INTERVAL, 10 * (time.perf_counter() - begun))
                    due = time.perf_counter() + interval
            except Exception:
                # The interpreter is ending.
                return
            finally:
                self.looking = False

    def wait_for_look(self):
        """Lets the look that the other thread takes come to its end; there is no other after it."""
        import time

        for _ in range(self.PATIENCE):
            if not self.looking:
                return
            time.sleep(0.001)

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
        self.ended = True
        self.wait_for_look()
        self.look()
        files = {}
        for known in self.codes.values():
            known.name = known.code.co_filename if known.code.co_filename.startswith("<") else os.path.join(self.base, known.code.co_filename)
            functions = files.setdefault(known.name, [])
            known.index = len(functions)
            functions.append(self.function(known))
        stacks = self.clock.stacks if self.clock else {}
        rows = [[count, [[self.codes[code].name, self.codes[code].index, offset] for code, offset in places]] for places, count in stacks.items()]
        name = os.path.join(self.folder, uuid.uuid4().hex)
        try:
            with open(name, "w", encoding="utf-8") as file:
                json.dump({"files": files, "others": {}, "version": "%d.%d.%d" % sys.version_info[:3], "samples": self.clock.total if self.clock else 0, "stacks": rows}, file)
            os.rename(name, name + ".part")
        except OSError:
            # Who watched has ended.
            pass


_watch()
