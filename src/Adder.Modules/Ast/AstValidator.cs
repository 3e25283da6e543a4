using Adder.Runtime;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Raise = Adder.Runtime.Raise;

namespace Adder.Modules.Ast;

/// <summary>
/// Checks a tree that was made of objects for what the parser would never have made. After it no field or item is null where the grammar
/// allows none. Methods answer false where an exception is pending.
/// </summary>
internal sealed partial class AstValidator(ThreadState ts)
{
    /// <summary>Checks a whole tree.</summary>
    public bool Validate(ModuleNode tree) => tree switch
    {
        Module module => Statements(module.Body),
        Interactive interactive => Statements(interactive.Body),
        Expression expression => Load(expression.Body),
        FunctionType type => Loads(type.Argtypes) && Load(type.Returns),
        _ => true,
    };

    private bool Refuse(string message) => Raise.ValueError(ts, message);

    private bool NotEmpty(System.Array items, string what, string owner) => items.Length > 0 || Refuse($"empty {what} on {owner}");

    private bool Body(StatementNode[] body, string owner) => NotEmpty(body, "body", owner) && Statements(body);

    private bool Statements(StatementNode?[] statements)
    {
        foreach (StatementNode? statement in statements)
        {
            if (statement is null ? !Refuse("None disallowed in statement list") : !Statement(statement))
            {
                return false;
            }
        }

        return true;
    }

    private bool Span(SourceSpan span)
    {
        if (span.Line > span.EndLine)
        {
            return Refuse($"AST node line range ({span.Line}, {span.EndLine}) is not valid");
        }

        if ((span.Line < 0 && span.EndLine != span.Line) || (span.Column < 0 && span.Column != span.EndColumn))
        {
            return Refuse($"AST node column range ({span.Column}, {span.EndColumn}) for line range ({span.Line}, {span.EndLine}) is not valid");
        }

        return span.Line != span.EndLine || span.Column <= span.EndColumn
            || Refuse($"line {span.Line}, column {span.Column}-{span.EndColumn} is not a valid range");
    }

    private bool Identifier(string? name) =>
        name is not ("None" or "True" or "False") || Refuse($"identifier field can't represent '{name}' constant");

    private bool Statement(StatementNode statement) => ts.CheckStack() && Span(statement.Span) && statement switch
    {
        FunctionDef f => Function(f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, nameof(FunctionDef)),
        AsyncFunctionDef f => Function(f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, nameof(AsyncFunctionDef)),
        ClassDef c => Identifier(c.Name) && Body(c.Body, nameof(ClassDef)) && TypeParameters(c.TypeParams) && Loads(c.Bases) && Keywords(c.Keywords) && Loads(c.DecoratorList),
        Return s => Optional(s.Value),
        Delete s => NotEmpty(s.Targets, "targets", nameof(Delete)) && Expressions(s.Targets, ExpressionContext.Del),
        Assign s => NotEmpty(s.Targets, "targets", nameof(Assign)) && Expressions(s.Targets, ExpressionContext.Store) && Load(s.Value),
        AugAssign s => Store(s.Target) && Load(s.Value),
        AnnAssign s => AnnotatedAssignment(s),
        TypeAlias s => (s.Name is Name || Raise.TypeError(ts, "TypeAlias with non-Name name")) && Store(s.Name) && TypeParameters(s.TypeParams) && Load(s.Value),
        Syntax.Ast.Raise s => s.Exc is null ? s.Cause is null || Refuse("Raise with cause but no exception") : Load(s.Exc) && Optional(s.Cause),
        Assert s => Load(s.Test) && Optional(s.Msg),
        Import s => NotEmpty(s.Names, "names", nameof(Import)) && Aliases(s.Names),
        ImportFrom s => (s.Level is null or >= 0 || Refuse("Negative ImportFrom level")) && NotEmpty(s.Names, "names", nameof(ImportFrom)) && Aliases(s.Names),
        Global s => Names(s.Names, nameof(Global)),
        Nonlocal s => Names(s.Names, nameof(Nonlocal)),
        Expr s => Load(s.Value),
        _ => Compound(statement),
    };

    private bool Names(string?[] names, string owner)
    {
        // CPython would end here.
        return NotEmpty(names, "names", owner) && (System.Array.IndexOf(names, null) < 0 || Refuse("None disallowed in identifier list"));
    }

    private bool Aliases(Alias[] aliases)
    {
        foreach (Alias alias in aliases)
        {
            if (!Identifier(alias.Name) || !Identifier(alias.Asname))
            {
                return false;
            }
        }

        return true;
    }

    private bool AnnotatedAssignment(AnnAssign s) =>
        (s.Target is Name || s.Simple == 0 || Raise.TypeError(ts, "AnnAssign with simple non-Name target"))
        && Store(s.Target) && Optional(s.Value) && Load(s.Annotation);

