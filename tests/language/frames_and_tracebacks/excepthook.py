# sys.excepthook gets what nobody caught.
import sys
def hook(kind, value, tb):
    print("hook", kind.__name__, value)
    sys.stdout.flush()
    sys.__excepthook__(kind, value, tb)
sys.excepthook = hook
raise LookupError("for the hook")  # expect: hook LookupError for the hook
# expect-error: LookupError: for the hook
