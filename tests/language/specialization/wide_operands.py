"""Operands beyond 16 bits: attributes, globals, calls and jumps go on with the whole operand, also where a specialized form misses."""


class Holder:
    def __getattr__(self, name):
        return int(name[1:])

    def method(self):
        return "Holder.method"


class Other:
    far = "Other.far"

    def method(self):
        return "Other.method"


def build(lines, indent="    "):
    namespace = {"Holder": Holder}
    exec("\n".join(lines), namespace)
    return namespace


# 40,000 names stand before those of interest.
names = [f"    o.a{i}" for i in range(40000)]
namespace = build(["def load(o, many):", "    if many:", *["    " + line for line in names], "    return o.far, o.method()"])
load = namespace["load"]
holder = Holder()
holder.far = "holder.far"
for _ in range(5):
    print(*load(holder, False))
# expect: holder.far Holder.method
# expect: holder.far Holder.method
# expect: holder.far Holder.method
# expect: holder.far Holder.method
# expect: holder.far Holder.method
for _ in range(3):
    print(*load(Other(), False), *load(holder, False))
# expect: Other.far Other.method holder.far Holder.method
# expect: Other.far Other.method holder.far Holder.method
# expect: Other.far Other.method holder.far Holder.method
for _ in range(60):
    load(Other(), False)
print(*load(Other(), False), *load(holder, False))  # expect: Other.far Other.method holder.far Holder.method

namespace = build(["def store(o, many):", "    if many:", *[f"        o.a{i} = 1" for i in range(40000)], "    o.far = [1]", "    o.far = [2]", "    return o.far"])
store = namespace["store"]
for _ in range(5):
    print(store(Holder(), False), store(Other(), False))
# expect: [2] [2]
# expect: [2] [2]
# expect: [2] [2]
# expect: [2] [2]
# expect: [2] [2]

# A loop whose body is longer than a jump of 16 bits, and conditions across it.
body = ["            x = y"] * 40000
namespace = build(["def loop(items, flag, y=0):", "    total = 0", "    for item in items:", "        total += item", "        if flag:", *body, "        else:", "            total += 100", "    return total"])
loop = namespace["loop"]
for items in [1, 2, 3], (1, 2, 3), range(4), (n for n in range(5)), {1: 2, 3: 4}, [1, 2, 3], []:
    print(loop(items, False), end=" ")
# expect: 306 306 406 510 204 306 0 3
print(loop([1, 2], True))
