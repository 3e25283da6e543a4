using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Generators.Tests.Binding;

// Types and modules with the names and signatures of CPython's. What they do does not matter; how they take their arguments does.

[PyType("list")]
internal sealed partial class ListFixture : PyObject
{
    [PyMethod("append(object, /)")]
    private static PyObject? Append(ThreadState ts, PyObject self, PyObject item) => item;

    [PyMethod("copy()")]
    private PyObject? Copy(ThreadState ts) => this;

    [PyMethod("insert(index, object, /)")]
    private void Insert(long index, PyObject item)
    {
    }

    [PyMethod("pop(index=-1, /)")]
    private nint Pop(ThreadState ts, nint index) => index;

    [PyMethod("index(value, start=0, stop=sys.maxsize, /)")]
    private long Index(PyObject value, long start, long stop) => stop;

    [PyMethod("sort(*, key=None, reverse=False)")]
    private Done Sort(ThreadState ts, PyObject? key, bool reverse) => Done.Ok;
}

[PyType("str")]
internal sealed partial class StrFixture : PyObject
{
    [PyMethod("split(sep=None, maxsplit=-1)")]
    private PyObject? Split(PyObject sep, long maxsplit) => PyTuple.Create(sep, PyInt.From(maxsplit));

    [PyMethod("encode(encoding='utf-8', errors='strict')")]
    private string Encode(string encoding, string errors) => encoding + "/" + errors;

    [PyMethod("replace(old, new, /, count=-1)")]
    private PyObject? Replace(PyStr old, PyStr @new, long count) => old;

    [PyMethod("expandtabs(tabsize=8)")]
    private int ExpandTabs(int tabsize) => tabsize;

    [PyMethod("isidentifier()")]
    private bool IsIdentifier() => false;
}

[PyType("int")]
internal sealed partial class IntFixture : PyObject
{
    [PyMethod("to_bytes(length=1, byteorder='big', *, signed=False)")]
    private bool ToBytes(nint length, string byteorder, bool signed) => signed;
}

[PyType("dict")]
internal sealed partial class DictFixture : PyObject
{
    [PyClassMethod("fromkeys(iterable, value=None, /)")]
    private static PyObject? FromKeys(ThreadState ts, PyType type, PyObject iterable, PyObject value) => value;

    [PyMethod("get(key, default=None, /)")]
    private PyObject? Get(PyObject key, PyObject? @default) => @default ?? key;

    [PyMethod("update(other=(), /, **changes)")]
    private PyObject? Update(PyObject other, PyDict changes) => changes;

    [PyMethod("raw(*args, **kwargs)")]
    private PyObject? Raw(ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyTuple.Create(PyInt.From(args.Length), keywordNames ?? PyTuple.Empty);

    [PyMethod("collect(first, /, second=2, *rest, third=3, **more)")]
    private PyObject? Collect(PyObject first, PyObject second, PyTuple rest, PyObject third, PyDict? more) =>
        PyTuple.Create(first, second, rest, third, more is null ? PyNone.Instance : more);
}

[PyType("bytes")]
internal sealed partial class BytesFixture : PyObject
{
    [PyStaticMethod("maketrans(frm, to, /)")]
    private static long MakeTranslation(BufferView frm, BufferView to) => frm.Memory.Length + to.Memory.Length;
}

[PyModule("math")]
internal static partial class MathFixture
{
    [PyConstant("tau")]
    private const double Tau = 6.283185307179586;

    [PyFunction("sqrt(x, /)")]
    private static double SquareRoot(double x) => Math.Sqrt(x);

    [PyFunction("ulp(x, /)")]
    private static double UnitInTheLastPlace(double x) => Math.BitIncrement(x) - x;

    [PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    private static bool IsClose(double a, double b, double rel_tol, double abs_tol) => Math.Abs(a - b) <= Math.Max(rel_tol, abs_tol);

    [PyFunction("gcd(*integers)")]
    private static long Gcd(ReadOnlySpan<PyObject> integers) => integers.Length;

    [PyFunction("prod(iterable, /, *, start=1)")]
    private static PyObject? Product(PyObject iterable, PyObject start) => start;

    [PyFunction("comb(n, k, /)")]
    private static PyObject? Combinations(PyInt n, PyInt k) => n;

    [PyFunction("module()")]
    private static PyObject? Module(PyModule module) => module;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("executed", PyBool.True);
        return Done.Ok;
    }
}

[PyModule("builtins")]
internal static partial class BuiltinsFixture
{
    [PyFunction("len(obj, /)")]
    private static long Length(PyObject obj) => 0;

    [PyFunction("sum(iterable, /, start=0)")]
    private static PyObject? Sum(PyObject iterable, PyObject start) => start;

