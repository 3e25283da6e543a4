# Strings that grew by += share no storage that shows: each keeps its value whatever its aliases are continued with.
text = ""
kept = []
for number in range(3000):
    text += chr(97 + number % 26)
    if number % 700 == 0:
        kept.append(text)
first = text + "X"
second = text + "Y"
third = first + "1"
fourth = first + "2"
print(first[-2:], second[-2:], third[-3:], fourth[-3:])  # expect: jX jY jX1 jX2
wide = third + "\U0001F600"
wider = wide + "z"
front = "pre" + wider
print(len(wide), ascii(wider[-4:]), front[:6], len(front))  # expect: 3003 'X1\U0001f600z' preabc 3007
print([len(part) for part in kept], [part[-1] for part in kept])  # expect: [1, 701, 1401, 2101, 2801] ['a', 'y', 'w', 'u', 's']
print(all(text.startswith(part) for part in kept), len(text))  # expect: True 3000
twice = text
twice += twice
twice += twice
print(len(twice), twice == text * 4, hash(twice) == hash(text * 4))  # expect: 12000 True True
one, other = text, text
for number in range(300):
    one += "1" * (number % 5)
    other += "2" * (number % 5)
print(one[3000:].strip("1") == "", other[3000:].strip("2") == "", one[:3000] == other[:3000])  # expect: True True True
