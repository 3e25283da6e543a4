# A list inside itself prints as [...].
a = [1]
a.append(a)
print(a, repr((a,)))  # expect: [1, [...]] ([1, [...]],)
d = {}
d["self"] = d
print(d)  # expect: {'self': {...}}
