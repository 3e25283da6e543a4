using Adder.Bytecode;
using Adder.Compiler;
using Adder.Compiler.FlowGraph;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Syntax;

namespace Adder.Modules.TestSupport;

/// <summary><c>InstructionSequence</c>: what code generation hands to the flow graph, as an object.</summary>
[PyType("InstructionSequence", TextSignature = null)]
internal sealed partial class PyInstructionSequence(InstructionSequence sequence) : PyObject
{
    private readonly PyList _nested = new();

    public InstructionSequence Sequence { get; } = sequence;

    [PyNew("()")]
    private static PyObject? New(ThreadState ts, PyType type) => new PyInstructionSequence(new InstructionSequence());

    [PyMethod("use_label(label)", Doc = "Place label at current location.")]
    private PyObject? UseLabel(ThreadState ts, int label)
    {
        if (label < 0 || label > Sequence.LabelCount + Sequence.Instructions.Count + 1024)
        {
            return Raise.ValueError(ts, "no such label");
        }

        Sequence.MarkNumber(label);
        return PyNone.Instance;
    }

    // CPython takes the place's numbers in the order of its C struct, whatever it calls them: the fourth is the end's line.
    [PyMethod("addop(opcode, oparg, lineno, col_offset, end_lineno, end_col_offset)", Doc = "Append an instruction.")]
    private PyObject? AddOperation(ThreadState ts, int opcode, int oparg, int line, int endLine, int column, int endColumn)
    {
        if (!OpcodeTable.IsDefined(opcode))
        {
            return Raise.ValueError(ts, "invalid opcode");
        }

        Sequence.Emit((Opcode)opcode, oparg, new SourceSpan(line, column, endLine, endColumn));
        return PyNone.Instance;
    }

    [PyMethod("new_label()", Doc = "Return a new label.")]
    private int NewLabel() => Sequence.NewLabel().Id;

    [PyMethod("add_nested(nested)", Doc = "Add a nested sequence.")]
    private PyObject? AddNested(ThreadState ts, PyObject nested)
    {
        if (nested is not PyInstructionSequence inner)
        {
            return Raise.ValueError(ts, $"expected an instruction sequence, not {nested.Type.Name}");
        }

        Nest(inner);
        return PyNone.Instance;
    }

    /// <summary>Adds the instructions of an inner scope.</summary>
    public void Nest(PyInstructionSequence nested) => _nested.Add(nested);

    [PyMethod("get_nested()", Doc = "Return the nested sequences.")]
    private PyObject GetNested() => _nested;

    [PyMethod("get_instructions()", Doc = "Return the instructions as a list of tuples.")]
    private PyList GetInstructions()
    {
        PyList list = PyList.WithCapacity(Sequence.Instructions.Count);
        foreach (PendingInstruction instruction in Sequence.Instructions.Items)
        {
            bool hasTarget = OpcodeTraits.HasTarget(instruction.Opcode);
            PyObject argument = hasTarget ? PyInt.From(Sequence.IndexOf(instruction.Argument))
                : (OpcodeTable.Get(instruction.Opcode).Flags & OpcodeFlags.HasArgument) != 0 ? PyInt.From(instruction.Argument)
                : PyNone.Instance;
            SourceSpan span = instruction.Span;
            list.Add(PyTuple.Create(
                PyInt.From((int)instruction.Opcode), argument, PyInt.From(span.Line), PyInt.From(span.EndLine), PyInt.From(span.Column), PyInt.From(span.EndColumn)));
        }

        return list;
    }
}
