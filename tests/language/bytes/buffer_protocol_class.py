# A class with __buffer__ can be read as a buffer.
class B:
    def __buffer__(self, flags): return memoryview(b"data")
    def __release_buffer__(self, view): print("released")
with memoryview(B()) as m:
    print(m.tobytes())
# expect: b'data'
# expect: released
print(bytes(B()))
# expect: released
# expect: b'data'
