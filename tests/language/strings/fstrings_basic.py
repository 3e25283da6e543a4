# f-strings: expressions, conversions, debug form and format specifications.
x, name = 3.14159, "world"
print(f"{name}!", f"{x:.2f}", f"{name!r:>10}", f"{x=}", f"{x = :.1f}", f"{name=!s}", f"{1 + 1}", f"{{}}", f"{'a' 'b'}")
# expect: world! 3.14    'world' x=3.14159 x = 3.1 name=world 2 {} ab
print(f"{x:{8}.{2}}", f"{x!s:.4}", f"{(lambda v: v * 2)(4)}", f"{ {'a': 1}['a'] }", f"{[i for i in range(3)]}", f"{x if x > 3 else 0:.1f}")
# expect:      3.1 3.14 8 1 [0, 1, 2] 3.1
print(f"{name.upper()}{name[0]}{len(name)}", f"", f"{''}", f'{"nested " f"{name}"}', rf"\d{name}", f"{1,}")  # expect: WORLDw5   nested world \dworld (1,)