    [PyFunction("pow(base, exp, mod=None)")]
    private static PyObject? Power(PyObject @base, PyObject exp, PyObject mod) => PyTuple.Create(@base, exp, mod);

    [PyFunction("isinstance(obj, class_or_tuple, /)")]
    private static Truth IsInstance(PyObject obj, PyObject classOrTuple) => Truth.True;

    [PyFunction("getattr(object, name, default=<absent>, /)")]
    private static PyObject? GetAttribute(PyObject value, PyObject name, PyObject? @default) => @default ?? name;

    [PyFunction("exec(source, globals=None, locals=None, /, *, closure=None)")]
    private static void Execute(PyObject source, PyObject globals, PyObject locals, PyObject closure)
    {
    }

    [PyFunction("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)")]
    private static PyObject? Compile(PyObject source, PyObject filename, string mode, int flags, bool dontInherit, int optimize, int featureVersion) => source;

    [PyFunction("print(*args, sep=' ', end='\\n', file=None, flush=False)")]
    private static PyObject? Print(ReadOnlySpan<PyObject> args, PyObject? sep, PyObject end, PyObject? file, bool flush) =>
        PyTuple.Create(PyInt.From(args.Length), sep ?? PyNone.Instance, end);

    [PyFunction("callable(obj, /)")]
    private static bool IsCallable(PyObject obj) => true;

    [PyFunction("locals()")]
    private static PyObject? Locals() => PyNone.Instance;
}

[PyType("tuple", Subclassable = true)]
internal partial class TupleFixture : PyObject
{
    [PyNew("tuple(iterable=(), /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject iterable) => iterable;
}

[PyType("object", Module = "fixtures")]
internal sealed partial class ObjectFixture : PyObject
{
    [PyNew("object()")]
    private static PyObject? New(PyType type) => type;
}

[PyType("reversed")]
internal sealed partial class ReversedFixture : PyObject
{
    [PyNew("reversed(sequence, /)")]
    private static PyObject? New(PyType type, PyObject sequence) => sequence;
}

[PyType("combinations", Module = "itertools")]
internal sealed partial class CombinationsFixture : PyObject
{
    [PyNew("combinations(iterable, r)")]
    private static PyObject? New(PyType type, PyObject iterable, nint r) => iterable;
}

[PyType("pairwise", Module = "itertools")]
internal sealed partial class PairwiseFixture : PyObject
{
    [PyNew("(iterable, /)")]
    private static PyObject? New(PyType type, PyObject iterable) => iterable;
}

[PyType("complex")]
internal sealed partial class ComplexFixture : PyObject
{
    [PyNew("complex(real=0, imag=0)")]
    private static PyObject? New(PyType type, PyObject real, PyObject imag) => PyTuple.Create(real, imag);

    [PyInit("complex(real=0, /)")]
    private Done Initialize(PyObject real) => Done.Ok;
}

/// <summary>Conversions of results, attributes, slots.</summary>
[PyType("sample", Module = "fixtures", Subclassable = true)]
internal partial class SampleFixture : PyObject
{
    [PyConstant("version")]
    public const string Version = "1.2";

    [PyGetter("size", Member = true)]
    public long Size = 5;

    private PyObject? _label;

    [PyMethod("truth(value, /)")]
    private Truth AsTruth(ThreadState ts, PyObject value) => Truthiness.IsTrue(ts, value);

    [PyMethod("fail()")]
    private Done Fail(ThreadState ts) => Raise.ValueError(ts, "failed");

    [PyMethod("big()")]
    private System.Numerics.BigInteger Big() => System.Numerics.BigInteger.One << 100;

    [PyMethod("span(start=None, stop=None, /)")]
    private string Span(long? start, double? stop) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{start?.ToString() ?? "none"}..{stop?.ToString() ?? "none"}");

    [PyMethod("named(name=None, path=<unrepresentable>)")]
    private string Named(PyStr? name, string? path) => $"{name?.ToString() ?? "none"} {path ?? "none"}";

    [PyGetter("label")]
    private PyObject? GetLabel(ThreadState ts) => _label ?? Raise.AttributeError(ts, "label");

    [PySetter("label")]
    private Done SetLabel(ThreadState ts, PyObject? value)
    {
        _label = value;
        return Done.Ok;
    }

    [PySlot(Slot.Repr)]
    private string Repr() => "<sample>";

    [PySlot(Slot.Contains)]
    private bool Contains(PyObject item) => item is PyNone;

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject self, PyObject other, CompareOperator operation) => PyNotImplemented.Instance;

    [PySlot(Slot.SetItem)]
    private void SetItem(PyObject key, PyObject? value) => _label = value;
}
