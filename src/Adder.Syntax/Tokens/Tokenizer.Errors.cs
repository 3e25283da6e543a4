using System;
using System.Collections.Generic;
using System.Text;

namespace Adder.Syntax.Tokens;

internal sealed partial class Tokenizer
{
    /// <summary>Characters between two byte offsets, counting code points.</summary>
    private int CharactersBetween(int start, int end)
    {
        int count = 0;
        for (int position = start; position < end; position++)
        {
            if ((_source[position] & 0xC0) != 0x80)
            {
                count++;
            }
        }

        return count;
    }

    private string LineText(int lineStart)
    {
        int length = _source.AsSpan(lineStart).IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(_source, lineStart, length < 0 ? _source.Length - 1 - lineStart : length);
    }

    /// <summary>An error whose caret is the last character that was read.</summary>
    private bool FailHere(string message)
    {
        int offset = CharactersBetween(_lineStart, _position);
        return Fail(new PythonSyntaxException(SyntaxErrorKind.SyntaxError, message, _line, offset, _line, offset, LineText(_lineStart)));
    }

    private bool FailRange(string message, int start, int end) => Fail(new PythonSyntaxException(
        SyntaxErrorKind.SyntaxError, message, _line, CharactersBetween(_lineStart, start) + 1, _line, CharactersBetween(_lineStart, end), LineText(_lineStart)));

    private bool FailTabs() => FailIndentationKind("inconsistent use of tabs and spaces in indentation", SyntaxErrorKind.TabError);

    private bool FailIndentationKind(string message, SyntaxErrorKind kind) =>
        Fail(new PythonSyntaxException(kind, message, _line, 1, _line, 0, FullLineText(_lineStart)), false);

    /// <summary>The whole line counts as read.</summary>
    private bool FailDedent()
    {
        string text = FullLineText(_lineStart);
        int length = CharactersBetween(_lineStart, _lineStart + Encoding.UTF8.GetByteCount(text));
        return Fail(
            new PythonSyntaxException(
                SyntaxErrorKind.IndentationError, "unindent does not match any outer indentation level", _line, length, _line, -1, text),
            false);
    }

    private string FullLineText(int lineStart)
    {
        int length = _source.AsSpan(lineStart).IndexOf((byte)'\n');
        int end = length < 0 ? _source.Length - 1 : lineStart + length + 1;
        return Encoding.UTF8.GetString(_source, lineStart, Math.Max(0, Math.Min(end, InputEnd) - lineStart));
    }

    private bool FailAfterBackslash()
    {
        if (_position < InputEnd)
        {
            _position += RuneAt(_position).Utf8SequenceLength;
        }

        return Fail(
            new PythonSyntaxException(
                SyntaxErrorKind.SyntaxError, "unexpected character after line continuation character", _line,
                CharactersBetween(_lineStart, _position), _line, 0, FullLineText(_lineStart)),
            false);
    }

    private bool FailEndAfterBackslash()
    {
        ErrorAtEnd = true;
        if (_level > 0)
        {
            Add(TokenKind.ErrorToken, _position, _position);
            return false;
        }

        return Fail(
            new PythonSyntaxException(
                SyntaxErrorKind.SyntaxError, "unexpected EOF while parsing", _line, IsFile && IsIndentation() ? 0 : CharactersBetween(_lineStart, _position), _line, -1,
                FullLineText(_lineStart)),
            false);
    }

    /// <summary>Nothing but white space stands before the backslash that the input ends with.</summary>
    private bool IsIndentation()
    {
        int start = _lineStart;
        while (_source[start] is (byte)' ' or (byte)'\t' or (byte)'\f')
        {
            start++;
        }

        return _source[start] == '\\' && (_lineStart < 2 || _source[_lineStart - 2] != '\\');
    }

    private bool FailUnterminated(int start, byte quote, int firstLine, int firstLineStart, bool escapedQuote)
    {
        if (ClosesField(quote, 1) is { } missing)
        {
            return FailAt(missing, start, firstLine, firstLineStart);
        }

        string hint = escapedQuote ? "; perhaps you escaped the end quote?" : "";
        return FailAt($"unterminated string literal (detected at line {_line}){hint}", start, firstLine, firstLineStart);
    }

    /// <summary>A string that does not end and begins with the quotes of the f-string around it: more likely that one's end, with a brace missing.</summary>
    private string? ClosesField(byte quote, int quoteSize)
    {
        if (_modeCount == 0)
        {
            return null;
        }

        ref StringMode mode = ref _modes[_modeCount - 1];
        return mode.QuoteSize == quoteSize && quote == mode.Quote ? $"{mode.Letter}-string: expecting '}}'" : null;
    }

    private bool FailUnterminatedTriple(int start, byte quote, int firstLine, int firstLineStart)
    {
        ErrorAtEnd = true;
        if (ClosesField(quote, 3) is { } missing)
        {
            return FailAt(missing, start, firstLine, firstLineStart);
        }

        int detected = _lineStart >= _source.Length - 1 ? _line - 1 : _line;
        return FailAt($"unterminated triple-quoted string literal (detected at line {detected})", start, firstLine, firstLineStart);
    }

    private bool FailUnterminatedFormat(in StringMode mode)
    {
        string triple = mode.QuoteSize == 3 ? "triple-quoted " : "";
        ErrorAtEnd = mode.QuoteSize == 3 && _position >= InputEnd;
        int detected = _lineStart >= _source.Length - 1 ? _line - 1 : _line;
        return FailAt($"unterminated {triple}{mode.Letter}-string literal (detected at line {detected})", mode.Start, mode.StartLine, mode.StartLineStart);
    }

