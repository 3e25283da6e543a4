match x:
    case y: pass  ### SyntaxError: name capture 'y' makes remaining patterns unreachable
    case 1: pass
---
match x:
    case _: pass  ### SyntaxError: wildcard makes remaining patterns unreachable
    case 1: pass
---
match x:
    case a | 1: pass  ### SyntaxError: name capture 'a' makes remaining patterns unreachable
---
match x:
    case 1 | a: pass  ### SyntaxError: alternative patterns bind different names
---
match x:
    case [a, a]: pass  ### SyntaxError: multiple assignments to name 'a' in pattern
---
match x:
    case [*a, *b]: pass  ### SyntaxError: multiple starred names in sequence pattern
---
match x:
    case {**rest, "a": 1}: pass  ### SyntaxError: invalid syntax
---
match x:
    case {"a": 1, "a": 2}: pass  ### SyntaxError: mapping pattern checks duplicate key ('a')
---
match x:
    case P(x=1, x=2): pass  ### SyntaxError: attribute name repeated in class pattern: x
---
match x:
    case P(x=1, 2): pass  ### SyntaxError: positional patterns follow keyword patterns
---
match x:
    case 1 + 2: pass  ### SyntaxError: imaginary number required in complex literal
---
match x:
    case a as _: pass  ### SyntaxError: cannot use '_' as a target
---
match x:
    case a as b.c: pass  ### SyntaxError: cannot use attribute as pattern target
---
match x:
    case -a: pass  ### SyntaxError: invalid syntax
---
match x:
    case f"{a}": pass  ### SyntaxError: patterns may only match literals and attribute lookups
---
match x:
    case {a: 1}: pass  ### SyntaxError: invalid syntax
---
match x:
    pass  ### SyntaxError: invalid syntax
---
match x:
case 1: pass  ### IndentationError: expected an indented block after 'match' statement on line 54
---
match x:
    case {**_}: pass  ### SyntaxError: invalid syntax
---
match x:
    case not 1: pass  ### SyntaxError: invalid syntax
