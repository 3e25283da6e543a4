# A decorator may be any expression; decorators apply from the bottom.
table = {"twice": lambda f: lambda: f() * 2}
@table["twice"]
def one(): return 1
print(one())  # expect: 2
@(lambda f: "replaced")
def gone(): pass
print(gone)  # expect: replaced
def note(name):
    print("made", name)
    def wrap(f):
        print("applied", name)
        return f
    return wrap
@note("outer")
@note("inner")
def f(): pass
# expect: made outer
# expect: made inner
# expect: applied inner
# expect: applied outer
