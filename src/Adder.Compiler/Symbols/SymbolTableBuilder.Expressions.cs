using System;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.Symbols;

/// <summary>Names in expressions, comprehensions and patterns.</summary>
internal sealed partial class SymbolTableBuilder
{
    private void VisitAll(ExpressionNode[] expressions)
    {
        foreach (ExpressionNode expression in expressions)
        {
            Visit(expression);
        }
    }

    private void VisitOptional(ExpressionNode? expression)
    {
        if (expression is not null)
        {
            Visit(expression);
        }
    }

    private void Visit(ExpressionNode expression)
    {
        CompilerErrors.EnsureStack();
        switch (expression)
        {
            case Name name:
                VisitName(name);
                break;
            case Constant:
                break;
            case Syntax.Ast.Attribute attribute:
                CheckName(attribute.Attr, attribute.Span, attribute.Ctx);
                Visit(attribute.Value);
                break;
            case Call call:
                Visit(call.Func);
                VisitAll(call.Args);
                VisitKeywords(call.Keywords);
                break;
            case NamedExpr named:
                VisitNamed(named);
                break;
            case BoolOp operation:
                VisitAll(operation.Values);
                break;
            case BinOp operation:
                Visit(operation.Left);
                Visit(operation.Right);
                break;
            case UnaryOp operation:
                Visit(operation.Operand);
                break;
            case Lambda lambda:
                VisitLambda(lambda);
                break;
            case IfExp choice:
                Visit(choice.Test);
                Visit(choice.Body);
                Visit(choice.Orelse);
                break;
            case Dict dict:
                VisitDict(dict);
                break;
            case Set set:
                VisitAll(set.Elts);
                break;
            case List list:
                VisitAll(list.Elts);
                break;
            case Syntax.Ast.Tuple tuple:
                VisitAll(tuple.Elts);
                break;
            case Compare compare:
                Visit(compare.Left);
                VisitAll(compare.Comparators);
                break;
            case Subscript subscript:
                Visit(subscript.Value);
                Visit(subscript.Slice);
                break;
            case Starred starred:
                Visit(starred.Value);
                break;
            case Slice slice:
                VisitOptional(slice.Lower);
                VisitOptional(slice.Upper);
                VisitOptional(slice.Step);
                break;
            case FormattedValue value:
                Visit(value.Value);
                VisitOptional(value.FormatSpec);
                break;
            case Interpolation value:
                Visit(value.Value);
                VisitOptional(value.FormatSpec);
                break;
            case JoinedStr joined:
                VisitAll(joined.Values);
                break;
            case TemplateStr template:
                VisitAll(template.Values);
                break;
            default:
                VisitScoped(expression);
                break;
        }
    }

    /// <summary>Comprehensions and what only some blocks may hold.</summary>
    private void VisitScoped(ExpressionNode expression)
    {
        switch (expression)
        {
            case ListComp comprehension:
                VisitComprehension(comprehension, "listcomp", ComprehensionKind.List, comprehension.Generators, comprehension.Elt, null);
                break;
            case SetComp comprehension:
                VisitComprehension(comprehension, "setcomp", ComprehensionKind.Set, comprehension.Generators, comprehension.Elt, null);
                break;
            case DictComp comprehension:
                VisitComprehension(comprehension, "dictcomp", ComprehensionKind.Dict, comprehension.Generators, comprehension.Key, comprehension.Value);
                break;
            case GeneratorExp comprehension:
                VisitComprehension(comprehension, "genexpr", ComprehensionKind.Generator, comprehension.Generators, comprehension.Elt, null);
                break;
            case Yield value:
                RejectInAnnotation("yield expression", value.Span);
                VisitOptional(value.Value);
                MarkGenerator(value.Span);
                break;
            case YieldFrom value:
                RejectInAnnotation("yield expression", value.Span);
                Visit(value.Value);
                MarkGenerator(value.Span);
                break;
            case Await value:
                VisitAwait(value);
                break;
            default:
                throw new InvalidOperationException($"unexpected expression {expression.GetType().Name}");
        }
    }

