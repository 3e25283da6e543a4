using System;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;
using BinaryOperator = Adder.Bytecode.BinaryOperator;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Bodies and simple statements, conditions and loops.</summary>
internal sealed partial class CodeGenerator
{
    /// <summary>Statements at a module's or class's level: docstring, statements, deferred annotations.</summary>
    private void GenerateBody(SourceSpan span, StatementNode[] body)
    {
        SymbolTableEntry entry = _scope.Entry;
        if (_scope.Kind == CodeScopeKind.Module && entry.HasConditionalAnnotations)
        {
            Emit(Opcode.BUILD_SET, 0, span);
            EmitVariable("__conditional_annotations__", ExpressionContext.Store, span);
        }

        if (FutureAnnotations && entry.UsesAnnotations)
        {
            Emit(Opcode.SETUP_ANNOTATIONS, span);
        }

        int first = 0;
        bool interactive = _interactive && _scope.Kind == CodeScopeKind.Module;
        if (!interactive && Docstrings.Find(body) is { } docstring)
        {
            first = 1;
            LoadConstant(DocstringCleaner.Clean((StringConstant)docstring.Value), docstring.Span);
            EmitVariable("__doc__", ExpressionContext.Store, SourceSpan.None);
        }

        for (int i = first; i < body.Length; i++)
        {
            Visit(body[i]);
        }

        if (!FutureAnnotations && entry.UsesAnnotations)
        {
            GenerateDeferredAnnotations(span);
        }
    }

    private void Visit(StatementNode statement)
    {
        // The commonest apart: the method that knows all statements has all their classes loaded when it is first called.
        CompilerErrors.EnsureStack();
        if (statement is Expr expression)
        {
            GenerateExpressionStatement(expression);
        }
        else if (statement is Pass)
        {
            Emit(Opcode.NOP, statement.Span);
        }
        else
        {
            VisitOther(statement);
        }
    }

    private void VisitOther(StatementNode statement)
    {
        switch (statement)
        {
            case FunctionDef f:
                GenerateFunction(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, isAsync: false);
                break;
            case AsyncFunctionDef f:
                GenerateFunction(f, f.Name, f.Args, f.Body, f.DecoratorList, f.Returns, f.TypeParams, isAsync: true);
                break;
            case ClassDef definition:
                GenerateClass(definition);
                break;
            case TypeAlias alias:
                GenerateTypeAlias(alias);
                break;
            case Return statementReturn:
                GenerateReturn(statementReturn);
                break;
            case Delete delete:
                VisitAll(delete.Targets);
                break;
            case Assign assign:
                GenerateAssignment(assign);
                break;
            case AugAssign assign:
                GenerateAugmentedAssignment(assign);
                break;
            case AnnAssign assign:
                GenerateAnnotatedAssignment(assign);
                break;
            case Raise raise:
                GenerateRaise(raise);
                break;
            case Assert assert:
                GenerateAssert(assert);
                break;
            case Import import:
                GenerateImport(import);
                break;
            case ImportFrom import:
                GenerateImportFrom(import);
                break;
            case Global or Nonlocal:
                break;
            case Break or Continue:
                GenerateLoopExit(statement);
                break;
            default:
                bool outer = _scope.InConditionalBlock;
                _scope.InConditionalBlock = true;
                VisitCompound(statement);
                _scope.InConditionalBlock = outer;
                break;
        }
    }

    private void VisitCompound(StatementNode statement)
    {
        switch (statement)
        {
            case If branch:
                GenerateIf(branch);
                break;
            case For loop:
                GenerateFor(loop);
                break;
            case AsyncFor loop:
                GenerateAsyncFor(loop);
                break;
            case While loop:
                GenerateWhile(loop);
                break;
            case Try attempt:
                GenerateTry(attempt, attempt.Body, attempt.Handlers, attempt.Orelse, attempt.Finalbody, isGroup: false);
                break;
            case TryStar attempt:
                GenerateTry(attempt, attempt.Body, attempt.Handlers, attempt.Orelse, attempt.Finalbody, isGroup: true);
                break;
            case With with:
                GenerateWith(with.Items, with.Body, 0, isAsync: false);
                break;
            case AsyncWith with:
                GenerateWith(with.Items, with.Body, 0, isAsync: true);
                break;
            case Match match:
                GenerateMatch(match);
                break;
            default:
                throw new InvalidOperationException($"unexpected statement {statement.GetType().Name}");
        }
    }

