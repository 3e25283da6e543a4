using Adder.Syntax.Ast;
using Xunit;
using Assert = Xunit.Assert;

namespace Adder.Syntax.Tests;

/// <summary>What others hang on the parser: names of characters, limits, the source of a refused program.</summary>
public sealed class ParserHooksTests
{
    private static ExpressionNode Evaluate(string source) => ((Expression)PythonParser.Parse(source, "<test>", ParseMode.Eval)).Body;

    [Fact]
    public void Named_characters_are_looked_up()
    {
        PythonParser.UnicodeNameLookup = name => name == "SNAKE" ? 0x1F40D : -1;
        try
        {
            Assert.Equal(new StringConstant("a\U0001F40D"), Assert.IsType<Constant>(Evaluate("'a\\N{SNAKE}'")).Value);
            var error = Assert.Throws<PythonSyntaxException>(() => Evaluate("'a\\N{NEWT}'"));
            Assert.Equal("(unicode error) 'unicodeescape' codec can't decode bytes in position 1-8: unknown Unicode character name", error.Message);
        }
        finally
        {
            PythonParser.UnicodeNameLookup = null;
        }
    }

    [Fact]
    public void Long_decimal_literals_meet_the_limit()
    {
        string digits = new('9', 4301);
        var error = Assert.Throws<PythonSyntaxException>(() => Evaluate(digits));
        Assert.StartsWith("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits;", error.Message, System.StringComparison.Ordinal);
        Assert.IsType<Constant>(Evaluate(digits[1..]));
        Assert.IsType<Constant>(Evaluate("0x" + new string('f', 5000)));
    }

    [Fact]
    public void Refused_sources_are_kept_for_suggestions()
    {
        var error = Assert.Throws<PythonSyntaxException>(() => PythonParser.Parse("whille x: pass", "<test>", ParseMode.Exec));
        Assert.Equal("invalid syntax", error.Message);
        Assert.Equal("whille x: pass\n", error.Source);
    }

    [Theory]
    [InlineData("ﬁ", "fi")]
    [InlineData("Ａ", "A")]
    [InlineData("é", "é")]
    [InlineData("µ", "μ")]
    [InlineData("ſ", "s")]
    [InlineData("각", "각")]
    public void Identifiers_are_normalized(string source, string expected) => Assert.Equal(expected, Assert.IsType<Name>(Evaluate(source)).Id);
}
