# A view that its own index releases: slices keep the buffer, items and assignments are refused.
class Index:
    def __index__(self):
        view.release()
        return 4


view = memoryview(bytearray(b"\xff" * 8))
print(list(view[:Index()]))  # expect: [255, 255, 255, 255]
view = memoryview(bytearray(b"\xff" * 8))
print(list(view[Index():6]))  # expect: [255, 255]

data = bytearray(b"\xff" * 8)
view = memoryview(data)
try:
    view[:Index()] = b"spam"
except ValueError as error:
    print(error)
# expect: operation forbidden on released memoryview object
data.append(1)  # no export is left
print(data)  # expect: bytearray(b'\xff\xff\xff\xff\xff\xff\xff\xff\x01')

view = memoryview(data)
try:
    view[Index()]
except ValueError as error:
    print(error)
# expect: operation forbidden on released memoryview object
