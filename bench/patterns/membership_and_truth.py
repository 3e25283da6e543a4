# pattern: x in list | CONTAINS_OP
def site(a, b):
    return a in b


operands = [(1, [1, 2])]
---
# pattern: x in tuple | CONTAINS_OP
def site(a, b):
    return a in b


operands = [(1, (1, 2))]
---
# pattern: x in str | CONTAINS_OP
def site(a, b):
    return a in b


operands = [('a', 'abc')]
---
# pattern: x in bytes | CONTAINS_OP
def site(a, b):
    return a in b


operands = [(97, b'abc')]
---
# pattern: x in range | CONTAINS_OP
def site(a, b):
    return a in b


operands = [(3, range(5))]
---
# pattern: x in dict.keys() | CONTAINS_OP
def site(a, b):
    return a in b


operands = [(3, {3: 4}.keys())]
---
# pattern: x in dict, set, list and str alternate | CONTAINS_OP
def site(a, b):
    return a in b


operands = [('a', {'a': 1}), ('a', {'a'}), ('a', ['a']), ('a', 'abc')]
---
# pattern: x in defaultdict | CONTAINS_OP
from collections import defaultdict


def site(a, b):
    return a in b


operands = [(3, defaultdict(int))]
---
# pattern: x in deque | CONTAINS_OP
from collections import deque


def site(a, b):
    return a in b


operands = [(3, deque([3]))]
---
# pattern: __contains__ of a Python class | CONTAINS_OP
class V:
    def __contains__(self, item):
        return True


def site(a, b):
    return a in b


operands = [(3, V())]
---
# pattern: __contains__ of four classes | CONTAINS_OP
def make(i):
    class V:
        def __contains__(self, item):
            return True
    return V


def site(a, b):
    return a in b


operands = [(3, make(i)()) for i in range(4)]
---
# pattern: a Python class with __iter__ only | CONTAINS_OP
class V:
    def __iter__(self):
        return iter([1, 3])


def site(a, b):
    return a in b


operands = [(3, V())]
---
# pattern: member in Enum class | CONTAINS_OP
from enum import Enum


class E(Enum):
    A = 1


def site(a, b):
    return a in b


operands = [(E.A, E)]
---
# pattern: if dict | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [({1: 2},), ({},)]
---
# pattern: if float | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [(1.5,), (0.0,)]
---
# pattern: if tuple | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [((1,),), ((),)]
---
# pattern: if set | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [({1},), (set(),)]
---
# pattern: if bytes | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [(b'',), (b'a',)]
---
# pattern: if deque | TO_BOOL
from collections import deque


def site(a):
    if a:
        return 1
    return 2


operands = [(deque(),), (deque([1]),)]
---
# pattern: if re.Match or None | TO_BOOL
import re


def site(a):
    if a:
        return 1
    return 2


operands = [(re.match('a', 'a'),), (re.match('a', 'b'),)]
---
# pattern: if list or None | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [([1],), (None,)]
---
# pattern: if str or None | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [('a',), (None,)]
---
# pattern: if int, str, list and None alternate | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [(1,), ('a',), ([1],), (None,)]
---
# pattern: if an object without __bool__ or None | TO_BOOL
class V:
    pass


def site(a):
    if a:
        return 1
    return 2


operands = [(V(),), (None,)]
---
# pattern: if objects of three classes without __bool__ | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [(type(n, (), {})(),) for n in 'ABC']
---
# pattern: __bool__ of a Python class | TO_BOOL
class V:
    def __bool__(self):
        return True


def site(a):
    if a:
        return 1
    return 2


operands = [(V(),)]
---
# pattern: __len__ of a Python class | TO_BOOL
class V:
    def __len__(self):
        return 1


def site(a):
    if a:
        return 1
    return 2


operands = [(V(),)]
---
# pattern: __bool__ of four classes | TO_BOOL
def site(a):
    if a:
        return 1
    return 2


operands = [(type(n, (), {'__bool__': lambda self: True})(),) for n in 'ABCD']
