# The repr of a builtin type's members names the type with its module, unless that is builtins.
import collections
class A: __slots__ = "x"
print(collections.deque.append, collections.deque.maxlen)
# expect: <method 'append' of 'collections.deque' objects> <attribute 'maxlen' of 'collections.deque' objects>
print(collections.deque.__init__, int.__add__, int.real)
# expect: <slot wrapper '__init__' of 'collections.deque' objects> <slot wrapper '__add__' of 'int' objects> <attribute 'real' of 'int' objects>
print(A.x, type(lambda: 1).__code__, str.join)
# expect: <member 'x' of 'A' objects> <attribute '__code__' of 'function' objects> <method 'join' of 'str' objects>
