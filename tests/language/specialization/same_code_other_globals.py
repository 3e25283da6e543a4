# One code object runs under several globals.
import types
def f(): return value, len([1])
value = "main"
one = types.FunctionType(f.__code__, {"value": "one", "__builtins__": __builtins__})
two = types.FunctionType(f.__code__, {"value": "two", "len": lambda x: "own len", "__builtins__": __builtins__})
for _ in range(100): r = f(), one(), two()
print(r)  # expect: (('main', 1), ('one', 1), ('two', 'own len'))
