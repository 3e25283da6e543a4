# Every integer code of array.array takes exactly its range, and bytes of lists of ints exactly 0 to 255.
import array

for code in "bBhHiIlLqQ":
    size = array.array(code).itemsize * 8
    low, high = (-(1 << size - 1), (1 << size - 1) - 1) if code.islower() else (0, (1 << size) - 1)
    made = array.array(code, [low, high, 0, 1])
    errors = []
    for value in (low - 1, high + 1, -(1 << 70), 1 << 70):
        try:
            made[0] = value
        except OverflowError as error:
            errors.append(str(error))
    print(code, made.tolist() == [low, high, 0, 1], len(errors), errors[:2])
# expect: b True 4 ['signed char is less than minimum', 'signed char is greater than maximum']
# expect: B True 4 ['unsigned byte integer is less than minimum', 'unsigned byte integer is greater than maximum']
# expect: h True 4 ['signed short integer is less than minimum', 'signed short integer is greater than maximum']
# expect: H True 4 ['unsigned short is less than minimum', 'unsigned short is greater than maximum']
# expect: i True 4 ['signed integer is less than minimum', 'signed integer is greater than maximum']
# expect: I True 4 ["can't convert negative value to unsigned int", 'unsigned int is greater than maximum']
# expect: l True 4 ['Python int too large to convert to C long', 'Python int too large to convert to C long']
# expect: L True 4 ["can't convert negative value to unsigned int", 'Python int too large to convert to C unsigned long']
# expect: q True 4 ['int too big to convert', 'int too big to convert']
# expect: Q True 4 ["can't convert negative int to unsigned", 'int too big to convert']
print(array.array("b", [-1]).tobytes(), array.array("h", [-2]).tobytes(), array.array("q", [True, -3]).tolist())  # expect: b'\xff' b'\xfe\xff' [1, -3]
grown = array.array("i")
address = grown.buffer_info()
for number in range(1000):
    grown.append(number - 500)
first = grown.buffer_info()
print(first == grown.buffer_info(), first[1], sum(grown), grown[3:6].tolist(), grown[::300].tolist())
# expect: True 1000 -500 [-497, -496, -495] [-500, -200, 100, 400]


class Index:
    def __index__(self):
        return 65


print(bytes([0, 255, 1]), bytes([True, Index(), 66]), bytearray([1, 2]), bytes([]), bytes((1, 2)))
# expect: b'\x00\xff\x01' b'\x01AB' bytearray(b'\x01\x02') b'' b'\x01\x02'
for bad in ([256], [-1], [1, "a"], [1 << 70], [1.5]):
    try:
        bytes(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError 'float' object cannot be interpreted as an integer
