# super() walks the MRO of the instance, not the bases of the class.
class Root:
    def go(self, log): log.append("Root")
class Left(Root):
    def go(self, log):
        log.append("Left")
        super().go(log)
class Right(Root):
    def go(self, log):
        log.append("Right")
        super().go(log)
class Both(Left, Right):
    def go(self, log):
        log.append("Both")
        super().go(log)
log = []
Both().go(log)
print(log)  # expect: ['Both', 'Left', 'Right', 'Root']
print(super(Left, Both()).go.__qualname__, super(Both, Both).go.__qualname__, repr(super(Left, Both())))
# expect: Right.go Left.go <super: <class 'Left'>, <Both object>>
s = super(Left)
print(s.__thisclass__.__name__, s.__self__)  # expect: Left None
try:
    super(Left, 5)
except TypeError as error:
    print(error)
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (Left).
