using System;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>
/// Rewrites the tree before symbols are collected: <c>__debug__</c> becomes a constant, docstrings go at level 2, <c>%</c>-formatting with a
/// literal becomes an f-string, literal patterns are folded. Warns of control flow that leaves a finally block (PEP 765).
/// Nodes are immutable: what does not change is shared with the tree given.
/// </summary>
internal sealed class AstPreprocessor
{
    /// <summary>Where a statement stands as regards PEP 765.</summary>
    private readonly record struct FinallyContext(bool InFinally, bool InFunction, bool InLoop);

    private readonly int _optimizationLevel;
    private readonly bool _futureAnnotations;
    private readonly SyntaxWarningSink? _warnings;
    private FinallyContext _context;

    private AstPreprocessor(CompilerOptions options, bool futureAnnotations)
    {
        _optimizationLevel = options.OptimizationLevel;
        _futureAnnotations = futureAnnotations;
        _warnings = options.Warnings;
    }

    /// <summary>Rewrites a tree.</summary>
    /// <param name="tree">The parser's result.</param>
    /// <param name="options">Level of optimization and the sink for warnings.</param>
    /// <param name="futureAnnotations">Whether annotations are not evaluated, and so left alone.</param>
    public static ModuleNode Run(ModuleNode tree, CompilerOptions options, bool futureAnnotations)
    {
        var preprocessor = new AstPreprocessor(options, futureAnnotations);
        return tree is Module module ? preprocessor.RunModule(module) : preprocessor.RunOther(tree);
    }

    /// <summary>What most programs are, apart from the rest, so that a start does not load the classes of that.</summary>
    private Module RunModule(Module module)
    {
        StatementNode[] body = Body(module.Body);
        return ReferenceEquals(body, module.Body) ? module : module with { Body = body };
    }

    private ModuleNode RunOther(ModuleNode tree)
    {
        return tree switch
        {
            Interactive interactive => Change(interactive, interactive.Body, All(interactive.Body), (node, body) => node with { Body = body }),
            Expression expression => new Expression(Visit(expression.Body)),
            _ => tree,
        };
    }

    private static TNode Change<TNode, TPart>(TNode node, TPart before, TPart after, Func<TNode, TPart, TNode> with)
        where TPart : class? => ReferenceEquals(before, after) ? node : with(node, after);

    private T[] Map<T>(T[] items, Func<T, T> visit)
        where T : class?
    {
        T[]? changed = null;
        for (int i = 0; i < items.Length; i++)
        {
            T item = visit(items[i]);
            if (!ReferenceEquals(item, items[i]))
            {
                changed ??= (T[])items.Clone();
                changed[i] = item;
            }
        }

        return changed ?? items;
    }

    private StatementNode[] All(StatementNode[] statements) => Map(statements, Visit);

    private ExpressionNode[] All(ExpressionNode[] expressions) => Map(expressions, Visit);

    private ExpressionNode? Optional(ExpressionNode? expression) => expression is null ? null : Visit(expression);

    private ExpressionNode? Annotation(ExpressionNode? annotation) => annotation is null || _futureAnnotations ? annotation : Visit(annotation);

    /// <summary>A body that may begin with a docstring.</summary>
    private StatementNode[] Body(StatementNode[] body)
    {
        bool hasDocstring = Symbols.Docstrings.Find(body) is not null;
        if (hasDocstring && _optimizationLevel >= 2)
        {
            SourceSpan span = body[0].Span;
            body = body.Length == 1 ? [new Pass(new SourceSpan(span.Line, span.Column, span.Line, span.Column + "pass".Length))] : body[1..];
            hasDocstring = false;
        }

        StatementNode[] result = All(body);

        // A string that only now stands first is no docstring.
        return !hasDocstring && Symbols.Docstrings.Find(result) is { } constant ? WithoutDocstring(result, constant) : result;
    }

    private static StatementNode[] WithoutDocstring(StatementNode[] body, Constant first)
    {
        var result = (StatementNode[])body.Clone();
        result[0] = new Expr(new JoinedStr([first], result[0].Span), result[0].Span);
        return result;
    }

    private StatementNode[] In(FinallyContext context, StatementNode[] body)
    {
        FinallyContext outer = _context;
        _context = context;
        StatementNode[] result = All(body);
        _context = outer;
        return result;
    }