    private bool FailAt(string message, int start, int line, int lineStart)
    {
        // What quotes the error takes the tokenizer to be back where the string began.
        (_line, _lineStart) = (line, lineStart);
        int offset = CharactersBetween(lineStart, start) + 1;
        return Fail(new PythonSyntaxException(SyntaxErrorKind.SyntaxError, message, line, offset, line, offset, LineText(lineStart)));
    }

    private Rune RuneAt(int position)
    {
        Rune.DecodeFromUtf8(_source.AsSpan(position), out Rune rune, out _);
        return rune;
    }

    private bool FailInvalidCharacter(int position)
    {
        Rune rune = RuneAt(position);
        _position = position + rune.Utf8SequenceLength;
        return FailHere(IsPrintable(rune)
            ? $"invalid character '{rune}' (U+{rune.Value:X4})"
            : $"invalid non-printable character U+{rune.Value:X4}");
    }

    internal static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.Surrogate or System.Globalization.UnicodeCategory.PrivateUse
        or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.SpaceSeparator);

    /// <summary>An identifier with characters beyond ASCII: checked against UAX 31 and normalized to NFKC.</summary>
    private bool ScanUnicodeWord(int start, int position)
    {
        byte[] source = _source;
        while (s_wordBytes[source[position]] || source[position] >= 0x80)
        {
            position++;
        }

        int offset = start;
        while (offset < position)
        {
            Rune rune = RuneAt(offset);
            bool allowed = offset == start ? IdentifierRules.IsStart(rune.Value) : IdentifierRules.IsContinue(rune.Value);
            if (!allowed && !_extraTokens)
            {
                return FailInvalidCharacter(offset);
            }

            offset += rune.Utf8SequenceLength;
        }

        _position = position;
        string written = Encoding.UTF8.GetString(source, start, position - start);
        string? name = Normalizer is { } normalizer ? normalizer(written) : IdentifierForms.Normalize(written);
        if (name is null)
        {
            return Fail(new PythonSyntaxException(SyntaxErrorKind.Elsewhere, "the identifier could not be normalized", 0, 0, 0, 0), false);
        }

        if (name is "True" or "False" or "None")
        {
            return Fail(
                new PythonSyntaxException(SyntaxErrorKind.ValueError, $"identifier field can't represent '{name}' constant", 0, 0, 0, 0), false);
        }

        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        Add(TokenKind.Name, start, position).Name = Ascii.IsValid(name) ? _names.Intern(Encoding.ASCII.GetBytes(name), hash) : InternUnicode(name);
        return true;
    }

    private Dictionary<string, string>? _unicodeNames;

    private string InternUnicode(string name)
    {
        _unicodeNames ??= new Dictionary<string, string>(StringComparer.Ordinal);
        if (_unicodeNames.TryGetValue(name, out string? known))
        {
            return known;
        }

        _unicodeNames.Add(name, name);
        return name;
    }

    private bool VerifyUnicodeNumberEnd(string kind)
    {
        // Beyond ASCII the next token reports a bad character; a letter makes the literal bad.
        _ = kind;
        return true;
    }

    private bool Warn(string message)
    {
        int offset = CharactersBetween(_lineStart, _position);
        AddWarning(new SyntaxWarningInfo("SyntaxWarning", message, _line, offset, _line, offset));
        return true;
    }

    private void AddWarning(SyntaxWarningInfo warning) => (Warnings ??= []).Add((_count, warning));

    /// <summary>Warns of a backslash before a brace of an f-string; other escapes are the parser's.</summary>
    private void WarnInvalidEscape(int position, byte c)
    {
        int offset = CharactersBetween(_lineStart, position + 1);
        AddWarning(new SyntaxWarningInfo("SyntaxWarning", InvalidEscapeMessage("\\" + (char)c, false), _line, offset, _line, offset));
    }

    /// <summary>What CPython says of an escape that does not exist.</summary>
    internal static string InvalidEscapeMessage(string sequence, bool octal) =>
        $"\"{sequence}\" is an invalid {(octal ? "octal " : "")}escape sequence. {FutureNotice}Did you mean \"\\{sequence}\"? A raw string is also an option.";

    /// <summary>The part of the message that is left out when the warning is an error.</summary>
    internal const string FutureNotice = "Such sequences will not work in the future. ";

    /// <summary>A <c># type:</c> comment: a token, or for <c>ignore</c> an entry of <see cref="TypeIgnores"/>.</summary>
    private bool ScanTypeComment(int start, bool blankLine)
    {
        ReadOnlySpan<byte> comment = _source.AsSpan(start, _position - start);
        int index = 1;
        while (index < comment.Length && comment[index] is (byte)' ' or (byte)'\t')
        {
            index++;
        }

        if (!comment[index..].StartsWith("type:"u8))
        {
            return false;
        }

        index += 5;
        while (index < comment.Length && comment[index] is (byte)' ' or (byte)'\t')
        {
            index++;
        }

        ReadOnlySpan<byte> body = comment[index..];
        if (body.StartsWith("ignore"u8) && (body.Length == 6 || !(body[6] >= 0x80 || char.IsAsciiLetterOrDigit((char)body[6]))))
        {
            // Alone on its line the comment takes the line end with it, into its tag as well.
            bool takesLine = blankLine && _position < InputEnd;
            string tag = Encoding.UTF8.GetString(body[6..]);
            (TypeIgnores ??= []).Add(new Ast.TypeIgnore(_line, takesLine ? tag + "\n" : tag));
            if (takesLine)
            {
                _position++;
                StartLine();
                return true;
            }

            return false;
        }

        Add(TokenKind.TypeComment, start + index, _position);
        return true;
    }
}
