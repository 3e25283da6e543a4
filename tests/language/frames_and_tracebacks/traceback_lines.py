# Tracebacks know files, functions and lines.
import sys, traceback
def a(): b()
def b():
    raise ValueError("deep")
try:
    a()
except ValueError as e:
    for f in traceback.extract_tb(e.__traceback__):
        print(f.name, f.lineno, f.line)
    print(traceback.format_exception_only(e))
# expect: <module> 7 a()
# expect: a 3 def a(): b()
# expect: b 5 raise ValueError("deep")
# expect: ['ValueError: deep\n']
