"""Watches how a CPython from 3.11 on specializes the program that it runs, and leaves what it has seen for Specialist.

It is imported at the start of each process of the program.  Module code is known from the audit event of its execution, functions from the constants of that, the texts
of exec from the audit event of their compilation.  A thread that threading knows nothing of looks at the adaptive bytecode again and again: a form that changes, or a counter
that moves while the form is specialized, is a miss.  What was seen is written at the end of the process, and now and then before, since not every end can be seen to come.
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
        _Watcher(folder, bool(settings["Targets"]["Patterns"]), os.environ.get("ADDER_SPECIALIST_PARENT") == str(os.getppid()), settings["Time"]).begin()

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
        # The thread whose number is that of the process.
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
            known = self.codes.get(id(frame.f_code))
            if known is not None and known.file not in files:
                files.add(known.file)
                places.append((id(frame.f_code), frame.f_lasti))
            frame = frame.f_back
        places = tuple(places)
        self.stacks[places] = self.stacks.get(places, 0) + samples


class _Texts:
    """Texts that were compiled and are in no file.  The audit event does not tell the code that comes of it: that is the code which the text gives when it is compiled once more."""

    # So many different texts of one place are kept, and so many copies of the code of each.
    MOST = 20
    # The flags of from __future__ import, which a text has from the code that had it compiled.
    FUTURES = 0x1FE0000

    class _Ignored(tuple):
        """An item of the warnings filters."""

    def __init__(self):
        self.by_place = {}
        self.by_file = {}
        self.compiled = {}

    def add(self, source, file, place):
        """A text is compiled; place is the file and line that have it done."""
        texts = self.by_place.setdefault(place, [])
        if len(texts) < self.MOST and source not in texts:
            texts.append(source)
            self.by_file.setdefault(file, []).append((source, place, len(texts)))

    def find(self, code, place):
        """The text of code that a place has executed; None where it is not known."""
        flags = code.co_flags & self.FUTURES
        file = code.co_filename
        done, texts = self.compiled.setdefault((file, flags), ([], {}))
        entries = self.by_file.get(file, ())
        while len(done) < len(entries):
            entry = entries[len(done)]
            done.append(entry)
            again = self.compile(entry[0], file, flags)
            if again is not None:
                texts.setdefault(again, []).append([*entry, 0])
        found = texts.get(code, ())
        text = next((text for text in found if text[1] == place), found[0] if found else None)
        if text is None or text[3] == self.MOST:
            return None
        text[3] += 1
        return text

    def compile(self, source, file, flags):
        """The code of a text; None where it is that of no module.  What is to be said of it was said the first time."""
        import sys

        import _warnings

        filters = getattr(sys.modules.get("warnings"), "filters", _warnings.filters)
        ignored = self._Ignored(("ignore", None, Warning, None, 0))
        filters.insert(0, ignored)
        try:
            return compile(source.decode(), file, "exec", flags, True)
        except Exception:
            return None
        finally:
            for index, item in enumerate(filters):
                if item is ignored:
                    del filters[index]
                    break


class _Code:
    """What is known of a code object."""

    def __init__(self, code, file, text):
        self.code = code
        # The name under which its file is left.
        self.file = file
        self.text = text
        self.seen = None
        self.tallies = {}
        self.rows = None


class _Exit:
    """Stands for os._exit: who ends that way is asked first.  It looks like what it stands for, but for its type."""

    def __init__(self, original, ask):
        self.__dict__.update({name: getattr(original, name) for name in ("__name__", "__qualname__", "__module__", "__doc__", "__self__", "__text_signature__")})
        self._parts = original, ask

    @property
    def __class__(self):
        return type(self._parts[0])

    def __repr__(self):
        return repr(self._parts[0])

    def __reduce__(self):
        return self.__qualname__

    def __call__(self, *arguments, **named):
        original, ask = self._parts
        status = (*arguments, *named.values())
        if len(status) == 1 and hasattr(status[0], "__index__") and named.keys() <= {"status"}:
            ask()
        return original(*arguments, **named)


class _Watcher:
    INTERVAL = 0.01
    # Between samples of the time.
    TICK = 0.001
    # Seconds for what is under way in the other thread to come to its end.
    PATIENCE = 3
    # Seconds between what is written before the end, and how many times longer than the writing that is at least.
    PERIOD = 0.25
    REST = 25
    # Seconds that who is about to end another process waits for that to write, and the signals that are meant to end it: SIGKILL and SIGTERM.
    COURTESY = 1
    DEADLY = 9, 15

    def __init__(self, folder, takes_all, is_first, times):
        import _thread
        import os
        import sys

        self.folder = folder
        self.version = sys.version_info[:2]
        self.is_first = is_first
        self.command = self.find_command() if is_first else None
        self.codes = {}
        self.texts = _Texts()
        self.clock = _Clock(self.codes) if times else None
        self.pending = []
        self.ended = False
        self.lock = _thread.RLock()
        self.writing = False
        # The thread that looks: None, 0 when it is about to begin, its number, or minus that when it is about to end.
        self.looker = None
        self.pauses = 0
        # It begins again with the next audit event.
        self.waits = False
        # Free where that thread is to end.
        self.stop = None
        self.name = None
        self.number = None
        self.base = os.getcwd()
        self.own = __file__
        # Here without site-packages, which need not be beneath the library.
        self.skipped = () if takes_all else os.path.join(os.path.dirname(os.__file__), "")
        # Value and exponent of an adaptive counter.
        self.bits = 3 if self.version >= (3, 15) else 4
        self.forms = None

    def begin(self):
        """Watches this process from now on."""
        import atexit
        import os
        import sys

        self.take_names()
        sys.addaudithook(self.audit)
        atexit.register(self.finish)
        if not self.is_main():
            # One that is not the first must end without threads: it is looked at when it does.
            return
        os._exit = sys.modules[os._exit.__module__]._exit = _Exit(os._exit, self.leave)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(before=self.pause, after_in_parent=self.resume, after_in_child=self.begin_anew)
        if self.is_first:
            # Who watches knows by it that this is an interpreter that can be.
            self.write()
        self.follow()

    def is_main(self):
        """Whether this is the interpreter that the process began with."""
        try:
            import _interpreters as interpreters
        except ImportError:
            # So it was called before 3.13.
            import _xxsubinterpreters as interpreters
        current = interpreters.get_current()
        # Since 3.13 with where it is from.
        return (current[0] if type(current) is tuple else int(current)) == 0

    def take_names(self):
        import os

        self.name = os.path.join(self.folder, os.urandom(16).hex())
        self.number = os.getpid()
        try:
            open(self.find_bell(self.number, False), "x").close()
        except OSError:
            # Who watched has ended, or another process has left it.
            pass

    def find_bell(self, process, rings):
        """The file by which another process is asked to write, since it is about to be ended: it has one name, and another while it rings."""
        import os

        return os.path.join(self.folder, "%d.%s" % (process, "ring" if rings else "bell"))

    def ring(self, process):
        """Has another process that is watched write, and waits for that."""
        import os
        import time

        try:
            os.rename(self.find_bell(process, False), self.find_bell(process, True))
        except OSError:
            return
        for _ in range(self.COURTESY * 1000):
            if not os.access(self.find_bell(process, True), os.F_OK):
                return
            time.sleep(0.001)

    def answer(self):
        """Writes where another process asks for it."""
        import os

        if os.access(self.find_bell(self.number, True), os.F_OK):
            self.write()
            try:
                os.rename(self.find_bell(self.number, True), self.find_bell(self.number, False))
            except OSError:
                # Who watched has ended.
                pass

    def leave(self):
        """Writes for the last time."""
        import os

        self.write()
        for rings in (False, True):
            try:
                os.unlink(self.find_bell(self.number, rings))
            except OSError:
                pass

    def audit(self, event, arguments):
        if self.ended:
            return
        if self.waits:
            self.waits = False
            self.follow()
        if event == "exec":
            if arguments and type(arguments[0]) is type(self.audit.__code__):
                code = arguments[0]
                self.pending.append((code, self.find_place() if code.co_filename.startswith("<") else None))
        elif event == "compile":
            source, file = arguments
            if type(source) is bytes and type(file) is str and file.startswith("<"):
                place = self.find_place()
                if place is not None and place[0] != self.own and self.wants(place[0]):
                    self.texts.add(source, file, place)
        elif event == "os.exec" or event == "os.kill":
            self.expect_end(event, arguments)

    def find_place(self):
        """The file and line of who has raised the audit event; None for nobody.  Without sys._getframe, which is an event itself."""
        try:
            raise ValueError
        except ValueError as error:
            frame = error.__traceback__.tb_frame.f_back.f_back
        return frame and (frame.f_code.co_filename, frame.f_lineno)

    def expect_end(self, event, arguments):
        """This process may be about to become another program, or to end by a signal of its own; or it may be about to end another one."""
        import os

        if os.access(arguments[0], os.X_OK) if event == "os.exec" else arguments[0] in (self.number, 0, -1) and arguments[1] != 0:
            self.write()
        elif event == "os.kill" and arguments[1] in self.DEADLY:
            self.ring(arguments[0])

    def find_command(self):
        """The code of what stands behind -c; None for none."""
        import sys

        arguments = sys.orig_argv
        if "-c" not in arguments[1:-1] or sys.argv[:1] != ["-c"]:
            return None
        text = arguments[arguments.index("-c") + 1]
        if self.version >= (3, 14) and text[:1].isspace():
            from textwrap import dedent

            text = dedent(text)
        try:
            return compile(text, "<string>", "exec").co_code
        except SyntaxError:
            return None

    def wants(self, name):
        """Whether code of a file may be shown: who made the file, not what was compiled in memory."""
        if name.startswith("<"):
            return name == "<string>" and self.command is not None
        return not self.skipped or not (name.startswith(self.skipped) or "/site-packages/" in name or "/dist-packages/" in name)

    def take(self):
        import os

        while self.pending:
            code, place = self.pending.pop()
            name = code.co_filename
            text = None
            if name.startswith("<") and not (name == "<string>" and code.co_code == self.command):
                text = self.texts.find(code, place)
                if text is None:
                    continue
                source, (asker, line), number, _ = text
                text = source, asker if asker.startswith("<") else os.path.join(self.base, asker)
                name = "%s:%d %s%s" % (text[1], line, name, " %d" % number if number > 1 else "")
            elif not self.wants(name):
                continue
            elif not name.startswith("<"):
                name = os.path.join(self.base, name)
            work = [code]
            while work:
                code = work.pop()
                if id(code) not in self.codes:
                    self.codes[id(code)] = _Code(code, name, text)
                work.extend(constant for constant in code.co_consts if type(constant) is type(code))

    def follow(self):
        """Has a thread look from now on."""
        import _thread

        self.stop = _thread.allocate_lock()
        self.stop.acquire()
        self.looker = 0
        try:
            _thread.start_new_thread(self.look_on, (self.stop,))
        except RuntimeError:
            # The interpreter is ending.
            self.looker = None

    def pause(self):
        """Ends that thread: about to fork, a process should have no more threads than it has on its own, which CPython itself warns of."""
        import os
        import sys
        import time

        self.pauses += 1
        if self.stop is not None and self.stop.locked():
            self.stop.release()
        for _ in range(self.PATIENCE * 10_000):
            if self.looker is None or self.looker < 0 and not (sys.platform == "linux" and os.access("/proc/self/task/%d" % -self.looker, os.F_OK)):
                self.looker = None
                return
            time.sleep(0.0001)

    def resume(self):
        self.pauses -= 1
        if self.pauses == 0 and not self.ended:
            # 3.13 counts the threads only now that they may be started again.
            self.waits = self.version == (3, 13)
            if not self.waits:
                self.follow()

    def begin_anew(self):
        """This process has been forked from one that is watched: what that has seen is left by it."""
        import _thread

        self.lock = _thread.RLock()
        self.writing = False
        self.looker = None
        self.pauses = 0
        self.waits = False
        self.take_names()
        for known in self.codes.values():
            known.tallies = {}
        if self.clock:
            self.clock = _Clock(self.codes)
        if not self.ended:
            self.follow()

    def look_on(self, stop):
        import _thread
        import time

        number = _thread.get_native_id() if hasattr(_thread, "get_native_id") else 1
        self.looker = number
        interval = self.INTERVAL
        due = time.perf_counter() + interval
        due_to_write = time.perf_counter() + self.PERIOD
        try:
            while not stop.acquire(True, self.TICK if self.clock else interval):
                with self.lock:
                    if self.clock:
                        self.take()
                        self.clock.look(_thread.get_ident())
                    begun = time.perf_counter()
                    if begun >= due or not self.clock:
                        self.look()
                        interval = max(self.INTERVAL, 10 * (time.perf_counter() - begun))
                        due = time.perf_counter() + interval
                self.answer()
                begun = time.perf_counter()
                if begun >= due_to_write:
                    self.write()
                    due_to_write = time.perf_counter() + max(self.PERIOD, self.REST * (time.perf_counter() - begun))
        except Exception:
            # The interpreter is ending.
            pass
        finally:
            self.looker = -number

    def finish(self):
        """The interpreter is about to end."""
        if self.looker is not None:
            self.pause()
        self.ended = True
        if self.is_main():
            self.leave()
        else:
            self.write()

    def write(self):
        """Leaves what was seen so far, in place of what was left before."""
        if not self.lock.acquire(True, self.PATIENCE):
            return
        try:
            # A signal's handler may come here in the middle of it.
            if not self.writing:
                self.writing = True
                try:
                    self.look()
                    self.write_file()
                finally:
                    self.writing = False
        finally:
            self.lock.release()

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
        return any(names[known.seen[row[0]]] != names[known.original[row[0]]] for row in known.rows)

    def describe(self, known):
        """What does not change of a function: what its text in JSON begins with, and its instructions with the beginnings of their texts."""
        import dis
        from binascii import b2a_base64

        code = known.code
        known.places = set(known.sites)
        known.rows = []
        for instruction in dis.get_instructions(code):
            offset, name = instruction.offset, instruction.opname
            if name != "CACHE":
                place = instruction.positions
                whole = place and None not in (place.lineno, place.col_offset, place.end_lineno, place.end_col_offset)
                span = [place.lineno, place.col_offset, place.end_lineno, place.end_col_offset] if whole else [0, -1, 0, -1]
                known.rows.append((offset, name, "%s,%s" % (self.json(instruction.argrepr), self.json(span))))
        inner = [self.extent(constant) for constant in code.co_consts if type(constant) is type(code)]
        known.head = '{"name":%s,"line":%d,"code":"%s","inner":%s' % (self.json(code.co_qualname), code.co_firstlineno, b2a_base64(code.co_code, newline=False).decode(), self.json(inner))

    def function(self, known):
        """A function in JSON."""
        names, base, caches, plain = self.forms
        if known.rows is None:
            self.describe(known)
        executed = self.was_executed(known)
        rows = []
        for offset, name, rest in known.rows:
            form = names[known.seen[offset]]
            cached = (offset, name) in known.places
            shown = form if not cached or self.is_specialized(form) else name
            if "__" in shown or shown.endswith(("_QUICK", "_ADAPTIVE")):
                shown = name
            tally = known.tallies.get(offset)
            counter = known.seen[offset + 2] | known.seen[offset + 3] << 8 if cached else -1
            rows.append('[%d,"%s","%s",%s,"%s",%d,0,0,0,"None",[],%s]' % (
                offset, name, shown, rest, self.fate(known, offset, name, form, executed),
                counter >> self.bits << 4 | counter & ((1 << self.bits) - 1) if cached else -1,
                self.json(tally and {"hits": tally[0], "misses": tally[1], "unspecialized": tally[2], "deoptimizations": tally[3], "seen": {}, "history": tally[4]}),
            ))
        return '%s,"copies":%d,"sites":[%s]}' % (known.head, executed, ",".join(rows))

    def extent(self, code):
        """Where a function, class or expression stands: from the first to the last place of its instructions."""
        places = [place for place in list(code.co_positions())[1:] if None not in place and place[0] > 0 and (place[0], place[2]) < (place[1], place[3])]
        places = places[1:] or places
        if not places:
            return [0, -1, 0, -1]
        first = min((line, column) for line, _, column, _ in places)
        last = max((line, column) for _, line, _, column in places)
        return [*first, *last]

    def json(self, value):
        """A value in JSON, without modules that the program would find imported."""
        from _json import encode_basestring_ascii

        if value is None:
            return "null"
        if type(value) is str:
            return encode_basestring_ascii(value)
        if type(value) is dict:
            return "{%s}" % ",".join("%s:%s" % (self.json(key), self.json(item)) for key, item in value.items())
        if type(value) in (list, tuple):
            return "[%s]" % ",".join(map(self.json, value))
        return str(int(value))

    def write_file(self):
        """Writes what was seen by the last look; the file is there with all of its content or not at all."""
        import os
        import sys

        files = {}
        texts = {}
        places = {}
        # Others may be found meanwhile.
        for key, known in list(self.codes.items()):
            if known.seen is not None:
                functions = files.setdefault(known.file, [])
                places[key] = known.file, len(functions)
                functions.append(known)
                if known.text:
                    texts[known.file] = known.text
        stacks = list(self.clock.stacks.items()) if self.clock else []
        try:
            with open(self.name, "w", encoding="utf-8") as file:
                file.write('{"version":"%d.%d.%d","samples":%d,"others":{},"files":{' % (*sys.version_info[:3], self.clock.total if self.clock else 0))
                for number, (name, functions) in enumerate(files.items()):
                    file.write("%s%s:[" % (number and "," or "", self.json(name)))
                    for index, known in enumerate(functions):
                        file.write((index and "," or "") + self.function(known))
                    file.write("]")
                file.write('},"texts":%s' % self.json({name: text.decode() for name, (text, _) in texts.items()}))
                file.write(',"askers":%s' % self.json({name: asker for name, (_, asker) in texts.items()}))
                file.write(',"stacks":%s}' % self.json([[count, [[*places[code], offset] for code, offset in stack]] for stack, count in stacks]))
            os.replace(self.name, self.name + ".part")
        except OSError:
            # Who watched has ended.
            pass


_watch()
