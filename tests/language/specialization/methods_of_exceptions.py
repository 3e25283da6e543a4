# Methods of exceptions, and instances whose __init__ takes defaults, keywords or the wrong arguments, while the ground changes under hot code.


class Fault(Exception):
    def text(self):
        return "text"


def ask(error):
    return error.text()


def ask_all(errors):
    return [ask(error) for error in errors]


print(ask_all([Fault() for _ in range(100)])[-1])  # expect: text

one = Fault()
one.note = 1
print(ask(one), ask(Fault()))  # expect: text text
one.text = lambda: "own"
print(ask(one), ask(Fault()))  # expect: own text
two = Fault()
two.__dict__["text"] = lambda: "in the dictionary"
print(ask(two), ask(Fault()))  # expect: in the dictionary text
two.__dict__ = {"text": lambda: "in another"}
print(ask(two), ask(Fault()))  # expect: in another text
del one.text
print(ask(one))  # expect: text


class Worse(Fault):
    pass


print(ask_all([Worse(), Fault()] * 60)[-2:])  # expect: ['text', 'text']
Worse.text = lambda self: "worse"
print(ask_all([Worse(), Fault()] * 2))  # expect: ['worse', 'text', 'worse', 'text']
Fault.text = property(lambda self: lambda: "property")
print(ask_all([Worse(), Fault()] * 2))  # expect: ['worse', 'property', 'worse', 'property']
del Worse.text
print(ask_all([Worse(), Fault()] * 2))  # expect: ['property', 'property', 'property', 'property']
Fault.text = lambda self: "function again"
print(ask_all([Worse(), Fault()] * 60)[-2:])  # expect: ['function again', 'function again']
del Fault.text
try:
    ask(Fault())
except AttributeError as error:
    print(error)
# expect: 'Fault' object has no attribute 'text'


class Number(int):
    def text(self):
        return f"number {int(self)}"


print(ask_all([Number(i) for i in range(60)])[-1])  # expect: number 59
number = Number(3)
number.text = lambda: "own number"
print(ask(number), ask(Number(4)))  # expect: own number number 4


class Default:
    def __init__(self, a, b=2):
        self.sum = (a, b)


class Anything:
    def __init__(self, *args, last=0, **others):
        self.sum = (args, last, others)


def one_argument(kind):
    return kind(1).sum


def two_arguments(kind):
    return kind(1, 2).sum


def three_arguments(kind):
    return kind(1, 2, 3).sum


for kind in Default, Anything:
    for _ in range(100):
        one_argument(kind), two_arguments(kind)
    print(one_argument(kind), two_arguments(kind))
# expect: (1, 2) (1, 2)
# expect: ((1,), 0, {}) ((1, 2), 0, {})
print(three_arguments(Anything))  # expect: ((1, 2, 3), 0, {})
for _ in range(100):
    try:
        three_arguments(Default)
    except TypeError as error:
        message = str(error)
print(message)  # expect: Default.__init__() takes from 2 to 3 positional arguments but 4 were given
Default.__init__.__defaults__ = (7,)
print(one_argument(Default))  # expect: (1, 7)
Default.__init__.__defaults__ = None
try:
    one_argument(Default)
except TypeError as error:
    print(error)
# expect: Default.__init__() missing 1 required positional argument: 'b'
Default.__init__ = lambda self, a: setattr(self, "sum", [a])
print(one_argument(Default))  # expect: [1]
Default.__init__ = lambda self, *args: args
try:
    one_argument(Default)
except TypeError as error:
    print(error)
# expect: __init__() should return None, not 'tuple'


def steps(self):
    yield self


Default.__init__ = steps
for _ in range(60):
    try:
        one_argument(Default)
    except TypeError as error:
        message = str(error)
print(message)  # expect: steps() takes 1 positional argument but 2 were given
