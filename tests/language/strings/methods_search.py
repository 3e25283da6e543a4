# find, index, count, startswith with ranges and tuples.
s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.count("an"), s.count(""), s.find("", 10), s.find("", 6))  # expect: 1 3 -1 2 7 -1 6
print(s.find("a", 2), s.find("a", -1), s.find("a", 2, 3), s.startswith("ban"), s.startswith(("x", "b")), s.endswith("na", 0, 4))  # expect: 3 5 -1 True True True
print(s.index("n", 3), s.rindex("a"), s.startswith("", 6), s.startswith("", 7))  # expect: 4 5 True False
try:
    s.index("z")
except ValueError as error:
    print(error)
# expect: substring not found
