using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <content>Functions with and without signatures, which <c>inspect</c> is tried on.</content>
internal static partial class CapiModule
{
    private const string NoSignature = "This docstring has no signature.";

    [PyConstant("ONE")]
    private const long OneConstant = 1;

    [PyConstant("the_number_three")]
    private const long Three = 3;

    [PyFunction("docstring_empty(*args)", TextSignature = null)]
    private static void DocstringEmpty(PyTuple args)
    {
    }

    [PyFunction("no_docstring(*args)", TextSignature = null)]
    private static void NoDocstring(PyTuple args)
    {
    }

    [PyFunction("docstring_no_signature(*args)", TextSignature = null, Doc = NoSignature)]
    private static void DocstringNoSignature(PyTuple args)
    {
    }

    [PyFunction("docstring_no_signature_noargs()", TextSignature = "($self, /)", Doc = NoSignature)]
    private static void DocstringNoSignatureNoArguments()
    {
    }

    [PyFunction("docstring_no_signature_o(object, /)", TextSignature = "($self, object, /)", Doc = NoSignature)]
    private static void DocstringNoSignatureOneArgument(PyObject @object)
    {
    }

    [PyFunction("docstring_with_invalid_signature(*args)", TextSignature = null, Doc = "docstring_with_invalid_signature($module, /, boo)\n\nThis docstring has an invalid signature.")]
    private static void DocstringWithInvalidSignature(PyTuple args)
    {
    }

    [PyFunction("docstring_with_invalid_signature2(*args)", TextSignature = null, Doc = "docstring_with_invalid_signature2($module, /, boo)\n\n--\n\nThis docstring also has an invalid signature.")]
    private static void DocstringWithInvalidSignature2(PyTuple args)
    {
    }

    [PyFunction("docstring_with_signature(*args)", TextSignature = "($module, /, sig)", Doc = "This docstring has a valid signature.")]
    private static void DocstringWithSignature(PyTuple args)
    {
    }

    [PyFunction("docstring_with_signature_but_no_doc(*args)", TextSignature = "($module, /, sig)")]
    private static void DocstringWithSignatureButNoDoc(PyTuple args)
    {
    }

    [PyFunction("docstring_with_signature_and_extra_newlines(*args)", TextSignature = "($module, /, parameter)", Doc = "\nThis docstring has a valid signature and some extra newlines.")]
    private static void DocstringWithSignatureAndExtraNewlines(PyTuple args)
    {
    }

    [PyFunction(
        "docstring_with_signature_with_defaults(*args)",
        TextSignature = "(module, s='avocado',\n        b=b'bytes', d=3.14, i=35, n=None, t=True, f=False,\n        local=the_number_three, sys=sys.maxsize,\n        exp=sys.maxsize - 1)",
        Doc = "\n\nThis docstring has a valid signature with parameters,\nand the parameters take defaults of varying types.")]
    private static void DocstringWithSignatureWithDefaults(PyTuple args)
    {
    }
}

/// <summary>A class whose methods' docstrings have no signatures.</summary>
[PyType("DocStringNoSignatureTest", Module = "_testcapi")]
internal sealed partial class PyDocStringNoSignatureTest : PyObject
{
    private const string NoSignature = "This docstring has no signature.";

    [PyNew("()")]
    private static PyObject New(PyType type) => new PyDocStringNoSignatureTest();

    [PyMethod("meth_noargs()", Doc = NoSignature)]
    [PyMethod("meth_noargs_coexist()", Doc = NoSignature)]
    private void NoArguments()
    {
    }

    [PyMethod("meth_o(object, /)", Doc = NoSignature)]
    [PyMethod("meth_o_coexist(object, /)", Doc = NoSignature)]
    private void OneArgument(PyObject @object)
    {
    }

    [PyClassMethod("meth_noargs_class()", Doc = NoSignature)]
    private static void NoArgumentsOfClass(PyType type)
    {
    }

    [PyClassMethod("meth_o_class(object, /)", Doc = NoSignature)]
    private static void OneArgumentOfClass(PyType type, PyObject @object)
    {
    }

    [PyStaticMethod("meth_noargs_static()", Doc = NoSignature)]
    private static void NoArgumentsStatic()
    {
    }

    [PyStaticMethod("meth_o_static(object, /)", Doc = NoSignature)]
    private static void OneArgumentStatic(PyObject @object)
    {
    }
}

/// <summary>A class whose methods' signatures have defaults that only their module, or nobody, can evaluate.</summary>
[PyType("DocStringUnrepresentableSignatureTest", Module = "_testcapi")]
internal sealed partial class PyDocStringUnrepresentableSignatureTest : PyObject
{
    private const string Unrepresentable = "This docstring has a signature with unrepresentable default.";

    [PyNew("()")]
    private static PyObject New(PyType type) => new PyDocStringUnrepresentableSignatureTest();

    [PyMethod("meth(*args)", TextSignature = "($self, /, a, b=<x>)", Doc = Unrepresentable)]
    private void Method(PyTuple args)
    {
    }

    [PyClassMethod("classmeth(*args)", TextSignature = "($type, /, a, b=<x>)", Doc = Unrepresentable)]
    private static void ClassMethod(PyType type, PyTuple args)
    {
    }

    [PyStaticMethod("staticmeth(*args)", TextSignature = "(a, b=<x>)", Doc = Unrepresentable)]
    private static void StaticMethod(PyTuple args)
    {
    }

    [PyMethod("with_default(*args)", TextSignature = "($self, /, x=ONE)", Doc = "This instance method has a default parameter value from the module scope.")]
    private void WithDefault(PyTuple args)
    {
    }
}
