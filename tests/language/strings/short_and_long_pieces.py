# Pieces of all lengths: joined, searched, changed in case and split, where eight or sixteen characters make a difference inside.
alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def slow_find(text, sub, start=0):
    for at in range(start, len(text) - len(sub) + 1):
        if all(text[at + i] == sub[i] for i in range(len(sub))):
            return at
    return -1


wrong = []
for length in range(1, 60):
    text = alphabet[:length]
    for at in range(length):
        for start in (0, 1, at, at + 1):
            if text.find(text[at], start) != slow_find(text, text[at], start):
                wrong.append(("find", length, at, start))
    if text.find("\u20ac") != -1 or "\xe9" in text or text.find("9") >= 0:
        wrong.append(("absent", length))
    twice = text + text
    if twice.find(text[-1], length) != 2 * length - 1 or twice.index(text[0], 1) != length:
        wrong.append(("twice", length))
print(wrong)  # expect: []

for joint in ("", "-", "12345678", "123456789", "0123456789abcdef", "0123456789abcdefg"):
    for length in range(0, 40):
        pieces = [alphabet[:length], "", alphabet[1:length], alphabet[:8], alphabet[:length // 2]]
        expected = "".join(piece + joint for piece in pieces)[:-len(joint) or None]
        if joint.join(pieces) != expected or f"{pieces[0]}{joint}{pieces[4]}{joint}" != pieces[0] + joint + pieces[4] + joint:
            wrong.append(("join", joint, length))
print(wrong)  # expect: []

for length in range(0, 45):
    for change in (None, "\xe9", "\xdf", "\u0130", "\U00010400", "\ud800"):
        text = alphabet[20:20 + length] if length < 40 else "no capitals" * 4
        if change:
            text = text[:length // 2] + change + text[length // 2:]
        if text.upper() != "".join(c.upper() for c in text) or text.lower() != "".join(c.lower() for c in text):
            wrong.append(("case", length, change))
print(wrong)  # expect: []
print("already lower".lower() is not None, "ALREADY UPPER 123".upper(), "@[`{ at the edges".upper(), "@[`{ AT THE EDGES".lower(), "Z" * 17, ("Z" * 17).lower())
# expect: True ALREADY UPPER 123 @[`{ AT THE EDGES @[`{ at the edges ZZZZZZZZZZZZZZZZZ zzzzzzzzzzzzzzzzz

for width in range(1, 20):
    for count in range(0, 40):
        words = [alphabet[i:i + width] for i in range(count)]
        text = "  ".join(words) + "\t\n"
        if text.split() != words or len(text.split(None, 3)) != min(count, 4):
            wrong.append(("split", width, count))
print(wrong)  # expect: []
print("a\x1cb\x85c\xa0d\u2003e\x7ff!~".split(), "\x00 \x01".split(), "\u3000x\u3000".split())  # expect: ['a', 'b', 'c', 'd', 'e\x7ff!~'] ['\x00', '\x01'] ['x']
print("x".startswith("x", 0), "ab".startswith("b", 1), "ab".startswith("b", 2), "\U0001f600a".startswith("a", 1), "\U0001f600a".endswith("\U0001f600"), "a\u20ac".endswith("\u20ac"))
# expect: True True False True False True


class Text(str):
    pass


print(type(Text("abcdefghij").upper()), type(Text("ABCDEFGHIJ").upper()), Text("ab").find(Text("b")), Text("b") in "abc", "abc".startswith(Text("a")), type(Text("one").split()[0]))
# expect: <class 'str'> <class 'str'> 1 True True <class 'str'>
for call in (lambda: "abc".find(1), lambda: 1 in "abc", lambda: "abc".startswith(1), lambda: "abc".split(1), lambda: None in "a"):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: find() argument 1 must be str, not int
# expect: 'in <string>' requires string as left operand, not int
# expect: startswith first arg must be str or a tuple of str, not int
# expect: must be str or None, not int
# expect: 'in <string>' requires string as left operand, not NoneType
