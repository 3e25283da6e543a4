using System.Collections.Generic;
using System.Reflection;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Tests.Interpreter;

/// <summary>The interpreter's loop stays within what RyuJIT compiles with full optimisation, and its tables agree with CPython's.</summary>
public sealed class LoopTests
{
    /// <summary>
    /// Above 60,000 bytes RyuJIT falls back to minimal optimisation, above 1,024 locals it stops to track them, above 512, those of inlined calls included, it inlines nothing more. The loop is kept
    /// below; in a debug build, where each temporary is a local of its own, it is larger by an eighth than in the one that counts.
    /// </summary>
    private const int MaximumBytes = 34_000;
    private const int MaximumLocals = 450;

    [Theory]
    [InlineData("Run")]
    [InlineData("RunCounting")]
    public void Loop_is_small_enough_to_be_optimised(string loop)
    {
        MethodBody body = typeof(EvalLoop).GetMethod(loop, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetMethodBody()!;
        byte[] code = body.GetILAsByteArray()!;
        Assert.InRange(code.Length, 1000, MaximumBytes);
        Assert.InRange(body.LocalVariables.Count, 1, MaximumLocals);
        Assert.Empty(body.ExceptionHandlingClauses);
    }

    [Fact]
    public void Caches_are_those_of_CPython()
    {
        foreach (InstructionInfo info in InstructionTable.All)
        {
            if (info.Number < OpcodeTable.FirstOwn)
            {
                // CPython's table does not say that a watched form belongs to the plain one, whose caches it has.
                bool watched = (Opcode)info.Number is >= Opcode.INSTRUMENTED_END_FOR and <= Opcode.INSTRUMENTED_LINE;
                OpcodeInfo expected = OpcodeTable.Get((Opcode)(watched ? info.Family : info.Number));
                Assert.Equal((info.Name, (int)expected.Caches, (int)expected.Base), (info.Name, info.Caches, info.Family));
            }
        }
    }

    [Fact]
    public void Every_instruction_of_CPython_can_be_executed()
    {
        var executed = new HashSet<int>();
        foreach (InstructionInfo info in InstructionTable.All)
        {
            executed.Add(info.Number);
        }

        foreach (OpcodeInfo info in OpcodeTable.All)
        {
            // Executors are never written into executing code; pseudo-instructions never leave the compiler.
            bool never = info.Opcode is Opcode.RESERVED or Opcode.ENTER_EXECUTOR or Opcode.JUMP_BACKWARD_JIT || (int)info.Opcode >= 256;
            Assert.True(never || executed.Contains((int)info.Opcode), info.Opcode.ToString());
        }
    }
}
