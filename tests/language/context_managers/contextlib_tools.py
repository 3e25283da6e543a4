# contextmanager, ExitStack, suppress, closing, redirect_stdout, nullcontext.
import io
from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">", name)
with tag("a") as t:
    print(t)
    raise ValueError("v")
# expect: < a
# expect: A
# expect: caught v
# expect: > a
@tag("decorator")
def f(): print("in f")
f()
# expect: < decorator
# expect: in f
# expect: > decorator
with ExitStack() as stack:
    stack.enter_context(tag("1"))
    stack.callback(print, "callback")
    stack.enter_context(tag("2"))
# expect: < 1
# expect: < 2
# expect: > 2
# expect: callback
# expect: > 1
with suppress(KeyError): {}["x"]
out = io.StringIO()
with redirect_stdout(out): print("hidden")
print(repr(out.getvalue()))  # expect: 'hidden\n'
with nullcontext(5) as n: print(n)  # expect: 5
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e:
    print(e)
# expect: generator didn't stop
