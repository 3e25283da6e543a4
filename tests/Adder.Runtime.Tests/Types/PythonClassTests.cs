using Adder.Runtime.Builtins;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Tests.Types;

/// <summary>Classes written in Python: how their methods fill slots. Each program leaves its answer in <c>result</c>.</summary>
public sealed class PythonClassTests
{
    [Theory]
    [InlineData("class A:\n def __radd__(self, o): return 1\nclass B(A):\n def __radd__(self, o): return 2\nresult = 0 + A(), 0 + B()", "(1, 2)")]
    [InlineData("class A:\n def __add__(self, o): return 1\nclass B(A):\n def __radd__(self, o): return 2\nresult = A() + B(), A() + A(), B() + A()", "(2, 1, 1)")]
    [InlineData("class A: pass\na = A()\nA.__len__ = lambda self: 3\nresult = len(a), bool(a)", "(3, True)")]
    [InlineData("class A:\n def __len__(self): return 3\nclass B(A): pass\ndel A.__len__\ntry: len(B())\nexcept TypeError as e: result = str(e)", "\"object of type 'B' has no len()\"")]
    [InlineData("class L(list): pass\nclass M(L):\n def __len__(self): return 9\nresult = len(L([1])), len(M([1])), M([1])[0], list(M([1]))", "(1, 9, 1, [1])")]
    [InlineData("class A:\n def __eq__(self, o): return True\ntry: hash(A())\nexcept TypeError as e: result = str(e)", "\"unhashable type: 'A'\"")]
    [InlineData("class A:\n def __getattr__(self, n): return n\nresult = A().x, getattr(A(), 'y')", "('x', 'y')")]
    [InlineData("class A:\n def __getitem__(self, i):\n  if i > 2: raise IndexError\n  return i\nresult = list(A()), 2 in A()", "([0, 1, 2], True)")]
    [InlineData("class A:\n def __iter__(self): return self\n def __next__(self): raise StopIteration(5)\ndef g(): return (yield from A())\ntry: next(g())\nexcept StopIteration as e: result = e.value", "5")]
    [InlineData("class A:\n __iter__ = None\ntry: iter(A())\nexcept TypeError as e: result = str(e)", "\"'A' object is not iterable\"")]
    [InlineData("class A:\n def __init__(self): return 1\ntry: A()\nexcept TypeError as e: result = str(e)", "\"__init__() should return None, not 'int'\"")]
    [InlineData("class M(type):\n def __call__(cls, *a): return a\nclass A(metaclass=M): pass\nresult = A(1, 2)", "(1, 2)")]
    [InlineData("class A:\n def f(self): return __class__\nclass B(A):\n def f(self): return super().f(), __class__\nresult = [c.__name__ for c in B().f()]", "['A', 'B']")]
    [InlineData("class D:\n def __set_name__(self, o, n): self.n = n\nclass A: x = D()\nresult = A.x.n", "'x'")]
    [InlineData("class A:\n def __init_subclass__(cls, **k): cls.k = k\nclass B(A, z=1): pass\nresult = B.k", "{'z': 1}")]
    [InlineData("try: {[]: 1}\nexcept TypeError as e: result = str(e)", "\"cannot use 'list' as a dict key (unhashable type: 'list')\"")]
    public void Programs(string program, string expected)
    {
        var python = new Python();
        var globals = new PyDict();
        globals.SetInterned("__name__", PyStr.From("__main__"));
        globals.SetInterned("__builtins__", python.Builtins);
        PyObject code = python.Ok(SourceCompilation.CompileModule(python.State, PyStr.From(program), "<test>", 0));
        python.Ok(EvalCode.Run(python.State, (CodeObject)code, globals, null, null));
        Assert.Equal(expected, python.Repr(globals.GetInterned("result")!));
    }
}
