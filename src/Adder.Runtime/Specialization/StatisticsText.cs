using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Adder.Bytecode;
using Adder.Runtime.Instructions;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Writes statistics as CPython 3.14 does: a line for each count, "key : number". Lines that begin with "adder" are Adder's own; CPython's summary script passes over them. There are only names of instructions and
/// reasons here, nothing of the program.
/// </summary>
internal sealed class StatisticsText
{
    /// <summary>.NET does not count objects; the summary script fails without these lines.</summary>
    private static readonly string[] UncountedObjects = ["object visits", "objects collected", "objects reachable from roots", "objects not reachable from roots"];

    private readonly StringBuilder _text = new();
    private readonly ExecutionStatistics _statistics;

    private StatisticsText(ExecutionStatistics statistics) => _statistics = statistics;

    public static string Of(ExecutionStatistics statistics)
    {
        var text = new StatisticsText(statistics);
        text.WriteInstructions();
        text.WriteCalls();
        text.WriteCollections();
        if (statistics.Sites is { } sites)
        {
            new SiteText(text._text).Write(sites);
        }

        return text._text.ToString();
    }

    private void WriteInstructions()
    {
        // Not specialized in CPython either, but its script wants them counted as such.
        _text.Append("opcode[BINARY_SLICE].specializable : 1\nopcode[STORE_SLICE].specializable : 1\nopcode[CALL_FUNCTION_EX].specializable : 1\n");
        for (int opcode = 0; opcode < ExecutionStatistics.OpcodeCount; opcode++)
        {
            string name = InstructionTable.NameOf(opcode);
            if (IsSpecializable(opcode))
            {
                Line($"opcode[{name}].specializable", 1);
            }

            if (_statistics.FamilyOf(opcode) is { } family)
            {
                WriteFamily(opcode, name, family);
            }
            else
            {
                Count($"    opcode[{name}].specialization.hit", _statistics.HitsOf(opcode));
                Count($"    opcode[{name}].specialization.miss", _statistics.MissesOf(opcode));
            }

            Count($"    opcode[{name}].execution_count", _statistics.ExecutionsOf(opcode));
            for (int next = 0; next < ExecutionStatistics.OpcodeCount; next++)
            {
                if (_statistics.PairsOf(opcode, next) > 0)
                {
                    Line($"opcode[{name}].pair_count[{InstructionTable.NameOf(next)}]", _statistics.PairsOf(opcode, next));
                }
            }
        }
    }

    private void WriteFamily(int opcode, string name, FamilyStatistics family)
    {
        Count($"    opcode[{name}].specialization.success", family.Successes);
        Count($"    opcode[{name}].specialization.failure", Sum(family.Failures));
        Count($"    opcode[{name}].specialization.hit", _statistics.HitsOf(opcode));
        Count($"    opcode[{name}].specialization.deferred", family.Deferred);
        Count($"    opcode[{name}].specialization.miss", family.Misses);
        Count($"    opcode[{name}].specialization.deopt", family.Deoptimizations);
        var kinds = new SortedDictionary<int, long>();
        foreach ((SpecializationFailure reason, long count) in family.Failures)
        {
            int kind = FailureNumbers.Of(reason);
            kinds[kind] = kinds.GetValueOrDefault(kind) + count;
        }

        foreach ((int kind, long count) in kinds)
        {
            Line($"    opcode[{name}].specialization.failure_kinds[{kind}]", count);
        }

        foreach ((SpecializationFailure reason, long count) in family.Failures)
        {
            Line($"adder[{name}].failure[{reason}]", count);
        }

        foreach ((SpecializationFailure reason, long count) in family.Unspecialized)
        {
            Line($"adder[{name}].unspecialized[{reason}]", count);
        }
    }

    /// <summary>A base form with a cache that is no jump.</summary>
    private static bool IsSpecializable(int opcode) =>
        InstructionTable.CachesOf(opcode) > 0 && InstructionTable.BaseOf(opcode) == opcode && OpcodeTable.Get((Opcode)opcode).Caches > 0
        && (Opcode)opcode is not (Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE or Opcode.JUMP_BACKWARD);

    private void WriteCalls()
    {
        Line("Calls to PyEval_EvalDefault", _statistics.Entries, ": ");
        Line("Calls to Python functions inlined", 0, ": ");

        // CPython's numbers of origins: all, and generators.
        Line("Calls via PyEval_EvalFrame[0]", _statistics.Entries);
        Line("Calls via PyEval_EvalFrame[2]", _statistics.GeneratorEntries);
        Line("Frames pushed", _statistics.Frames, ": ");
    }

    private void WriteCollections()
    {
        for (int generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            Line($"GC[{generation}] collections", GC.CollectionCount(generation), ": ");
            foreach (string count in UncountedObjects)
            {
                Line($"GC[{generation}] {count}", 0, ": ");
            }
        }
    }

    private static long Sum(IEnumerable<KeyValuePair<SpecializationFailure, long>> counts)
    {
        long sum = 0;
        foreach ((_, long count) in counts)
        {
            sum += count;
        }

        return sum;
    }

    private void Count(string key, long count)
    {
        if (count > 0)
        {
            Line(key, count);
        }
    }

    private void Line(string key, long count, string separator = " : ") => _text.Append(key).Append(separator).Append(CultureInfo.InvariantCulture, $"{count}").Append('\n');
}
