using System;
using System.Text;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Diagnostics;

/// <summary>
/// Makes errors at tokens: columns of bytes become offsets of characters, and the quoted line depends on how far tokens were read.
/// </summary>
internal sealed class ErrorLocator(byte[] source, Tokenizer tokenizer, bool isFile)
{
    /// <summary>CPython reads the line of a file again to quote it, and no more bytes of it.</summary>
    private const int LongestLineOfFile = 999;

    /// <summary>The end column of an error that has none; it comes out as offset 0.</summary>
    public const int NoEndColumn = -1;

    private readonly byte[] _source = source;
    private readonly Tokenizer _tokenizer = tokenizer;
    private readonly Token[] _tokens = tokenizer.Tokens;

    /// <summary>Tokens read so far.</summary>
    public int Fill { get; set; }

    public PythonSyntaxException ErrorOver(string message, int first, int last) => Error(
        SyntaxErrorKind.SyntaxError, message, _tokens[first].Line, _tokens[first].Column, _tokens[last].EndLine, _tokens[last].EndColumn);

    /// <summary>An error from a token to where the tokenizer stands.</summary>
    public PythonSyntaxException ErrorFrom(string message, int first)
    {
        ref Token last = ref _tokens[Fill - 1];
        int line = _tokens[first].Line;
        return Raw(
            SyntaxErrorKind.SyntaxError, message, line, _tokens[first].Column < 0 ? 0 : CharacterColumn(line, _tokens[first].Column) + 1,
            last.EndLine, CharacterOffset(line, ReadColumn(Fill - 1)));
    }

    /// <summary>The column up to which the tokenizer has read when it gave this token: a line end counts.</summary>
    private int ReadColumn(int index)
    {
        ref Token token = ref _tokens[index];
        return token.Column < 0 ? token.Start - LineStart(token.Line) : token.EndColumn;
    }

    public PythonSyntaxException ErrorAtToken(string message, int index, SyntaxErrorKind kind)
    {
        ref Token token = ref _tokens[index];
        return token.Column < 0
            ? Raw(kind, message, token.Line, IsEndOfFile(token) ? 0 : CharacterColumn(token.Line, token.Start - LineStart(token.Line)), token.EndLine, -1)
            : Error(kind, message, token.Line, token.Column, token.EndLine, token.EndColumn);
    }

    /// <summary>Of a file CPython keeps one line, and at the end none: there is no column then. (A zero byte ends the buffer.)</summary>
    private bool IsEndOfFile(in Token token) => isFile && token.Start >= _source.Length - 1;

    public PythonSyntaxException UnclosedBracket()
    {
        Tokenizer.OpenBracket open = _tokenizer.OpenBrackets[^1];
        return Error(SyntaxErrorKind.SyntaxError, $"'{(char)open.Character}' was never closed", open.Line, open.Column, open.Line, NoEndColumn);
    }

    public PythonSyntaxException Error(SyntaxErrorKind kind, string message, int line, int column, int endLine, int endColumn) => Raw(
        kind, message, line, column < 0 ? 0 : CharacterOffset(line, column + 1), endLine, endColumn < 0 ? 0 : CharacterOffset(line, endColumn + 1));

    private PythonSyntaxException Raw(SyntaxErrorKind kind, string message, int line, int offset, int endLine, int endOffset) =>
        new(kind, message, line, offset, endLine, endOffset, ErrorText(line));

    private int LineStart(int line) => line < 1 ? 0 : _tokenizer.LineStarts[Math.Min(line, _tokenizer.LineStarts.Count) - 1];

    private int CharacterColumn(int line, int column)
    {
        int start = LineStart(line), count = 0;
        for (int position = start; position < Math.Min(start + column, _source.Length); position++)
        {
            count += (_source[position] & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Turns a byte offset into one of characters; CPython does so in the text of the first line, as far as that goes.</summary>
    private int CharacterOffset(int line, int offset)
    {
        byte[] text = Encoding.UTF8.GetBytes(ErrorText(line));
        int count = 0;
        for (int position = 0; position < Math.Min(offset, text.Length); position++)
        {
            count += (text[position] & 0xC0) != 0x80 ? 1 : 0;
        }

        return offset > text.Length ? count + 1 : count;
    }

    /// <summary>
    /// The line that the error quotes. While the tokenizer is still in that line it comes with its line end, and with the further lines of
    /// a token that goes over several.
    /// </summary>
    public string ErrorText(int line)
    {
        int start = LineStart(line);
        int length = _source.AsSpan(start).IndexOf((byte)'\n');
        length = length < 0 ? _source.Length - 1 - start : length;
        ref Token last = ref _tokens[Math.Max(0, Fill - 1)];
        if (last.EndLine <= line && start + length < _tokenizer.InputEnd)
        {
            length++;
        }

        return Encoding.UTF8.GetString(_source, start, length > LongestLineOfFile && isFile ? LongestLineOfFile : length);
    }
}
