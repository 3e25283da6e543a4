using System;
using System.Diagnostics.CodeAnalysis;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Calls: of functions, of methods, of <c>super()</c>'s attributes, with and without unpacking.</summary>
internal sealed partial class CodeGenerator
{
    private void GenerateCall(Call call)
    {
        CheckKeywords(call.Keywords);
        if (TryGenerateMethodCall(call))
        {
            return;
        }

        Label end = NewLabel();
        CheckCalled(call.Func);
        Visit(call.Func);
        TryGenerateGeneratorLoop(call, end);
        Emit(Opcode.PUSH_NULL, call.Func.Span);
        GenerateArguments(0, call.Args, call.Keywords, call.Span);
        Mark(end);
    }

    private static void CheckKeywords(Keyword[] keywords)
    {
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not { } name)
            {
                continue;
            }

            for (int j = i + 1; j < keywords.Length; j++)
            {
                if (keywords[j].Arg == name)
                {
                    throw Error($"keyword argument repeated: {name}", keywords[j].Span);
                }
            }
        }
    }

    /// <summary>A call of an attribute with plain arguments loads method and receiver at once. Attributes of imported modules are not methods.</summary>
    private bool TryGenerateMethodCall(Call call)
    {
        if (call.Func is not Syntax.Ast.Attribute { Ctx: ExpressionContext.Load } method
            || IsImported(method.Value)
            || call.Args.Length + call.Keywords.Length + (call.Keywords.Length > 0 ? 1 : 0) >= StackUseGuideline
            || Array.Exists(call.Args, argument => argument is Starred)
            || Array.Exists(call.Keywords, keyword => keyword.Arg is null))
        {
            return false;
        }

        SourceSpan span = method.Span;
        if (TryGetSuperCall(method, out Call? super))
        {
            LoadSuperArguments(super);
            EmitSuperAttribute(method.Attr, super.Args.Length > 0, method: true, span);
            span = AttributeSpan(span, method);
            Emit(Opcode.NOP, span);
        }
        else
        {
            Visit(method.Value);
            span = AttributeSpan(span, method);
            EmitLoadAttribute(method.Attr, method: true, span);
        }

        VisitAll(call.Args);
        SourceSpan callSpan = AttributeSpan(call.Span, method);
        if (call.Keywords.Length > 0)
        {
            VisitKeywordValues(call.Keywords);
            LoadKeywordNames(call.Keywords, span);
            Emit(Opcode.CALL_KW, call.Args.Length + call.Keywords.Length, callSpan);
        }
        else
        {
            Emit(Opcode.CALL, call.Args.Length, callSpan);
        }

        return true;
    }

    /// <summary>Whether a name is bound by an import at module level.</summary>
    private bool IsImported(ExpressionNode value) =>
        value is Name name && (_table.Top.FlagsOf(name.Id) & SymbolFlags.Import) != 0;

    /// <summary>Whether an attribute is looked up on a call of the builtin <c>super</c> that can be done without making the object.</summary>
    private bool TryGetSuperCall(Syntax.Ast.Attribute attribute, [NotNullWhen(true)] out Call? super)
    {
        super = null;
        if (attribute is not { Ctx: ExpressionContext.Load, Attr: not "__class__", Value: Call { Func: Name { Id: "super" }, Keywords.Length: 0 } call }
            || _scope.Entry.ScopeOf("super") != SymbolScope.GlobalImplicit
            || _table.Top.ScopeOf("super") != SymbolScope.Unknown)
        {
            return false;
        }

        bool possible = call.Args.Length switch
        {
            2 => !Array.Exists(call.Args, argument => argument is Starred),
            0 => _scope.ArgumentCount > 0 && ReferenceKind("__class__") == SymbolScope.Free,
            _ => false,
        };
        super = possible ? call : null;
        return possible;
    }

    private void LoadSuperArguments(Call super)
    {
        EmitVariable("super", ExpressionContext.Load, super.Func.Span);
        if (super.Args.Length > 0)
        {
            VisitAll(super.Args);
            return;
        }

        EmitVariable("__class__", ExpressionContext.Load, super.Span);
        EmitVariable(_scope.Variables.Items[0], ExpressionContext.Load, super.Span);
    }

    private void EmitSuperAttribute(string name, bool hasArguments, bool method, SourceSpan span) =>
        Emit(Opcode.LOAD_SUPER_ATTR, (_scope.Names.IndexOf(Mangle(name)) << 2) | (hasArguments ? 2 : 0) | (method ? 1 : 0), span);

    /// <summary>
    /// Runs the loop of <c>all</c>, <c>any</c> or <c>tuple</c> over a generator expression in place, where the name turns out to be the builtin.
    /// The callable is on the stack and stays there for the ordinary call.
    /// </summary>
    private void TryGenerateGeneratorLoop(Call call, Label end)
    {
        if (call is not { Func: Name function, Args: [GeneratorExp generator], Keywords.Length: 0 } || _table.Lookup(generator).IsCoroutine)
        {
            return;
        }

        CommonConstant? constant = function.Id switch
        {
            "all" => CommonConstant.All,
            "any" => CommonConstant.Any,
            "tuple" => CommonConstant.Tuple,
            _ => null,
        };
        if (constant is null)
        {
            return;
        }

        SourceSpan span = function.Span;
        bool isTuple = constant == CommonConstant.Tuple;
        bool isAny = constant == CommonConstant.Any;
        Label loop = NewLabel();
        Label cleanup = NewLabel();
        Label skip = NewLabel();
        Emit(Opcode.COPY, 1, span);
        Emit(Opcode.LOAD_COMMON_CONSTANT, (int)constant.Value, span);
        Emit(Opcode.IS_OP, 0, span);
        EmitJump(Opcode.POP_JUMP_IF_FALSE, skip, span);
        Emit(Opcode.POP_TOP, span);
        if (isTuple)
        {
            Emit(Opcode.BUILD_LIST, 0, span);
        }

        Visit(generator);
        Mark(loop);
        EmitJump(Opcode.FOR_ITER, cleanup, span);
        if (isTuple)
        {
            Emit(Opcode.LIST_APPEND, 2, span);
            EmitJump(Opcode.JUMP, loop, span);
        }
        else
        {
            Emit(Opcode.TO_BOOL, span);
            EmitJump(isAny ? Opcode.POP_JUMP_IF_FALSE : Opcode.POP_JUMP_IF_TRUE, loop, span);
        }

        Emit(Opcode.POP_ITER, SourceSpan.None);
        if (!isTuple)
        {
            LoadConstant(isAny ? BoolConstant.True : BoolConstant.False, span);
        }

        EmitJump(Opcode.JUMP, end, span);
        Mark(cleanup);
        Emit(Opcode.END_FOR, SourceSpan.None);
        Emit(Opcode.POP_ITER, SourceSpan.None);
        if (isTuple)
        {
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.ListToTuple, span);
        }
        else
        {
            LoadConstant(isAny ? BoolConstant.False : BoolConstant.True, span);
        }

        EmitJump(Opcode.JUMP, end, span);
        Mark(skip);
    }

    private void VisitKeywordValues(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            Visit(keyword.Value);
        }
    }

    private void LoadKeywordNames(Keyword[] keywords, SourceSpan span) =>
        LoadConstant(new TupleConstant(Array.ConvertAll<Keyword, ConstantValue>(keywords, keyword => new StringConstant(keyword.Arg!))), span);

    /// <summary>The arguments and the call itself.</summary>
    /// <param name="pushed">How many arguments already lie on the stack.</param>
    /// <param name="arguments">Positional arguments.</param>
    /// <param name="keywords">Keyword arguments.</param>
    /// <param name="span">The call's place.</param>
    /// <param name="injectedName">A variable that is the last positional argument (a generic class's base).</param>
    private void GenerateArguments(int pushed, ExpressionNode[] arguments, Keyword[] keywords, SourceSpan span, string? injectedName = null)
    {
        CheckKeywords(keywords);
        bool plain = arguments.Length + (keywords.Length * 2) <= StackUseGuideline
            && !Array.Exists(arguments, argument => argument is Starred)
            && !Array.Exists(keywords, keyword => keyword.Arg is null);
        if (!plain)
        {
            GenerateUnpackingCall(pushed, arguments, keywords, span, injectedName);
            return;
        }

        VisitAll(arguments);
        int count = arguments.Length + pushed;
        if (injectedName is not null)
        {
            EmitVariable(injectedName, ExpressionContext.Load, span);
            count++;
        }

        if (keywords.Length > 0)
        {
            VisitKeywordValues(keywords);
            LoadKeywordNames(keywords, span);
            Emit(Opcode.CALL_KW, count + keywords.Length, span);
        }
        else
        {
            Emit(Opcode.CALL, count, span);
        }
    }

    private void GenerateUnpackingCall(int pushed, ExpressionNode[] arguments, Keyword[] keywords, SourceSpan span, string? injectedName)
    {
        if (pushed == 0 && injectedName is null && arguments is [Starred only])
        {
            Visit(only.Value);
        }
        else
        {
            GenerateSequence(arguments, pushed, Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, asTuple: true, span, injectedName);
        }

        if (keywords.Length == 0)
        {
            Emit(Opcode.PUSH_NULL, span);
        }
        else
        {
            GenerateKeywordDict(keywords, span);
        }

        Emit(Opcode.CALL_FUNCTION_EX, span);
    }

    private void GenerateKeywordDict(Keyword[] keywords, SourceSpan span)
    {
        bool haveDict = false;
        int pending = 0;
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not null)
            {
                pending++;
                continue;
            }

            MergePending(i);
            if (!haveDict)
            {
                Emit(Opcode.BUILD_MAP, 0, span);
                haveDict = true;
            }

            Visit(keywords[i].Value);
            Emit(Opcode.DICT_MERGE, 1, span);
        }

        MergePending(keywords.Length);

        void MergePending(int end)
        {
            if (pending == 0)
            {
                return;
            }

            GenerateSubKeywords(keywords, end - pending, end, span);
            if (haveDict)
            {
                Emit(Opcode.DICT_MERGE, 1, span);
            }

            haveDict = true;
            pending = 0;
        }
    }

    private void GenerateSubKeywords(Keyword[] keywords, int begin, int end, SourceSpan span)
    {
        int count = end - begin;
        bool big = count * 2 > StackUseGuideline;
        if (big)
        {
            Emit(Opcode.BUILD_MAP, 0, SourceSpan.None);
        }

        for (int i = begin; i < end; i++)
        {
            LoadConstant(keywords[i].Arg!, span);
            Visit(keywords[i].Value);
            if (big)
            {
                Emit(Opcode.MAP_ADD, 1, SourceSpan.None);
            }
        }

        if (!big)
        {
            Emit(Opcode.BUILD_MAP, count, span);
        }
    }
}