    private StatementNode[] LoopBody(StatementNode[] body) => In(new FinallyContext(false, false, true), body);

    private StatementNode[] FinallyBody(StatementNode[] body) => In(new FinallyContext(true, false, false), body);

    private StatementNode[] FunctionBody(StatementNode[] body)
    {
        FinallyContext outer = _context;
        _context = new FinallyContext(false, true, false);
        StatementNode[] result = Body(body);
        _context = outer;
        return result;
    }

    private void WarnLeavingFinally(string keyword, SourceSpan span) =>
        CompilerWarnings.Issue(_warnings, $"'{keyword}' in a 'finally' block", span);

    // Apart from the method with all the kinds: .NET loads every class that a method mentions before it runs for the first time.
    private StatementNode Visit(StatementNode statement) => statement is LeafStatement ? statement : Rewrite(statement);

    private StatementNode Rewrite(StatementNode statement)
    {
        CompilerErrors.EnsureStack();
        switch (statement)
        {
            case FunctionDef f:
                return f with
                {
                    TypeParams = Map(f.TypeParams, Visit),
                    Args = Visit(f.Args),
                    Body = FunctionBody(f.Body),
                    DecoratorList = All(f.DecoratorList),
                    Returns = Annotation(f.Returns),
                };
            case AsyncFunctionDef f:
                return f with
                {
                    TypeParams = Map(f.TypeParams, Visit),
                    Args = Visit(f.Args),
                    Body = FunctionBody(f.Body),
                    DecoratorList = All(f.DecoratorList),
                    Returns = Annotation(f.Returns),
                };
            case ClassDef c:
                return c with
                {
                    TypeParams = Map(c.TypeParams, Visit),
                    Bases = All(c.Bases),
                    Keywords = Map(c.Keywords, Visit),
                    Body = Body(c.Body),
                    DecoratorList = All(c.DecoratorList),
                };
            case Return s:
                if (_context is { InFinally: true, InFunction: false })
                {
                    WarnLeavingFinally("return", s.Span);
                }

                return Change(s, s.Value, Optional(s.Value), (node, value) => node with { Value = value });
            case Break s:
                WarnLoopExit("break", s.Span);
                return s;
            case Continue s:
                WarnLoopExit("continue", s.Span);
                return s;
            case Expr s:
                return Change(s, s.Value, Visit(s.Value), (node, value) => node with { Value = value });
            case Assign s:
                return s with { Targets = All(s.Targets), Value = Visit(s.Value) };
            case AugAssign s:
                return s with { Target = Visit(s.Target), Value = Visit(s.Value) };
            case AnnAssign s:
                return s with { Target = Visit(s.Target), Annotation = Annotation(s.Annotation)!, Value = Optional(s.Value) };
            case Delete s:
                return s with { Targets = All(s.Targets) };
            case TypeAlias s:
                return s with { Name = Visit(s.Name), TypeParams = Map(s.TypeParams, Visit), Value = Visit(s.Value) };
            case Raise s:
                return s with { Exc = Optional(s.Exc), Cause = Optional(s.Cause) };
            case Assert s:
                return s with { Test = Visit(s.Test), Msg = Optional(s.Msg) };
            default:
                return VisitCompound(statement);
        }
    }

    private StatementNode VisitCompound(StatementNode statement) => statement switch
    {
        For s => s with { Target = Visit(s.Target), Iter = Visit(s.Iter), Body = LoopBody(s.Body), Orelse = All(s.Orelse) },
        AsyncFor s => s with { Target = Visit(s.Target), Iter = Visit(s.Iter), Body = LoopBody(s.Body), Orelse = All(s.Orelse) },
        While s => s with { Test = Visit(s.Test), Body = LoopBody(s.Body), Orelse = All(s.Orelse) },
        If s => s with { Test = Visit(s.Test), Body = All(s.Body), Orelse = All(s.Orelse) },
        With s => s with { Items = Map(s.Items, Visit), Body = All(s.Body) },
        AsyncWith s => s with { Items = Map(s.Items, Visit), Body = All(s.Body) },
        Try s => s with { Body = All(s.Body), Handlers = Map(s.Handlers, Visit), Orelse = All(s.Orelse), Finalbody = FinallyBody(s.Finalbody) },
        TryStar s => s with { Body = All(s.Body), Handlers = Map(s.Handlers, Visit), Orelse = All(s.Orelse), Finalbody = FinallyBody(s.Finalbody) },
        Match s => s with { Subject = Visit(s.Subject), Cases = Map(s.Cases, Visit) },
        _ => statement,
    };

