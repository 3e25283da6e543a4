using System;
using System.Collections.Generic;
using System.Linq;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.BytecodeComparison;

/// <summary>In what two code objects differ; the first part that differs names the cause.</summary>
internal enum Cause
{
    None,
    Missing,
    Signature,
    Flags,
    Locals,
    Names,
    Instructions,
    Constants,
    StackSize,
    ExceptionTable,
    LocationTable,
    QualifiedName,
}

/// <summary>A pair of code objects that should be the same.</summary>
internal sealed record CodePair(string File, CodeBlueprint Expected, CodeBlueprint? Actual, Cause Cause, int Instructions, int SameInstructions);

/// <summary>Compares code objects part by part.</summary>
internal static class CodeComparison
{
    /// <summary>Pairs a code object and those nested in it with Adder's.</summary>
    public static void Compare(string file, CodeBlueprint expected, CodeBlueprint? actual, List<CodePair> pairs)
    {
        int count = Disassembler.Decode(expected.Code).Count;
        Cause cause = actual is null ? Cause.Missing : FindCause(expected, actual);
        int same = cause == Cause.None ? count : actual is null ? 0 : CountSame(expected, actual);
        pairs.Add(new CodePair(file, expected, actual, cause, count, same));
        CodeBlueprint[] expectedNested = Nested(expected);
        CodeBlueprint[] actualNested = actual is null ? [] : Nested(actual);
        bool inOrder = expectedNested.Length == actualNested.Length;
        for (int i = 0; i < expectedNested.Length; i++)
        {
            CodeBlueprint nested = expectedNested[i];
            CodeBlueprint? partner = inOrder
                ? actualNested[i]
                : Array.Find(actualNested, other => other.Name == nested.Name && other.FirstLineNumber == nested.FirstLineNumber);
            Compare(file, nested, partner, pairs);
        }
    }

    private static CodeBlueprint[] Nested(CodeBlueprint code) => [.. code.Constants.OfType<CodeConstant>().Select(constant => constant.Code)];

    private static Cause FindCause(CodeBlueprint expected, CodeBlueprint actual)
    {
        if (expected.Name != actual.Name || expected.FirstLineNumber != actual.FirstLineNumber
            || expected.ArgumentCount != actual.ArgumentCount || expected.PositionalOnlyArgumentCount != actual.PositionalOnlyArgumentCount
            || expected.KeywordOnlyArgumentCount != actual.KeywordOnlyArgumentCount)
        {
            return Cause.Signature;
        }

        return expected.Flags != actual.Flags ? Cause.Flags
            : !expected.LocalsPlusNames.SequenceEqual(actual.LocalsPlusNames) || !expected.LocalsPlusKinds.SequenceEqual(actual.LocalsPlusKinds) ? Cause.Locals
            : !expected.Names.SequenceEqual(actual.Names) ? Cause.Names
            : !expected.Code.AsSpan().SequenceEqual(actual.Code) ? Cause.Instructions
            : !SameConstants(expected.Constants, actual.Constants) ? Cause.Constants
            : expected.StackSize != actual.StackSize ? Cause.StackSize
            : !expected.ExceptionTable.AsSpan().SequenceEqual(actual.ExceptionTable) ? Cause.ExceptionTable
            : !expected.LineTable.AsSpan().SequenceEqual(actual.LineTable) ? Cause.LocationTable
            : expected.QualifiedName != actual.QualifiedName ? Cause.QualifiedName
            : Cause.None;
    }

    /// <summary>Nested code objects are compared by themselves: here they only have to stand in the same places.</summary>
    private static bool SameConstants(ConstantValue[] expected, ConstantValue[] actual)
    {
        if (expected.Length != actual.Length)
        {
            return false;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            if (!(expected[i] is CodeConstant && actual[i] is CodeConstant) && !expected[i].Equals(actual[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Instructions that agree from the front or the back.</summary>
    private static int CountSame(CodeBlueprint expected, CodeBlueprint actual)
    {
        List<string> left = Lines(expected);
        List<string> right = Lines(actual);
        int common = Math.Min(left.Count, right.Count);
        int front = 0;
        while (front < common && left[front] == right[front])
        {
            front++;
        }

        int back = 0;
        while (back < common - front && left[^(back + 1)] == right[^(back + 1)])
        {
            back++;
        }

        return front + back;
    }

    private static List<string> Lines(CodeBlueprint code) => [.. Disassembler.Decode(code.Code).Select(line => $"{line.Opcode} {line.Argument}")];
}
