# A starred expression in a subscript makes a tuple.
class Show:
    def __getitem__(self, key): return key
s = Show()
print(s[*[1, 2]], s[1, *"ab"], s[*()], s[1:2, *(3,)])  # expect: (1, 2) (1, 'a', 'b') () (slice(1, 2, None), 3)
