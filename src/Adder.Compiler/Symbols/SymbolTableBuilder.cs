using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.Symbols;

/// <summary>
/// Collects the names of every block of a program and how they are used, and rejects what a block's kind does not allow.
/// Statements are in this part; expressions, definitions' scopes and patterns in the others.
/// </summary>
internal sealed partial class SymbolTableBuilder
{
    private readonly SymbolTable _table = new();
    private readonly PlainList<SymbolTableEntry> _stack = new();
    private readonly bool _allowTopLevelAwait;
    private readonly bool _futureAnnotations;
    private SymbolTableEntry _current = null!;
    private string? _className;

    private SymbolTableBuilder(FutureFeatures future, CompilerOptions options)
    {
        _table.Future = future;
        _allowTopLevelAwait = options.AllowTopLevelAwait;
        _futureAnnotations = ((future.Flags | options.InheritedFlags) & CodeFlags.FutureAnnotations) != 0;
    }

    /// <summary>Builds and analyzes the table. Raises a SyntaxError as CPython's symbol table pass does.</summary>
    public static SymbolTable Build(ModuleNode tree, FutureFeatures future, CompilerOptions options)
    {
        var builder = new SymbolTableBuilder(future, options);
        builder.EnterBlock("top", BlockKind.Module, tree, BlockRole.Body, new SourceSpan(0, 0, 0, 0));
        builder._table.Top = builder._current;
        switch (tree)
        {
            case Module module:
                builder._current.HasDocstring = Docstrings.Find(module.Body) is not null;
                builder.VisitStatements(module.Body);
                break;
            case Interactive interactive:
                builder.VisitStatements(interactive.Body);
                break;
            case Expression expression:
                builder.Visit(expression.Body);
                break;
            default:
                throw new PythonSyntaxException(SyntaxErrorKind.ValueError, "this compiler does not handle FunctionTypes", -1, -1, -1, -1);
        }

        builder.ExitBlock();
        SymbolAnalyzer.Analyze(builder._table);
        return builder._table;
    }

    private void EnterBlock(string name, BlockKind kind, object key, BlockRole role, SourceSpan span)
    {
        SymbolTableEntry entry = NewEntry(name, kind, key, role, span);
        EnterExisting(entry, addToChildren: true);
        if (kind is BlockKind.Annotation or BlockKind.TypeVariable or BlockKind.TypeAlias)
        {
            AddDefinition(".format", SymbolFlags.Parameter, span);
            AddDefinition(".format", SymbolFlags.Use, span);
        }
    }

    private SymbolTableEntry NewEntry(string name, BlockKind kind, object key, BlockRole role, SourceSpan span)
    {
        var entry = new SymbolTableEntry(_table.NextId(), name, kind, role, key, span)
        {
            Nested = _current is not null && (_current.Nested || _current.IsFunctionLike),
            IsMethod = kind == BlockKind.Function && _current?.Kind == BlockKind.Class,
        };
        _table.Add(key, entry);
        return entry;
    }

    private void EnterExisting(SymbolTableEntry entry, bool addToChildren)
    {
        CompilerErrors.EnsureStack();
        SymbolTableEntry? outer = _stack.Count > 0 ? _stack[_stack.Count - 1] : null;
        _stack.Push(entry);
        _current = entry;
        if (outer is null)
        {
            return;
        }

        entry.IterableDepth = outer.IterableDepth;
        if (entry.Kind != BlockKind.Class && outer.MangledNames is not null)
        {
            entry.MangledNames = outer.MangledNames;
        }

        // Under the annotations future, annotations become strings: their blocks must leave no trace.
        if (addToChildren && !(entry.Kind == BlockKind.Annotation && _futureAnnotations))
        {
            outer.Children.Add(entry);
        }
    }

    private void ExitBlock()
    {
        _stack.RemoveLast(1);
        _current = _stack.Count > 0 ? _stack[_stack.Count - 1] : null!;
    }

    private void AddDefinition(string name, SymbolFlags flags, SourceSpan span, ExpressionContext context = ExpressionContext.Store)
    {
        if ((flags & SymbolFlags.Bound) != 0)
        {
            CheckName(name, span, context);
        }

        if ((flags & SymbolFlags.TypeParameter) != 0)
        {
            _current.MangledNames?.Add(name);
        }

        AddDefinition(name, flags, _current, span);
    }

