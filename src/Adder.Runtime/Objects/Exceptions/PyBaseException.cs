using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>BaseException</c>. Every exception object carries instance state, whatever its class.</summary>
[PyType("BaseException", Subclassable = true, OwnTypeProperty = true, Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences)]
internal partial class PyBaseException : PyObject
{
    private InstanceState _state;

    public PyBaseException(PyType type)
    {
        _state.Shape = type.RootShape;
    }

    public override PyType Type => _state.Shape.Type;

    internal override ref InstanceState State => ref _state;

    /// <summary><c>args</c>.</summary>
    public PyTuple Arguments { get; set; } = PyTuple.Empty;

    /// <summary><c>__traceback__</c>; null for None.</summary>
    public PyTraceback? Traceback { get; set; }

    /// <summary><c>__context__</c>; null for None.</summary>
    public PyBaseException? Context { get; set; }

    /// <summary><c>__cause__</c>; null for None.</summary>
    public PyBaseException? Cause { get; set; }

    /// <summary><c>__suppress_context__</c>.</summary>
    public bool SuppressContext { get; set; }

    /// <summary><c>__notes__</c> lives in the instance's attributes, as in CPython.</summary>
    public void SetContextFrom(ThreadState ts)
    {
        HandledException? entry = ts.Handled;
        while (entry is not null && entry.Value is null)
        {
            entry = entry.Previous;
        }

        PyBaseException? handled = entry?.Value;
        if (handled is null || ReferenceEquals(handled, this))
        {
            return;
        }

        // Break a cycle where this exception already stands in the chain of the handled one. The chain may itself be a cycle: Brent's way to notice.
        PyBaseException? slow = handled;
        bool advanceSlow = false;
        for (PyBaseException current = handled; current.Context is { } context; current = context)
        {
            if (ReferenceEquals(context, this))
            {
                current.Context = null;
                break;
            }

            if (ReferenceEquals(context, slow))
            {
                break;
            }

            if (advanceSlow)
            {
                slow = slow!.Context;
            }

            advanceSlow = !advanceSlow;
        }

        Context = handled;
    }
}

/// <summary><c>AttributeError</c>.</summary>
[PyType("AttributeError", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true)]
internal sealed partial class PyAttributeError(PyType type) : PyBaseException(type)
{
    /// <summary><c>obj</c>; null for None.</summary>
    public PyObject? Owner { get; set; }

    /// <summary><c>name</c>; null for None.</summary>
    public PyObject? Name { get; set; }
}

/// <summary><c>Exception</c>.</summary>
[PyType("Exception", Base = typeof(PyBaseException), Subclassable = true, OwnTypeProperty = true)]
internal sealed partial class PyException(PyType type) : PyBaseException(type);

/// <summary><c>traceback</c>: one frame that an exception passed through.</summary>
[PyType("traceback", TextSignature = "(tb_next, tb_frame, tb_lasti, tb_lineno)")]
internal sealed partial class PyTraceback(PyTraceback? next, PyFrame frame, int lastInstruction, int line) : PyObject
{
    /// <summary><c>tb_next</c>: the frame that was called; null at the innermost.</summary>
    public PyTraceback? Next { get; set; } = next;

    public PyFrame Frame { get; } = frame;

    /// <summary><c>tb_lasti</c>: byte offset of the instruction.</summary>
    public int LastInstruction { get; } = lastInstruction;

    /// <summary><c>tb_lineno</c>; -1 means that it is computed from <see cref="LastInstruction"/> when asked for.</summary>
    public int Line { get; } = line;
}
