# Own exception classes: __init__, __str__, hierarchy.
class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args[1]}"
class NotFound(AppError): pass
try:
    raise NotFound(404, "no page")
except AppError as e:
    print(e, repr(e), e.code)
# expect: [404] no page NotFound(404, 'no page') 404
class NoInit(Exception):
    def __init__(self, x): pass
print(NoInit(5).args, repr(NoInit("a")))  # expect: (5,) NoInit('a')