    private bool Compound(StatementNode statement) => statement switch
    {
        For s => Loop(s.Target, s.Iter, s.Body, s.Orelse, nameof(For)),
        AsyncFor s => Loop(s.Target, s.Iter, s.Body, s.Orelse, nameof(AsyncFor)),
        While s => Load(s.Test) && Body(s.Body, nameof(While)) && Statements(s.Orelse),
        If s => Load(s.Test) && Body(s.Body, nameof(If)) && Statements(s.Orelse),
        With s => WithItems(s.Items, nameof(With)) && Body(s.Body, nameof(With)),
        AsyncWith s => WithItems(s.Items, nameof(AsyncWith)) && Body(s.Body, nameof(AsyncWith)),
        Match s => Load(s.Subject) && NotEmpty(s.Cases, "cases", nameof(Match)) && Cases(s.Cases),
        Try s => Try(s.Body, s.Handlers, s.Orelse, s.Finalbody, nameof(Syntax.Ast.Try)),
        TryStar s => Try(s.Body, s.Handlers, s.Orelse, s.Finalbody, nameof(TryStar)),
        _ => true,
    };

    private bool Function(
        string name, Arguments arguments, StatementNode[] body, ExpressionNode[] decorators, ExpressionNode? returns, TypeParameterNode[] typeParameters, string owner) =>
        Identifier(name) && Body(body, owner) && TypeParameters(typeParameters) && Parameters(arguments) && Loads(decorators) && Optional(returns);

    private bool Loop(ExpressionNode target, ExpressionNode iterable, StatementNode[] body, StatementNode[] orelse, string owner) =>
        Store(target) && Load(iterable) && Body(body, owner) && Statements(orelse);

    private bool WithItems(WithItem[] items, string owner)
    {
        if (!NotEmpty(items, "items", owner))
        {
            return false;
        }

        foreach (WithItem item in items)
        {
            if (!Load(item.ContextExpr) || (item.OptionalVars is not null && !Store(item.OptionalVars)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Cases(MatchCase[] cases)
    {
        foreach (MatchCase item in cases)
        {
            if (!Pattern(item.Pattern, false) || !Optional(item.Guard) || !Body(item.Body, "match_case"))
            {
                return false;
            }
        }

        return true;
    }

    private bool Try(StatementNode[] body, ExceptHandler?[] handlers, StatementNode[] orelse, StatementNode[] finalBody, string owner)
    {
        if (!Body(body, owner))
        {
            return false;
        }

        if (handlers.Length == 0 && finalBody.Length == 0)
        {
            return Refuse($"{owner} has neither except handlers nor finalbody");
        }

        if (handlers.Length == 0 && orelse.Length > 0)
        {
            return Refuse($"{owner} has orelse but no except handlers");
        }

        foreach (ExceptHandler? handler in handlers)
        {
            bool valid = handler is null
                ? Refuse("None disallowed in handler list")
                : Span(handler.Span) && Optional(handler.Type) && (owner != nameof(Syntax.Ast.Try) || Identifier(handler.Name)) && Body(handler.Body, nameof(ExceptHandler));
            if (!valid)
            {
                return false;
            }
        }

        return Statements(finalBody) && Statements(orelse);
    }

    private bool Parameters(Arguments arguments)
    {
        if (!ParametersOf(arguments.Posonlyargs) || !ParametersOf(arguments.Args) || !Optional(arguments.Vararg?.Annotation)
            || !ParametersOf(arguments.Kwonlyargs) || !Optional(arguments.Kwarg?.Annotation))
        {
            return false;
        }

        if (arguments.Defaults.Length > arguments.Posonlyargs.Length + arguments.Args.Length)
        {
            return Refuse("more positional defaults than args on arguments");
        }

        return arguments.KwDefaults.Length == arguments.Kwonlyargs.Length
            ? Loads(arguments.Defaults) && Expressions(arguments.KwDefaults, ExpressionContext.Load, mayBeNone: true)
            : Refuse("length of kwonlyargs is not the same as kw_defaults on arguments");
    }

    private bool ParametersOf(Arg[] parameters)
    {
        foreach (Arg parameter in parameters)
        {
            if (!Span(parameter.Span) || !Optional(parameter.Annotation))
            {
                return false;
            }
        }

        return true;
    }

    private bool TypeParameters(TypeParameterNode?[] parameters)
    {
        foreach (TypeParameterNode? parameter in parameters)
        {
            bool valid = parameter is not null && Span(parameter.Span) && parameter switch
            {
                TypeVar p => Identifier(p.Name) && Optional(p.Bound) && Optional(p.DefaultValue),
                ParamSpec p => Identifier(p.Name) && Optional(p.DefaultValue),
                TypeVarTuple p => Identifier(p.Name) && Optional(p.DefaultValue),
                _ => true,
            };
            if (!valid)
            {
                return parameter is null && Refuse("None disallowed in type parameter list");
            }
        }

        return true;
    }

    private bool Keywords(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            if (!Load(keyword.Value))
            {
                return false;
            }
        }

        return true;
    }
}
