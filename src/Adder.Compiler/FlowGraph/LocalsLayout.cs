using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Compiler.FlowGraph;

/// <summary>
/// The slots of a frame: locals, then cells, then free variables. A cell whose name is also a local shares the local's slot.
/// Code generation numbers cells and free variables by themselves; here they get the numbers of their slots.
/// </summary>
internal sealed class LocalsLayout
{
    /// <summary>The slot of each cell and then each free variable.</summary>
    private readonly int[] _slots;

    private LocalsLayout(int[] slots, string[] names, LocalKinds[] kinds)
    {
        _slots = slots;
        Names = names;
        Kinds = kinds;
    }

    /// <summary><c>co_localsplusnames</c>.</summary>
    public string[] Names { get; }

    /// <summary><c>co_localspluskinds</c>.</summary>
    public LocalKinds[] Kinds { get; }

    public static LocalsLayout Create(CompilationUnit unit)
    {
        var names = new List<string>(unit.VariableNames);
        var kinds = new LocalKinds[names.Count + unit.CellNames.Count + unit.FreeNames.Count];
        for (int i = 0; i < names.Count; i++)
        {
            kinds[i] = KindOfLocal(unit, i);
        }

        Dictionary<string, int>? localSlots = unit.CellNames.Count == 0 ? null : SlotsByName(names);
        var slots = new int[unit.CellNames.Count + unit.FreeNames.Count];
        int next = 0;
        foreach (string cell in unit.CellNames)
        {
            if (localSlots!.TryGetValue(cell, out int slot))
            {
                kinds[slot] |= LocalKinds.Cell;
            }
            else
            {
                slot = names.Count;
                kinds[slot] = LocalKinds.Cell;
                names.Add(cell);
            }

            slots[next++] = slot;
        }

        foreach (string free in unit.FreeNames)
        {
            slots[next++] = names.Count;
            kinds[names.Count] = LocalKinds.Free;
            names.Add(free);
        }

        return new LocalsLayout(slots, [.. names], kinds[..names.Count]);
    }

    private static Dictionary<string, int> SlotsByName(List<string> names)
    {
        var slots = new Dictionary<string, int>(names.Count);
        for (int i = 0; i < names.Count; i++)
        {
            slots[names[i]] = i;
        }

        return slots;
    }

    /// <summary>Parameters come first: positional-only, positional or keyword, keyword-only, then <c>*args</c>, then <c>**kwargs</c>.</summary>
    private static LocalKinds KindOfLocal(CompilationUnit unit, int index)
    {
        LocalKinds kind = LocalKinds.Local;
        if (unit.HiddenNames.Contains(unit.VariableNames[index]))
        {
            kind |= LocalKinds.Hidden;
        }

        int variable = index - unit.ArgumentCount - unit.KeywordOnlyArgumentCount;
        int variablePositional = (unit.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0;
        int variableKeyword = (unit.Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0;
        if (index < unit.PositionalOnlyArgumentCount)
        {
            kind |= LocalKinds.ArgumentPositional;
        }
        else if (index < unit.ArgumentCount)
        {
            kind |= LocalKinds.ArgumentPositional | LocalKinds.ArgumentKeyword;
        }
        else if (variable < 0)
        {
            kind |= LocalKinds.ArgumentKeyword;
        }
        else if (variable < variablePositional)
        {
            kind |= LocalKinds.ArgumentVariable | LocalKinds.ArgumentPositional;
        }
        else if (variable < variablePositional + variableKeyword)
        {
            kind |= LocalKinds.ArgumentVariable | LocalKinds.ArgumentKeyword;
        }

        return kind;
    }

    /// <summary>
    /// Puts in front what must run before the body: taking over the closure, making cells (in the order of their slots), and for
    /// a generator its creation; then gives every access to a cell or free variable the number of its slot.
    /// </summary>
    public void Apply(ControlFlowGraph graph, CompilationUnit unit)
    {
        InsertPrefix(graph.Entry, unit);
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (ref FlowInstruction instruction in block.Instructions)
            {
                if (instruction.Opcode is Opcode.MAKE_CELL or Opcode.LOAD_CLOSURE or Opcode.LOAD_DEREF or Opcode.STORE_DEREF
                    or Opcode.DELETE_DEREF or Opcode.LOAD_FROM_DICT_OR_DEREF)
                {
                    instruction.Argument = _slots[instruction.Argument];
                }
            }
        }
    }

    private void InsertPrefix(BasicBlock entry, CompilationUnit unit)
    {
        int position = 0;
        if (unit.FreeNames.Count > 0)
        {
            entry.Insert(position++, new FlowInstruction(Opcode.COPY_FREE_VARS, unit.FreeNames.Count, SourceSpan.None));
        }

        foreach (int cell in CellsBySlot(unit.CellNames.Count))
        {
            entry.Insert(position++, new FlowInstruction(Opcode.MAKE_CELL, cell, SourceSpan.None));
        }

        if ((unit.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) != 0)
        {
            var span = new SourceSpan(unit.FirstLineNumber, -1, unit.FirstLineNumber, -1);
            entry.Insert(position++, new FlowInstruction(Opcode.RETURN_GENERATOR, 0, span));
            entry.Insert(position, new FlowInstruction(Opcode.POP_TOP, 0, span));
        }
    }

    private int[] CellsBySlot(int count)
    {
        if (count == 0)
        {
            return [];
        }

        var cells = new int[count];
        for (int i = 0; i < count; i++)
        {
            cells[i] = i;
        }

        System.Array.Sort(cells, (left, right) => _slots[left].CompareTo(_slots[right]));
        return cells;
    }
}
