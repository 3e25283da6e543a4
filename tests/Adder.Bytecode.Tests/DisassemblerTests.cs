using System;
using System.IO;
using System.Linq;
using Adder.Bytecode.Marshal;

namespace Adder.Bytecode.Tests;

public sealed class DisassemblerTests
{
    [Fact]
    public void Code_is_shown_with_labels_places_and_meanings()
    {
        byte[] data = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "sample.marshal"));
        CodeBlueprint module = BlueprintMarshal.Load(data, out _)!;
        CodeBlueprint method = module.Constants.OfType<CodeConstant>().First(code => code.Code.Name == "Base").Code
            .Constants.OfType<CodeConstant>().First(code => code.Code.Name == "method").Code;
        string expected = """
            Base.method: line 21, stack 5, flags Optimized, NewLocals, Nested, Method
            """;
        string text = Disassembler.Disassemble(method);
        Assert.StartsWith(expected.Split(',')[0], text, StringComparison.Ordinal);
        Assert.Contains("LOAD_SUPER_ATTR", text, StringComparison.Ordinal);
        Assert.Contains("FOR_ITER", text, StringComparison.Ordinal);
        Assert.Contains("(to L", text, StringComparison.Ordinal);
        Assert.Contains("handler L", text, StringComparison.Ordinal);
        Assert.Contains("LOAD_FAST_BORROW 0 (self)", text, StringComparison.Ordinal);
    }
}
