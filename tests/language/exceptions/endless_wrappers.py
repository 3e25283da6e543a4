# Objects that call themselves through nothing but builtin wrappers end in an exception; nested sets are marshalled in one order.
import marshal

endless = staticmethod(int)
endless.__init__(endless)
try:
    endless()
except RecursionError as error:
    print("staticmethod", type(error).__name__)  # expect: staticmethod RecursionError

few = frozenset([frozenset([frozenset(), 1]), frozenset("ab"), 5])
print(marshal.loads(marshal.dumps(few)) == few)  # expect: True