    private void VisitName(Name name)
    {
        if (_current.InUnevaluatedAnnotation)
        {
            return;
        }

        AddDefinition(name.Id, name.Ctx == ExpressionContext.Load ? SymbolFlags.Use : SymbolFlags.Local, name.Span, name.Ctx);

        // super() finds its class through the cell.
        if (name.Ctx == ExpressionContext.Load && _current.IsFunctionLike && name.Id == "super")
        {
            AddDefinition("__class__", SymbolFlags.Use, name.Span);
        }
    }

    private void VisitKeywords(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            if (keyword.Arg is not null)
            {
                CheckName(keyword.Arg, keyword.Span, ExpressionContext.Store);
            }
        }

        foreach (Keyword keyword in keywords)
        {
            Visit(keyword.Value);
        }
    }

    private void VisitDict(Dict dict)
    {
        foreach (ExpressionNode? key in dict.Keys)
        {
            VisitOptional(key);
        }

        VisitAll(dict.Values);
    }

    private void VisitLambda(Lambda lambda)
    {
        VisitDefaults(lambda.Args);
        EnterBlock("lambda", BlockKind.Function, lambda, BlockRole.Body, lambda.Span);
        VisitParameters(lambda.Args);
        Visit(lambda.Body);
        ExitBlock();
    }

    private void VisitAwait(Await value)
    {
        RejectInAnnotation("await expression", value.Span);
        if (!AllowsTopLevelAwait)
        {
            if (!_current.IsFunctionLike)
            {
                throw CompilerErrors.SymbolError("'await' outside function", value.Span);
            }

            if (!IsAsyncFunction && _current.Comprehension == ComprehensionKind.None)
            {
                throw CompilerErrors.SymbolError("'await' outside async function", value.Span);
            }
        }

        Visit(value.Value);
        _current.IsCoroutine = true;
    }

    private void MarkGenerator(SourceSpan span)
    {
        _current.IsGenerator = true;
        string? comprehension = _current.Comprehension switch
        {
            ComprehensionKind.List => "list comprehension",
            ComprehensionKind.Set => "set comprehension",
            ComprehensionKind.Dict => "dict comprehension",
            ComprehensionKind.Generator => "generator expression",
            _ => null,
        };
        if (comprehension is not null)
        {
            throw CompilerErrors.SymbolError($"'yield' inside {comprehension}", span);
        }
    }

    private void RejectInAnnotation(string what, SourceSpan span)
    {
        string? place = _current.Kind switch
        {
            BlockKind.Annotation => "an annotation",
            BlockKind.TypeVariable => _current.Description,
            BlockKind.TypeAlias => "a type alias",
            BlockKind.TypeParameters => "the definition of a generic",
            _ => null,
        };
        if (place is not null)
        {
            throw CompilerErrors.SymbolError($"{what} cannot be used within {place}", span);
        }
    }

    private void VisitNamed(NamedExpr named)
    {
        RejectInAnnotation("named expression", named.Span);
        if (_current.IterableDepth > 0)
        {
            throw CompilerErrors.SymbolError("assignment expression cannot be used in a comprehension iterable expression", named.Span);
        }

        if (_current.Comprehension != ComprehensionKind.None)
        {
            BindOutsideComprehension((Name)named.Target);
        }

        Visit(named.Value);
        Visit(named.Target);
    }

    /// <summary>A name assigned inside a comprehension belongs to the function or module around it (PEP 572).</summary>
    private void BindOutsideComprehension(Name target)
    {
        string id = target.Id;
        for (int i = _stack.Count - 1; i >= 0; i--)
        {
            SymbolTableEntry entry = _stack[i];
            SymbolFlags known = entry.FlagsOf(NameMangling.MaybeMangle(_className, _current, id));
            if (entry.Comprehension != ComprehensionKind.None)
            {
                if ((known & SymbolFlags.ComprehensionTarget) != 0 && (known & (SymbolFlags.Local | SymbolFlags.Global)) != 0)
                {
                    throw CompilerErrors.SymbolError($"assignment expression cannot rebind comprehension iteration variable '{id}'", target.Span);
                }

                continue;
            }

            switch (entry.Kind)
            {
                case BlockKind.Function:
                    AddDefinition(id, (known & SymbolFlags.Global) != 0 ? SymbolFlags.Global : SymbolFlags.Nonlocal, target.Span);
                    RecordDirective(id, target.Span);
                    AddDefinition(id, SymbolFlags.Local, entry, target.Span);
                    return;
                case BlockKind.Module:
                    AddDefinition(id, SymbolFlags.Global, target.Span);
                    RecordDirective(id, target.Span);
                    AddDefinition(id, SymbolFlags.Global, entry, target.Span);
                    return;
                case BlockKind.Class:
                    throw CompilerErrors.SymbolError("assignment expression within a comprehension cannot be used in a class body", target.Span);
                case BlockKind.TypeParameters:
                    throw CompilerErrors.SymbolError("assignment expression within a comprehension cannot be used within the definition of a generic", target.Span);
                case BlockKind.TypeAlias:
                    throw CompilerErrors.SymbolError("assignment expression within a comprehension cannot be used in a type alias", target.Span);
                case BlockKind.TypeVariable:
                    throw CompilerErrors.SymbolError("assignment expression within a comprehension cannot be used in a TypeVar bound", target.Span);
                default:
                    continue;
            }
        }
    }

    private void VisitComprehension(
        ExpressionNode node, string name, ComprehensionKind kind, Comprehension[] generators, ExpressionNode element, ExpressionNode? value)
    {
        bool isGenerator = kind == ComprehensionKind.Generator;
        Comprehension outermost = generators[0];

        // The first iterable is evaluated outside and comes in as the argument ".0".
        _current.IterableDepth++;
        Visit(outermost.Iter);
        _current.IterableDepth--;
        EnterBlock(name, BlockKind.Function, node, BlockRole.Body, node.Span);
        SymbolTableEntry entry = _current;
        entry.Comprehension = kind;
        entry.IsCoroutine = outermost.IsAsync != 0;
        AddDefinition(".0", SymbolFlags.Parameter, node.Span);
        VisitComprehensionTarget(outermost.Target);
        VisitAll(outermost.Ifs);
        for (int i = 1; i < generators.Length; i++)
        {
            Comprehension generator = generators[i];
            VisitComprehensionTarget(generator.Target);
            entry.IterableDepth++;
            Visit(generator.Iter);
            entry.IterableDepth--;
            VisitAll(generator.Ifs);
            entry.IsCoroutine |= generator.IsAsync != 0;
        }

        VisitOptional(value);
        Visit(element);
        entry.IsGenerator = isGenerator;
        ExitBlock();
        if (entry.IsCoroutine && !isGenerator)
        {
            if (_current.Comprehension == ComprehensionKind.None && !IsAsyncFunction && !AllowsTopLevelAwait)
            {
                throw CompilerErrors.SymbolError("asynchronous comprehension outside of an asynchronous function", node.Span);
            }

            _current.IsCoroutine = true;
        }
    }

    private void VisitComprehensionTarget(ExpressionNode target)
    {
        _current.InComprehensionTarget = true;
        Visit(target);
        _current.InComprehensionTarget = false;
    }

    private void VisitAll(PatternNode[] patterns)
    {
        foreach (PatternNode pattern in patterns)
        {
            Visit(pattern);
        }
    }

    private void Visit(PatternNode pattern)
    {
        CompilerErrors.EnsureStack();
        switch (pattern)
        {
            case MatchValue value:
                Visit(value.Value);
                break;
            case MatchSingleton:
                break;
            case MatchSequence sequence:
                VisitAll(sequence.Patterns);
                break;
            case MatchStar star:
                BindCapture(star.Name, star.Span);
                break;
            case MatchMapping mapping:
                VisitAll(mapping.Keys);
                VisitAll(mapping.Patterns);
                BindCapture(mapping.Rest, mapping.Span);
                break;
            case MatchClass match:
                Visit(match.Cls);
                VisitAll(match.Patterns);
                for (int i = 0; i < match.KwdAttrs.Length; i++)
                {
                    CheckName(match.KwdAttrs[i], match.KwdPatterns[i].Span, ExpressionContext.Store);
                }

                VisitAll(match.KwdPatterns);
                break;
            case MatchAs match:
                if (match.Pattern is not null)
                {
                    Visit(match.Pattern);
                }

                BindCapture(match.Name, match.Span);
                break;
            case MatchOr match:
                VisitAll(match.Patterns);
                break;
            default:
                throw new InvalidOperationException($"unexpected pattern {pattern.GetType().Name}");
        }
    }

    private void BindCapture(string? name, SourceSpan span)
    {
        if (name is not null)
        {
            AddDefinition(name, SymbolFlags.Local, span);
        }
    }
}
