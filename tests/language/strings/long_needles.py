# Searching takes time in proportion to the text, whatever text and needle hold.
N = 200_000
a, b = "a" * N, "b" * N
haystack = a + a + b + a + a
needle = a + b + b + a
print(haystack.find(needle), haystack.count(needle), (haystack + needle).find(needle) == len(haystack))  # expect: -1 0 True
print(haystack.encode().find(needle.encode()), (haystack + needle).encode().count(needle.encode()))  # expect: -1 1
wide = "\U0001F40D"
print((haystack.replace("b", wide)).find(needle.replace("b", wide)))  # expect: -1
period = "ab" * N
print((("ab" * (N - 1) + "b") * 2 + period).find(period) == 2 * (2 * N - 1))  # expect: True
print(len((needle + "x" + needle + needle[:-1]).split(needle)))  # expect: 3

# All places, against what slicing says.
for size in 64, 65, 66, 130:
    word = ("abc" * 100)[:size]
    text = word[:-1] + "x" + word + word[1:] + word + "abc"
    places = [i for i in range(len(text)) if text[i:i + size] == word]
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    print(found == places, len(places))
# expect: True 23
# expect: True 2
# expect: True 24
# expect: True 45
