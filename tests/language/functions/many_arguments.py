# Hundreds of parameters and arguments.
names = ", ".join(f"a{i}" for i in range(300))
scope = {}
exec(f"def f({names}): return a0 + a299\ndef call(): return f({', '.join(map(str, range(300)))})", scope)
print(scope["call"](), scope["f"](*range(300)))  # expect: 299 299
print((lambda *a: len(a))(*range(10000)), len((lambda **k: k)(**{f"k{i}": i for i in range(1000)})))  # expect: 10000 1000