    private void WarnLoopExit(string keyword, SourceSpan span)
    {
        if (_context is { InFinally: true, InLoop: false })
        {
            WarnLeavingFinally(keyword, span);
        }
    }

    private Keyword Visit(Keyword keyword) => Change(keyword, keyword.Value, Visit(keyword.Value), (node, value) => node with { Value = value });

    private WithItem Visit(WithItem item) => new(Visit(item.ContextExpr), Optional(item.OptionalVars));

    private ExceptHandler Visit(ExceptHandler handler) => handler with { Type = Optional(handler.Type), Body = All(handler.Body) };

    private MatchCase Visit(MatchCase matchCase) => new(Visit(matchCase.Pattern), Optional(matchCase.Guard), All(matchCase.Body));

    private Comprehension Visit(Comprehension generator) =>
        generator with { Target = Visit(generator.Target), Iter = Visit(generator.Iter), Ifs = All(generator.Ifs) };

    private Arguments Visit(Arguments arguments) => arguments with
    {
        Posonlyargs = Map(arguments.Posonlyargs, Visit),
        Args = Map(arguments.Args, Visit),
        Vararg = arguments.Vararg is null ? null : Visit(arguments.Vararg),
        Kwonlyargs = Map(arguments.Kwonlyargs, Visit),
        KwDefaults = Map(arguments.KwDefaults, Optional),
        Kwarg = arguments.Kwarg is null ? null : Visit(arguments.Kwarg),
        Defaults = All(arguments.Defaults),
    };

    private Arg Visit(Arg parameter) => Change(parameter, parameter.Annotation, Annotation(parameter.Annotation), (node, annotation) => node with { Annotation = annotation });

    private TypeParameterNode Visit(TypeParameterNode parameter) => parameter switch
    {
        TypeVar p => p with { Bound = Optional(p.Bound), DefaultValue = Optional(p.DefaultValue) },
        ParamSpec p => p with { DefaultValue = Optional(p.DefaultValue) },
        TypeVarTuple p => p with { DefaultValue = Optional(p.DefaultValue) },
        _ => parameter,
    };

    private ExpressionNode Visit(ExpressionNode expression)
    {
        CompilerErrors.EnsureStack();
        switch (expression)
        {
            case Constant:
                return expression;
            case Name { Id: "__debug__", Ctx: ExpressionContext.Load } name:
                return new Constant(_optimizationLevel == 0 ? BoolConstant.True : BoolConstant.False, null, name.Span);
            case Name:
                return expression;
            case Syntax.Ast.Attribute e:
                return Change(e, e.Value, Visit(e.Value), (node, value) => node with { Value = value });
            case Call e:
                return e with { Func = Visit(e.Func), Args = All(e.Args), Keywords = Map(e.Keywords, Visit) };
            case BinOp e:
                BinOp operation = e with { Left = Visit(e.Left), Right = Visit(e.Right) };
                return PercentFormat.Rewrite(operation) ?? operation;
            case BoolOp e:
                return Change(e, e.Values, All(e.Values), (node, values) => node with { Values = values });
            case UnaryOp e:
                return Change(e, e.Operand, Visit(e.Operand), (node, operand) => node with { Operand = operand });
            case NamedExpr e:
                return Change(e, e.Value, Visit(e.Value), (node, value) => node with { Value = value });
            case Lambda e:
                return e with { Args = Visit(e.Args), Body = Visit(e.Body) };
            case IfExp e:
                return e with { Test = Visit(e.Test), Body = Visit(e.Body), Orelse = Visit(e.Orelse) };
            case Compare e:
                return e with { Left = Visit(e.Left), Comparators = All(e.Comparators) };
            case Subscript e:
                return e with { Value = Visit(e.Value), Slice = Visit(e.Slice) };
            case Slice e:
                return e with { Lower = Optional(e.Lower), Upper = Optional(e.Upper), Step = Optional(e.Step) };
            case Dict e:
                return e with { Keys = Map(e.Keys, Optional), Values = All(e.Values) };
            case Set e:
                return Change(e, e.Elts, All(e.Elts), (node, elements) => node with { Elts = elements });
            case List e:
                return Change(e, e.Elts, All(e.Elts), (node, elements) => node with { Elts = elements });
            case Syntax.Ast.Tuple e:
                return Change(e, e.Elts, All(e.Elts), (node, elements) => node with { Elts = elements });
            default:
                return VisitRare(expression);
        }
    }

