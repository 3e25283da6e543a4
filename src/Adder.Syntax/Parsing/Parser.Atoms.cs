using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;

namespace Adder.Syntax.Parsing;

internal sealed partial class Parser
{
    private ExpressionNode ParseAtom()
    {
        int start = _position;
        switch (Kind)
        {
            case TokenKind.Name:
                return ParseNameAtom();
            case TokenKind.Number:
                return ParseNumber();
            case TokenKind.String or TokenKind.FStringStart or TokenKind.TStringStart:
                return ParseStrings();
            case TokenKind.KeywordNone:
                _position++;
                return new Constant(NoneConstant.Instance, null, Span(start));
            case TokenKind.KeywordTrue:
                _position++;
                return new Constant(BoolConstant.True, null, Span(start));
            case TokenKind.KeywordFalse:
                _position++;
                return new Constant(BoolConstant.False, null, Span(start));
            case TokenKind.Ellipsis:
                _position++;
                return new Constant(EllipsisConstant.Instance, null, Span(start));
            case TokenKind.LPar or TokenKind.LSqb or TokenKind.LBrace:
                Enter(BracketRules);
                ExpressionNode node = Kind switch
                {
                    TokenKind.LPar => ParseParenthesized(),
                    TokenKind.LSqb => ParseListDisplay(),
                    _ => ParseBraces(),
                };
                Leave(BracketRules);
                return node;
            default:
                throw Fail();
        }
    }

    private bool AtComprehension() => Kind == TokenKind.KeywordFor || Kind == TokenKind.KeywordAsync && NextKind == TokenKind.KeywordFor;

    /// <summary>A group, a tuple or a generator expression.</summary>
    private ExpressionNode ParseParenthesized()
    {
        int start = _position++;
        if (Accept(TokenKind.RPar))
        {
            return new Ast.Tuple([], ExpressionContext.Load, Span(start));
        }

        if (Kind == TokenKind.KeywordYield)
        {
            ExpressionNode yield = ParseYield();
            Expect(TokenKind.RPar);
            return yield;
        }

        ExpressionNode first = ParseStarNamedExpression();
        if (Kind == TokenKind.RPar && first is not Starred)
        {
            _position++;
            return first;
        }

        if (AtComprehension() && first is not Starred)
        {
            Comprehension[] generators = ParseComprehensions();
            Expect(TokenKind.RPar);
            return new GeneratorExp(first, generators, Span(start));
        }

        if (Kind != TokenKind.Comma)
        {
            throw Fail();
        }

        ExpressionNode[] elements = ParseElements(first, TokenKind.RPar);
        return new Ast.Tuple(elements, ExpressionContext.Load, Span(start));
    }

    /// <summary>The rest of a display after its first element, with the closing bracket.</summary>
    private ExpressionNode[] ParseElements(ExpressionNode first, TokenKind closing)
    {
        int mark = _expressions.Count;
        _expressions.Push(first);
        while (Accept(TokenKind.Comma) && Kind != closing)
        {
            _expressions.Push(ParseStarNamedExpression());
        }

        Expect(closing);
        return _expressions.Take(mark);
    }

    private ExpressionNode ParseListDisplay()
    {
        int start = _position++;
        if (Accept(TokenKind.RSqb))
        {
            return new List([], ExpressionContext.Load, Span(start));
        }

        ExpressionNode first = ParseStarNamedExpression();
        if (AtComprehension() && first is not Starred)
        {
            Comprehension[] generators = ParseComprehensions();
            Expect(TokenKind.RSqb);
            return new ListComp(first, generators, Span(start));
        }

        ExpressionNode[] elements = ParseElements(first, TokenKind.RSqb);
        return new List(elements, ExpressionContext.Load, Span(start));
    }

    /// <summary>A dictionary or set, displayed or comprehended.</summary>
    private ExpressionNode ParseBraces()
    {
        int start = _position++;
        if (Accept(TokenKind.RBrace))
        {
            return new Dict([], [], Span(start));
        }

        if (Kind == TokenKind.DoubleStar)
        {
            return ParseDictItems(start, null);
        }

        bool named = Kind == TokenKind.Name && NextKind == TokenKind.ColonEqual;
        ExpressionNode first = ParseStarNamedExpression();
        if (Kind == TokenKind.Colon && !named && first is not Starred)
        {
            return ParseDictItems(start, first);
        }

        if (AtComprehension() && first is not Starred)
        {
            Comprehension[] generators = ParseComprehensions();
            Expect(TokenKind.RBrace);
            return new SetComp(first, generators, Span(start));
        }

        ExpressionNode[] elements = ParseElements(first, TokenKind.RBrace);
        return new Set(elements, Span(start));
    }

