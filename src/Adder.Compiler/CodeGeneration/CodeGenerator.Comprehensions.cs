using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>What a comprehension makes.</summary>
internal enum ComprehensionType { Generator, List, Set, Dict }

/// <summary>What a comprehension is made of.</summary>
internal sealed record ComprehensionParts(
    ExpressionNode Node, string Name, ComprehensionType Type, Comprehension[] Generators, ExpressionNode Element, ExpressionNode? Value);

/// <summary>Comprehensions and generator expressions; list, set and dict comprehensions run inline where they can (PEP 709).</summary>
internal sealed partial class CodeGenerator
{
    /// <summary>What an inlined comprehension changes in its surroundings and must put back.</summary>
    private sealed class InlinedState
    {
        public List<string> PushedLocals { get; } = [];

        public List<(string Name, Symbol Symbol)> SavedSymbols { get; } = [];

        public List<string> NewlyHidden { get; } = [];

        public Label Cleanup { get; set; }
    }

    private void GenerateComprehension(ComprehensionParts parts)
    {
        SymbolTableEntry entry = _table.Lookup(parts.Node);
        Comprehension outermost = parts.Generators[0];
        if (entry.IsInlined)
        {
            VisitIterable(outermost);
            InlinedState state = EnterInlined(entry, parts.Node.Span);
            GenerateComprehensionBody(parts, inlined: true);
            LeaveInlined(state, parts.Node.Span);
            return;
        }

        CodeConstant code = GenerateComprehensionCode(parts, entry);
        SourceSpan span = parts.Node.Span;
        MakeClosure(code, FunctionAttributes.None, span);
        VisitIterable(outermost);
        Emit(Opcode.CALL, 0, span);
        if (entry.IsCoroutine && parts.Type != ComprehensionType.Generator)
        {
            EmitAwait(0, span);
        }
    }

    private void VisitIterable(Comprehension generator)
    {
        Visit(generator.Iter);
        Emit(generator.IsAsync != 0 ? Opcode.GET_AITER : Opcode.GET_ITER, generator.Iter.Span);
    }

    private CodeConstant GenerateComprehensionCode(ComprehensionParts parts, SymbolTableEntry entry)
    {
        bool isGenerator = parts.Type == ComprehensionType.Generator;
        EnterScope(parts.Name, CodeScopeKind.Comprehension, entry, parts.Node.Span.Line, arguments: 1);
        if (isGenerator)
        {
            PushBlock(FrameBlockKind.StopIteration, s_noLabel, s_noLabel, SourceSpan.None);
        }

        GenerateComprehensionBody(parts, inlined: false);
        if (isGenerator)
        {
            WrapInStopIterationHandler();
            PopBlock();
        }
        else
        {
            Emit(Opcode.RETURN_VALUE, parts.Node.Span);
        }

        return LeaveScope(returnNone: true);
    }

    private void GenerateComprehensionBody(ComprehensionParts parts, bool inlined)
    {
        SourceSpan span = parts.Node.Span;
        if (parts.Type != ComprehensionType.Generator)
        {
            Emit(parts.Type switch { ComprehensionType.List => Opcode.BUILD_LIST, ComprehensionType.Set => Opcode.BUILD_SET, _ => Opcode.BUILD_MAP }, 0, span);
            if (inlined)
            {
                Emit(Opcode.SWAP, 2, span);
            }
        }

        GenerateGenerator(parts, 0, 0, inlined);
    }

    private void GenerateGenerator(ComprehensionParts parts, int index, int depth, bool onStack)
    {
        if (parts.Generators[index].IsAsync != 0)
        {
            GenerateAsyncGenerator(parts, index, depth, onStack);
        }
        else
        {
            GenerateSyncGenerator(parts, index, depth, onStack);
        }
    }

