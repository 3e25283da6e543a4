"""Strings of every length around where their storage changes: equality, hashes, order, slices, joins, as keys."""
import sys

LONG = "abcdefghijklmnopqrstuvwxyz"
for source in (LONG, "äöüßéèêëìíîïð", "中文字符串测试内容很多", "a\ud800bcdefghijk", "a😀bcdefghijklm"):
    for length in range(12):
        whole = source[:length]
        joined = "".join(list(whole))
        added = ""
        for letter in whole:
            added = added + letter
        sliced = ("x" + whole + "y")[1:-1]
        formatted = f"{whole[:length // 2]}{whole[length // 2:]}"
        for other in (joined, added, sliced, formatted, whole[::-1][::-1], str.replace(whole + "#", "#", "")):
            assert other == whole and not other != whole and hash(other) == hash(whole), (whole, other)
            assert other <= whole and not other < whole and len(other) == length
            assert {whole: 1}.get(other) == 1 and other in {whole}
            assert [ord(letter) for letter in other] == [ord(letter) for letter in whole]
            assert other.find(whole) == 0 and whole + LONG > other
        different = whole[:-1] + "!" if whole else "!"
        assert different != whole and different not in {whole: 1}
        assert (different < whole) == ([ord(c) for c in different] < [ord(c) for c in whole])
        assert (whole + "\0") != whole and len(whole + "\0") == length + 1
        assert repr(eval(ascii(whole))) == repr(whole)

# What was read as a whole before, and what grows afterwards.
text = "ab" + chr(99)
names = {text: 1}
setattr(sys, text, 5)
print(sys.abc, names["abc"], getattr(sys, "".join("abc")))  # expect: 5 1 5
delattr(sys, text)
for step in range(300):
    text += "d"
print(len(text), text[:6], text[-3:], text.count("d"))  # expect: 303 abcddd ddd 300
head = "x" * 300
head += "yz"
head += chr(33)
print(head[-4:], len(head), int("12" + "34") + 1, float("1." + "5"), "Ab".lower() + "Cd".upper(), "aBcDeFgHi".swapcase())
# expect: xyz! 303 1235 1.5 abCD AbCdEfGhI
print("-".join(["a", "b"]), "-".join(["abc", "def", "g"]), ",".join("abcd"), "a b".split(), "abc def ghi jklmnopqr".split())
# expect: a-b abc-def-g a,b,c,d ['a', 'b'] ['abc', 'def', 'ghi', 'jklmnopqr']


class Text(str):
    pass


for value in ("", "a", "abc", "abcdefgh", "abcdefghi"):
    mine = Text(value)
    print(mine == value, hash(mine) == hash(value), str(mine) is mine, type(str(mine)) is str, mine + "!", mine[1:], end=" ")
# expect: True True False True !  True True False True a!  True True False True abc! bc True True False True abcdefgh! bcdefgh True True False True abcdefghi! bcdefghi
print()
