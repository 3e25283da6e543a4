# Methods of a subclass return plain strings; str() of it is plain.
class S(str):
    def __str__(self): return "S:" + self[:]
    def extra(self): return 1
s = S("abc")
print(type(s.upper()).__name__, type(s[:]).__name__, str(s), f"{s}", "%s" % s, s + "d", type(s + "d").__name__)  # expect: str str S:abc S:abc S:abc abcd str
print(s == "abc", hash(s) == hash("abc"), {"abc": 1}[s], s.extra(), isinstance(s, str), len(s))  # expect: True True 1 1 True 3
