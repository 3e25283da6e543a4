"""Runs one module of CPython's tests as "-m unittest -v" does, and writes down what becomes of each test.

usage: driver.py RECORD MODULE

RECORD receives a line of JSON for each event, written at once, so that a crash loses nothing:
["start", id], ["end", id, status, detail] and at last ["done", tests run].
"""

import sys

# Before anything else is imported: tests and library skip by this name.
sys.implementation.name = "cpython"

record_path, module = sys.argv[1:]
sys.path[0] = ""  # as -m does

import json
import unittest

record = open(record_path, "a", encoding="utf-8")


def write(*event):
    record.write(json.dumps(event) + "\n")
    record.flush()


def last_line(error):
    """What the last line of the traceback says, cut to a length that a table bears."""
    kind, value, _ = error
    try:
        text = str(value).strip()
    except Exception:
        text = "(its message raises)"
    first = text.splitlines()[0] if text else ""
    return f"{kind.__name__}: {first}"[:300]


class RecordingResult(unittest.TextTestResult):
    """Keeps the worst thing that happened to each test; a subtest's failure is its test's."""

    WORSE = ["ok", "skipped", "expected failure", "unexpected success", "FAIL", "ERROR"]

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.status = {}
        self.seen = {}
        self.key = None

    def startTest(self, test):
        name = test.id()
        self.seen[name] = self.seen.get(name, 0) + 1
        self.key = name if self.seen[name] == 1 else f"{name}#{self.seen[name]}"
        self.status[self.key] = None
        write("start", self.key)
        super().startTest(test)

    def stopTest(self, test):
        super().stopTest(test)
        status, detail = self.status.get(self.key) or ("ok", "")
        write("end", self.key, status, detail)
        self.key = None

    def note(self, test, status, detail=""):
        # An error outside any test (setUpClass, setUpModule) has an id of its own.
        if self.key is None:
            write("end", test.id(), status, detail)
            return
        before = self.status.get(self.key)
        if before is None or self.WORSE.index(status) > self.WORSE.index(before[0]):
            self.status[self.key] = (status, detail)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.note(test, "ok")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.note(test, "FAIL", last_line(error))

    def addError(self, test, error):
        super().addError(test, error)
        self.note(test, "ERROR", last_line(error))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        # A skipped subtest does not make its test a skipped one.
        if not hasattr(test, "test_case"):
            self.note(test, "skipped", str(reason))

    def addExpectedFailure(self, test, error):
        super().addExpectedFailure(test, error)
        self.note(test, "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.note(test, "unexpected success")

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            failed = issubclass(error[0], test.failureException)
            self.note(test, "FAIL" if failed else "ERROR", f"{last_line(error)} {subtest._subDescription()}"[:300])


class RecordingRunner(unittest.TextTestRunner):
    resultclass = RecordingResult


program = unittest.main(module=None, argv=["python -m unittest", "-v", module], testRunner=RecordingRunner, exit=False)
write("done", program.result.testsRun)
sys.exit(not program.result.wasSuccessful())
