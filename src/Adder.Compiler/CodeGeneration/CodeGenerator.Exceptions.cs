using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>try, except, except*, finally and with.</summary>
internal sealed partial class CodeGenerator
{
    private void GenerateTry(StatementNode statement, StatementNode[] body, ExceptHandler[] handlers, StatementNode[] orelse, StatementNode[] finalBody, bool isGroup)
    {
        if (finalBody.Length > 0)
        {
            GenerateTryFinally(statement, body, handlers, orelse, finalBody, isGroup);
        }
        else
        {
            GenerateTryExcept(statement, body, handlers, orelse, isGroup);
        }
    }

    private void GenerateTryExcept(StatementNode statement, StatementNode[] body, ExceptHandler[] handlers, StatementNode[] orelse, bool isGroup)
    {
        if (isGroup)
        {
            GenerateTryExceptGroup(statement, body, handlers, orelse);
        }
        else
        {
            GenerateTryExceptPlain(statement, body, handlers, orelse);
        }
    }

    private void GenerateTryFinally(StatementNode statement, StatementNode[] body, ExceptHandler[] handlers, StatementNode[] orelse, StatementNode[] finalBody, bool isGroup)
    {
        Label start = NewLabel();
        Label end = NewLabel();
        Label exit = NewLabel();
        Label cleanup = NewLabel();
        EmitJump(Opcode.SETUP_FINALLY, end, statement.Span);
        Mark(start);
        PushBlock(new FrameBlock(FrameBlockKind.FinallyTry, start, end, statement.Span, FinalBody: finalBody));
        if (handlers.Length > 0)
        {
            GenerateTryExcept(statement, body, handlers, orelse, isGroup);
        }
        else
        {
            VisitStatements(body);
        }

        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        PopBlock();
        VisitStatements(finalBody);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, exit, SourceSpan.None);
        Mark(end);
        PushBlock(FrameBlockKind.FinallyEnd, end, s_noLabel, statement.Span);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, SourceSpan.None);
        Emit(Opcode.PUSH_EXC_INFO, SourceSpan.None);

        // The same statements again: what is to be said about them has been said.
        _silencedDepth++;
        VisitStatements(finalBody);
        _silencedDepth--;
        PopBlock();
        Emit(Opcode.RERAISE, 0, SourceSpan.None);
        Mark(cleanup);
        PopExceptAndReraise();
        Mark(exit);
    }

    private void PopExceptAndReraise()
    {
        Emit(Opcode.COPY, 3, SourceSpan.None);
        Emit(Opcode.POP_EXCEPT, SourceSpan.None);
        Emit(Opcode.RERAISE, 1, SourceSpan.None);
    }

    private void UnbindHandlerName(string name, SourceSpan span)
    {
        LoadConstant(s_none, span);
        EmitVariable(name, ExpressionContext.Store, span);
        EmitVariable(name, ExpressionContext.Del, span);
    }

    private void GenerateTryBody(StatementNode statement, StatementNode[] body, Label except)
    {
        Label start = NewLabel();
        EmitJump(Opcode.SETUP_FINALLY, except, statement.Span);
        Mark(start);
        PushBlock(FrameBlockKind.TryExcept, start, s_noLabel, statement.Span);
        VisitStatements(body);
        PopBlock();
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
    }

    private void GenerateTryExceptPlain(StatementNode statement, StatementNode[] body, ExceptHandler[] handlers, StatementNode[] orelse)
    {
        Label except = NewLabel();
        Label end = NewLabel();
        Label cleanup = NewLabel();
        GenerateTryBody(statement, body, except);
        VisitStatements(orelse);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(except);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, SourceSpan.None);
        Emit(Opcode.PUSH_EXC_INFO, SourceSpan.None);
        PushBlock(FrameBlockKind.ExceptionHandler, s_noLabel, s_noLabel, statement.Span);
        for (int i = 0; i < handlers.Length; i++)
        {
            ExceptHandler handler = handlers[i];
            if (handler.Type is null && i < handlers.Length - 1)
            {
                throw Error("default 'except:' must be last", handler.Span);
            }

            Label next = NewLabel();
            if (handler.Type is not null)
            {
                Visit(handler.Type);
                Emit(Opcode.CHECK_EXC_MATCH, handler.Span);
                EmitJump(Opcode.POP_JUMP_IF_FALSE, next, handler.Span);
            }

            GenerateHandler(handler, end);
            Mark(next);
        }

        PopBlock();
        Emit(Opcode.RERAISE, 0, SourceSpan.None);
        Mark(cleanup);
        PopExceptAndReraise();
        Mark(end);
    }

    private void GenerateHandler(ExceptHandler handler, Label end)
    {
        Label start = NewLabel();
        if (handler.Name is null)
        {
            Emit(Opcode.POP_TOP, handler.Span);
            Mark(start);
            PushBlock(FrameBlockKind.HandlerCleanup, start, s_noLabel, handler.Span);
            VisitStatements(handler.Body);
            PopBlock();
            Emit(Opcode.POP_BLOCK, SourceSpan.None);
            Emit(Opcode.POP_EXCEPT, SourceSpan.None);
            EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
            return;
        }

        Label cleanup = NewLabel();
        EmitVariable(handler.Name, ExpressionContext.Store, handler.Span);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, handler.Span);
        Mark(start);
        PushBlock(new FrameBlock(FrameBlockKind.HandlerCleanup, start, s_noLabel, handler.Span, HandlerName: handler.Name));
        VisitStatements(handler.Body);
        PopBlock();
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        Emit(Opcode.POP_EXCEPT, SourceSpan.None);
        UnbindHandlerName(handler.Name, SourceSpan.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(cleanup);
        UnbindHandlerName(handler.Name, SourceSpan.None);
        Emit(Opcode.RERAISE, 1, SourceSpan.None);
    }

    private void GenerateTryExceptGroup(StatementNode statement, StatementNode[] body, ExceptHandler[] handlers, StatementNode[] orelse)
    {
        Label except = NewLabel();
        Label orelseLabel = NewLabel();
        Label end = NewLabel();
        Label cleanup = NewLabel();
        Label reraiseStar = NewLabel();
        GenerateTryBody(statement, body, except);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, orelseLabel, SourceSpan.None);
        Mark(except);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, SourceSpan.None);
        Emit(Opcode.PUSH_EXC_INFO, SourceSpan.None);
        PushBlock(FrameBlockKind.ExceptionGroupHandler, s_noLabel, s_noLabel, statement.Span);
        for (int i = 0; i < handlers.Length; i++)
        {
            if (i == 0)
            {
                // The list of what the handlers raise, and the part of the group that is not handled yet.
                Emit(Opcode.BUILD_LIST, 0, handlers[i].Span);
                Emit(Opcode.COPY, 2, handlers[i].Span);
            }

            GenerateGroupHandler(handlers[i]);
        }

        PopBlock();
        Emit(Opcode.LIST_APPEND, 1, SourceSpan.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, reraiseStar, SourceSpan.None);
        Mark(reraiseStar);
        GenerateReraiseStar(end);
        Mark(cleanup);
        PopExceptAndReraise();
        Mark(orelseLabel);
        VisitStatements(orelse);
        Mark(end);
    }

    private void GenerateGroupHandler(ExceptHandler handler)
    {
        SourceSpan span = handler.Span;
        Label handled = NewLabel();
        Label next = NewLabel();
        Label noMatch = NewLabel();
        Label start = NewLabel();
        Label raised = NewLabel();
        if (handler.Type is not null)
        {
            Visit(handler.Type);
            Emit(Opcode.CHECK_EG_MATCH, span);
            Emit(Opcode.COPY, 1, span);
            EmitJump(Opcode.POP_JUMP_IF_NONE, noMatch, span);
        }

        if (handler.Name is not null)
        {
            EmitVariable(handler.Name, ExpressionContext.Store, span);
        }
        else
        {
            Emit(Opcode.POP_TOP, span);
        }

        EmitJump(Opcode.SETUP_CLEANUP, raised, span);
        Mark(start);
        PushBlock(new FrameBlock(FrameBlockKind.HandlerCleanup, start, s_noLabel, span, HandlerName: handler.Name));
        VisitStatements(handler.Body);
        PopBlock();
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        if (handler.Name is not null)
        {
            UnbindHandlerName(handler.Name, SourceSpan.None);
        }

        EmitJump(Opcode.JUMP_NO_INTERRUPT, handled, SourceSpan.None);
        Mark(raised);
        if (handler.Name is not null)
        {
            UnbindHandlerName(handler.Name, SourceSpan.None);
        }

        Emit(Opcode.LIST_APPEND, 3, SourceSpan.None);
        Emit(Opcode.POP_TOP, SourceSpan.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, next, SourceSpan.None);
        Mark(handled);
        Emit(Opcode.NOP, SourceSpan.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, next, SourceSpan.None);
        Mark(noMatch);
        Emit(Opcode.POP_TOP, span);
        Mark(next);
    }

    private void GenerateReraiseStar(Label end)
    {
        Label reraise = NewLabel();
        Emit(Opcode.CALL_INTRINSIC_2, (int)BinaryIntrinsic.PrepareReraiseStar, SourceSpan.None);
        Emit(Opcode.COPY, 1, SourceSpan.None);
        EmitJump(Opcode.POP_JUMP_IF_NOT_NONE, reraise, SourceSpan.None);
        Emit(Opcode.POP_TOP, SourceSpan.None);
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        Emit(Opcode.POP_EXCEPT, SourceSpan.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(reraise);
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        Emit(Opcode.SWAP, 2, SourceSpan.None);
        Emit(Opcode.POP_EXCEPT, SourceSpan.None);
        Emit(Opcode.RERAISE, 0, SourceSpan.None);
    }

    private void CallExitWithNones(SourceSpan span)
    {
        LoadConstant(s_none, span);
        LoadConstant(s_none, span);
        LoadConstant(s_none, span);
        Emit(Opcode.CALL, 3, span);
    }

    private void GenerateWith(WithItem[] items, StatementNode[] body, int position, bool isAsync)
    {
        CompilerErrors.EnsureStack();
        WithItem item = items[position];
        SourceSpan span = item.ContextExpr.Span;
        Label block = NewLabel();
        Label final = NewLabel();
        Label exit = NewLabel();
        Label cleanup = NewLabel();
        Visit(item.ContextExpr);
        Emit(Opcode.COPY, 1, span);
        Emit(Opcode.LOAD_SPECIAL, (int)(isAsync ? SpecialMethod.AsyncExit : SpecialMethod.Exit), span);
        Emit(Opcode.SWAP, 2, span);
        Emit(Opcode.SWAP, 3, span);
        Emit(Opcode.LOAD_SPECIAL, (int)(isAsync ? SpecialMethod.AsyncEnter : SpecialMethod.Enter), span);
        Emit(Opcode.CALL, 0, span);
        if (isAsync)
        {
            EmitAwait(1, span);
        }

        EmitJump(Opcode.SETUP_WITH, final, span);
        Mark(block);
        PushBlock(isAsync ? FrameBlockKind.AsyncWith : FrameBlockKind.With, block, final, span);
        if (item.OptionalVars is not null)
        {
            Visit(item.OptionalVars);
        }
        else
        {
            Emit(Opcode.POP_TOP, span);
        }

        if (position + 1 == items.Length)
        {
            VisitStatements(body);
        }
        else
        {
            GenerateWith(items, body, position + 1, isAsync);
        }

        PopBlock();
        Emit(Opcode.POP_BLOCK, isAsync ? span : SourceSpan.None);
        CallExitWithNones(span);
        if (isAsync)
        {
            EmitAwait(2, span);
        }

        Emit(Opcode.POP_TOP, span);
        EmitJump(Opcode.JUMP, exit, span);
        Mark(final);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, span);
        Emit(Opcode.PUSH_EXC_INFO, span);
        Emit(Opcode.WITH_EXCEPT_START, span);
        if (isAsync)
        {
            EmitAwait(2, span);
        }

        FinishWithExcept(cleanup, exit);
        Mark(exit);
    }

    private void FinishWithExcept(Label cleanup, Label exit)
    {
        Label suppress = NewLabel();
        Emit(Opcode.TO_BOOL, SourceSpan.None);
        EmitJump(Opcode.POP_JUMP_IF_TRUE, suppress, SourceSpan.None);
        Emit(Opcode.RERAISE, 2, SourceSpan.None);
        Mark(suppress);
        Emit(Opcode.POP_TOP, SourceSpan.None);
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        Emit(Opcode.POP_EXCEPT, SourceSpan.None);
        Emit(Opcode.POP_TOP, SourceSpan.None);
        Emit(Opcode.POP_TOP, SourceSpan.None);
        Emit(Opcode.POP_TOP, SourceSpan.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, exit, SourceSpan.None);
        Mark(cleanup);
        PopExceptAndReraise();
    }
}
