# __exit__ gets the traceback, and sys.exception() is set in it.
import sys
class M:
    def __enter__(self): pass
    def __exit__(self, kind, error, tb):
        print(tb.tb_lineno, tb is error.__traceback__, sys.exception() is error)
        return True
with M():
    raise ValueError
# expect: 9 True True
print(sys.exception())  # expect: None
