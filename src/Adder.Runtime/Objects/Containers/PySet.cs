using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>What <c>set</c> and <c>frozenset</c> share: the table, probed as CPython probes it, so that iteration order is the same.</summary>
internal abstract partial class PySetBase : PyObject
{
}

/// <summary><c>set</c>.</summary>
[PyType("set", Subclassable = true, TextSignature = null, Flags = TypeFlags.MatchSelf)]
internal partial class PySet : PySetBase
{
}

/// <summary><c>frozenset</c>.</summary>
[PyType("frozenset", Subclassable = true, TextSignature = null, Flags = TypeFlags.MatchSelf)]
internal partial class PyFrozenSet : PySetBase
{
    /// <summary>A set of constants that the compiler folded: hashable without running Python code.</summary>
    public static PyFrozenSet FromConstants(PyObject[] items) => throw new NotSupportedException("frozenset constants");
}