    private void GenerateExpressionStatement(Expr statement)
    {
        if (_interactive && _outer.Count == 0)
        {
            Visit(statement.Value);
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.Print, statement.Span);
            Emit(Opcode.POP_TOP, SourceSpan.None);
        }
        else if (statement.Value is Constant)
        {
            Emit(Opcode.NOP, statement.Span);
        }
        else
        {
            Visit(statement.Value);
            Emit(Opcode.POP_TOP, SourceSpan.None);
        }
    }

    private void GenerateAssignment(Assign assign)
    {
        Visit(assign.Value);
        for (int i = 0; i < assign.Targets.Length; i++)
        {
            if (i + 1 < assign.Targets.Length)
            {
                Emit(Opcode.COPY, 1, assign.Span);
            }

            Visit(assign.Targets[i]);
        }
    }

    private void GenerateAugmentedAssignment(AugAssign assign)
    {
        ExpressionNode target = assign.Target;
        SourceSpan span = target.Span;
        switch (target)
        {
            case Syntax.Ast.Attribute attribute:
                Visit(attribute.Value);
                Emit(Opcode.COPY, 1, span);
                span = AttributeSpan(span, attribute);
                EmitLoadAttribute(attribute.Attr, method: false, span);
                EmitInPlace(assign);
                Emit(Opcode.SWAP, 2, span);
                EmitName(Opcode.STORE_ATTR, attribute.Attr, span);
                break;
            case Subscript { Slice: Slice slice } subscript when IsTwoPartSlice(slice):
                Visit(subscript.Value);
                VisitSliceParts(slice);
                Emit(Opcode.COPY, 3, span);
                Emit(Opcode.COPY, 3, span);
                Emit(Opcode.COPY, 3, span);
                Emit(Opcode.BINARY_SLICE, span);
                EmitInPlace(assign);
                Emit(Opcode.SWAP, 4, span);
                Emit(Opcode.SWAP, 3, span);
                Emit(Opcode.SWAP, 2, span);
                Emit(Opcode.STORE_SLICE, span);
                break;
            case Subscript subscript:
                Visit(subscript.Value);
                Visit(subscript.Slice);
                Emit(Opcode.COPY, 2, span);
                Emit(Opcode.COPY, 2, span);
                Emit(Opcode.BINARY_OP, (int)BinaryOperator.Subscript, span);
                EmitInPlace(assign);
                Emit(Opcode.SWAP, 3, span);
                Emit(Opcode.SWAP, 2, span);
                Emit(Opcode.STORE_SUBSCR, span);
                break;
            case Name name:
                EmitVariable(name.Id, ExpressionContext.Load, span);
                EmitInPlace(assign);
                EmitVariable(name.Id, ExpressionContext.Store, span);
                break;
            default:
                throw new PythonSyntaxException(
                    SyntaxErrorKind.ValueError, $"invalid node type for augmented assignment: {target.GetType().Name}", -1, -1, -1, -1);
        }
    }

    private void EmitInPlace(AugAssign assign)
    {
        Visit(assign.Value);
        Emit(Opcode.BINARY_OP, BinaryOperations.InPlace(assign.Op), assign.Span);
    }

    private void GenerateRaise(Raise raise)
    {
        int count = 0;
        if (raise.Exc is not null)
        {
            Visit(raise.Exc);
            count++;
            if (raise.Cause is not null)
            {
                Visit(raise.Cause);
                count++;
            }
        }

        Emit(Opcode.RAISE_VARARGS, count, raise.Span);
    }

    private void GenerateAssert(Assert assert)
    {
        if (assert.Test is Syntax.Ast.Tuple { Elts.Length: > 0 } or Constant { Value: TupleConstant { Items.Length: > 0 } })
        {
            Warn("assertion is always true, perhaps remove parentheses?", assert.Span);
        }

        if (_options.OptimizationLevel > 0)
        {
            return;
        }

        Label end = NewLabel();
        JumpIf(assert.Test, end, condition: true);
        Emit(Opcode.LOAD_COMMON_CONSTANT, (int)CommonConstant.AssertionError, assert.Span);
        if (assert.Msg is not null)
        {
            Visit(assert.Msg);
            Emit(Opcode.CALL, 0, assert.Span);
        }

        Emit(Opcode.RAISE_VARARGS, 1, assert.Test.Span);
        Mark(end);
    }

    private void GenerateImport(Import import)
    {
        foreach (Alias alias in import.Names)
        {
            LoadConstant(0, import.Span);
            LoadConstant(s_none, import.Span);
            EmitName(Opcode.IMPORT_NAME, alias.Name, import.Span);
            string[] parts = alias.Name.Split('.');
            if (alias.Asname is null)
            {
                EmitVariable(parts[0], ExpressionContext.Store, import.Span);
                continue;
            }

            // "import a.b.c as d": walk down from a to c.
            for (int i = 1; i < parts.Length; i++)
            {
                EmitName(Opcode.IMPORT_FROM, parts[i], import.Span);
                if (i + 1 < parts.Length)
                {
                    Emit(Opcode.SWAP, 2, import.Span);
                    Emit(Opcode.POP_TOP, import.Span);
                }
            }

            EmitVariable(alias.Asname, ExpressionContext.Store, import.Span);
            if (parts.Length > 1)
            {
                Emit(Opcode.POP_TOP, import.Span);
            }
        }
    }

    private void GenerateImportFrom(ImportFrom import)
    {
        LoadConstant(import.Level ?? 0, import.Span);
        LoadConstant(new TupleConstant(Array.ConvertAll<Alias, ConstantValue>(import.Names, alias => new StringConstant(alias.Name))), import.Span);
        EmitName(Opcode.IMPORT_NAME, import.Module ?? "", import.Span);
        if (import.Names[0].Name == "*")
        {
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.ImportStar, import.Span);
            Emit(Opcode.POP_TOP, SourceSpan.None);
            return;
        }

        foreach (Alias alias in import.Names)
        {
            EmitName(Opcode.IMPORT_FROM, alias.Name, import.Span);
            EmitVariable(alias.Asname ?? alias.Name, ExpressionContext.Store, import.Span);
        }

        Emit(Opcode.POP_TOP, import.Span);
    }

    private void GenerateIf(If branch)
    {
        Label end = NewLabel();
        Label next = branch.Orelse.Length > 0 ? NewLabel() : end;
        JumpIf(branch.Test, next, condition: false);
        VisitStatements(branch.Body);
        if (branch.Orelse.Length > 0)
        {
            EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
            Mark(next);
            VisitStatements(branch.Orelse);
        }

        Mark(end);
    }

    private void GenerateFor(For loop)
    {
        Label start = NewLabel();
        Label cleanup = NewLabel();
        Label end = NewLabel();
        PushBlock(FrameBlockKind.ForLoop, start, end, loop.Span);
        Visit(loop.Iter);
        SourceSpan span = loop.Iter.Span;
        Emit(Opcode.GET_ITER, span);
        Mark(start);
        EmitJump(Opcode.FOR_ITER, cleanup, span);

        // Keeps the target's line visible to tracing where it differs from the iterable's.
        Emit(Opcode.NOP, loop.Target.Span);
        Visit(loop.Target);
        VisitStatements(loop.Body);
        EmitJump(Opcode.JUMP, start, SourceSpan.None);
        Mark(cleanup);
        Emit(Opcode.END_FOR, SourceSpan.None);
        Emit(Opcode.POP_ITER, SourceSpan.None);
        PopBlock();
        VisitStatements(loop.Orelse);
        Mark(end);
    }

    private void GenerateAsyncFor(AsyncFor loop)
    {
        SourceSpan span = loop.Span;
        Label start = NewLabel();
        Label send = NewLabel();
        Label except = NewLabel();
        Label end = NewLabel();
        Visit(loop.Iter);
        Emit(Opcode.GET_AITER, loop.Iter.Span);
        Mark(start);
        PushBlock(FrameBlockKind.ForLoop, start, end, span);
        EmitJump(Opcode.SETUP_FINALLY, except, span);
        Emit(Opcode.GET_ANEXT, span);
        LoadConstant(s_none, span);
        Mark(send);
        EmitYieldFrom(isAwait: true, span);
        Emit(Opcode.POP_BLOCK, span);
        Emit(Opcode.NOT_TAKEN, span);
        Visit(loop.Target);
        VisitStatements(loop.Body);
        EmitJump(Opcode.JUMP, start, SourceSpan.None);
        PopBlock();
        Mark(except);
        EmitJump(Opcode.END_ASYNC_FOR, send, loop.Iter.Span);
        VisitStatements(loop.Orelse);
        Mark(end);
    }

    private void GenerateWhile(While loop)
    {
        Label start = NewLabel();
        Label end = NewLabel();
        Label anchor = NewLabel();
        Mark(start);
        PushBlock(FrameBlockKind.WhileLoop, start, end, loop.Span);
        JumpIf(loop.Test, anchor, condition: false);
        VisitStatements(loop.Body);
        EmitJump(Opcode.JUMP, start, SourceSpan.None);
        PopBlock();
        Mark(anchor);
        VisitStatements(loop.Orelse);
        Mark(end);
    }

    /// <summary>Jumps where an expression's truth is <paramref name="condition"/>, without making a bool of and, or, not and chains.</summary>
    private void JumpIf(ExpressionNode test, Label target, bool condition)
    {
        CompilerErrors.EnsureStack();
        SourceSpan span = test.Span;
        switch (test)
        {
            case UnaryOp { Op: UnaryOperator.Not } operation:
                JumpIf(operation.Operand, target, !condition);
                return;
            case BoolOp operation:
                bool shortCircuit = operation.Op == BooleanOperator.Or;
                Label next = shortCircuit != condition ? NewLabel() : target;
                for (int i = 0; i < operation.Values.Length - 1; i++)
                {
                    JumpIf(operation.Values[i], next, shortCircuit);
                }

                JumpIf(operation.Values[^1], target, condition);
                if (next != target)
                {
                    Mark(next);
                }

                return;
            case IfExp choice:
                JumpIfChoice(choice, target, condition);
                return;
            case Compare { Ops.Length: > 1 } compare:
                JumpIfChain(compare, target, condition);
                return;
            default:
                Visit(test);
                Emit(Opcode.TO_BOOL, span);
                EmitJump(condition ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, target, span);
                return;
        }
    }

    private void JumpIfChoice(IfExp choice, Label target, bool condition)
    {
        Label end = NewLabel();
        Label orelse = NewLabel();
        JumpIf(choice.Test, orelse, condition: false);
        JumpIf(choice.Body, target, condition);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(orelse);
        JumpIf(choice.Orelse, target, condition);
        Mark(end);
    }

    private void JumpIfChain(Compare compare, Label target, bool condition)
    {
        SourceSpan span = compare.Span;
        CheckCompare(compare);
        Label cleanup = NewLabel();
        Visit(compare.Left);
        int last = compare.Ops.Length - 1;
        for (int i = 0; i < last; i++)
        {
            Visit(compare.Comparators[i]);
            Emit(Opcode.SWAP, 2, span);
            Emit(Opcode.COPY, 2, span);
            EmitComparison(compare.Ops[i], span);
            Emit(Opcode.TO_BOOL, span);
            EmitJump(Opcode.POP_JUMP_IF_FALSE, cleanup, span);
        }

        Visit(compare.Comparators[last]);
        EmitComparison(compare.Ops[last], span);
        Emit(Opcode.TO_BOOL, span);
        EmitJump(condition ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, target, span);
        Label end = NewLabel();
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(cleanup);
        Emit(Opcode.POP_TOP, span);
        if (!condition)
        {
            EmitJump(Opcode.JUMP_NO_INTERRUPT, target, SourceSpan.None);
        }

        Mark(end);
    }
}
