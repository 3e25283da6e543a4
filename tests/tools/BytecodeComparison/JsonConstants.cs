using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using Adder.Syntax;

namespace Adder.BytecodeComparison;

/// <summary>A code object that only its name is known of.</summary>
internal sealed record NamedCodeConstant(string Name) : ConstantValue;

/// <summary>Reads constants as the Python scripts beside this program write them.</summary>
internal static class JsonConstants
{
    public static ConstantValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => NoneConstant.Instance,
        JsonValueKind.True => BoolConstant.True,
        JsonValueKind.False => BoolConstant.False,
        JsonValueKind.String => new StringConstant(element.GetString()!),
        JsonValueKind.Object => ReadTagged(element.EnumerateObject().First()),
        _ => throw new FormatException($"not a constant: {element}"),
    };

    private static ConstantValue ReadTagged(JsonProperty property) => property.Name switch
    {
        "int" => new IntConstant(BigInteger.Parse(property.Value.GetString()!, CultureInfo.InvariantCulture)),
        "float" => new FloatConstant(ReadHexFloat(property.Value.GetString()!)),
        "complex" => new ComplexConstant(ReadHexFloat(property.Value[0].GetString()!), ReadHexFloat(property.Value[1].GetString()!)),
        "bytes" => new BytesConstant(Convert.FromHexString(property.Value.GetString()!)),
        "tuple" => new TupleConstant(ReadAll(property.Value)),
        "frozenset" => new FrozenSetConstant(ReadAll(property.Value)),
        "slice" => new SliceConstant(Read(property.Value[0]), Read(property.Value[1]), Read(property.Value[2])),
        "ellipsis" => EllipsisConstant.Instance,
        "code" => new NamedCodeConstant(property.Value.GetString()!),
        _ => throw new FormatException($"not a constant: {property}"),
    };

    public static ConstantValue[] ReadAll(JsonElement array) => [.. array.EnumerateArray().Select(Read)];

    /// <summary>Reads what <c>float.hex</c> writes.</summary>
    public static double ReadHexFloat(string text)
    {
        bool negative = text.StartsWith('-');
        string digits = negative ? text[1..] : text;
        double value;
        if (digits is "inf")
        {
            value = double.PositiveInfinity;
        }
        else if (digits is "nan")
        {
            value = double.NaN;
        }
        else
        {
            int exponentAt = digits.IndexOf('p', StringComparison.Ordinal);
            string mantissa = digits[2..exponentAt].Replace(".", "", StringComparison.Ordinal);
            int exponent = int.Parse(digits.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
            value = Math.ScaleB((double)ulong.Parse(mantissa, NumberStyles.HexNumber, CultureInfo.InvariantCulture), exponent - (4 * (mantissa.Length - 1)));
        }

        return negative ? -value : value;
    }
}
