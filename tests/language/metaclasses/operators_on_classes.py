# A metaclass gives operators to classes.
class M(type):
    def __add__(cls, other): return f"{cls.__name__}+{other.__name__}"
    def __len__(cls): return 3
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, i): return i
    def __contains__(cls, x): return x == "in"
    def __repr__(cls): return f"<class {cls.__name__}!>"
    def __bool__(cls): return False
class A(metaclass=M): pass
class B(metaclass=M): pass
print(A + B, len(A), list(A), A[5], "in" in A, A, bool(A))  # expect: A+B 3 ['a', 'b', 'c'] 5 True <class A!> False
