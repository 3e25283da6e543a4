# An unhashable set as a member is looked up as a frozenset.
s = {frozenset([1])}
print({1} in s, s)  # expect: True {frozenset({1})}
s.remove({1})
print(s)  # expect: set()
