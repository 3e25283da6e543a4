# __format__ gets the specification; str() is not called.
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(f"{F()}", f"{F():abc}", f"{F()!s}", f"{F()!r:>6}", f"{F()=}", f"{F():{1}{2}}", format(F(), "z"), f"{F():%Y-%m}")
# expect: <> <abc> str   repr F()=repr <12> <z> <%Y-%m>
class Bad:
    def __format__(self, spec): return 1
try:
    f"{Bad()}"
except TypeError as error:
    print(error)
# expect: __format__ must return a str, not int
