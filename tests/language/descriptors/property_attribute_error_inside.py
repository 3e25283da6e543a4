# An AttributeError in a getter makes __getattr__ answer.
class C:
    @property
    def p(self): return self.missing
    def __getattr__(self, name): return f"fallback for {name}"
print(C().p)  # expect: fallback for missing
class D:
    @property
    def p(self): return self.missing
try:
    D().p
except AttributeError as error:
    print(error)
# expect: 'D' object has no attribute 'missing'
