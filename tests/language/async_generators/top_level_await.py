# Module code with a top-level await runs in the namespace given to eval, or in the globals of the function made of it.
import ast
from types import FunctionType


class Ready:
    def __await__(self):
        yield
        return 5


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration:
        pass


code = compile("a = await Ready(); b = [a async for a in items()]", "?", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


async def items():
    yield 1


names = {"Ready": Ready, "items": items}
run(eval(code, names))
print(names["a"], names["b"])  # expect: 5 [1]

names = {"Ready": Ready, "items": items}
locals_ = {}
run(eval(code, names, locals_))
print(locals_, "a" in names)  # expect: {'a': 5, 'b': [1]} False

names = {"Ready": Ready, "items": items}
run(FunctionType(code, names)())
print(names["a"], names["b"])  # expect: 5 [1]

names = {}
FunctionType(compile("x = 1; y = x + 1", "?", "exec"), names)()
print(names["x"], names["y"])  # expect: 1 2
