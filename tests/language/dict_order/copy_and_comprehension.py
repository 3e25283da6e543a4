# Copies and comprehensions follow the source.
d = {k: i for i, k in enumerate("hello world")}
print(d, list(d.copy()) == list(d), list(dict(d)) == list(d), dict.fromkeys("hello"), {v: k for k, v in d.items()})
# expect: {'h': 0, 'e': 1, 'l': 9, 'o': 7, ' ': 5, 'w': 6, 'r': 8, 'd': 10} True True {'h': None, 'e': None, 'l': None, 'o': None} {0: 'h', 1: 'e', 9: 'l', 7: 'o', 5: ' ', 6: 'w', 8: 'r', 10: 'd'}
