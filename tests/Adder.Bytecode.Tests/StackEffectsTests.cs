using System;
using System.Collections.Generic;
using System.IO;

namespace Adder.Bytecode.Tests;

public sealed class StackEffectsTests
{
    /// <summary>Lines of opcode, argument, and what <c>dis.stack_effect</c> of CPython 3.14 says without the jump, with it, and of the larger.</summary>
    private static IEnumerable<string[]> Facts()
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "stack_effects.txt")))
        {
            yield return line.Split(' ');
        }
    }

    [Fact]
    public void Effects_are_those_of_dis()
    {
        int count = 0;
        foreach (string[] fact in Facts())
        {
            var opcode = Enum.Parse<Opcode>(fact[0]);
            int argument = int.Parse(fact[1]);
            var actual = (StackEffects.Net(opcode, argument, false), StackEffects.Net(opcode, argument, true), StackEffects.Net(opcode, argument, null));
            Assert.Equal((fact[0], argument, (int.Parse(fact[2]), int.Parse(fact[3]), int.Parse(fact[4]))), (fact[0], argument, actual));
            count++;
        }

        Assert.True(count > 400);
    }

    [Theory]
    [InlineData(Opcode.BINARY_OP_ADD_INT)]
    [InlineData((Opcode)121)]
    [InlineData((Opcode)400)]
    internal void Other_opcodes_have_none(Opcode opcode) => Assert.Equal(StackEffects.Invalid, StackEffects.Net(opcode, 0, null));

    /// <summary>CPython 3.14: <c>_opcode.stack_effect(INSTRUMENTED_CALL, 3)</c> is -4.</summary>
    [Fact]
    public void Instrumented_opcodes_have_those_of_their_base() =>
        Assert.Equal((-1, -4), (StackEffects.Net(Opcode.INSTRUMENTED_CALL, 0, null), StackEffects.Net(Opcode.INSTRUMENTED_CALL, 3, null)));

    [Fact]
    public void Popping_and_pushing_are_told_apart()
    {
        Assert.Equal((3, 3), (StackEffects.Popped(Opcode.SWAP, 3), StackEffects.Pushed(Opcode.SWAP, 3)));
        Assert.Equal((2, 3), (StackEffects.Popped(Opcode.COPY, 2), StackEffects.Pushed(Opcode.COPY, 2)));
        Assert.Equal((1, 2), (StackEffects.Popped(Opcode.FOR_ITER, 0), StackEffects.Pushed(Opcode.FOR_ITER, 0)));
        Assert.Equal((7, 1), (StackEffects.Popped(Opcode.CALL, 5), StackEffects.Pushed(Opcode.CALL, 5)));
    }
}
