# Repeated lines are folded.
import traceback
def f(n):
    if n == 0: raise ValueError("end")
    f(n - 1)
try:
    f(20)
except ValueError:
    text = traceback.format_exc()
    print(text.count("f(n - 1)"), [l.strip() for l in text.splitlines() if "repeated" in l])
# expect: 3 ['[Previous line repeated 17 more times]']
