# breakpoint calls sys.breakpointhook.
import sys
sys.breakpointhook = lambda *a, **k: print("hook", a, k)
breakpoint(1, x=2)  # expect: hook (1,) {'x': 2}
