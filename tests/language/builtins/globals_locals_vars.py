# globals() is the module's dict; locals() of a function is a snapshot.
globals()["made"] = 5
print(made, locals() is globals())  # expect: 5 True
def f(a):
    b = 2
    snapshot = locals()
    snapshot["b"] = 99
    c = 3
    return b, sorted(snapshot), sorted(locals())
print(f(1))  # expect: (2, ['a', 'b'], ['a', 'b', 'c', 'snapshot'])
class C:
    x = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
# expect: ['x']
