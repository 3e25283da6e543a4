# Length, index and slices count code points.
s = "a😀b\U0010FFFF"
print(len(s), s[1], s[-1] == "\U0010FFFF", s[1:3], s[::-1][1])  # expect: 4 😀 True 😀b b
print(s.find("b"), s.index("😀"), "😀" in s, s.split("😀")[0])  # expect: 2 1 True a
print([ord(c) for c in s])  # expect: [97, 128512, 98, 1114111]
