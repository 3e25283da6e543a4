# A bytearray whose arguments' code tries to change it: refused while its bytes are in use, otherwise what is left counts.
class Clears:
    def __init__(self, array):
        self.array = array

    def __buffer__(self, flags):
        self.array.clear()
        return memoryview(b"A")

    def __repr__(self):
        self.array.clear()
        return "R"


class ClearsAsNumber:
    def __init__(self, array):
        self.array = array

    def __index__(self):
        self.array.clear()
        return 0


def attempt(source, start=b"ABCABC"):
    array = bytearray(start)
    try:
        result = eval(source, {"array": array, "buffer": Clears(array), "number": ClearsAsNumber(array)})
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(source, "->", result, bytes(array))


for name in ("find", "rfind", "index", "count", "startswith", "endswith", "split", "rsplit", "strip", "partition", "extend", "__contains__", "__add__", "__eq__"):
    attempt(f"array.{name}(buffer)")
# expect: array.find(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.rfind(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.index(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.count(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.startswith(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.endswith(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.split(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.rsplit(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.strip(buffer) -> bytearray(b'') b''
# expect: array.partition(buffer) -> (bytearray(b''), bytearray(b''), bytearray(b'')) b''
# expect: array.extend(buffer) -> None b'A'
# expect: array.__contains__(buffer) -> BufferError: Existing exports of data: object cannot be re-sized b'ABCABC'
# expect: array.__add__(buffer) -> TypeError: can't concat Clears to bytearray b'ABCABC'
# expect: array.__eq__(buffer) -> NotImplemented b'ABCABC'
for source in (
    'array.find(b"A", number)',
    'array.find(b"A", 0, number)',
    'array.rindex(b"A", number)',
    'array.count(b"A", number)',
    'array.startswith(b"A", number)',
    'array.split(b"A", number)',
    "array[number:]",
    "array[:number]",
    "array[number]",
    "array.insert(3, number)",
    "array.remove(number)",
    "array.pop(number)",
    'array.__setitem__(slice(number, 5), b"zz")',
    "array.__setitem__(slice(0, 5), [number, number])",
    "array.__delitem__(slice(0, number, 2))",
    'array.hex(":", number)',
    "array.join([buffer])",
):
    attempt(source)
# expect: array.find(b"A", number) -> -1 b''
# expect: array.find(b"A", 0, number) -> -1 b''
# expect: array.rindex(b"A", number) -> ValueError: subsection not found b''
# expect: array.count(b"A", number) -> 0 b''
# expect: array.startswith(b"A", number) -> False b''
# expect: array.split(b"A", number) -> [bytearray(b'')] b''
# expect: array[number:] -> bytearray(b'') b''
# expect: array[:number] -> bytearray(b'') b''
# expect: array[number] -> IndexError: bytearray index out of range b''
# expect: array.insert(3, number) -> None b'\x00'
# expect: array.remove(number) -> ValueError: value not found in bytearray b''
# expect: array.pop(number) -> IndexError: pop from empty bytearray b''
# expect: array.__setitem__(slice(number, 5), b"zz") -> None b'zz'
# expect: array.__setitem__(slice(0, 5), [number, number]) -> None b'\x00\x00'
# expect: array.__delitem__(slice(0, number, 2)) -> None b''
# expect: array.hex(":", number) ->  b''
# expect: array.join([buffer]) -> TypeError: sequence item 0: expected a bytes-like object, Clears found b'ABCABC'
attempt("array % buffer", b"%a end")  # expect: array % buffer -> BufferError: Existing exports of data: object cannot be re-sized b'%a end'


class Grows:
    def __init__(self, change):
        self.change = change

    def __buffer__(self, flags):
        self.change()
        return memoryview(b"NEW")


array = bytearray(b"xxx")
array.extend(Grows(lambda: array.extend(b"yy")))
print(array)  # expect: bytearray(b'xxxNEWyy')
array = bytearray()
seen = []
array.__init__(seen.append(len(array)) or i for i in range(4))
print(seen, array)  # expect: [0, 1, 2, 3] bytearray(b'\x00\x01\x02\x03')
array = bytearray(6)
view = memoryview(array)
try:
    array[1:-1:2] = b""
except BufferError as error:
    print(error, array)
# expect: Existing exports of data: object cannot be re-sized bytearray(b'\x00\x00\x00\x00\x00\x00')
