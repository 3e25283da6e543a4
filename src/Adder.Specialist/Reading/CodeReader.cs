using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;
using Adder.Syntax;

namespace Adder.Specialist;

/// <summary>Reads from code how its instructions fared: what <c>dis</c> shows with <c>adaptive=True</c>, and what the interpreter has noted at each instruction.</summary>
internal static class CodeReader
{
    // A place that settles has learnt its forms by then: CPython's give up after 53 misses each.
    private const int FormsOfSteady = 3;
    private const int MissesOfSteady = 3 * 52;

    /// <summary>The counter of an instruction that has no specialized forms.</summary>
    private const int Unreachable = Runtime.Specialization.Adaptive.Never;

    /// <summary>Code that ran.</summary>
    /// <param name="code">What it was made of.</param>
    /// <param name="executable">The executing copy.</param>
    /// <param name="counts">What was counted, by instruction; null where nothing was.</param>
    /// <param name="samples">How often it was found at which unit; null where that was not looked at.</param>
    public static FunctionReport Read(CodeBlueprint code, ExecutableCode executable, SiteCounts?[]? counts = null, long[]? samples = null)
    {
        Site[] sites = ReadSites(code, executable);
        for (int i = 0; i < sites.Length; i++)
        {
            Site site = sites[i];
            site.Time = samples?.AsSpan((site.Offset / 2)..(i + 1 < sites.Length ? sites[i + 1].Offset / 2 : samples.Length)).ToArray().Sum();
            site.Tally = counts?[site.Offset / 2] is { } tally ? TallyOf(tally, executable.Lens) : null;
        }

        ExecutedCode.Mark(code, executable, sites);
        TimeSpread.Apply(code, sites);
        return Make(code, sites, copies: 1);
    }

    /// <summary>Code that never ran.</summary>
    public static FunctionReport Read(CodeBlueprint code)
    {
        Site[] sites = ReadSites(code, null);
        foreach (Site site in sites)
        {
            site.Fate = Fate.NeverExecuted;
        }

        return Make(code, sites, copies: 0);
    }

    private static FunctionReport Make(CodeBlueprint code, Site[] sites, int copies) => new()
    {
        Name = code.QualifiedName,
        FirstLine = code.FirstLineNumber,
        Copies = copies,
        Sites = sites,
        Inner = [.. code.Constants.OfType<CodeConstant>().Select(static nested => ExtentOf(nested.Code)).Where(static span => span != SourceSpan.None)],
        Code = code.Code,
    };

    private static Site[] ReadSites(CodeBlueprint code, ExecutableCode? executable)
    {
        List<SourceSpan> positions = LocationTable.Positions(code.LineTable, code.FirstLineNumber);
        byte[]? adaptive = executable?.ToAdaptiveBytes();
        var sites = new List<Site>();
        foreach ((int offset, int next, Opcode opcode, int argument) in Disassembler.Decode(code.Code))
        {
            int index = offset / 2;
            bool counts = OpcodeTable.Get(opcode).Caches > 0 && !IsBranch(opcode);
            int counter = counts && adaptive is not null ? adaptive[offset + 2] | (adaptive[offset + 3] << 8) : -1;
            int shown = executable?.ShownOpcode(index) ?? (int)opcode;
            int form = InstructionTable.BaseOf(InstructionTable.ExecutingOf(shown)) == (int)opcode ? shown : (int)opcode;
            var site = new Site
            {
                Offset = offset,
                Name = opcode.ToString(),
                Form = InstructionTable.NameOf(InstructionTable.ExecutingOf(form)),
                Argument = opcode == Opcode.BINARY_OP ? SymbolOf((BinaryOperator)argument) : Disassembler.Explain(code, opcode, argument, next),
                Span = index < positions.Count ? positions[index] : SourceSpan.None,
                Fate = Fate.Plain,
                Counter = counter,
            };
            if (executable?.FindSite(index) is { } record)
            {
                AddRecord(site, record);
            }

            site.Fate = FateOf(site, opcode, isSpecialized: form != (int)opcode);
            if (executable is { Lens: not Lens.Off } && !executable.Tries(index) && (site.IsQuickened || site.Fate == Fate.Waiting))
            {
                // What a version has no family for has nothing to specialize; operators that it leaves out of one are told.
                site.IsNeverTried = opcode == Opcode.BINARY_OP;
                site.Fate = site.IsNeverTried ? Fate.Waiting : Fate.Plain;
            }

            sites.Add(site);
        }

        return [.. sites];
    }

