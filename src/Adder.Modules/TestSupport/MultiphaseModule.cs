using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary><c>_testmultiphase</c>: what the tests of importing ask of an extension module. It is built in here, so it has no file.</summary>
[PyModule("_testmultiphase", Doc = "Test module main")]
internal static partial class MultiphaseModule
{
    [PyConstant("int_const")]
    private const long IntConstant = 1969;

    [PyConstant("str_const")]
    private const string StrConstant = "something different";

    [PyFunction("foo(i, j, /)", Doc = "Return the sum of i and j.")]
    private static PyObject Sum(PyInt i, PyInt j) => IntegerArithmetic.Add(i, j);
}
