using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Adder.Bytecode;
using Adder.Runtime.Specialization;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Attribute = Adder.Syntax.Ast.Attribute;
using BinaryOperator = Adder.Syntax.Ast.BinaryOperator;
using Tuple = Adder.Syntax.Ast.Tuple;

namespace Adder.Specialist;

/// <summary>Spells remedies out: finds what to change in the source so that an instruction can be specialized. What cannot be done by looking at the source alone has none.</summary>
internal static class Mends
{
    /// <summary>Ints up to here are floats of the same value.</summary>
    private const long LargestExact = 1L << 53;

    /// <summary>What the remedy for a site changes; null where it has none, or the source does not tell how.</summary>
    public static Mend? Find(SyntaxIndex syntax, Site site) =>
        site.Span.Line < 1 || site.Span.Column < 0 ? null : site.CPython is null && !site.IsNeverTried ? ByReason(syntax, site) : ByOpcode(syntax, site);

    /// <summary>Whether the remedy for a site is about a constant in the source: where there is none, it does not help.</summary>
    public static bool NeedsConstant(Site site) => site.Fate == Fate.Waiting || site.Reason is SpecializationFailure.BinaryTrueDivideFloat or SpecializationFailure.BinaryTrueDivideDifferentTypes or SpecializationFailure.BinaryMultiplyDifferentTypes
        or SpecializationFailure.BinaryAddDifferentTypes or SpecializationFailure.BinarySubtractDifferentTypes or SpecializationFailure.CompareFloatInt or SpecializationFailure.CompareIntFloat
        or SpecializationFailure.BinaryLeftShift or SpecializationFailure.BinaryRemainder;

    private static Mend? ByReason(SyntaxIndex syntax, Site site) => site.Reason switch
    {
        SpecializationFailure.AttributeMutableClass or SpecializationFailure.AttributeModuleAttributeNotFound or SpecializationFailure.AttributeMetaclassAttribute
            or SpecializationFailure.AttributeClassMethodObject or SpecializationFailure.AttributeBuiltinClassMethod => Hoisting.Find(syntax, site.Span),
        SpecializationFailure.AttributeClassAttributeSimple => Initializing.Find(syntax, site),
        SpecializationFailure.BinaryRemainder when site.Types is ["int, int"] or ["int"] => Mask(syntax, site.Span),
        SpecializationFailure.BinaryPower => Square(syntax, site.Span),
        SpecializationFailure.BinaryLeftShift => Shift(syntax, site.Span),
        SpecializationFailure.BinaryTrueDivideFloat => Fold(syntax, site.Span) ?? Reciprocal(syntax, site.Span),
        SpecializationFailure.BinaryTrueDivideDifferentTypes when HasFloatAndInt(site) => Fold(syntax, site.Span) ?? Reciprocal(syntax, site.Span),
        SpecializationFailure.BinaryMultiplyDifferentTypes when HasFloatAndInt(site) => Fold(syntax, site.Span) ?? Literal(syntax, site.Span),
        SpecializationFailure.BinaryAddDifferentTypes or SpecializationFailure.BinarySubtractDifferentTypes or SpecializationFailure.CompareFloatInt or SpecializationFailure.CompareIntFloat
            when HasFloatAndInt(site) => Literal(syntax, site.Span),
        SpecializationFailure.ContainsList or SpecializationFailure.ContainsTuple => Display(syntax, site.Span),
        SpecializationFailure.ToBoolFloat => Truth(syntax, site.Span, static text => $"{text} != 0.0"),
        SpecializationFailure.ToBoolDictionary or SpecializationFailure.ToBoolTuple or SpecializationFailure.ToBoolSet or SpecializationFailure.ToBoolBytes
            or SpecializationFailure.ToBoolBytearray or SpecializationFailure.ToBoolMapping or SpecializationFailure.ToBoolSequence => Truth(syntax, site.Span, null),
        _ => null,
    };

    private static Mend? ByOpcode(SyntaxIndex syntax, Site site) => (site.Name, site.Argument.TrimEnd('=')) switch
    {
        (nameof(Opcode.BINARY_OP), "*") => Fold(syntax, site.Span) ?? Literal(syntax, site.Span),
        (nameof(Opcode.BINARY_OP), "/") => Fold(syntax, site.Span),
        (nameof(Opcode.BINARY_OP), "+" or "-") or (nameof(Opcode.COMPARE_OP), _) => Literal(syntax, site.Span),
        (nameof(Opcode.CONTAINS_OP), _) => Display(syntax, site.Span),
        _ => null,
    };

