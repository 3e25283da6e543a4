# A hot call of a function that was made of module code runs in its globals.
from types import FunctionType

namespace = {"count": 0}
run = FunctionType(compile("count += 1", "<module>", "exec"), namespace)
for _ in range(500):
    run()
print(namespace["count"])  # expect: 500
