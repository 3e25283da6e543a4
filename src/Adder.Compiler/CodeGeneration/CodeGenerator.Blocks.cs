using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Leaving blocks: return, break and continue.</summary>
internal sealed partial class CodeGenerator
{
    private static readonly Label s_noLabel = new(-1);

    private void PushBlock(FrameBlock block)
    {
        if (_scope.Blocks.Count >= MaximumBlocks)
        {
            throw Error("too many statically nested blocks", block.Span);
        }

        _scope.Blocks.Add(block);
    }

    private void PushBlock(FrameBlockKind kind, Label start, Label exit, SourceSpan span) => PushBlock(new FrameBlock(kind, start, exit, span));

    private void PopBlock() => _scope.Blocks.RemoveLast(1);

    /// <summary>
    /// Emits what leaves one block. Instructions after a finally body or a with exit are artificial: the place becomes none.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="preserve">A value on top of the stack must stay there.</param>
    /// <param name="span">The place, updated.</param>
    private void Unwind(FrameBlock block, bool preserve, ref SourceSpan span)
    {
        switch (block.Kind)
        {
            case FrameBlockKind.ForLoop:
                SwapIf(preserve, span);
                Emit(Opcode.POP_TOP, span);
                break;
            case FrameBlockKind.TryExcept:
                Emit(Opcode.POP_BLOCK, span);
                break;
            case FrameBlockKind.FinallyTry:
                UnwindFinally(block, preserve, span);
                span = SourceSpan.None;
                break;
            case FrameBlockKind.FinallyEnd:
                SwapIf(preserve, span);
                Emit(Opcode.POP_TOP, span);
                SwapIf(preserve, span);
                Emit(Opcode.POP_BLOCK, span);
                Emit(Opcode.POP_EXCEPT, span);
                break;
            case FrameBlockKind.With or FrameBlockKind.AsyncWith:
                UnwindWith(block, preserve);
                span = SourceSpan.None;
                break;
            case FrameBlockKind.HandlerCleanup:
                UnwindHandler(block, preserve, span);
                break;
            case FrameBlockKind.PopValue:
                SwapIf(preserve, span);
                Emit(Opcode.POP_TOP, span);
                break;
            default:
                break;
        }
    }

    private void SwapIf(bool preserve, SourceSpan span)
    {
        if (preserve)
        {
            Emit(Opcode.SWAP, 2, span);
        }
    }

    private void UnwindFinally(FrameBlock block, bool preserve, SourceSpan span)
    {
        Emit(Opcode.POP_BLOCK, span);
        if (preserve)
        {
            PushBlock(FrameBlockKind.PopValue, s_noLabel, s_noLabel, span);
        }

        VisitStatements(block.FinalBody!);
        if (preserve)
        {
            PopBlock();
        }
    }

    private void UnwindWith(FrameBlock block, bool preserve)
    {
        SourceSpan span = block.Span;
        Emit(Opcode.POP_BLOCK, span);
        if (preserve)
        {
            Emit(Opcode.SWAP, 3, span);
            Emit(Opcode.SWAP, 2, span);
        }

        CallExitWithNones(span);
        if (block.Kind == FrameBlockKind.AsyncWith)
        {
            EmitAwait(2, span);
        }

        Emit(Opcode.POP_TOP, span);
    }

    private void UnwindHandler(FrameBlock block, bool preserve, SourceSpan span)
    {
        if (block.HandlerName is not null)
        {
            Emit(Opcode.POP_BLOCK, span);
        }

        SwapIf(preserve, span);
        Emit(Opcode.POP_BLOCK, span);
        Emit(Opcode.POP_EXCEPT, span);
        if (block.HandlerName is { } name)
        {
            UnbindHandlerName(name, span);
        }
    }

    /// <summary>Unwinds all blocks, or up to the innermost loop, which is returned; the blocks stay in force for the code that follows.</summary>
    private FrameBlock? UnwindBlocks(bool preserve, bool stopAtLoop, ref SourceSpan span)
    {
        if (_scope.Blocks.Count == 0)
        {
            return null;
        }

        FrameBlock top = _scope.Blocks[^1];
        if (top.Kind == FrameBlockKind.ExceptionGroupHandler)
        {
            throw Error("'break', 'continue' and 'return' cannot appear in an except* block", span);
        }

        if (stopAtLoop && (top.Kind is FrameBlockKind.WhileLoop or FrameBlockKind.ForLoop))
        {
            return top;
        }

        PopBlock();
        Unwind(top, preserve, ref span);
        FrameBlock? loop = UnwindBlocks(preserve, stopAtLoop, ref span);
        _scope.Blocks.Add(top);
        return loop;
    }

    private void GenerateReturn(Return statement)
    {
        SourceSpan span = statement.Span;
        if (!_scope.Entry.IsFunctionLike)
        {
            throw Error("'return' outside function", span);
        }

        if (statement.Value is not null && _scope.Entry is { IsCoroutine: true, IsGenerator: true })
        {
            throw Error("'return' with value in async generator", span);
        }

        bool preserve = statement.Value is not null and not Constant;
        if (preserve)
        {
            Visit(statement.Value!);
        }
        else if (statement.Value is not null)
        {
            span = statement.Value.Span;
            Emit(Opcode.NOP, span);
        }

        if (statement.Value is null || statement.Value.Span.Line != statement.Span.Line)
        {
            span = statement.Span;
            Emit(Opcode.NOP, span);
        }

        UnwindBlocks(preserve, stopAtLoop: false, ref span);
        if (statement.Value is null)
        {
            LoadConstant(s_none, span);
        }
        else if (statement.Value is Constant constant)
        {
            LoadConstant(constant.Value, span);
        }

        Emit(Opcode.RETURN_VALUE, span);
    }

    private void GenerateLoopExit(StatementNode statement)
    {
        SourceSpan span = statement.Span;
        bool isBreak = statement is Break;
        Emit(Opcode.NOP, span);
        FrameBlock? loop = UnwindBlocks(preserve: false, stopAtLoop: true, ref span);
        if (loop is null)
        {
            throw Error(isBreak ? "'break' outside loop" : "'continue' not properly in loop", statement.Span);
        }

        if (isBreak)
        {
            Unwind(loop, preserve: false, ref span);
        }

        EmitJump(Opcode.JUMP, isBreak ? loop.Exit : loop.Start, span);
    }
}
