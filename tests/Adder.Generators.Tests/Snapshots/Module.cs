namespace Sample;

[PyType("thing", Module = "sample")]
internal sealed partial class Thing : PyObject;

[PyModule("sample", Doc = "A module.", Types = [typeof(Thing)])]
internal static partial class SampleModule
{
    [PyConstant("pi")]
    private const double Pi = 3.141592653589793;

    [PyConstant("name")]
    private static string Name => "sample";

    [PyFunction("sqrt(x, /)", Doc = "Root.")]
    private static double Root(double x) => Math.Sqrt(x);

    [PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    private static bool IsClose(ThreadState ts, double a, double b, double rel_tol, double abs_tol) => a == b;

    [PyFunction("where()")]
    private static PyObject? Where(ThreadState ts, PyModule module) => module;

    [PyFunction("gcd(*integers)")]
    private static PyObject? Gcd(ThreadState ts, ReadOnlySpan<PyObject> integers) => integers[0];

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module) => Done.Ok;
}

[PyModule("_empty")]
internal static partial class EmptyModule;