    private static bool HasFloatAndInt(Site site) => site.Types is ["float, int"] or ["int, float"];

    /// <summary><c>x + 1</c> is <c>x + 1.0</c>.</summary>
    private static Mend? Literal(SyntaxIndex syntax, SourceSpan span)
    {
        IEnumerable<ExpressionNode> operands = syntax.At<BinOp>(span).SelectMany(static node => (ExpressionNode[])[node.Left, node.Right])
            .Concat(syntax.At<AugAssign>(span).Select(static node => node.Value))
            .Concat(syntax.At<Compare>(span).Where(static node => node.Ops.Length == 1).SelectMany(static node => (ExpressionNode[])[node.Left, node.Comparators[0]]));
        foreach (ExpressionNode operand in operands)
        {
            if (SmallInt(operand) is { } value && Math.Abs(value) <= LargestExact)
            {
                return Mend.Of(operand.Span, value.ToString(CultureInfo.InvariantCulture) + ".0");
            }
        }

        return null;
    }

    /// <summary><c>x * 5 / 9</c> is <c>x * (5 / 9)</c>, for both of its operations.</summary>
    private static Mend? Fold(SyntaxIndex syntax, SourceSpan span)
    {
        foreach (BinOp node in syntax.At<BinOp>(span))
        {
            BinOp? outer = node.Op == BinaryOperator.Div ? node : syntax.ParentOf(node) as BinOp;
            if (outer is not { Op: BinaryOperator.Div, Left: BinOp { Op: BinaryOperator.Mult } inner } || !IsNumber(inner.Right) || !IsNumber(outer.Right))
            {
                continue;
            }

            // Without parentheses the two constants stand side by side.
            SourceSpan constants = inner.Right.Span.To(outer.Right.Span);
            if (syntax.Text(constants) is var text && text.AsSpan().IndexOfAny("()#\n") < 0)
            {
                return Mend.Of(constants, $"({text})") with { Remedy = Explanation.FoldRemedy };
            }
        }

        return null;
    }

    /// <summary><c>x / 4.0</c> is <c>x * 0.25</c>; where the reciprocal is not exact, it is left to the compiler.</summary>
    private static Mend? Reciprocal(SyntaxIndex syntax, SourceSpan span)
    {
        (ExpressionNode Left, ExpressionNode Right)? found = syntax.At<BinOp>(span).FirstOrDefault() is { } operation ? (operation.Left, operation.Right)
            : syntax.At<AugAssign>(span).FirstOrDefault() is { } statement ? (statement.Target, statement.Value) : null;
        if (found is not { } division || Number(division.Right) is not { } divisor || divisor == 0)
        {
            return null;
        }

        bool isExact = Math.Abs(divisor) is >= 1.0 / 1024 and <= 1024 && double.IsPow2(Math.Abs(divisor));
        string factor = isExact ? Real(1 / divisor) : $"(1 / {syntax.Text(division.Right.Span)})";
        SourceSpan between = new(division.Left.Span.EndLine, division.Left.Span.EndColumn, division.Right.Span.Line, division.Right.Span.Column);
        string text = syntax.Text(between);
        return text.Count('/') == 1 ? Mend.Of([new SourceEdit(between, text.Replace('/', '*')), new SourceEdit(division.Right.Span, factor)]) : null;
    }

    /// <summary><c>x ** 2</c> is <c>x * x</c>.</summary>
    private static Mend? Square(SyntaxIndex syntax, SourceSpan span)
    {
        if (syntax.At<BinOp>(span).FirstOrDefault() is { Left: Name name } node && SmallInt(node.Right) == 2)
        {
            return Mend.Of(span, Wrapped(syntax, node, $"{name.Id} * {name.Id}"));
        }

        return syntax.At<AugAssign>(span).FirstOrDefault() is { Target: Name target } statement && SmallInt(statement.Value) == 2
            ? Mend.Of(span, $"{target.Id} *= {target.Id}")
            : null;
    }

