using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Codecs.Multibyte;

/// <summary>What the incremental coders and the streams of a multibyte encoding have in common: the name of the error handler, which may be changed.</summary>
internal abstract class PyMultibyteHandler(string? errors) : PyObject
{
    /// <summary>The error handler; null for "strict".</summary>
    protected string? ErrorHandler = errors;

    [PyGetter("errors", Doc = "how to treat errors")]
    internal string Errors => ErrorHandler ?? "strict";

    [PySetter("errors")]
    internal Done SetErrors(ThreadState ts, PyObject? value) => MultibyteCodecModule.SetErrors(ts, value, ref ErrorHandler);

    [PySlot(Slot.Init)]
    internal bool Init(ThreadState ts, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => true;
}
