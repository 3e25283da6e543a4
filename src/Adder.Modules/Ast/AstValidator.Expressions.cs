using Adder.Runtime.Import;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Raise = Adder.Runtime.Raise;

namespace Adder.Modules.Ast;

/// <summary>Expressions and patterns.</summary>
internal sealed partial class AstValidator
{
    private bool Load(ExpressionNode expression) => Expression(expression, ExpressionContext.Load);

    private bool Store(ExpressionNode expression) => Expression(expression, ExpressionContext.Store);

    private bool Optional(ExpressionNode? expression) => expression is null || Load(expression);

    private bool Loads(ExpressionNode?[] expressions) => Expressions(expressions, ExpressionContext.Load);

    private bool Expressions(ExpressionNode?[] expressions, ExpressionContext context, bool mayBeNone = false)
    {
        foreach (ExpressionNode? expression in expressions)
        {
            if (expression is null ? !mayBeNone && !Refuse("None disallowed in expression list") : !Expression(expression, context))
            {
                return false;
            }
        }

        return true;
    }

    private bool Expression(ExpressionNode expression, ExpressionContext context) =>
        ts.CheckStack() && Span(expression.Span) && Context(expression, context) && expression switch
        {
            Constant e => Constant(e.Value),
            Name => true,
            Attribute e => Load(e.Value),
            Subscript e => Load(e.Slice) && Load(e.Value),
            Starred e => Expression(e.Value, context),
            List e => Expressions(e.Elts, context),
            Tuple e => Expressions(e.Elts, context),
            NamedExpr e => (e.Target is Name || Raise.TypeError(ts, "NamedExpr target must be a Name")) && Store(e.Target) && Load(e.Value),
            BoolOp e => (e.Values.Length >= 2 || Refuse("BoolOp with less than 2 values")) && Loads(e.Values),
            BinOp e => Load(e.Left) && Load(e.Right),
            UnaryOp e => Load(e.Operand),
            Lambda e => Parameters(e.Args) && Load(e.Body),
            IfExp e => Load(e.Test) && Load(e.Body) && Load(e.Orelse),
            Dict e => (e.Keys.Length == e.Values.Length || Refuse("Dict doesn't have the same number of keys as values"))
                && Expressions(e.Keys, ExpressionContext.Load, mayBeNone: true) && Loads(e.Values),
            Set e => Loads(e.Elts),
            Compare e => Compare(e),
            Call e => Load(e.Func) && Loads(e.Args) && Keywords(e.Keywords),
            _ => Rare(expression),
        };

    private bool Rare(ExpressionNode expression) => expression switch
    {
        ListComp e => Comprehensions(e.Generators) && Load(e.Elt),
        SetComp e => Comprehensions(e.Generators) && Load(e.Elt),
        GeneratorExp e => Comprehensions(e.Generators) && Load(e.Elt),
        DictComp e => Comprehensions(e.Generators) && Load(e.Key) && Load(e.Value),
        Yield e => Optional(e.Value),
        YieldFrom e => Load(e.Value),
        Await e => Load(e.Value),
        FormattedValue e => Load(e.Value) && Optional(e.FormatSpec),
        Interpolation e => Constant(e.Str) && Load(e.Value) && Optional(e.FormatSpec),
        JoinedStr e => Loads(e.Values),
        TemplateStr e => Loads(e.Values),
        Slice e => Optional(e.Lower) && Optional(e.Upper) && Optional(e.Step),
        _ => true,
    };

    /// <summary>Whether an expression may stand where it is loaded, stored to or deleted.</summary>
    private bool Context(ExpressionNode expression, ExpressionContext wanted)
    {
        if (expression is Name name && !Identifier(name.Id))
        {
            return false;
        }

        ExpressionContext? actual = expression switch
        {
            Name e => e.Ctx,
            Attribute e => e.Ctx,
            Subscript e => e.Ctx,
            Starred e => e.Ctx,
            List e => e.Ctx,
            Tuple e => e.Ctx,
            _ => null,
        };
        if (actual is null)
        {
            return wanted == ExpressionContext.Load || Refuse($"expression which can't be assigned to in {wanted} context");
        }

        return actual == wanted || Refuse($"expression must have {wanted} context but has {actual} instead");
    }

    private bool Compare(Compare e)
    {
        if (e.Comparators.Length == 0)
        {
            return Refuse("Compare with no comparators");
        }

        return e.Comparators.Length == e.Ops.Length
            ? Loads(e.Comparators) && Load(e.Left)
            : Refuse("Compare has a different number of comparators and operands");
    }

    private bool Comprehensions(Comprehension[] generators)
    {
        if (generators.Length == 0)
        {
            return Refuse("comprehension with no generators");
        }

        foreach (Comprehension generator in generators)
        {
            if (!Store(generator.Target) || !Load(generator.Iter) || !Loads(generator.Ifs))
            {
                return false;
            }
        }

        return true;
    }