    /// <summary><c>x % 8</c> is <c>x &amp; 7</c>.</summary>
    private static Mend? Mask(SyntaxIndex syntax, SourceSpan span)
    {
        if (syntax.At<BinOp>(span).FirstOrDefault() is { Left: Name or Call or Subscript or Attribute } node && SmallInt(node.Right) is > 0 and { } divisor && long.IsPow2(divisor))
        {
            string text = $"{syntax.Text(node.Left.Span)} & {divisor - 1}";
            return Mend.Of(span, syntax.ParentOf(node) is ExpressionNode ? $"({text})" : text);
        }

        return syntax.At<AugAssign>(span).FirstOrDefault() is { } statement && SmallInt(statement.Value) is > 0 and { } modulus && long.IsPow2(modulus)
            ? Mend.Of(span, $"{syntax.Text(statement.Target.Span)} &= {modulus - 1}")
            : null;
    }

    /// <summary><c>x &lt;&lt; 3</c> is <c>x * 8</c>.</summary>
    private static Mend? Shift(SyntaxIndex syntax, SourceSpan span)
    {
        const int Most = 62;
        if (syntax.At<BinOp>(span).FirstOrDefault() is { } node && SmallInt(node.Right) is >= 0 and <= Most and { } count)
        {
            return node.Left is Name or Call or Subscript or Attribute ? Mend.Of(span, Wrapped(syntax, node, $"{syntax.Text(node.Left.Span)} * {1L << (int)count}")) : null;
        }

        return syntax.At<AugAssign>(span).FirstOrDefault() is { } statement && SmallInt(statement.Value) is >= 0 and <= Most and { } places
            ? Mend.Of(span, $"{syntax.Text(statement.Target.Span)} *= {1L << (int)places}")
            : null;
    }

    /// <summary><c>in [1, 2]</c> is <c>in {1, 2}</c>.</summary>
    private static Mend? Display(SyntaxIndex syntax, SourceSpan span)
    {
        if (syntax.At<Compare>(span).FirstOrDefault() is not { Comparators: [var container] })
        {
            return null;
        }

        ExpressionNode[] items = container switch { List list => list.Elts, Tuple tuple => tuple.Elts, _ => [] };
        string text = syntax.Text(container.Span);
        return items.Length > 0 && items.All(static item => item is Constant) && text is ['(', .., ')'] or ['[', .., ']']
            ? Mend.Of(container.Span, $"{{{text[1..^1].TrimEnd().TrimEnd(',')}}}")
            : null;
    }

    /// <summary><c>if x</c> is <c>if len(x) &gt; 0</c>, where only the truth is wanted.</summary>
    private static Mend? Truth(SyntaxIndex syntax, SourceSpan span, Func<string, string>? write)
    {
        ExpressionNode? tested = syntax.At<UnaryOp>(span).FirstOrDefault(static node => node.Op == UnaryOperator.Not)?.Operand
            ?? syntax.At<ExpressionNode>(span).FirstOrDefault(node => IsTest(syntax, node));
        if (tested is null)
        {
            return null;
        }

        string text = syntax.Text(tested.Span);
        bool isLoose = tested is BoolOp or Compare or Lambda or IfExp or NamedExpr or UnaryOp or Yield or YieldFrom;
        return Mend.Of(tested.Span, write is null ? $"len({text}) > 0" : write(isLoose ? $"({text})" : text));
    }

    private static bool IsTest(SyntaxIndex syntax, ExpressionNode node) => syntax.ParentOf(node) switch
    {
        If statement => ReferenceEquals(statement.Test, node),
        While loop => ReferenceEquals(loop.Test, node),
        Assert assertion => ReferenceEquals(assertion.Test, node),
        IfExp expression => ReferenceEquals(expression.Test, node),
        UnaryOp { Op: UnaryOperator.Not } => true,
        Comprehension comprehension => comprehension.Ifs.Any(test => ReferenceEquals(test, node)),
        MatchCase match => ReferenceEquals(match.Guard, node),
        BoolOp operation => IsTest(syntax, operation),
        _ => false,
    };

    private static string Wrapped(SyntaxIndex syntax, ExpressionNode node, string text) =>
        syntax.ParentOf(node) is BinOp or UnaryOp or Attribute or Subscript or Await or Starred || (syntax.ParentOf(node) is Call call && ReferenceEquals(call.Func, node)) ? $"({text})" : text;

    private static bool IsNumber(ExpressionNode node) => Number(node) is { } value && value != 0;

    private static double? Number(ExpressionNode node) => node is Constant { Value: FloatConstant real } ? real.Value : SmallInt(node);

    private static long? SmallInt(ExpressionNode node) => node is Constant { Value: IntConstant constant } && constant.TryGetSmall(out long value) ? value : null;

    private static string Real(double value) => value.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
}
