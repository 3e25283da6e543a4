using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>
/// Turns <c>"…%s…" % (a, b)</c> into the f-string that does the same. Only the conversions s, r and a with width and precision
/// are simple enough; anything else, a starred element or a wrong count leaves the operation as it is.
/// </summary>
internal sealed class PercentFormat
{
    private const int MaximumDigits = 2;

    private readonly int[] _format;
    private int _position;

    private PercentFormat(int[] format) => _format = format;

    /// <summary>The f-string, or null where there is none.</summary>
    public static ExpressionNode? Rewrite(BinOp operation)
    {
        if (operation is not { Op: BinaryOperator.Mod, Left: Constant { Value: StringConstant format }, Right: Tuple tuple }
            || System.Array.Exists(tuple.Elts, element => element is Starred))
        {
            return null;
        }

        ExpressionNode[]? values = new PercentFormat(CodePointsOf(format)).Parse(tuple.Elts);
        return values is null ? null : new JoinedStr(values, operation.Span);
    }

    private static int[] CodePointsOf(StringConstant text)
    {
        if (text.CodePoints is not null)
        {
            return text.CodePoints;
        }

        var result = new List<int>(text.Text.Length);
        foreach (Rune rune in text.Text.EnumerateRunes())
        {
            result.Add(rune.Value);
        }

        return [.. result];
    }

    private ExpressionNode[]? Parse(ExpressionNode[] arguments)
    {
        var values = new List<ExpressionNode>();
        int used = 0;
        while (true)
        {
            if (ParseLiteral() is { } literal)
            {
                values.Add(literal);
            }

            if (_position >= _format.Length)
            {
                break;
            }

            if (used >= arguments.Length || ParseConversion(arguments[used]) is not { } value)
            {
                return null;
            }

            used++;
            values.Add(value);
        }

        return used == arguments.Length ? [.. values] : null;
    }

    private Constant? ParseLiteral()
    {
        var text = new List<int>();
        while (_position < _format.Length)
        {
            if (_format[_position] == '%')
            {
                if (_position + 1 >= _format.Length || _format[_position + 1] != '%')
                {
                    break;
                }

                _position++;
            }

            text.Add(_format[_position++]);
        }

        return text.Count == 0 ? null : new Constant(StringConstant.FromCodePoints([.. text]), null, SourceSpan.None);
    }

    /// <summary>Reads from a percent sign: flags, width, precision, conversion.</summary>
    private FormattedValue? ParseConversion(ExpressionNode argument)
    {
        _position++;
        bool leftAligned = false;
        while (_position < _format.Length && _format[_position] is '-' or '+' or ' ' or '#' or '0')
        {
            leftAligned |= _format[_position++] == '-';
        }

        if (!ParseNumber(out int width))
        {
            return null;
        }

        int precision = -1;
        if (_position < _format.Length && _format[_position] == '.')
        {
            _position++;
            if (!ParseNumber(out precision))
            {
                return null;
            }

            precision = precision < 0 ? 0 : precision;
        }

        if (_position >= _format.Length || _format[_position] is not ('s' or 'r' or 'a'))
        {
            return null;
        }

        int conversion = _format[_position++];
        string specification = (!leftAligned && width > 0 ? ">" : "")
            + (width >= 0 ? width.ToString(CultureInfo.InvariantCulture) : "")
            + (precision >= 0 ? "." + precision.ToString(CultureInfo.InvariantCulture) : "");
        ExpressionNode? formatSpec = specification.Length == 0
            ? null
            : new Constant(new StringConstant(specification), null, SourceSpan.None);
        return new FormattedValue(argument, conversion, formatSpec, argument.Span);
    }

    /// <summary>Reads digits; -1 where there are none. False where there are more than the rewriting bears.</summary>
    private bool ParseNumber(out int number)
    {
        number = -1;
        int digits = 0;
        while (_position < _format.Length && _format[_position] is >= '0' and <= '9')
        {
            if (++digits > MaximumDigits)
            {
                return false;
            }

            number = ((number < 0 ? 0 : number) * 10) + (_format[_position++] - '0');
        }

        return true;
    }
}