    private bool Constant(ConstantValue value) => value switch
    {
        ObjectConstant unsupported => Raise.TypeError(ts, $"got an invalid type in Constant: {unsupported.Value.Type.Name}"),
        TupleConstant tuple => Constants(tuple.Items),
        FrozenSetConstant set => Constants(set.Items),
        _ => true,
    };

    private bool Constants(ConstantValue[] values)
    {
        foreach (ConstantValue value in values)
        {
            if (!Constant(value))
            {
                return false;
            }
        }

        return true;
    }

    // ---- patterns

    private bool Patterns(PatternNode?[] patterns, bool starAllowed)
    {
        foreach (PatternNode? pattern in patterns)
        {
            if (pattern is null ? !Refuse("None disallowed in pattern list") : !Pattern(pattern, starAllowed))
            {
                return false;
            }
        }

        return true;
    }

    private bool Pattern(PatternNode pattern, bool starAllowed) => ts.CheckStack() && Span(pattern.Span) && pattern switch
    {
        MatchValue p => Literal(p.Value),
        MatchSingleton p => p.Value is NoneConstant or BoolConstant || Refuse("MatchSingleton can only contain True, False and None"),
        MatchSequence p => Patterns(p.Patterns, true),
        MatchMapping p => Mapping(p),
        MatchClass p => Class(p),
        MatchStar p => (starAllowed || Refuse("can't use MatchStar here")) && (p.Name is null || Capture(p.Name)),
        MatchAs p => As(p),
        MatchOr p => (p.Patterns.Length >= 2 || Refuse("MatchOr requires at least 2 patterns")) && Patterns(p.Patterns, false),
        _ => true,
    };

    private bool Capture(string name) => name == "_" ? Refuse("can't capture name '_' in patterns") : Identifier(name);

    private bool Mapping(MatchMapping p)
    {
        if (p.Keys.Length != p.Patterns.Length)
        {
            return Refuse("MatchMapping doesn't have the same number of keys as patterns");
        }

        if (p.Rest is not null && !Capture(p.Rest))
        {
            return false;
        }

        foreach (ExpressionNode? key in p.Keys)
        {
            bool valid = key switch
            {
                null => Refuse("None disallowed in expression list"),
                Constant { Value: NoneConstant or BoolConstant } => true,
                _ => Literal(key),
            };
            if (!valid)
            {
                return false;
            }
        }

        return Patterns(p.Patterns, false);
    }

    private bool Class(MatchClass p)
    {
        if (p.KwdAttrs.Length != p.KwdPatterns.Length)
        {
            return Refuse("MatchClass doesn't have the same number of keyword attributes as patterns");
        }

        if (!Load(p.Cls))
        {
            return false;
        }

        ExpressionNode named = p.Cls;
        while (named is Attribute attribute)
        {
            named = attribute.Value;
        }

        if (named is not Name)
        {
            return Refuse("MatchClass cls field can only contain Name or Attribute nodes.");
        }

        foreach (string? attribute in p.KwdAttrs)
        {
            if (attribute is null ? !Refuse("None disallowed in identifier list") : !Identifier(attribute))
            {
                return false;
            }
        }

        return Patterns(p.Patterns, false) && Patterns(p.KwdPatterns, false);
    }

    private bool As(MatchAs p)
    {
        if (p.Name is not null && !Capture(p.Name))
        {
            return false;
        }

        return p.Pattern is null || (p.Name is null ? Refuse("MatchAs must specify a target name if a pattern is given") : Pattern(p.Pattern, false));
    }

    /// <summary>What a literal pattern may hold.</summary>
    private bool Literal(ExpressionNode expression)
    {
        if (!Load(expression))
        {
            return false;
        }

        return expression switch
        {
            Constant e => e.Value is IntConstant or FloatConstant or ComplexConstant or StringConstant or BytesConstant
                || Refuse("unexpected constant inside of a literal pattern"),
            Attribute or JoinedStr or TemplateStr => true,
            UnaryOp e when IsNegative(e, allowReal: true, allowImaginary: true) => true,
            BinOp { Op: BinaryOperator.Add or BinaryOperator.Sub } e when IsComplex(e) => true,
            _ => Refuse("patterns may only match literals and attribute lookups"),
        };
    }

    private static bool IsNumber(ExpressionNode expression, bool allowReal, bool allowImaginary) => expression is Constant { Value: { } value }
        && ((allowReal && value is IntConstant or FloatConstant) || (allowImaginary && value is ComplexConstant));

    private static bool IsNegative(ExpressionNode expression, bool allowReal, bool allowImaginary) =>
        expression is UnaryOp { Op: UnaryOperator.USub } negation && IsNumber(negation.Operand, allowReal, allowImaginary);

    private static bool IsComplex(BinOp sum) => IsNumber(sum.Right, allowReal: false, allowImaginary: true)
        && (IsNumber(sum.Left, allowReal: true, allowImaginary: false) || IsNegative(sum.Left, allowReal: true, allowImaginary: false));
}