    private void GenerateSyncGenerator(ComprehensionParts parts, int index, int depth, bool onStack)
    {
        Comprehension generator = parts.Generators[index];
        SourceSpan span = parts.Node.Span;
        Label start = NewLabel();
        Label ifCleanup = NewLabel();
        Label anchor = NewLabel();
        bool loops = true;
        if (!onStack)
        {
            if (index == 0)
            {
                Emit(Opcode.LOAD_FAST, 0, span);
            }
            else if (SingleElement(generator.Iter) is { } element)
            {
                // "for y in [f(x)]" only names a value.
                Visit(element);
                loops = false;
            }
            else
            {
                VisitIterable(generator);
            }
        }

        if (loops)
        {
            depth++;
            Mark(start);
            EmitJump(Opcode.FOR_ITER, anchor, generator.Iter.Span);
        }

        Visit(generator.Target);
        foreach (ExpressionNode condition in generator.Ifs)
        {
            JumpIf(condition, ifCleanup, condition: false);
        }

        SourceSpan elementSpan = GenerateInner(parts, index, depth);
        Mark(ifCleanup);
        if (loops)
        {
            EmitJump(Opcode.JUMP, start, elementSpan);
            Mark(anchor);
            Emit(Opcode.END_FOR, SourceSpan.None);
            Emit(Opcode.POP_ITER, SourceSpan.None);
        }
    }

    private static ExpressionNode? SingleElement(ExpressionNode iterable)
    {
        ExpressionNode[]? elements = iterable switch { List list => list.Elts, Tuple tuple => tuple.Elts, _ => null };
        return elements is [not Starred] ? elements[0] : null;
    }

    private void GenerateAsyncGenerator(ComprehensionParts parts, int index, int depth, bool onStack)
    {
        Comprehension generator = parts.Generators[index];
        SourceSpan span = parts.Node.Span;
        Label start = NewLabel();
        Label send = NewLabel();
        Label except = NewLabel();
        Label ifCleanup = NewLabel();
        if (!onStack)
        {
            if (index == 0)
            {
                Emit(Opcode.LOAD_FAST, 0, span);
            }
            else
            {
                VisitIterable(generator);
            }
        }

        Mark(start);
        PushBlock(FrameBlockKind.AsyncComprehensionGenerator, start, s_noLabel, span);
        EmitJump(Opcode.SETUP_FINALLY, except, span);
        Emit(Opcode.GET_ANEXT, span);
        LoadConstant(s_none, span);
        Mark(send);
        EmitYieldFrom(isAwait: true, span);
        Emit(Opcode.POP_BLOCK, span);
        Visit(generator.Target);
        foreach (ExpressionNode condition in generator.Ifs)
        {
            JumpIf(condition, ifCleanup, condition: false);
        }

        SourceSpan elementSpan = GenerateInner(parts, index, depth + 1);
        Mark(ifCleanup);
        EmitJump(Opcode.JUMP, start, elementSpan);
        PopBlock();
        Mark(except);
        EmitJump(Opcode.END_ASYNC_FOR, send, span);
    }

    /// <summary>The next loop, or the element at the innermost level. Gives the element's place.</summary>
    private SourceSpan GenerateInner(ComprehensionParts parts, int index, int depth)
    {
        SourceSpan span = parts.Element.Span;
        if (index + 1 < parts.Generators.Length)
        {
            GenerateGenerator(parts, index + 1, depth, onStack: false);
            return span;
        }

        Visit(parts.Element);
        switch (parts.Type)
        {
            case ComprehensionType.Generator:
                EmitYield(span);
                Emit(Opcode.POP_TOP, span);
                break;
            case ComprehensionType.List:
                Emit(Opcode.LIST_APPEND, depth + 1, span);
                break;
            case ComprehensionType.Set:
                Emit(Opcode.SET_ADD, depth + 1, span);
                break;
            default:
                Visit(parts.Value!);
                span = span.To(parts.Value!.Span);
                Emit(Opcode.MAP_ADD, depth + 1, span);
                break;
        }

        return span;
    }

