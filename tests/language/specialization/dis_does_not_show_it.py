# Without adaptive=True nobody sees what was specialized.
import dis
def f(a, b): return a + b
before = [i.opname for i in dis.get_instructions(f)]
code = f.__code__.co_code
for _ in range(500): f(1, 2)
print(before == [i.opname for i in dis.get_instructions(f)], code == f.__code__.co_code)  # expect: True True
adaptive = [i.opname for i in dis.get_instructions(f, adaptive=True)]
print(len(adaptive) == len(before))  # expect: True
