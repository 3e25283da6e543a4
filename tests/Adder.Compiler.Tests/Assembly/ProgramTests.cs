using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Assert = Xunit.Assert;

namespace Adder.Compiler.Tests.Assembly;

/// <summary>
/// Compiles the programs in the folder Programs, from source text to code objects, and compares with what CPython 3.14 makes of them
/// (written beside them by tests/tools/BytecodeComparison/marshal_programs.py).
/// </summary>
public sealed class ProgramTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Programs");

    public static TheoryData<string> Programs => [.. Directory.GetFiles(Folder, "*.py").Select(path => Path.GetFileNameWithoutExtension(path))];

    private static CodeBlueprint Compile(string name)
    {
        ModuleNode tree = PythonParser.ParseBytes(File.ReadAllBytes(Path.Combine(Folder, name + ".py")), name + ".py", ParseMode.Exec);
        return PythonCompiler.Compile(tree, new CompilerOptions(name + ".py"));
    }

    private static CodeBlueprint Expected(string name)
    {
        CodeBlueprint? code = BlueprintMarshal.Load(File.ReadAllBytes(Path.Combine(Folder, name + ".marshal")), out MarshalError? error);
        Assert.Null(error);
        return code!;
    }

    [Fact]
    public void There_are_programs() => Assert.True(Programs.Count >= 9);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Code_objects_are_CPythons(string name) => AssertSame(Expected(name), Compile(name));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Marshalled_code_is_CPythons(string name)
    {
        byte[] expected = File.ReadAllBytes(Path.Combine(Folder, name + ".marshal"));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(BlueprintMarshal.Dump(Compile(name))));
    }

    private static void AssertSame(CodeBlueprint expected, CodeBlueprint actual)
    {
        List<CodeBlueprint> expectedNested = [.. expected.Constants.OfType<CodeConstant>().Select(constant => constant.Code)];
        List<CodeBlueprint> actualNested = [.. actual.Constants.OfType<CodeConstant>().Select(constant => constant.Code)];
        foreach ((CodeBlueprint left, CodeBlueprint right) in expectedNested.Zip(actualNested))
        {
            AssertSame(left, right);
        }

        Assert.Equal(Disassembler.Disassemble(expected), Disassembler.Disassemble(actual));
        Assert.Equal(expected.Names, actual.Names);
        Assert.Equal(expected.Constants.Where(constant => constant is not CodeConstant), actual.Constants.Where(constant => constant is not CodeConstant));
        Assert.Equal(expected.Code, actual.Code);
        Assert.Equal(expected.LineTable, actual.LineTable);
        Assert.Equal(expected.ExceptionTable, actual.ExceptionTable);
        Assert.Equal(expected.StackSize, actual.StackSize);
        Assert.Equal(expected.Flags, actual.Flags);
    }
}
