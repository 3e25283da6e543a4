# A dropped generator is closed where code of its own would notice; delegation passes it on.
import gc
log = []
def inner():
    try:
        yield 1
    finally:
        log.append("inner")
def outer():
    yield from inner()
def with_block():
    with Manager():
        yield 1
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            log.append("ignored")
class Manager:
    def __enter__(self): return self
    def __exit__(self, kind, value, traceback): log.append(kind.__name__)
class Iterator:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): log.append("closed")
def delegating():
    yield from Iterator()
import sys
sys.unraisablehook = lambda args: log.append(str(args.exc_value))
for make in outer, with_block, delegating, stubborn:
    def use():
        it = make()
        next(it)
    use()
    gc.collect()
    print(make.__name__, log)
    log.clear()
# expect: outer ['inner']
# expect: with_block ['GeneratorExit']
# expect: delegating ['closed']
# expect: stubborn ['ignored', 'generator ignored GeneratorExit']
def finished():
    it = inner()
    list(it)
finished()
gc.collect()
print(log)  # expect: ['inner']
