# One pattern at work in several places at once: inside its own replacement, in several iterators, in threads; and what a match leaves behind for the next one.
import re
import threading

pattern = re.compile(r"(\w)(\d)?")
print(pattern.sub(lambda match: pattern.sub("x", match.group()) + str(len(pattern.findall("ab1"))), "a1 b"))  # expect: x2 x2

first = pattern.finditer("a1b2c")
second = pattern.finditer("xyz")
print([(one.group(), other.group()) for one, other in zip(first, second)])  # expect: [('a1', 'x'), ('b2', 'y'), ('c', 'z')]

for text in ("ab", "a\U0001F600b1", "é1", "一", "a1"):
    print(pattern.findall(text), pattern.match(text, 1))
# expect: [('a', ''), ('b', '')] <re.Match object; span=(1, 2), match='b'>
# expect: [('a', ''), ('b', '1')] None
# expect: [('é', '1')] <re.Match object; span=(1, 2), match='1'>
# expect: [('一', '')] None
# expect: [('a', '1')] <re.Match object; span=(1, 2), match='1'>

data = bytearray(b"a1")
print(re.compile(rb"(\w)").match(data).group(), re.compile(rb"(\w)").match(b"b").group())  # expect: b'a' b'b'
data.append(1)
print(len(data))  # expect: 3

match = pattern.match("a1")
pattern.match("b2")
print(match.groups(), match.span(2), match.lastindex)  # expect: ('a', '1') (1, 2) 2

stars = re.compile("x*")
print(stars.fullmatch("xx").span(), stars.match("xxy").span(), [found.span() for found in stars.finditer("axb")], stars.match("axb").span())
# expect: (0, 2) (0, 2) [(0, 0), (1, 2), (2, 2), (3, 3)] (0, 0)
print(stars.fullmatch("xy"), stars.search("yx", 1).span(), stars.search("yx").span())  # expect: None (1, 2) (0, 0)

def fail(match):
    raise ValueError(match.group())

try:
    pattern.sub(fail, "a1b2")
except ValueError as error:
    print(error, pattern.sub("<\\1>", "a1b2"))  # expect: a1 <a><b>

results = {}

def work(number):
    text = chr(97 + number) * 5 + str(number)
    results[number] = all(pattern.findall(text)[-1] == (text[-2], str(number)) for _ in range(500))

threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results == dict.fromkeys(range(6), True))  # expect: True

half = pattern.finditer("a1b2")
next(half)
del half
print(pattern.findall("c3"))  # expect: [('c', '3')]
scanner = pattern.scanner("a1")
print(scanner.match().span(), scanner.match(), scanner.match(), pattern.match("b").span())  # expect: (0, 2) None None (0, 1)
