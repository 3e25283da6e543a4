# A true result of __exit__ swallows the exception.
class S:
    def __enter__(self): return self
    def __exit__(self, kind, *rest): return kind is ValueError
with S():
    raise ValueError
print("on")  # expect: on
try:
    with S():
        raise KeyError("k")
except KeyError as e:
    print(repr(e))
# expect: KeyError('k')