    private void AddDefinition(string name, SymbolFlags flags, SymbolTableEntry entry, SourceSpan span)
    {
        string mangled = NameMangling.MaybeMangle(_className, _current, name);
        SymbolFlags known = entry.FlagsOf(mangled);
        if ((flags & known & SymbolFlags.Parameter) != 0)
        {
            throw CompilerErrors.SymbolError($"duplicate argument '{name}' in function definition", span);
        }

        if ((flags & known & SymbolFlags.TypeParameter) != 0)
        {
            throw CompilerErrors.SymbolError($"duplicate type parameter '{name}'", span);
        }

        SymbolFlags all = known | flags;
        if (entry.InComprehensionTarget)
        {
            if ((all & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0)
            {
                throw CompilerErrors.SymbolError($"comprehension inner loop cannot rebind assignment expression target '{name}'", span);
            }

            all |= SymbolFlags.ComprehensionTarget;
        }

        entry.Symbols[mangled] = new Symbol(all, SymbolScope.Unknown);
        if ((flags & SymbolFlags.Parameter) != 0)
        {
            entry.ParameterNames.Add(mangled);
        }
        else if ((flags & SymbolFlags.Global) != 0)
        {
            SymbolTableEntry top = _stack[0];
            top.Symbols[mangled] = new Symbol(top.FlagsOf(mangled) | flags, SymbolScope.Unknown);
        }
    }

    private static void CheckName(string name, SourceSpan span, ExpressionContext context)
    {
        if (name == "__debug__" && context != ExpressionContext.Load)
        {
            throw CompilerErrors.SymbolError(context == ExpressionContext.Store ? "cannot assign to __debug__" : "cannot delete __debug__", span);
        }
    }

    private SymbolFlags LookUp(string name) => _current.FlagsOf(NameMangling.MaybeMangle(_className, _current, name));

    private void VisitStatements(StatementNode[] statements)
    {
        foreach (StatementNode statement in statements)
        {
            Visit(statement);
        }
    }

    private void Visit(StatementNode statement)
    {
        // The commonest apart: the method that knows all statements has all their classes loaded when it is first called.
        CompilerErrors.EnsureStack();
        if (statement is Expr expression)
        {
            Visit(expression.Value);
        }
        else if (statement is not Pass)
        {
            VisitOther(statement);
        }
    }

    private void VisitOther(StatementNode statement)
    {
        switch (statement)
        {
            case FunctionDef f:
                VisitFunction(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, isAsync: false);
                break;
            case AsyncFunctionDef f:
                VisitFunction(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, isAsync: true);
                break;
            case ClassDef definition:
                VisitClass(definition);
                break;
            case TypeAlias alias:
                VisitTypeAlias(alias);
                break;
            case Return statementReturn:
                if (statementReturn.Value is not null)
                {
                    Visit(statementReturn.Value);
                    _current.ReturnsValue = true;
                }

                break;
            case Delete delete:
                VisitAll(delete.Targets);
                break;
            case Assign assign:
                VisitAll(assign.Targets);
                Visit(assign.Value);
                break;
            case AnnAssign assign:
                VisitAnnotatedAssignment(assign);
                break;
            case AugAssign assign:
                Visit(assign.Target);
                Visit(assign.Value);
                break;
            case Raise raise:
                VisitOptional(raise.Exc);
                VisitOptional(raise.Cause);
                break;
            case Assert assert:
                Visit(assert.Test);
                VisitOptional(assert.Msg);
                break;
            case Import import:
                VisitAliases(import.Names);
                break;
            case ImportFrom import:
                VisitImportFrom(import);
                break;
            case Global global:
                VisitGlobal(global);
                break;
            case Nonlocal nonlocal:
                VisitNonlocal(nonlocal);
                break;
            case Break or Continue:
                break;
            default:
                VisitConditional(statement);
                break;
        }
    }

    /// <summary>The statements whose parts may not run: annotations in them are conditional.</summary>
    private void VisitConditional(StatementNode statement)
    {
        bool outer = _current.InConditionalBlock;
        switch (statement)
        {
            case For loop:
                VisitLoop(loop.Target, loop.Iter, loop.Body, loop.Orelse);
                break;
            case AsyncFor loop:
                RequireAsync(loop.Span, "'async for' outside async function");
                VisitLoop(loop.Target, loop.Iter, loop.Body, loop.Orelse);
                break;
            case While loop:
                Visit(loop.Test);
                _current.InConditionalBlock = true;
                VisitStatements(loop.Body);
                VisitStatements(loop.Orelse);
                break;
            case If branch:
                Visit(branch.Test);
                _current.InConditionalBlock = true;
                VisitStatements(branch.Body);
                VisitStatements(branch.Orelse);
                break;
            case Match match:
                Visit(match.Subject);
                _current.InConditionalBlock = true;
                foreach (MatchCase matchCase in match.Cases)
                {
                    Visit(matchCase.Pattern);
                    VisitOptional(matchCase.Guard);
                    VisitStatements(matchCase.Body);
                }

                break;
            case Try attempt:
                VisitTry(attempt.Body, attempt.Handlers, attempt.Orelse, attempt.Finalbody);
                break;
            case TryStar attempt:
                VisitTry(attempt.Body, attempt.Handlers, attempt.Orelse, attempt.Finalbody);
                break;
            case With with:
                VisitWith(with.Items, with.Body);
                break;
            case AsyncWith with:
                RequireAsync(with.Span, "'async with' outside async function");
                VisitWith(with.Items, with.Body);
                break;
            default:
                throw new System.InvalidOperationException($"unexpected statement {statement.GetType().Name}");
        }

        _current.InConditionalBlock = outer;
    }

    private void VisitLoop(ExpressionNode target, ExpressionNode iterable, StatementNode[] body, StatementNode[] orelse)
    {
        Visit(target);
        Visit(iterable);
        _current.InConditionalBlock = true;
        VisitStatements(body);
        VisitStatements(orelse);
    }

    private void VisitTry(StatementNode[] body, ExceptHandler[] handlers, StatementNode[] orelse, StatementNode[] finalBody)
    {
        _current.InConditionalBlock = true;
        VisitStatements(body);
        foreach (ExceptHandler handler in handlers)
        {
            VisitOptional(handler.Type);
            if (handler.Name is not null)
            {
                AddDefinition(handler.Name, SymbolFlags.Local, handler.Span);
            }

            VisitStatements(handler.Body);
        }

        VisitStatements(orelse);
        VisitStatements(finalBody);
    }

    private void VisitWith(WithItem[] items, StatementNode[] body)
    {
        _current.InConditionalBlock = true;
        foreach (WithItem item in items)
        {
            Visit(item.ContextExpr);
            VisitOptional(item.OptionalVars);
        }

        VisitStatements(body);
    }

    private bool AllowsTopLevelAwait => _allowTopLevelAwait && _current.Kind == BlockKind.Module;

    private bool IsAsyncFunction => _current.Kind == BlockKind.Function && _current.IsCoroutine;

    private void RequireAsync(SourceSpan span, string message)
    {
        if (AllowsTopLevelAwait)
        {
            _current.IsCoroutine = true;
        }
        else if (!IsAsyncFunction)
        {
            throw CompilerErrors.SymbolError(message, span);
        }
    }

    private void VisitAnnotatedAssignment(AnnAssign assign)
    {
        _current.UsesAnnotations = true;
        if (assign.Target is Name name)
        {
            SymbolFlags known = LookUp(name.Id);
            if ((known & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0 && _current != _stack[0] && assign.Simple != 0)
            {
                string kind = (known & SymbolFlags.Global) != 0 ? "global" : "nonlocal";
                throw CompilerErrors.SymbolError($"annotated name '{name.Id}' can't be {kind}", assign.Span);
            }

            if (assign.Simple != 0)
            {
                AddDefinition(name.Id, SymbolFlags.Annotated | SymbolFlags.Local, name.Span);
            }
            else if (assign.Value is not null)
            {
                AddDefinition(name.Id, SymbolFlags.Local, name.Span);
            }
        }
        else
        {
            Visit(assign.Target);
        }

        VisitVariableAnnotation(assign.Annotation);
        VisitOptional(assign.Value);
    }

    private void VisitImportFrom(ImportFrom import)
    {
        SourceSpan future = _table.Future.Span;
        if (import is { Module: "__future__", Level: null or 0 }
            && (import.Span.Line > future.Line || (import.Span.Line == future.EndLine && import.Span.Column > future.EndColumn)))
        {
            throw CompilerErrors.SymbolError("from __future__ imports must occur at the beginning of the file", import.Span);
        }

        VisitAliases(import.Names);
    }

    private void VisitAliases(Alias[] aliases)
    {
        foreach (Alias alias in aliases)
        {
            string name = alias.Asname ?? alias.Name;
            int dot = name.IndexOf('.', System.StringComparison.Ordinal);
            string stored = dot < 0 ? name : name[..dot];
            if (alias.Name != "*")
            {
                AddDefinition(stored, SymbolFlags.Import, alias.Span);
            }
            else if (_current.Kind != BlockKind.Module)
            {
                throw CompilerErrors.SymbolError("import * only allowed at module level", alias.Span);
            }
        }
    }

    private void VisitGlobal(Global global)
    {
        foreach (string name in global.Names)
        {
            RejectEarlierUse(name, "global", global.Span);
            AddDefinition(name, SymbolFlags.Global, global.Span);
            RecordDirective(name, global.Span);
        }
    }

    private void VisitNonlocal(Nonlocal nonlocal)
    {
        foreach (string name in nonlocal.Names)
        {
            RejectEarlierUse(name, "nonlocal", nonlocal.Span);
            AddDefinition(name, SymbolFlags.Nonlocal, nonlocal.Span);
            RecordDirective(name, nonlocal.Span);
        }
    }

    private void RejectEarlierUse(string name, string directive, SourceSpan span)
    {
        SymbolFlags known = LookUp(name);
        if ((known & (SymbolFlags.Parameter | SymbolFlags.Local | SymbolFlags.Use | SymbolFlags.Annotated)) == 0)
        {
            return;
        }

        string message = (known & SymbolFlags.Parameter) != 0 ? $"name '{name}' is parameter and {directive}"
            : (known & SymbolFlags.Use) != 0 ? $"name '{name}' is used prior to {directive} declaration"
            : (known & SymbolFlags.Annotated) != 0 ? $"annotated name '{name}' can't be {directive}"
            : $"name '{name}' is assigned to before {directive} declaration";
        throw CompilerErrors.SymbolError(message, span);
    }

    private void RecordDirective(string name, SourceSpan span) =>
        (_current.Directives ??= []).Add((NameMangling.MaybeMangle(_className, _current, name), span));
}
