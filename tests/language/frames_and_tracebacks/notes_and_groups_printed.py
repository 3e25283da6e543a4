# Notes, causes and contexts in the printed text.
import traceback
def text(e): return [l for l in "".join(traceback.format_exception(e)).splitlines() if l and not l.startswith("  ")]
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        e.add_note("a note\nin two lines")
        raise KeyError("b") from e
except KeyError as e:
    for l in text(e): print(l)
# expect: Traceback (most recent call last):
# expect: ValueError: a
# expect: a note
# expect: in two lines
# expect: The above exception was the direct cause of the following exception:
# expect: Traceback (most recent call last):
# expect: KeyError: 'b'
try:
    try:
        raise ValueError("c")
    except ValueError:
        raise TypeError("d")
except TypeError as e:
    for l in text(e): print(l)
# expect: Traceback (most recent call last):
# expect: ValueError: c
# expect: During handling of the above exception, another exception occurred:
# expect: Traceback (most recent call last):
# expect: TypeError: d