    private InlinedState EnterInlined(SymbolTableEntry comprehension, SourceSpan span)
    {
        var state = new InlinedState();
        SymbolTableEntry outer = _scope.Entry;
        bool inClass = outer.Kind == BlockKind.Class && _scope.InlinedComprehensionDepth == 0;
        _scope.InlinedComprehensionDepth++;
        var bound = new List<(string Name, Symbol Symbol, SymbolScope OuterScope)>();
        foreach ((string name, Symbol symbol) in comprehension.Symbols)
        {
            bool isBound = symbol.Has(SymbolFlags.Local) && !symbol.Has(SymbolFlags.Nonlocal);
            if ((isBound || inClass) && !outer.IsFunctionLike && !(_scope.HiddenNames.TryGetValue(name, out bool hidden) && hidden))
            {
                _scope.HiddenNames[name] = true;
                state.NewlyHidden.Add(name);
            }

            // While the comprehension runs, its names mean what they mean in it.
            Symbol outerSymbol = outer.Symbols.TryGetValue(name, out Symbol known) ? known : default;
            SymbolScope scope = symbol.Scope;
            SymbolScope outerScope = outerSymbol.Scope;
            if ((scope != outerScope && scope != SymbolScope.Free && !(scope == SymbolScope.Cell && outerScope == SymbolScope.Free)) || inClass)
            {
                outer.Symbols[name] = symbol;
                state.SavedSymbols.Add((name, outerSymbol));
            }

            if (isBound)
            {
                bound.Add((name, symbol, outerScope));
            }
        }

        foreach ((string name, Symbol symbol, SymbolScope outerScope) in bound)
        {
            // What the name means outside is kept on the stack meanwhile.
            Emit(Opcode.LOAD_FAST_AND_CLEAR, _scope.Variables.IndexOf(name), span);
            if (symbol.Scope == SymbolScope.Cell)
            {
                Emit(Opcode.MAKE_CELL, outerScope == SymbolScope.Free ? _scope.Cells.Items.Count + _scope.FreeNames.IndexOf(name) : _scope.Cells.IndexOf(name), span);
            }

            state.PushedLocals.Add(name);
        }

        if (state.PushedLocals.Count > 0)
        {
            state.Cleanup = NewLabel();
            Emit(Opcode.SWAP, state.PushedLocals.Count + 1, span);
            PushBlock(FrameBlockKind.InlinedComprehension, s_noLabel, s_noLabel, span);
            EmitJump(Opcode.SETUP_FINALLY, state.Cleanup, span);
        }

        return state;
    }

    private void LeaveInlined(InlinedState state, SourceSpan span)
    {
        _scope.InlinedComprehensionDepth--;
        if (state.PushedLocals.Count > 0)
        {
            Label end = NewLabel();
            Emit(Opcode.POP_BLOCK, SourceSpan.None);
            PopBlock();
            EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
            Mark(state.Cleanup);
            Emit(Opcode.SWAP, 2, SourceSpan.None);
            Emit(Opcode.POP_TOP, SourceSpan.None);
            RestoreLocals(state, span);
            Emit(Opcode.RERAISE, 0, SourceSpan.None);
            Mark(end);
            RestoreLocals(state, span);
        }

        foreach ((string name, Symbol symbol) in state.SavedSymbols)
        {
            _scope.Entry.Symbols[name] = symbol;
        }

        foreach (string name in state.NewlyHidden)
        {
            _scope.HiddenNames[name] = false;
        }
    }

    private void RestoreLocals(InlinedState state, SourceSpan span)
    {
        Emit(Opcode.SWAP, state.PushedLocals.Count + 1, span);
        for (int i = state.PushedLocals.Count - 1; i >= 0; i--)
        {
            Emit(Opcode.STORE_FAST_MAYBE_NULL, _scope.Variables.IndexOf(state.PushedLocals[i]), span);
        }
    }
}
