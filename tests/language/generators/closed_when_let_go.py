# A generator that only a for loop, next(), any() or all() has is closed when that lets it go; a coroutine that a statement drops warns at once.
import sys, warnings
def gen(tag, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", tag, sys.exc_info()[0])
def loops():
    for x in gen("break"):
        break
    print("after break")
    def f():
        for x in gen("return"):
            return x + 10
    print(f())
    try:
        for x in gen("raise"):
            raise ValueError(x)
    except ValueError as e:
        print("handler", repr(e), e.__context__)
    def g():
        for x in gen("unwound"):
            1/0
    try:
        g()
    except ZeroDivisionError as e:
        print("caller", e)
    for x in gen("outer"):
        for y in gen("inner"):
            if y == 1: break
        else:
            continue
        print("after inner")
        break
    print(next(gen("next")))
    print(next(gen("next default"), None))
    print(any(gen("any")), all(gen("all")))
    print(any(x for x in gen("genexp") if x))
    kept = gen("kept")
    for x in kept:
        break
    print("kept goes on", next(kept))
    kept.close()
    def returns(g):
        return g
    stored = []
    def store(g):
        stored.append(g); return g
    for x in store(gen("stored")):
        break
    print("stored goes on", list(stored[0]))
    def g2():
        for x in gen("in a generator"):
            yield x
    it = g2()
    print(next(it))
    it.close()
    print("closed it")
    def noisy():
        try: yield 1
        finally: raise KeyError("in finally")
    for x in noisy(): break
    print("after noisy")
    def deaf():
        while True:
            try: yield 1
            except GeneratorExit: pass
    for x in deaf(): break
    print("after deaf")
sys.unraisablehook = lambda a: print("unraisable:", repr(a.exc_value), a.err_msg.split(" at 0x")[0])
for i in range(3):
    print("round", i)
    loops()
# expect: round 0
# expect: closed break <class 'GeneratorExit'>
# expect: after break
# expect: closed return <class 'GeneratorExit'>
# expect: 10
# expect: closed raise <class 'GeneratorExit'>
# expect: handler ValueError(0) None
# expect: closed unwound <class 'GeneratorExit'>
# expect: caller division by zero
# expect: closed inner <class 'GeneratorExit'>
# expect: after inner
# expect: closed outer <class 'GeneratorExit'>
# expect: closed next <class 'GeneratorExit'>
# expect: 0
# expect: closed next default <class 'GeneratorExit'>
# expect: 0
# expect: closed any <class 'GeneratorExit'>
# expect: closed all <class 'GeneratorExit'>
# expect: True False
# expect: closed genexp <class 'GeneratorExit'>
# expect: True
# expect: kept goes on 1
# expect: closed kept <class 'GeneratorExit'>
# expect: closed stored None
# expect: stored goes on [1, 2]
# expect: 0
# expect: closed in a generator <class 'GeneratorExit'>
# expect: closed it
# expect: unraisable: KeyError('in finally') Exception ignored while closing generator <generator object loops.<locals>.noisy
# expect: after noisy
# expect: unraisable: RuntimeError('generator ignored GeneratorExit') Exception ignored while closing generator <generator object loops.<locals>.deaf
# expect: after deaf
# expect: round 1
# expect: closed break <class 'GeneratorExit'>
# expect: after break
# expect: closed return <class 'GeneratorExit'>
# expect: 10
# expect: closed raise <class 'GeneratorExit'>
# expect: handler ValueError(0) None
# expect: closed unwound <class 'GeneratorExit'>
# expect: caller division by zero
# expect: closed inner <class 'GeneratorExit'>
# expect: after inner
# expect: closed outer <class 'GeneratorExit'>
# expect: closed next <class 'GeneratorExit'>
# expect: 0
# expect: closed next default <class 'GeneratorExit'>
# expect: 0
# expect: closed any <class 'GeneratorExit'>
# expect: closed all <class 'GeneratorExit'>
# expect: True False
# expect: closed genexp <class 'GeneratorExit'>
# expect: True
# expect: kept goes on 1
# expect: closed kept <class 'GeneratorExit'>
# expect: closed stored None
# expect: stored goes on [1, 2]
# expect: 0
# expect: closed in a generator <class 'GeneratorExit'>
# expect: closed it
# expect: unraisable: KeyError('in finally') Exception ignored while closing generator <generator object loops.<locals>.noisy
# expect: after noisy
# expect: unraisable: RuntimeError('generator ignored GeneratorExit') Exception ignored while closing generator <generator object loops.<locals>.deaf
# expect: after deaf
# expect: round 2
# expect: closed break <class 'GeneratorExit'>
# expect: after break
# expect: closed return <class 'GeneratorExit'>
# expect: 10
# expect: closed raise <class 'GeneratorExit'>
# expect: handler ValueError(0) None
# expect: closed unwound <class 'GeneratorExit'>
# expect: caller division by zero
# expect: closed inner <class 'GeneratorExit'>
# expect: after inner
# expect: closed outer <class 'GeneratorExit'>
# expect: closed next <class 'GeneratorExit'>
# expect: 0
# expect: closed next default <class 'GeneratorExit'>
# expect: 0
# expect: closed any <class 'GeneratorExit'>
# expect: closed all <class 'GeneratorExit'>
# expect: True False
# expect: closed genexp <class 'GeneratorExit'>
# expect: True
# expect: kept goes on 1
# expect: closed kept <class 'GeneratorExit'>
# expect: closed stored None
# expect: stored goes on [1, 2]
# expect: 0
# expect: closed in a generator <class 'GeneratorExit'>
# expect: closed it
# expect: unraisable: KeyError('in finally') Exception ignored while closing generator <generator object loops.<locals>.noisy
# expect: after noisy
# expect: unraisable: RuntimeError('generator ignored GeneratorExit') Exception ignored while closing generator <generator object loops.<locals>.deaf
# expect: after deaf
async def co(): pass
def forget():
    co()
    print("forgotten")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    forget()
    print([(str(m.message), m.lineno) for m in w])
# expect: forgotten
# expect: [("coroutine 'co' was never awaited", 173)]
