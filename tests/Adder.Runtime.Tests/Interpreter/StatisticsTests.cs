using System;
using System.Globalization;
using System.Linq;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Tests.Interpreter;

/// <summary>What the counting loop counts.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void Every_execution_counts_once()
    {
        ExecutionStatistics counts = Count("def f(n):\n  for i in range(n): i + i\nf(1000)\n");
        Assert.Equal(1, counts.ExecutionsOf((int)Opcode.BINARY_OP));
        Assert.Equal(999, counts.ExecutionsOf((int)Opcode.BINARY_OP_ADD_INT));
        Assert.Equal(1001, Executions(counts, Opcode.FOR_ITER));
        Assert.Equal(1000, Executions(counts, Opcode.JUMP_BACKWARD));
        Assert.Equal(999, counts.PairsOf((int)Opcode.BINARY_OP_ADD_INT, (int)Opcode.POP_TOP));
    }

    [Fact]
    public void Pairs_that_are_unpacked_at_once_count_as_two_instructions()
    {
        ExecutionStatistics counts = Count("def f(d):\n  for k, v in d.items(): pass\nf({i: i for i in range(100)})\n");
        Assert.Equal(100, Executions(counts, Opcode.UNPACK_SEQUENCE));
    }

    [Fact]
    public void Misses_are_counted_by_form_and_deoptimizations_by_family()
    {
        ExecutionStatistics counts = Count("def f(a): return a + a\nf(1)\nf(1)\nfor i in range(53): f(1.5)\n");
        Assert.Equal(53, counts.MissesOf((int)Opcode.BINARY_OP_ADD_INT));
        FamilyStatistics family = counts.FamilyOf((int)Opcode.BINARY_OP)!;
        Assert.Equal((53, 1, 2), (family.Misses, family.Deoptimizations, family.Successes));
        Assert.Equal(1, counts.ExecutionsOf((int)Opcode.BINARY_OP_ADD_FLOAT));
    }

    [Fact]
    public void Executions_that_are_not_specialized_have_their_reason()
    {
        ExecutionStatistics counts = Count("class N:\n  def __pow__(self, other): return self\ndef f(a): return a ** a\nfor i in range(10): f(N())\n");
        FamilyStatistics family = counts.FamilyOf((int)Opcode.BINARY_OP)!;
        Assert.Equal(1, family.Unspecialized.Single(static reason => reason.Key == SpecializationFailure.None).Value);
        Assert.Equal(9, family.Unspecialized.Single(static reason => reason.Key == SpecializationFailure.BinaryPower).Value);
        Assert.Equal(10, counts.ExecutionsOf((int)Opcode.BINARY_OP));
    }

    [Fact]
    public void Nothing_is_counted_unless_somebody_asks_for_it()
    {
        var program = new Programs(ExecutionMode.Default);
        _ = program.Run("for i in range(10): pass\n");
        Assert.Null(program.State.Interpreter.Statistics);
    }

    [Fact]
    public void Counting_begins_and_ends_in_the_middle_of_a_loop()
    {
        var program = new Programs(ExecutionMode.Default);
        _ = program.Run("def f():\n  for i in range(10): i + i\nf()\n");
        program.State.Interpreter.StartCounting();
        _ = program.Run("f()\n");
        program.State.Interpreter.StopCounting();
        _ = program.Run("f()\n");
        Assert.Equal(10, Executions(program.State.Interpreter.Statistics!, Opcode.BINARY_OP));
    }

    [Fact]
    public void A_dump_has_the_lines_of_CPython()
    {
        string[] lines = StatisticsText.Of(Count("def f(n):\n  for i in range(n): i + i\nf(1000)\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("opcode[BINARY_OP].specializable : 1", lines);
        Assert.Contains("    opcode[BINARY_OP].specialization.hit : 999", lines);
        Assert.Contains("    opcode[BINARY_OP_ADD_INT].execution_count : 999", lines);
        Assert.Contains("opcode[BINARY_OP_ADD_INT].pair_count[POP_TOP] : 999", lines);
        Assert.All(lines, static line => Assert.True(line.Split(':') is [_, var number] && long.TryParse(number, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out _), line));
    }

    [Fact]
    public void A_dump_tells_nothing_of_the_program()
    {
        string text = StatisticsText.Of(Count("class Secret1:\n  secret2 = 'secret3'\ndef secret4(secret5): return Secret1().secret2 + secret5\nfor i in range(100): secret4('secret6')\n"));
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<test>", text, StringComparison.Ordinal);
    }

    private static ExecutionStatistics Count(string source)
    {
        var program = new Programs(ExecutionMode.Counting);
        Assert.Equal("", program.Run(source));
        return program.State.Interpreter.Statistics!;
    }

    /// <summary>Executions of a family in all its forms.</summary>
    private static long Executions(ExecutionStatistics counts, Opcode family) =>
        InstructionTable.All.Where(info => info.Family == (int)family).Sum(info => counts.ExecutionsOf(info.Executing));
}
