using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>One instruction that the loop executes.</summary>
/// <param name="Number">The number that programs see.</param>
/// <param name="Executing">The number in executing code.</param>
/// <param name="Name">The name.</param>
/// <param name="Family">Number of the family's base form; the instruction's own for a base.</param>
/// <param name="Caches">Inline cache units that follow.</param>
/// <param name="Adaptive">Whether it has a specializer.</param>
/// <param name="Since">The first lens under which a specialized form is there.</param>
/// <param name="Until">The last one.</param>
/// <param name="ShownAs">Number of the form under whose name dis shows it; 0 for its own.</param>
internal readonly record struct InstructionInfo(int Number, int Executing, string Name, int Family, int Caches, bool Adaptive, Lens Since = Lens.Python311, Lens Until = Lens.All, int ShownAs = 0);

/// <summary>The table of executed instructions; the generator fills <c>All</c>.</summary>
internal static partial class InstructionTable
{
    /// <summary>More than any executing number.</summary>
    public const int Size = 512;

    /// <summary>Every instruction that the loop executes.</summary>
    public static readonly InstructionInfo[] All = MakeAll();

    private static readonly InstructionInfo[] s_byExecuting = Index();

    /// <summary>The number that programs see of an executing number.</summary>
    public static int NumberOf(int executing) => s_byExecuting[executing].Number;

    /// <summary>The number under which Specialist and the like see an executing number: what only executes two instructions at once passes for the first of them.</summary>
    public static int ShownOf(int executing)
    {
        InstructionInfo info = s_byExecuting[executing];
        return info.Number >= Adder.Bytecode.OpcodeTable.FirstOwn && !IsFamily(info.Family) ? info.Family : info.Number;
    }

    /// <summary>Whether a base form has members that are specialized: by its own specializer, or without one.</summary>
    public static bool IsFamily(int baseForm) =>
        s_byExecuting[baseForm].Adaptive || (Adder.Bytecode.Opcode)baseForm is Adder.Bytecode.Opcode.BINARY_SLICE or Adder.Bytecode.Opcode.STORE_SLICE or Adder.Bytecode.Opcode.CALL_FUNCTION_EX;

    /// <summary>Number of the family's base form.</summary>
    public static int BaseOf(int executing) => s_byExecuting[executing].Family;

    public static int CachesOf(int executing) => s_byExecuting[executing].Caches;

    public static InstructionInfo Get(int executing) => s_byExecuting[executing];

    /// <summary>The name of an instruction, executed or not.</summary>
    public static string NameOf(int executing) => s_byExecuting[executing].Name is { Length: > 0 } name ? name : ((Adder.Bytecode.Opcode)executing).ToString();

    /// <summary>The executing number of a number that programs see.</summary>
    public static ushort ExecutingOf(int number) => (ushort)(number >= Adder.Bytecode.OpcodeTable.FirstOwn ? number - 256 : number);

    private static InstructionInfo[] Index()
    {
        var table = new InstructionInfo[Size];
        for (int i = 0; i < Size; i++)
        {
            table[i] = new InstructionInfo(i, i, "", i, 0, false);
        }

        foreach (Adder.Bytecode.OpcodeInfo info in Adder.Bytecode.OpcodeTable.All)
        {
            table[(int)info.Opcode] = new InstructionInfo((int)info.Opcode, (int)info.Opcode, "", (int)info.Base, info.Caches, false);
        }

        foreach (InstructionInfo info in All)
        {
            table[info.Executing] = info;
        }

        return table;
    }
}
