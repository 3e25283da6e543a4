class P: __match_args__ = ("x",)
match P():
    case P(1, 2): pass  ### TypeError: P() accepts 1 positional sub-pattern (2 given)
---
class P: pass
match P():
    case P(1): pass  ### TypeError: P() accepts 0 positional sub-patterns (1 given)
---
class P: __match_args__ = ["x"]
match P():
    case P(1): pass  ### TypeError: P.__match_args__ must be a tuple (got list)
---
class P: __match_args__ = (1,)
match P():
    case P(1): pass  ### TypeError: __match_args__ elements must be strings (got int)
---
match 5:
    case int(1, 2): pass  ### TypeError: int() accepts 1 positional sub-pattern (2 given)
---
not_a_class = 5
match 5:
    case not_a_class(): pass  ### TypeError: called match pattern must be a class
---
match 5:
    case undefined.name: pass  ### NameError: name 'undefined' is not defined
---
class P: __match_args__ = ("x", "x")
p = P()
p.x = 1
match p:
    case P(1, 1): pass  ### TypeError: P() got multiple sub-patterns for attribute 'x'
