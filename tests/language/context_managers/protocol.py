# __enter__, __exit__ and what they get.
class M:
    def __enter__(self):
        print("enter")
        return "value"
    def __exit__(self, *args):
        print("exit", [a if a is None else getattr(a, "__name__", type(a).__name__) for a in args])
with M() as x:
    print(x)
# expect: enter
# expect: value
# expect: exit [None, None, None]
try:
    with M():
        raise ValueError("out")
except ValueError as e:
    print(e)
# expect: enter
# expect: exit ['ValueError', 'ValueError', 'traceback']
# expect: out
