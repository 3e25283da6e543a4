using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler;

/// <summary>A place in an <see cref="InstructionSequence"/> that jumps refer to before it is known.</summary>
internal readonly record struct Label(int Id);

/// <summary>
/// One instruction before assembly: real or pseudo opcode, argument, place in the source. For an opcode that jumps or opens a
/// handler the argument is the id of a <see cref="Label"/>.
/// </summary>
internal record struct PendingInstruction(Opcode Opcode, int Argument, SourceSpan Span);

/// <summary>
/// What code generation hands to the flow graph: instructions in order, and where each label stands.
/// </summary>
internal sealed class InstructionSequence
{
    private readonly List<int> _labels = [];

    public PlainList<PendingInstruction> Instructions { get; } = new();

    /// <summary>Instructions of the nested <c>__annotate__</c>-less annotations block, spliced in where ANNOTATIONS_PLACEHOLDER stands; null where there is none.</summary>
    public InstructionSequence? Annotations { get; set; }

    public Label NewLabel()
    {
        _labels.Add(-1);
        return new Label(_labels.Count - 1);
    }

    /// <summary>Puts a label before the next instruction.</summary>
    public void Mark(Label label) => _labels[label.Id] = Instructions.Count;

    /// <summary>As <see cref="Mark"/>, for a label that the caller has numbered itself.</summary>
    public void MarkNumber(int labelId)
    {
        while (_labels.Count <= labelId)
        {
            _labels.Add(-1);
        }

        _labels[labelId] = Instructions.Count;
    }

    public void Emit(Opcode opcode, int argument, SourceSpan span) => Instructions.Add(new PendingInstruction(opcode, argument, span));

    public void EmitJump(Opcode opcode, Label target, SourceSpan span) => Emit(opcode, target.Id, span);

    /// <summary>Inserts an instruction (used for the generator prologue); labels at or after the place move.</summary>
    public void Insert(int index, Opcode opcode, int argument, SourceSpan span)
    {
        Instructions.Insert(index, new PendingInstruction(opcode, argument, span));
        for (int i = 0; i < _labels.Count; i++)
        {
            if (_labels[i] >= index)
            {
                _labels[i]++;
            }
        }
    }

    /// <summary>The index of the instruction that a label stands before; -1 for a label never marked. In a sequence without any labels jumps name instructions themselves.</summary>
    public int IndexOf(int labelId) => _labels.Count == 0 ? labelId : (uint)labelId < (uint)_labels.Count ? _labels[labelId] : -1;

    public int LabelCount => _labels.Count;
}

/// <summary>
/// One scope after code generation, ready for the flow graph and the assembler: its instructions and the tables that
/// their arguments index. Constants and names may still grow while constants are folded.
/// </summary>
internal sealed class CompilationUnit
{
    public required InstructionSequence Instructions { get; init; }

    /// <summary>Constants in order of first use, without duplicates by <see cref="ConstantValue"/> equality.</summary>
    public required List<ConstantValue> Constants { get; init; }

    public required List<string> Names { get; init; }

    /// <summary>Parameters and locals in the order of <c>co_varnames</c>.</summary>
    public required List<string> VariableNames { get; init; }

    /// <summary>Cells in the order of <c>co_cellvars</c>; a name that is also in <see cref="VariableNames"/> is a cell that starts as a local.</summary>
    public required List<string> CellNames { get; init; }

    public required List<string> FreeNames { get; init; }

    /// <summary>Names that are local only inside an inlined comprehension at module or class level (CO_FAST_HIDDEN).</summary>
    public required Symbols.NameTable<bool> HiddenNames { get; init; }

    public required int ArgumentCount { get; init; }

    public required int PositionalOnlyArgumentCount { get; init; }

    public required int KeywordOnlyArgumentCount { get; init; }

    public required CodeFlags Flags { get; init; }

    public required string FileName { get; init; }

    public required string Name { get; init; }

    public required string QualifiedName { get; init; }

    public required int FirstLineNumber { get; init; }
}
