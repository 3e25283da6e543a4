# Iterators pickle as a call of iter or reversed, the one that the running code sees.
for make in (lambda: iter([1, 2]), lambda: reversed([1, 2]), lambda: iter((1,)), lambda: iter("ab"), lambda: iter(b"ab"), lambda: iter(range(3)), lambda: iter({1: 2}.items()), lambda: iter({5})):
    iterator = make()
    next(iterator)
    function, arguments, *state = iterator.__reduce__()
    rest = list(iterator)
    print(function.__name__, arguments, state, rest, iterator.__reduce__()[1:])
# expect: iter ([1, 2],) [1] [2] (([],),)
# expect: reversed ([1, 2],) [0] [1] (([],),)
# expect: iter ((1,),) [1] [] (((),),)
# expect: iter ('ab',) [1] ['b'] (('',),)
# expect: iter (b'ab',) [1] [98] (((),),)
# expect: iter (range(1, 3),) [None] [1, 2] ((range(3, 3),), None)
# expect: iter ([],) [] [] (([],),)
# expect: iter ([],) [] [] (([],),)
namespace = {"__builtins__": {"iter": "other"}, "x": iter([1])}
print(eval("x.__reduce__()", namespace))  # expect: ('other', ([1],), 0)
try:
    eval("x.__reduce__()", {"__builtins__": {}, "x": iter([1])})
except AttributeError as error:
    print(error)
# expect: iter
