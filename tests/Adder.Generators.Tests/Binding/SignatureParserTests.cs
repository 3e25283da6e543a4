using Adder.Generators.Binding;

namespace Adder.Generators.Tests.Binding;

public class SignatureParserTests
{
    [Theory]
    [InlineData("copy()", "$self", "($self, /)")]
    [InlineData("append(object, /)", "$self", "($self, object, /)")]
    [InlineData("split(sep=None, maxsplit=-1)", "$self", "($self, /, sep=None, maxsplit=-1)")]
    [InlineData("sort(*, key=None, reverse=False)", "$self", "($self, /, *, key=None, reverse=False)")]
    [InlineData("pop(key, default=<unrepresentable>, /)", "$self", "($self, key, default=<unrepresentable>, /)")]
    [InlineData("index(value, start=0, stop=sys.maxsize, /)", "$self", "($self, value, start=0, stop=sys.maxsize, /)")]
    [InlineData("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "$module", "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    [InlineData("replace(old, new, /, count=-1)", "$self", "($self, old, new, /, count=-1)")]
    [InlineData("print(*args, sep=' ', end='\\n', file=None, flush=False)", "$module", "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)")]
    [InlineData("fromkeys(iterable, value=None, /)", "$type", "($type, iterable, value=None, /)")]
    [InlineData("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)", null, "(x, y=<unrepresentable>, z=<unrepresentable>, /)")]
    [InlineData("list(iterable=(), /)", null, "(iterable=(), /)")]
    [InlineData("f( a , b = ', )' , ** k )", null, "(a, b=', )', **k)")]
    [InlineData("get(key, default=<absent>, /)", "$self", null)]
    public void Renders_the_text_signature(string text, string? implicitParameter, string? expected)
    {
        Signature? signature = SignatureParser.Parse(text, out string? error);
        Assert.Null(error);
        Assert.Equal(expected, signature!.TextSignature(implicitParameter));
    }

    [Theory]
    [InlineData("append", "a name and a parenthesis are expected at the beginning")]
    [InlineData("f(a", "',' or ')' expected at 4")]
    [InlineData("f(a, a)", "the name 'a' is used twice")]
    [InlineData("f(a=1, b)", "'b' has no default but follows a parameter that has one")]
    [InlineData("f(/)", "misplaced '/'")]
    [InlineData("f(*, /)", "misplaced '/'")]
    [InlineData("f(*)", "named parameters must follow a bare '*'")]
    [InlineData("f(**k, a)", "nothing may follow **k")]
    [InlineData("f(*a, *b)", "a second '*'")]
    [InlineData("f(a=)", "a default value is missing or unfinished")]
    [InlineData("f(a='x)", "a default value is missing or unfinished")]
    [InlineData("f() x", "text after the closing parenthesis")]
    public void Says_what_is_malformed(string text, string expected)
    {
        Assert.Null(SignatureParser.Parse(text, out string? error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Counts_parameters()
    {
        Signature signature = SignatureParser.Parse("f(a, b, /, c, d=1, *rest, e, g=2, **more)", out _)!;
        Assert.Equal(2, signature.PositionalOnlyCount);
        Assert.Equal(4, signature.PositionalCount);
        Assert.Equal(3, signature.RequiredPositionalCount);
        Assert.Equal(6, signature.NamedCount);
        Assert.True(signature.HasVarPositional && signature.HasVarKeyword && signature.AcceptsKeywords);
    }

    [Fact]
    public void Classifies_defaults()
    {
        Signature signature = SignatureParser.Parse("f(a=-7, b=1e-09, c='it\\'s\\n', d=True, e=(), g=os.sep)", out _)!;
        Assert.Equal(-7, signature.Parameters[0].Default!.Integer);
        Assert.Equal(1e-09, signature.Parameters[1].Default!.Float);
        Assert.Equal("it's\n", signature.Parameters[2].Default!.Text);
        Assert.Equal(DefaultKind.True, signature.Parameters[3].Default!.Kind);
        Assert.Equal(DefaultKind.EmptyTuple, signature.Parameters[4].Default!.Kind);
        Assert.Equal(DefaultKind.Expression, signature.Parameters[5].Default!.Kind);
    }
}
