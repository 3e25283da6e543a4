# An exception thrown into a generator begins the line of its handler anew.
import sys
m=sys.monitoring
def a():
    yield
def b():
    yield from a()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
def c():
    yield from It()
def d():
    try: yield 1
    except BaseException: pass; yield 2
def e():
    with open('/dev/null'): yield 1
def k():
    try:
        yield 1
    except BaseException: pass; yield 2
def run(g, what):
    x = g(); next(x)
    L=[]
    m.use_tool_id(2,"x")
    m.register_callback(2,m.events.LINE,lambda c,l: L.append((c.co_name,l)))
    m.set_events(2,m.events.LINE)
    try: what(x)
    except BaseException as e_: pass
    m.set_events(2,0)
    m.free_tool_id(2)
    print(g.__name__, [l for l in L if l[0]!='run'])
for g in a,b,c,d,e,k:
  for what in lambda x: x.close(), lambda x: x.throw(ValueError), lambda x: x.throw(GeneratorExit):
    run(g, what)
# expect: a []
# expect: a []
# expect: a []
# expect: b [('b', 7)]
# expect: b [('b', 7)]
# expect: b [('b', 7)]
# expect: c [('c', 12)]
# expect: c [('c', 12)]
# expect: c [('c', 12)]
# expect: d [('d', 15)]
# expect: d [('d', 15)]
# expect: d [('d', 15)]
# expect: e [('e', 17)]
# expect: e [('e', 17)]
# expect: e [('e', 17)]
# expect: k [('k', 21)]
# expect: k [('k', 21)]
# expect: k [('k', 21)]