    private ExpressionNode ParseDictItems(int start, ExpressionNode? key)
    {
        var keys = new List<ExpressionNode?>();
        var values = new List<ExpressionNode>();
        while (true)
        {
            if (key is null && Accept(TokenKind.DoubleStar))
            {
                keys.Add(null);
                values.Add(ParseBinary(0));
            }
            else
            {
                key ??= ParseExpression();
                Expect(TokenKind.Colon);
                ExpressionNode value = ParseExpression();
                if (keys.Count == 0 && AtComprehension())
                {
                    Comprehension[] generators = ParseComprehensions();
                    Expect(TokenKind.RBrace);
                    return new DictComp(key, value, generators, Span(start));
                }

                keys.Add(key);
                values.Add(value);
            }

            key = null;
            if (!Accept(TokenKind.Comma) || Kind == TokenKind.RBrace)
            {
                break;
            }
        }

        Expect(TokenKind.RBrace);
        return new Dict(keys.ToArray(), values.ToArray(), Span(start));
    }

    private Comprehension[] ParseComprehensions()
    {
        var comprehensions = new List<Comprehension>(1);
        while (AtComprehension())
        {
            bool isAsync = Accept(TokenKind.KeywordAsync);
            _position++;
            ExpressionNode target = ParseStarTargets();
            Expect(TokenKind.KeywordIn);
            ExpressionNode iterable = ParseDisjunction();
            int mark = _expressions.Count;
            while (Accept(TokenKind.KeywordIf))
            {
                _expressions.Push(ParseDisjunction());
            }

            if (isAsync)
            {
                CheckVersion(6, "Async comprehensions are");
            }

            comprehensions.Add(new Comprehension(target, iterable, _expressions.Take(mark), isAsync ? 1 : 0));
        }

        return comprehensions.ToArray();
    }

    /// <summary>Literals are short: their digits fit a buffer on the stack or are copied.</summary>
    private Constant ParseNumber()
    {
        ref Token token = ref _tokens[_position];
        int start = _position++;
        ReadOnlySpan<byte> text = _source.AsSpan(token.Start, token.End - token.Start);
        if (_featureVersion < 6 && text.Contains((byte)'_'))
        {
            CheckVersion(6, "Underscores in numeric literals are", false);
        }

        return new Constant(ConvertNumber(text, start), null, Span(start));
    }

    private ConstantValue ConvertNumber(ReadOnlySpan<byte> text, int tokenIndex)
    {
        if (text.Length <= 18 && TryParseSmall(text, out long small))
        {
            return new IntConstant(small);
        }

        Span<char> digits = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        bool isFloat = false;
        foreach (byte c in text)
        {
            if (c != '_')
            {
                digits[length++] = (char)c;
                isFloat |= c is (byte)'.' or (byte)'e' or (byte)'E' or (byte)'j' or (byte)'J';
            }
        }

        digits = digits[..length];
        if (digits.Length > 1 && digits[0] == '0' && (digits[1] | 0x20) is 'x' or 'o' or 'b')
        {
            return new IntConstant(ParsePrefixed(digits[2..], (digits[1] | 0x20) switch { 'x' => 4, 'o' => 3, _ => 1 }));
        }

        if (!isFloat)
        {
            return new IntConstant(ParseBigDecimal(digits, tokenIndex));
        }

        if ((digits[^1] | 0x20) == 'j')
        {
            return new ComplexConstant(0, double.Parse(digits[..^1], NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return new FloatConstant(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static bool TryParseSmall(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        foreach (byte c in text)
        {
            uint digit = (uint)(c - '0');
            if (digit > 9)
            {
                return false;
            }

            value = value * 10 + digit;
        }

        return true;
    }

    private static BigInteger ParsePrefixed(ReadOnlySpan<char> digits, int bitsPerDigit)
    {
        if (digits.Length * bitsPerDigit <= 63)
        {
            long value = 0;
            foreach (char c in digits)
            {
                value = (value << bitsPerDigit) | (long)DigitValue(c);
            }

            return value;
        }

        // The least significant digit comes first in the bytes that a BigInteger is made of.
        byte[] bytes = new byte[(digits.Length * bitsPerDigit + 7) / 8];
        int bit = 0;
        for (int index = digits.Length - 1; index >= 0; index--, bit += bitsPerDigit)
        {
            int shifted = DigitValue(digits[index]) << (bit & 7);
            bytes[bit >> 3] |= (byte)shifted;
            if (shifted > 0xFF)
            {
                bytes[(bit >> 3) + 1] |= (byte)(shifted >> 8);
            }
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static int DigitValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private BigInteger ParseBigDecimal(ReadOnlySpan<char> digits, int tokenIndex)
    {
        int limit = _maximumDigits;
        if (limit > 0 && digits.Length > limit)
        {
            // A place in the line it has none.
            PythonSyntaxException error = SyntaxErrorAtTokens(
                $"Exceeds the limit ({limit} digits) for integer string conversion: value has {digits.Length} digits; use sys.set_int_max_str_digits()"
                + " to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                tokenIndex, tokenIndex);
            throw new PythonSyntaxException(error.Kind, error.Message, error.Line, 0, error.EndLine, 0, error.Text);
        }

        return BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
