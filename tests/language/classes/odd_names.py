# A class whose namespace has a key that is no str: looking a name up asks the key, also in specialized code.
import warnings

warnings.simplefilter('ignore')

class Key:
    def __init__(self, name):
        self.name, self.asked = name, 0

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        self.asked += 1
        if self.name == 'raises':
            raise ValueError
        return self.name == other

class Base:
    other = raises = 'base'

key, bad = Key('found'), Key('raises')
Odd = type('Odd', (Base,), {key: 5, bad: 6, 'method': lambda self: 7})
Derived = type('Derived', (Odd,), {})

def read(owner):
    return owner.found

for owner in (Odd, Odd(), Derived, Derived()):
    print([read(owner) for _ in range(100)] == [5] * 100)
# expect: True
# expect: True
# expect: True
# expect: True
print(key.asked > 0, Odd.other, Odd().method(), Derived().method())  # expect: True base 7 7
print(hasattr(Odd, 'raises'), hasattr(Odd(), 'raises'))  # expect: False False
print(hasattr(Odd, 'missing'))  # expect: False
