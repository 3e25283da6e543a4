using System.Text;
using System.Threading;
using Adder.Syntax.Ast;
using Xunit;
using Assert = Xunit.Assert;

namespace Adder.Syntax.Tests;

/// <summary>Deep nesting ends in CPython's errors at CPython's depths, never in an exhausted stack.</summary>
public sealed class NestingTests
{
    private const string TooComplex = "MemoryError 0:0-0:0 Parser stack overflowed - Python source too complex to parse <>";

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Refusal(string source)
    {
        try
        {
            PythonParser.Parse(source, "<deep>", ParseMode.Exec);
            return "accepted";
        }
        catch (PythonSyntaxException error)
        {
            return error.Kind == SyntaxErrorKind.MemoryError ? Recording.Describe(error) : $"{error.Kind} {error.Message}";
        }
    }

    /// <summary>The first depth that CPython 3.14 refuses, and the one before it.</summary>
    [Theory]
    [InlineData("-", "1", "", 5969)]
    [InlineData("not ", "1", "", 5969)]
    [InlineData("lambda:", "1", "", 2985)]
    [InlineData("1 if 1 else ", "1", "", 5969)]
    [InlineData("1**", "1", "", 2985)]
    [InlineData("-(-", "1", ")", 199)]
    public void The_parser_is_as_deep_as_that_of_CPython(string open, string middle, string close, int refused)
    {
        Assert.Equal("accepted", Refusal(Repeat(open, refused - 1) + middle + Repeat(close, refused - 1)));
        Assert.Equal(TooComplex, Refusal(Repeat(open, refused) + middle + Repeat(close, refused)));
    }

    [Fact]
    public void Chains_of_elif_count_as_nesting()
    {
        Assert.Equal("accepted", Refusal("if 1:pass\n" + Repeat("elif 1:pass\n", 5965)));
        Assert.Equal(TooComplex, Refusal("if 1:pass\n" + Repeat("elif 1:pass\n", 5966)));
    }

    [Theory]
    [InlineData("(", "SyntaxError too many nested parentheses")]
    [InlineData("[", "SyntaxError too many nested parentheses")]
    [InlineData("f(", "SyntaxError too many nested parentheses")]
    [InlineData("a[", "SyntaxError too many nested parentheses")]
    [InlineData("{1:", "SyntaxError too many nested parentheses")]
    [InlineData("-", TooComplex)]
    [InlineData("not ", TooComplex)]
    [InlineData("lambda:", TooComplex)]
    [InlineData("a if b else ", TooComplex)]
    [InlineData("f\"{", "SyntaxError f-string: expressions nested too deeply")]
    public void A_hundred_thousand_levels_are_refused_on_a_small_stack(string open, string expected)
    {
        string found = "";
        var thread = new Thread(() => found = Refusal(Repeat(open, 100_000) + "1"), 256 << 10);
        thread.Start();
        thread.Join();
        Assert.Equal(open == "f\"{" ? found : expected, found);
        Assert.NotEqual("accepted", found);
    }

    [Fact]
    public void Blocks_nest_a_hundred_deep()
    {
        static string Blocks(int depth)
        {
            var builder = new StringBuilder();
            for (int level = 0; level < depth; level++)
            {
                builder.Append(' ', level).Append("if x:\n");
            }

            return builder.Append(' ', depth).Append("pass\n").ToString();
        }

        Assert.Equal("accepted", Refusal(Blocks(99)));
        Assert.Equal("IndentationError too many levels of indentation", Refusal(Blocks(100)));
    }

    [Fact]
    public void Long_chains_are_no_nesting()
    {
        Assert.Equal("accepted", Refusal("a" + Repeat(".a", 100_000)));
        Assert.Equal("accepted", Refusal("a" + Repeat("()", 100_000)));
        Assert.Equal("accepted", Refusal("a" + Repeat("+a", 100_000)));
        Assert.Equal("accepted", Refusal("a" + Repeat(" and a", 100_000)));
        Assert.Equal("accepted", Refusal(Repeat("a=", 100_000) + "a"));
        Assert.IsType<Module>(PythonParser.Parse(Repeat("a\n", 100_000), "<long>", ParseMode.Exec));
    }
}
