# __release_buffer__ runs when the last view closes, and sees bytes that it cannot keep.
class Owner:
    def __init__(self): self.data = bytearray(b"hello")
    def __buffer__(self, flags):
        print("buffer", flags)
        self.view = memoryview(self.data)
        return self.view
    def __release_buffer__(self, view):
        print("released", view is self.view)
owner = Owner()
with memoryview(owner) as m:
    print(bytes(m), type(m.obj).__name__)
# expect: buffer 284
# expect: b'hello' _buffer_wrapper
# expect: released True
print(b"".join([owner]), bytearray(b"x").__buffer__(0).tobytes())
# expect: buffer 0
# expect: released True
# expect: b'hello' b'x'
class Kept(bytearray):
    def __release_buffer__(self, view):
        try:
            view[:1]
        except ValueError as error:
            print(error)
        self.kept = view
        super().__release_buffer__(view)
kept = Kept(b"abc")
with memoryview(kept) as m: pass  # expect: cannot create new view on restricted memoryview
kept.clear()
try:
    kept.kept.tobytes()
except ValueError as error:
    print(error)
# expect: operation forbidden on released memoryview object
for bad in (lambda self, flags: 42, lambda self: memoryview(b"")):
    try:
        memoryview(type("Bad", (), {"__buffer__": bad})())
    except TypeError as error:
        print(error)
# expect: __buffer__ returned non-memoryview object
# expect: <lambda>() takes 1 positional argument but 2 were given
print(hasattr(bytes, "__release_buffer__"), hasattr(bytearray, "__release_buffer__"), hasattr(int, "__buffer__"))  # expect: False True False
