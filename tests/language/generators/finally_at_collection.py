# A generator that is dropped runs its finally clauses.
import gc
log = []
def g():
    try:
        yield 1
    finally:
        log.append("cleaned")
it = g()
next(it)
it = None
gc.collect()
print(log)  # expect: ['cleaned']
