using System;
using Adder.Modules.Interpreters;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary>What code objects tell about themselves.</summary>
internal static partial class InternalCapiModule
{
    /// <summary>Words of a frame record in CPython besides its slots.</summary>
    private const int FrameWords = 10;

    [PyFunction("get_co_framesize(object, /)")]
    private static PyObject? FrameSize(ThreadState ts, PyObject value) =>
        Code(ts, value) is { } code ? PyInt.From(code.LocalsPlusNames.Length + code.Blueprint.StackSize + FrameWords) : null;

    [PyFunction("get_co_localskinds(object, /)")]
    private static PyObject? LocalsKinds(ThreadState ts, PyObject value)
    {
        if (Code(ts, value) is not { } code)
        {
            return null;
        }

        var kinds = new PyDict();
        for (int i = 0; i < code.LocalsPlusNames.Length; i++)
        {
            kinds.SetInterned(code.LocalsPlusNames[i], PyInt.From((int)code.Blueprint.LocalsPlusKinds[i]));
        }

        return kinds;
    }

    [PyFunction("code_returns_only_none(object, /)")]
    private static PyObject? ReturnsOnlyNone(ThreadState ts, PyObject value)
    {
        return Code(ts, value) is { } code ? PyBool.From(CodeContents.ReturnsOnlyNone(code)) : null;
    }

    [PyFunction("get_code_var_counts(code, globalnames=None, attrnames=None, globalsns=None, builtinsns=None)")]
    private static PyObject? CodeVariableCounts(ThreadState ts, PyObject value, PyObject globalNames, PyObject attributeNames, PyObject globals, PyObject builtins)
    {
        if (VariableCounts.Of(ts, value, globals, builtins) is not { } counts)
        {
            return null;
        }

        PyDict arguments = Numbers(
            ("total", counts.Arguments), ("numposonly", counts.PositionalOnly), ("numposorkw", counts.PositionalOrKeyword),
            ("numkwonly", counts.KeywordOnly), ("varargs", counts.VarArgs), ("varkwargs", counts.VarKeywords));
        PyDict cells = Numbers(("total", counts.ArgumentCells + counts.OtherCells), ("numargs", counts.ArgumentCells), ("numothers", counts.OtherCells));
        PyDict hidden = Numbers(("total", counts.Hidden + counts.HiddenCells), ("numpure", counts.Hidden), ("numcells", counts.HiddenCells));
        PyDict locals = Numbers(("total", counts.Locals));
        locals.SetInterned("args", arguments);
        locals.SetInterned("numpure", PyInt.From(counts.Pure));
        locals.SetInterned("cells", cells);
        locals.SetInterned("hidden", hidden);
        PyDict globalCounts = Numbers(
            ("total", counts.Globals + counts.Builtins + counts.UnknownGlobals), ("numglobal", counts.Globals), ("numbuiltin", counts.Builtins),
            ("numunknown", counts.UnknownGlobals));
        PyDict unbound = Numbers(("total", counts.Unbound));
        unbound.SetInterned("globals", globalCounts);
        unbound.SetInterned("numattrs", PyInt.From(counts.AttributeNames));
        unbound.SetInterned("numunknown", PyInt.From(counts.Unknown));
        PyDict result = Numbers(("total", counts.Locals + counts.Free + counts.Unbound), ("numfree", counts.Free));
        result.SetInterned("locals", locals);
        result.SetInterned("unbound", unbound);
        return result;
    }

    [PyFunction("verify_stateless_code(code, globalnames=None, globalsns=None, builtinsns=None)")]
    private static PyObject? VerifyStatelessCode(ThreadState ts, PyObject value, PyObject globalNames, PyObject globals, PyObject builtins)
    {
        if (VariableCounts.Of(ts, value, globals, builtins) is not { } counts)
        {
            return null;
        }

        return counts.Free > 0 ? Raise.ValueError(ts, "closures not supported")
            : counts.Globals > 0 ? Raise.ValueError(ts, "globals not supported")
            : counts.HasBuiltins && counts.UnknownGlobals > 0 ? Raise.ValueError(ts, "unknown globals not supported")
            : PyNone.Instance;
    }

    private static PyDict Numbers(params ReadOnlySpan<(string Name, int Value)> entries)
    {
        var numbers = new PyDict();
        foreach ((string name, int value) in entries)
        {
            numbers.SetInterned(name, PyInt.From(value));
        }

        return numbers;
    }

    private static CodeObject? Code(ThreadState ts, PyObject value)
    {
        if (value is CodeObject code)
        {
            return code;
        }

        _ = Raise.TypeError(ts, "argument must be a code object");
        return null;
    }
}
