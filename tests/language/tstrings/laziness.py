# Expressions are evaluated at once, formatting is not done.
class Loud:
    def __format__(self, spec):
        print("formatted")
        return "f"
    def __str__(self): return "s"
def show(x):
    print("evaluated", x)
    return x
t = t"{show(1)}{Loud():x}{show(2)!s}"
# expect: evaluated 1
# expect: evaluated 2
print(t.values[0], t.interpolations[2].conversion, t.interpolations[1].format_spec)  # expect: 1 s x
