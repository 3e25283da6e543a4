namespace Adder.Syntax.Tokens;

internal sealed partial class Tokenizer
{
    private static bool IsDigit(byte c) => (uint)(c - '0') <= 9;

    private static bool IsHexDigit(byte c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    private static bool IsInBase(byte c, int numberBase) => numberBase == 16 ? IsHexDigit(c) : c >= '0' && c < '0' + numberBase;

    private bool ScanNumber(int start)
    {
        _position = start;
        byte[] source = _source;
        string kind = "decimal";
        bool valid;
        if (source[start] == '0' && (source[start + 1] | 0x20) is 'x' or 'o' or 'b')
        {
            (int numberBase, kind) = (source[start + 1] | 0x20) switch
            {
                'x' => (16, "hexadecimal"),
                'o' => (8, "octal"),
                _ => (2, "binary"),
            };
            _position = start + 2;
            valid = ScanPrefixedDigits(numberBase, kind);
        }
        else
        {
            valid = ScanDecimal(start, ref kind);
        }

        if (!valid || !VerifyNumberEnd(kind))
        {
            return false;
        }

        Add(TokenKind.Number, start, _position);
        return true;
    }

    private bool ScanPrefixedDigits(int numberBase, string kind)
    {
        do
        {
            if (_source[_position] == '_')
            {
                _position++;
            }

            byte c = _source[_position];
            if (!IsInBase(c, numberBase))
            {
                return FailDigit(c, numberBase, kind);
            }

            while (IsInBase(_source[_position], numberBase))
            {
                _position++;
            }
        }
        while (_source[_position] == '_');
        return numberBase == 16 || !IsDigit(_source[_position]) || FailDigit(_source[_position], numberBase, kind);
    }

    private bool FailDigit(byte c, int numberBase, string kind)
    {
        if (numberBase != 16 && IsDigit(c))
        {
            _position++;
            return FailHere($"invalid digit '{(char)c}' in {kind} literal");
        }

        return FailHere($"invalid {kind} literal");
    }

    /// <summary>Scans digits with single underscores between them.</summary>
    private bool ScanDigits()
    {
        while (true)
        {
            while (IsDigit(_source[_position]))
            {
                _position++;
            }

            if (_source[_position] != '_')
            {
                return true;
            }

            _position++;
            if (!IsDigit(_source[_position]))
            {
                return FailHere("invalid decimal literal");
            }
        }
    }

    private bool ScanDecimal(int start, ref string kind)
    {
        byte[] source = _source;
        bool leadingZero = source[start] == '0';
        int zerosEnd = start;
        if (leadingZero)
        {
            while (source[_position] == '0' || source[_position] == '_')
            {
                if (source[_position] == '_' && !IsDigit(source[_position + 1]))
                {
                    _position++;
                    return FailHere("invalid decimal literal");
                }

                _position++;
            }

            zerosEnd = _position;
        }

        bool nonzero = leadingZero && IsDigit(source[_position]);
        if (source[_position] != '.' && !ScanDigits())
        {
            return false;
        }

        // Digits before a word that begins with e are never called octal.
        bool isFloat = (source[_position] | 0x20) == 'e';
        if (source[_position] == '.')
        {
            isFloat = true;
            _position++;
            if (IsDigit(source[_position]) && !ScanDigits())
            {
                return false;
            }
        }

        if ((source[_position] | 0x20) == 'e')
        {
            byte sign = source[_position + 1];
            if (IsDigit(sign) || sign is (byte)'+' or (byte)'-')
            {
                isFloat = true;
                _position += IsDigit(sign) ? 1 : 2;
                if (!IsDigit(source[_position]))
                {
                    return FailHere("invalid decimal literal");
                }

                if (!ScanDigits())
                {
                    return false;
                }
            }
        }

        if ((source[_position] | 0x20) == 'j')
        {
            _position++;
            kind = "imaginary";
            return true;
        }

        return isFloat || !nonzero || _extraTokens || FailRange(
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", start, zerosEnd + 1);
    }

    /// <summary>A number may be followed directly by a keyword (with a warning), but by no other word.</summary>
    private bool VerifyNumberEnd(string kind)
    {
        byte c = _source[_position];
        if (_extraTokens)
        {
            return true;
        }

        if (!s_wordBytes[c])
        {
            return c < 0x80 || VerifyUnicodeNumberEnd(kind);
        }

        bool keyword = c switch
        {
            (byte)'a' => FollowedBy("and"),
            (byte)'e' => FollowedBy("else"),
            (byte)'f' => FollowedBy("for"),
            (byte)'i' => _source[_position + 1] is (byte)'f' or (byte)'n' or (byte)'s',
            (byte)'n' => FollowedBy("not"),
            (byte)'o' => FollowedBy("or"),
            _ => false,
        };
        if (!keyword)
        {
            return FailHere($"invalid {kind} literal");
        }

        return Warn($"invalid {kind} literal");
    }

    private bool FollowedBy(string word)
    {
        for (int index = 0; index < word.Length; index++)
        {
            if (_source[_position + index] != word[index])
            {
                return false;
            }
        }

        byte next = _source[_position + word.Length];
        return !s_wordBytes[next] && next < 0x80;
    }
}