    private ExpressionNode VisitRare(ExpressionNode expression) => expression switch
    {
        ListComp e => e with { Elt = Visit(e.Elt), Generators = Map(e.Generators, Visit) },
        SetComp e => e with { Elt = Visit(e.Elt), Generators = Map(e.Generators, Visit) },
        GeneratorExp e => e with { Elt = Visit(e.Elt), Generators = Map(e.Generators, Visit) },
        DictComp e => e with { Key = Visit(e.Key), Value = Visit(e.Value), Generators = Map(e.Generators, Visit) },
        Await e => e with { Value = Visit(e.Value) },
        Yield e => e with { Value = Optional(e.Value) },
        YieldFrom e => e with { Value = Visit(e.Value) },
        Starred e => e with { Value = Visit(e.Value) },
        FormattedValue e => e with { Value = Visit(e.Value), FormatSpec = Optional(e.FormatSpec) },
        Interpolation e => e with { Value = Visit(e.Value), FormatSpec = Optional(e.FormatSpec) },
        JoinedStr e => e with { Values = All(e.Values) },
        TemplateStr e => e with { Values = All(e.Values) },
        _ => expression,
    };

    private PatternNode Visit(PatternNode pattern)
    {
        CompilerErrors.EnsureStack();
        return pattern switch
        {
            MatchValue p => p with { Value = Literal(p.Value) },
            MatchSequence p => p with { Patterns = Map(p.Patterns, Visit) },
            MatchMapping p => p with { Keys = Map(p.Keys, Literal), Patterns = Map(p.Patterns, Visit) },
            MatchClass p => p with { Cls = Visit(p.Cls), Patterns = Map(p.Patterns, Visit), KwdPatterns = Map(p.KwdPatterns, Visit) },
            MatchAs { Pattern: not null } p => p with { Pattern = Visit(p.Pattern) },
            MatchOr p => p with { Patterns = Map(p.Patterns, Visit) },
            _ => pattern,
        };
    }

    /// <summary>Folds the arithmetic that literal patterns may hold: a minus sign, and a complex number's sum.</summary>
    private ExpressionNode Literal(ExpressionNode expression)
    {
        switch (expression)
        {
            case UnaryOp { Op: UnaryOperator.USub, Operand: Constant operand }:
                return Negate(operand.Value) is { } negated ? new Constant(negated, null, expression.Span) : expression;
            case BinOp { Op: BinaryOperator.Add or BinaryOperator.Sub, Right: Constant { Value: ComplexConstant imaginary } } sum:
                return Literal(sum.Left) is Constant left && RealPart(left.Value) is { } real
                    ? new Constant(AddImaginary(real, imaginary, sum.Op), null, expression.Span)
                    : expression;
            default:
                return expression;
        }
    }

    private static ConstantValue? Negate(ConstantValue value) => value switch
    {
        IntConstant number => new IntConstant(-number.Value),
        FloatConstant number => new FloatConstant(-number.Value),
        ComplexConstant number => new ComplexConstant(-number.Real, -number.Imaginary),
        _ => null,
    };

    private static double? RealPart(ConstantValue value) => value switch
    {
        IntConstant number => (double)number.Value,
        FloatConstant number => number.Value,
        _ => null,
    };

    /// <summary>Since 3.14 a real number has no imaginary zero to add or to subtract from.</summary>
    private static ComplexConstant AddImaginary(double real, ComplexConstant right, BinaryOperator operation)
    {
        return operation == BinaryOperator.Add
            ? new ComplexConstant(real + right.Real, right.Imaginary)
            : new ComplexConstant(real - right.Real, -right.Imaginary);
    }
}
