# By code point, also beyond the BMP.
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "\uffff" < "\U00010000", "é" > "z")  # expect: True False True True True True True
print(sorted(["b", "A", "a", "é", "_", "1", "😀", "\uffee"]))  # expect: ['1', 'A', '_', 'a', 'b', 'é', '￮', '😀']
print("é" == "e\u0301", "ß" == "ss")  # expect: False False
