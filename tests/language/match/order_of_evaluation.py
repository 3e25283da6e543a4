# The subject is evaluated once; cases are tried in order.
def subject():
    print("subject")
    return 3
class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("compared with", self.n)
        return self.n == other
class V: a, b, c = Eq(1), Eq(3), Eq(3)
match subject():
    case V.a: pass
    case V.b: print("second")
    case V.c: print("third")
# expect: subject
# expect: compared with 1
# expect: compared with 3
# expect: second