    /// <summary>An operator as <c>dis</c> shows it.</summary>
    private static string SymbolOf(BinaryOperator operation)
    {
        string[] symbols = ["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"];
        return operation == BinaryOperator.Subscript ? "[]" : operation >= BinaryOperator.InplaceAdd ? symbols[operation - BinaryOperator.InplaceAdd] + "=" : symbols[(int)operation];
    }

    private static Fate FateOf(Site site, Opcode opcode, bool isSpecialized)
    {
        // These change their form at the first execution, whatever the operands: they say nothing.
        if (opcode is Opcode.RESUME or Opcode.JUMP_BACKWARD or Opcode.LOAD_CONST || IsBranch(opcode))
        {
            return Fate.Plain;
        }

        return isSpecialized ? Fate.Specialized
            : site.Counter is < 0 or Unreachable ? Fate.Plain
            : site.Specializations + site.Failures > 0 ? Fate.Adaptive
            : Fate.Waiting;
    }

    /// <summary>Conditional jumps have a cache for their history, but no specialized forms.</summary>
    private static bool IsBranch(Opcode opcode) =>
        opcode is Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE;

    private static void AddRecord(Site site, SiteRecord record)
    {
        site.Specializations = record.Successes;
        site.Failures = record.Failures;
        site.Misses = record.Misses;
        site.Reason = record.LastFailure;
        site.KeepsMissing = record.Successes > FormsOfSteady && record.Misses > MissesOfSteady;
        AddTypes(site.Types, record.PreviousFirstType, record.PreviousSecondType);
        AddTypes(site.Types, record.FirstType, record.SecondType);
    }

    private static SiteTally TallyOf(SiteCounts counts, Lens lens)
    {
        long hits = 0, misses = 0, unspecialized = 0;
        foreach ((int form, long executions, long missed) in counts.Forms)
        {
            bool isBase = lens.Visible(form) == counts.BaseForm;
            hits += isBase ? 0 : executions - missed;
            misses += isBase ? 0 : missed;
            unspecialized += isBase ? executions : 0;
        }

        var seen = new SortedDictionary<string, long>(counts.Types.Concat(counts.Targets).ToDictionary(), StringComparer.Ordinal);
        return new SiteTally(hits, misses, unspecialized, counts.Deoptimizations, seen, [.. counts.History.Select(static change =>
            (change.After, InstructionTable.NameOf(change.Form), change.Reason == SpecializationFailure.None ? "" : Explanation.IdOf(change.Reason)))]);
    }

    private static void AddTypes(List<string> types, PyType? first, PyType? second)
    {
        if (first is not null)
        {
            string text = second is null ? first.FullyQualifiedName : $"{first.FullyQualifiedName}, {second.FullyQualifiedName}";
            if (!types.Contains(text))
            {
                types.Add(text);
            }
        }
    }

    /// <summary>Where the code of a function, class or expression stands: from the first to the last place of its instructions. None where it has no places.</summary>
    private static SourceSpan ExtentOf(CodeBlueprint code)
    {
        SourceSpan extent = SourceSpan.None;
        List<SourceSpan> positions = LocationTable.Positions(code.LineTable, code.FirstLineNumber);
        foreach ((int offset, _, Opcode opcode, _) in Disassembler.Decode(code.Code))
        {
            // Those at the beginning stand where the definition does.
            SourceSpan span = offset / 2 < positions.Count ? positions[offset / 2] : SourceSpan.None;
            if (span.Line > 0 && span.Column >= 0 && opcode is not (Opcode.RESUME or Opcode.RETURN_GENERATOR or Opcode.COPY_FREE_VARS or Opcode.MAKE_CELL)
                && (span.EndLine > span.Line || span.EndColumn > span.Column))
            {
                extent = extent == SourceSpan.None ? span : Join(extent, span);
            }
        }

        return extent;
    }

    private static SourceSpan Join(SourceSpan left, SourceSpan right)
    {
        (int line, int column) = (left.Line, left.Column).CompareTo((right.Line, right.Column)) <= 0 ? (left.Line, left.Column) : (right.Line, right.Column);
        (int endLine, int endColumn) = (left.EndLine, left.EndColumn).CompareTo((right.EndLine, right.EndColumn)) >= 0 ? (left.EndLine, left.EndColumn) : (right.EndLine, right.EndColumn);
        return new SourceSpan(line, column, endLine, endColumn);
    }
}
