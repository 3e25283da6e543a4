# Exceptions from __next__ and __iter__ come out; StopIteration ends.
class Boom:
    def __iter__(self): return self
    def __next__(self): raise ValueError("in next")
for use in (list, tuple, set, sum, lambda b: [*b], lambda b: [x for x in b], lambda b: max(b), lambda b: dict(b), lambda b: "".join(b)):
    try:
        use(Boom())
    except ValueError as e:
        print(e)
# expect: in next
# expect: in next
# expect: in next
# expect: in next
# expect: in next
# expect: in next
# expect: in next
# expect: in next
# expect: in next
