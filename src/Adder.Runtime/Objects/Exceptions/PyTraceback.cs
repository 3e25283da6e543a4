using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Syntax;

namespace Adder.Runtime.Objects;

/// <summary><c>traceback</c>: one frame that an exception passed through.</summary>
[PyType("traceback", TextSignature = "(tb_next, tb_frame, tb_lasti, tb_lineno)", Doc = "Create a new traceback object.")]
internal sealed partial class PyTraceback(PyTraceback? next, PyFrame frame, int lastInstruction, int line) : PyObject
{
    private int _line = line;

    /// <summary><c>tb_next</c>: the frame that was called; null at the innermost.</summary>
    public PyTraceback? Next { get; set; } = next;

    public PyFrame Frame { get; } = frame;

    /// <summary>The frame's code.</summary>
    public CodeObject Code => Frame.Code;

    /// <summary><c>tb_lasti</c>: byte offset of the instruction.</summary>
    public int LastInstruction { get; } = lastInstruction;

    /// <summary><c>tb_lineno</c>; 0 or less where the instruction has no line.</summary>
    public int Line => _line != -1 ? _line : _line = PlaceOf(Code, LastInstruction).Line;

    /// <summary>The source place of the instruction at a byte offset; <see cref="SourceSpan.None"/> where it has none.</summary>
    public static SourceSpan PlaceOf(CodeObject code, int offset)
    {
        foreach (LocationEntry entry in LocationTable.Read(code.Blueprint.LineTable, code.Blueprint.FirstLineNumber))
        {
            if (offset >= entry.Start && offset < entry.End)
            {
                return entry.Span;
            }
        }

        return SourceSpan.None;
    }

    [PyMethod("__dir__()")]
    private static PyObject Dir(PyObject self) =>
        PyList.Create(PyStr.Intern("tb_frame"), PyStr.Intern("tb_next"), PyStr.Intern("tb_lasti"), PyStr.Intern("tb_lineno"));

    [PyNew("traceback(tb_next, tb_frame, tb_lasti, tb_lineno)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject next, PyFrame frame, int lastInstruction, int line)
    {
        if (next is not (PyNone or PyTraceback))
        {
            return Raise.TypeError(ts, $"expected traceback object or None, got '{next.Type.FullName}'");
        }

        return new PyTraceback(next as PyTraceback, frame, lastInstruction, line);
    }

    [PyGetter("tb_frame", Member = true)]
    private PyObject FrameGetter() => Frame;

    [PyGetter("tb_lasti", Member = true)]
    private int LastInstructionGetter() => LastInstruction;

    [PyGetter("tb_lineno")]
    private PyObject LineGetter() => Line > 0 ? PyInt.From(Line) : PyNone.Instance;

    [PyGetter("tb_next")]
    private PyObject NextGetter() => Next ?? (PyObject)PyNone.Instance;

    [PySetter("tb_next")]
    private Done NextSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "can't delete tb_next attribute");
        }

        if (value is not (PyNone or PyTraceback))
        {
            return Raise.TypeError(ts, $"expected traceback object, got '{value.Type.FullName}'");
        }

        for (PyTraceback? cursor = value as PyTraceback; cursor is not null; cursor = cursor.Next)
        {
            if (ReferenceEquals(cursor, this))
            {
                return Raise.ValueError(ts, "traceback loop detected");
            }
        }

        Next = value as PyTraceback;
        return Done.Ok;
    }
}
