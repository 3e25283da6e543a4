# Comparison operators return whatever the method returns.
class Odd:
    def __lt__(self, other): return "less"
    def __eq__(self, other): return [other]
    def __ne__(self, other): return None
print(Odd() < 1, Odd() == 2, Odd() != 3)  # expect: less [2] None
print(1 > Odd())  # expect: less
class Truth:
    def __bool__(self):
        print("asked")
        return False
class Chain:
    def __lt__(self, other): return Truth()
print(type(Chain() < Chain() < Chain()).__name__)
# expect: asked
# expect: Truth
