using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;
using Adder.Syntax.Unparsing;
using Xunit;

namespace Adder.Syntax.Tests;

/// <summary>The parser says what CPython 3.14 was recorded to say.</summary>
public sealed class RecordedTests
{
    private static string Source(JsonElement entry) => entry.GetProperty("source").GetString()!;

    [Fact]
    public void Trees_are_those_of_CPython() => Recording.Check("trees.json", entry =>
        (Recording.Expected(entry), Recording.Outcome(() => PythonParser.Parse(Source(entry), "<snippet>", ParseMode.Exec))));

    [Fact]
    public void Errors_are_those_of_CPython() => Recording.Check("errors.json", entry =>
        (Recording.Expected(entry), Recording.Outcome(() => PythonParser.Parse(Source(entry), "<snippet>", ParseMode.Exec))));

    [Fact]
    public void Interactive_and_incomplete_input_is_told_apart() => Recording.Check("input.json", entry =>
    {
        ParserFlags flags = (entry.GetProperty("incomplete").GetBoolean() ? ParserFlags.AllowIncompleteInput : 0)
            | (entry.GetProperty("keepIndent").GetBoolean() ? ParserFlags.DontImplyDedent : 0);
        ParseMode mode = Enum.Parse<ParseMode>(entry.GetProperty("mode").GetString()!, true);
        return (Recording.Expected(entry), Recording.Outcome(() => PythonParser.Parse(Source(entry), "<snippet>", mode, flags)));
    });

    [Fact]
    public void Older_feature_versions_refuse_newer_syntax() => Recording.Check("versions.json", entry =>
        (Recording.Expected(entry), Recording.Outcome(() => PythonParser.Parse(
            Source(entry), "<snippet>", ParseMode.Exec, settings: new ParserSettings(FeatureVersion: entry.GetProperty("version").GetInt32())))));

    [Fact]
    public void Type_comments_are_kept_on_request() => Recording.Check("typecomments.json", entry =>
    {
        ParseMode mode = entry.TryGetProperty("mode", out _) ? ParseMode.FunctionType : ParseMode.Exec;
        ParserFlags flags = mode == ParseMode.Exec ? ParserFlags.TypeComments : ParserFlags.None;
        return (Recording.Expected(entry), Recording.Outcome(() => PythonParser.Parse(Source(entry), "<snippet>", mode, flags)));
    });

    [Fact]
    public void Encodings_are_found_and_checked() => Recording.Check("encodings.json", entry =>
    {
        byte[] source = entry.GetProperty("source").EnumerateArray().Select(value => value.GetByte()).ToArray();
        return (Recording.Expected(entry), Recording.Outcome(() => PythonParser.ParseBytes(source, "<snippet>", ParseMode.Exec)));
    });

    [Fact]
    public void Warnings_are_those_of_CPython() => Recording.Check("warnings.json", entry =>
    {
        string expected = string.Join("; ", entry.GetProperty("warnings").EnumerateArray().Select(warning => $"{warning[0]} {warning[1]} {warning[2]}"))
            + Recording.ExpectedError(entry.GetProperty("shown")) + Recording.ExpectedError(entry.GetProperty("raised"));
        var shown = new List<string>();
        string first = Refusal(entry, warning =>
        {
            shown.Add($"{warning.Category} {warning.Line} {warning.Message}");
            return true;
        });
        return (expected, string.Join("; ", shown) + first + Refusal(entry, _ => false));
    });

    private static string Refusal(JsonElement entry, SyntaxWarningSink sink)
    {
        try
        {
            PythonParser.Parse(Source(entry), "<snippet>", ParseMode.Exec, warnings: sink);
            return "accepted";
        }
        catch (PythonSyntaxException error)
        {
            return Recording.Describe(error);
        }
    }

    [Fact]
    public void Expressions_are_unparsed_as_annotations() => Recording.Check("annotations.json", entry =>
    {
        var tree = (Expression)PythonParser.Parse($"({Source(entry)})", "<snippet>", ParseMode.Eval);
        return (entry.GetProperty("text").GetString()!, AstUnparser.Unparse(tree.Body));
    });

    [Fact]
    public void Tokens_are_those_of_the_tokenize_module() => Recording.Check("tokens.json", entry =>
    {
        var expected = new StringBuilder();
        foreach (JsonElement token in entry.GetProperty("tokens").EnumerateArray())
        {
            expected.AppendLine(string.Join(' ', token.EnumerateArray().Select(part => part.ToString())));
        }

        if (entry.TryGetProperty("error", out JsonElement error))
        {
            expected.AppendLine(string.Join(' ', error.EnumerateArray().Select(part => part.ToString())));
        }

        var found = new StringBuilder();
        TokenStream stream = TokenStream.Read(Source(entry), entry.GetProperty("extra").GetBoolean());
        foreach (TokenEntry token in stream.Entries)
        {
            found.AppendLine($"{token.Kind} {token.Text} {token.Line} {token.Column} {token.EndLine} {token.EndColumn} {token.LineText}");
        }

        if (stream.Error is { } refusal)
        {
            found.AppendLine($"{refusal.Kind} {refusal.Message} {refusal.Line} {refusal.Offset}");
        }

        return (expected.ToString(), found.ToString());
    });
}
