using System;
using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;
using BinaryOperator = Adder.Bytecode.BinaryOperator;
using ComparisonOperator = Adder.Syntax.Ast.ComparisonOperator;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Expressions other than calls and comprehensions.</summary>
internal sealed partial class CodeGenerator
{
    private void Visit(ExpressionNode expression)
    {
        CompilerErrors.EnsureStack();
        SourceSpan span = expression.Span;
        switch (expression)
        {
            case Name name:
                EmitVariable(name.Id, name.Ctx, span);
                break;
            case Constant constant:
                LoadConstant(constant.Value, span);
                break;
            case Syntax.Ast.Attribute attribute:
                GenerateAttribute(attribute);
                break;
            case Call call:
                GenerateCall(call);
                break;
            case Subscript subscript:
                GenerateSubscript(subscript);
                break;
            case BinOp operation:
                Visit(operation.Left);
                Visit(operation.Right);
                Emit(Opcode.BINARY_OP, BinaryOperations.Plain(operation.Op), span);
                break;
            case BoolOp operation:
                GenerateBooleanOperation(operation);
                break;
            case UnaryOp operation:
                GenerateUnaryOperation(operation);
                break;
            case Compare compare:
                GenerateCompare(compare);
                break;
            case NamedExpr named:
                Visit(named.Value);
                Emit(Opcode.COPY, 1, span);
                Visit(named.Target);
                break;
            case IfExp choice:
                GenerateChoice(choice);
                break;
            case Lambda lambda:
                GenerateLambda(lambda);
                break;
            case Dict dict:
                GenerateDict(dict);
                break;
            case Set set:
                GenerateSequence(set.Elts, 0, Opcode.BUILD_SET, Opcode.SET_ADD, Opcode.SET_UPDATE, asTuple: false, span);
                break;
            case List list:
                GenerateListOrTuple(list.Elts, list.Ctx, asTuple: false, span);
                break;
            case Syntax.Ast.Tuple tuple:
                GenerateListOrTuple(tuple.Elts, tuple.Ctx, asTuple: true, span);
                break;
            case Slice slice:
                GenerateSlice(slice);
                break;
            case Starred starred:
                throw Error(
                    starred.Ctx == ExpressionContext.Store ? "starred assignment target must be in a list or tuple" : "can't use starred expression here",
                    span);
            default:
                VisitRare(expression);
                break;
        }
    }

    private void VisitRare(ExpressionNode expression)
    {
        SourceSpan span = expression.Span;
        switch (expression)
        {
            case ListComp comprehension:
                GenerateComprehension(new ComprehensionParts(comprehension, "<listcomp>", ComprehensionType.List, comprehension.Generators, comprehension.Elt, null));
                break;
            case SetComp comprehension:
                GenerateComprehension(new ComprehensionParts(comprehension, "<setcomp>", ComprehensionType.Set, comprehension.Generators, comprehension.Elt, null));
                break;
            case DictComp comprehension:
                GenerateComprehension(new ComprehensionParts(comprehension, "<dictcomp>", ComprehensionType.Dict, comprehension.Generators, comprehension.Key, comprehension.Value));
                break;
            case GeneratorExp comprehension:
                GenerateComprehension(new ComprehensionParts(comprehension, "<genexpr>", ComprehensionType.Generator, comprehension.Generators, comprehension.Elt, null));
                break;
            case JoinedStr joined:
                GenerateJoinedString(joined);
                break;
            case FormattedValue value:
                GenerateFormattedValue(value);
                break;
            case TemplateStr template:
                GenerateTemplate(template);
                break;
            case Interpolation interpolation:
                GenerateInterpolation(interpolation);
                break;
            case Yield value:
                RequireFunction("'yield' outside function", span);
                if (value.Value is not null)
                {
                    Visit(value.Value);
                }
                else
                {
                    LoadConstant(s_none, span);
                }

                EmitYield(span);
                break;
            case YieldFrom value:
                RequireFunction("'yield from' outside function", span);
                if (_scope.Kind == CodeScopeKind.AsyncFunction)
                {
                    throw Error("'yield from' inside async function", span);
                }

                Visit(value.Value);
                Emit(Opcode.GET_YIELD_FROM_ITER, span);
                LoadConstant(s_none, span);
                EmitYieldFrom(isAwait: false, span);
                break;
            case Await value:
                Visit(value.Value);
                EmitAwait(0, span);
                break;
            default:
                throw new InvalidOperationException($"unexpected expression {expression.GetType().Name}");
        }
    }

    private void RequireFunction(string message, SourceSpan span)
    {
        if (!_scope.Entry.IsFunctionLike)
        {
            throw Error(message, span);
        }
    }

    private void EmitYield(SourceSpan span)
    {
        if (_scope.Entry is { IsGenerator: true, IsCoroutine: true })
        {
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.AsyncGeneratorWrap, span);
        }

        Emit(Opcode.YIELD_VALUE, 0, span);
        Emit(Opcode.RESUME, 1, span);
    }

    /// <summary>Awaits what is on the stack.</summary>
    /// <param name="kind">For error messages: 1 and 2 for what <c>__aenter__</c> and <c>__aexit__</c> gave, else 0.</param>
    /// <param name="span">The place.</param>
    private void EmitAwait(int kind, SourceSpan span)
    {
        Emit(Opcode.GET_AWAITABLE, kind, span);
        LoadConstant(s_none, span);
        EmitYieldFrom(isAwait: true, span);
    }

    /// <summary>The loop that sends to a sub-iterator and yields what it gives.</summary>
    private void EmitYieldFrom(bool isAwait, SourceSpan span)
    {
        Label send = NewLabel();
        Label fail = NewLabel();
        Label exit = NewLabel();
        Mark(send);
        EmitJump(Opcode.SEND, exit, span);

        // Catches the StopIteration of a close or throw while suspended.
        EmitJump(Opcode.SETUP_FINALLY, fail, span);
        Emit(Opcode.YIELD_VALUE, 1, span);
        Emit(Opcode.POP_BLOCK, SourceSpan.None);
        Emit(Opcode.RESUME, isAwait ? 3 : 2, span);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, send, span);
        Mark(fail);
        Emit(Opcode.CLEANUP_THROW, span);
        Mark(exit);
        Emit(Opcode.END_SEND, span);
    }

    /// <summary>Moves the start of an attribute access (or a call of one) that spans lines to the attribute's name.</summary>
    private static SourceSpan AttributeSpan(SourceSpan span, Syntax.Ast.Attribute attribute)
    {
        SourceSpan whole = attribute.Span;
        if (span.Line == whole.EndLine)
        {
            return span;
        }

        int length = CodePointCount(attribute.Attr);
        int endLine = System.Math.Max(span.EndLine, whole.EndLine);
        return length <= whole.EndColumn
            ? new SourceSpan(whole.EndLine, whole.EndColumn - length, endLine, span.EndColumn)
            : new SourceSpan(whole.EndLine, -1, endLine, -1);
    }

    private static int CodePointCount(string text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }

    private void GenerateAttribute(Syntax.Ast.Attribute attribute)
    {
        SourceSpan span = attribute.Span;
        if (TryGetSuperCall(attribute, out Call? super))
        {
            LoadSuperArguments(super);
            EmitSuperAttribute(attribute.Attr, super.Args.Length > 0, method: false, span);
            Emit(Opcode.NOP, AttributeSpan(span, attribute));
            return;
        }

        RecordStaticAttribute(attribute);
        Visit(attribute.Value);
        span = AttributeSpan(span, attribute);
        switch (attribute.Ctx)
        {
            case ExpressionContext.Load:
                EmitLoadAttribute(attribute.Attr, method: false, span);
                break;
            case ExpressionContext.Store:
                EmitName(Opcode.STORE_ATTR, attribute.Attr, span);
                break;
            default:
                EmitName(Opcode.DELETE_ATTR, attribute.Attr, span);
                break;
        }
    }

    /// <summary>Assignments to <c>self.x</c> inside a class go into its <c>__static_attributes__</c>.</summary>
    private void RecordStaticAttribute(Syntax.Ast.Attribute attribute)
    {
        if (attribute is not { Value: Name { Id: "self" }, Ctx: ExpressionContext.Store })
        {
            return;
        }

        for (int i = _outer.Count - 1; i >= 0; i--)
        {
            if (_outer[i].Kind == CodeScopeKind.Class)
            {
                _outer[i].StaticAttributes.Add(attribute.Attr);
                return;
            }
        }
    }

    private static bool IsConstantSlice(Slice slice) =>
        slice.Lower is null or Constant && slice.Upper is null or Constant && slice.Step is null or Constant;

    private static bool IsTwoPartSlice(ExpressionNode slice) => slice is Slice { Step: null } parts && !IsConstantSlice(parts);

    private void VisitSliceParts(Slice slice)
    {
        VisitOrNone(slice.Lower, slice.Span);
        VisitOrNone(slice.Upper, slice.Span);
    }

    private void VisitOrNone(ExpressionNode? part, SourceSpan span)
    {
        if (part is null)
        {
            LoadConstant(s_none, span);
        }
        else
        {
            Visit(part);
        }
    }

    private void GenerateSlice(Slice slice)
    {
        if (IsConstantSlice(slice))
        {
            LoadConstant(new SliceConstant(ConstantOf(slice.Lower), ConstantOf(slice.Upper), ConstantOf(slice.Step)), slice.Span);
            return;
        }

        VisitSliceParts(slice);
        if (slice.Step is not null)
        {
            Visit(slice.Step);
        }

        Emit(Opcode.BUILD_SLICE, slice.Step is null ? 2 : 3, slice.Span);
    }

    private static ConstantValue ConstantOf(ExpressionNode? part) => part is Constant constant ? constant.Value : s_none;

    private void GenerateSubscript(Subscript subscript)
    {
        SourceSpan span = subscript.Span;
        if (subscript.Ctx == ExpressionContext.Load)
        {
            CheckSubscripted(subscript.Value);
            CheckIndex(subscript.Value, subscript.Slice);
        }

        Visit(subscript.Value);
        if (subscript.Ctx != ExpressionContext.Del && subscript.Slice is Slice slice && IsTwoPartSlice(slice))
        {
            VisitSliceParts(slice);
            Emit(subscript.Ctx == ExpressionContext.Load ? Opcode.BINARY_SLICE : Opcode.STORE_SLICE, span);
            return;
        }

        Visit(subscript.Slice);
        switch (subscript.Ctx)
        {
            case ExpressionContext.Load:
                Emit(Opcode.BINARY_OP, (int)BinaryOperator.Subscript, span);
                break;
            case ExpressionContext.Store:
                Emit(Opcode.STORE_SUBSCR, span);
                break;
            default:
                Emit(Opcode.DELETE_SUBSCR, span);
                break;
        }
    }

    private void GenerateBooleanOperation(BoolOp operation)
    {
        Opcode jump = operation.Op == BooleanOperator.And ? Opcode.JUMP_IF_FALSE : Opcode.JUMP_IF_TRUE;
        Label end = NewLabel();
        for (int i = 0; i < operation.Values.Length - 1; i++)
        {
            Visit(operation.Values[i]);
            EmitJump(jump, end, operation.Span);
            Emit(Opcode.POP_TOP, operation.Span);
        }

        Visit(operation.Values[^1]);
        Mark(end);
    }

    private void GenerateUnaryOperation(UnaryOp operation)
    {
        Visit(operation.Operand);
        switch (operation.Op)
        {
            case UnaryOperator.Not:
                Emit(Opcode.TO_BOOL, operation.Span);
                Emit(Opcode.UNARY_NOT, operation.Span);
                break;
            case UnaryOperator.UAdd:
                Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.UnaryPositive, operation.Span);
                break;
            default:
                Emit(operation.Op == UnaryOperator.USub ? Opcode.UNARY_NEGATIVE : Opcode.UNARY_INVERT, operation.Span);
                break;
        }
    }

    private void GenerateChoice(IfExp choice)
    {
        Label end = NewLabel();
        Label orelse = NewLabel();
        JumpIf(choice.Test, orelse, condition: false);
        Visit(choice.Body);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(orelse);
        Visit(choice.Orelse);
        Mark(end);
    }

    private void GenerateCompare(Compare compare)
    {
        SourceSpan span = compare.Span;
        CheckCompare(compare);
        Visit(compare.Left);
        int last = compare.Ops.Length - 1;
        if (last == 0)
        {
            Visit(compare.Comparators[0]);
            EmitComparison(compare.Ops[0], span);
            return;
        }

        Label cleanup = NewLabel();
        for (int i = 0; i < last; i++)
        {
            Visit(compare.Comparators[i]);
            Emit(Opcode.SWAP, 2, span);
            Emit(Opcode.COPY, 2, span);
            EmitComparison(compare.Ops[i], span);
            Emit(Opcode.COPY, 1, span);
            Emit(Opcode.TO_BOOL, span);
            EmitJump(Opcode.POP_JUMP_IF_FALSE, cleanup, span);
            Emit(Opcode.POP_TOP, span);
        }

        Visit(compare.Comparators[last]);
        EmitComparison(compare.Ops[last], span);
        Label end = NewLabel();
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, SourceSpan.None);
        Mark(cleanup);
        Emit(Opcode.SWAP, 2, span);
        Emit(Opcode.POP_TOP, span);
        Mark(end);
    }

    private void EmitComparison(ComparisonOperator operation, SourceSpan span)
    {
        // COMPARE_OP: the operator above bit 5, below it which outcomes of a comparison count (less 2, greater 4, equal 8, unordered 1).
        switch (operation)
        {
            case ComparisonOperator.Is or ComparisonOperator.IsNot:
                Emit(Opcode.IS_OP, operation == ComparisonOperator.IsNot ? 1 : 0, span);
                break;
            case ComparisonOperator.In or ComparisonOperator.NotIn:
                Emit(Opcode.CONTAINS_OP, operation == ComparisonOperator.NotIn ? 1 : 0, span);
                break;
            default:
                Emit(Opcode.COMPARE_OP, operation switch
                {
                    ComparisonOperator.Lt => 2,
                    ComparisonOperator.LtE => (1 << 5) | 10,
                    ComparisonOperator.Eq => (2 << 5) | 8,
                    ComparisonOperator.NotEq => (3 << 5) | 7,
                    ComparisonOperator.Gt => (4 << 5) | 4,
                    _ => (5 << 5) | 12,
                }, span);
                break;
        }
    }

    private void GenerateListOrTuple(ExpressionNode[] elements, ExpressionContext context, bool asTuple, SourceSpan span)
    {
        switch (context)
        {
            case ExpressionContext.Store:
                Unpack(elements, span);
                break;
            case ExpressionContext.Load:
                if (asTuple)
                {
                    GenerateSequence(elements, 0, Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, asTuple: true, span);
                }
                else
                {
                    GenerateSequence(elements, 0, Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, asTuple: false, span);
                }

                break;
            default:
                VisitAll(elements);
                break;
        }
    }

    private void Unpack(ExpressionNode[] elements, SourceSpan span)
    {
        bool starred = false;
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] is not Starred)
            {
                continue;
            }

            if (starred)
            {
                throw Error("multiple starred expressions in assignment", span);
            }

            if (i >= 1 << 8 || elements.Length - i - 1 >= int.MaxValue >> 8)
            {
                throw Error("too many expressions in star-unpacking assignment", span);
            }

            Emit(Opcode.UNPACK_EX, i + ((elements.Length - i - 1) << 8), span);
            starred = true;
        }

        if (!starred)
        {
            Emit(Opcode.UNPACK_SEQUENCE, elements.Length, span);
        }

        foreach (ExpressionNode element in elements)
        {
            Visit(element is Starred star ? star.Value : element);
        }
    }

    /// <summary>Builds a list, set or tuple of elements, some of which may be unpacked.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="pushed">How many further ones already lie on the stack.</param>
    /// <param name="build">Makes the collection.</param>
    /// <param name="add">Adds one element.</param>
    /// <param name="extend">Adds all of an iterable.</param>
    /// <param name="asTuple">The list becomes a tuple.</param>
    /// <param name="span">The place.</param>
    /// <param name="injectedName">A variable to add at the end.</param>
    private void GenerateSequence(
        ExpressionNode[] elements, int pushed, Opcode build, Opcode add, Opcode extend, bool asTuple, SourceSpan span, string? injectedName = null)
    {
        int injected = injectedName is null ? 0 : 1;
        bool big = elements.Length + pushed + injected > StackUseGuideline;
        bool anyStarred = Array.Exists(elements, element => element is Starred);
        if (!anyStarred && !big)
        {
            VisitAll(elements);
            if (injectedName is not null)
            {
                EmitVariable(injectedName, ExpressionContext.Load, span);
            }

            Emit(asTuple ? Opcode.BUILD_TUPLE : build, elements.Length + pushed + injected, span);
            return;
        }

        bool built = false;
        if (big)
        {
            Emit(build, pushed, span);
            built = true;
        }

        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] is Starred star)
            {
                if (!built)
                {
                    Emit(build, i + pushed, span);
                    built = true;
                }

                Visit(star.Value);
                Emit(extend, 1, span);
            }
            else
            {
                Visit(elements[i]);
                if (built)
                {
                    Emit(add, 1, span);
                }
            }
        }

        if (injectedName is not null)
        {
            EmitVariable(injectedName, ExpressionContext.Load, span);
            Emit(add, 1, span);
        }

        if (asTuple)
        {
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.ListToTuple, span);
        }
    }

    private void GenerateDict(Dict dict)
    {
        SourceSpan span = dict.Span;
        bool container = false;
        int pending = 0;
        for (int i = 0; i < dict.Values.Length; i++)
        {
            if (dict.Keys[i] is null)
            {
                if (pending > 0)
                {
                    AddPending(i - pending, i);
                }

                if (!container)
                {
                    Emit(Opcode.BUILD_MAP, 0, span);
                    container = true;
                }

                Visit(dict.Values[i]);
                Emit(Opcode.DICT_UPDATE, 1, span);
            }
            else if (pending * 2 > StackUseGuideline)
            {
                AddPending(i - pending, i + 1);
            }
            else
            {
                pending++;
            }
        }

        if (pending > 0)
        {
            AddPending(dict.Values.Length - pending, dict.Values.Length);
        }

        if (!container)
        {
            Emit(Opcode.BUILD_MAP, 0, span);
        }

        void AddPending(int begin, int end)
        {
            GenerateSubDict(dict, begin, end);
            if (container)
            {
                Emit(Opcode.DICT_UPDATE, 1, span);
            }

            container = true;
            pending = 0;
        }
    }

    private void GenerateSubDict(Dict dict, int begin, int end)
    {
        int count = end - begin;
        bool big = count * 2 > StackUseGuideline;
        if (big)
        {
            Emit(Opcode.BUILD_MAP, 0, dict.Span);
        }

        for (int i = begin; i < end; i++)
        {
            Visit(dict.Keys[i]!);
            Visit(dict.Values[i]);
            if (big)
            {
                Emit(Opcode.MAP_ADD, 1, dict.Span);
            }
        }

        if (!big)
        {
            Emit(Opcode.BUILD_MAP, count, dict.Span);
        }
    }

    private void GenerateJoinedString(JoinedStr joined)
    {
        SourceSpan span = joined.Span;
        int count = joined.Values.Length;
        if (count > StackUseGuideline)
        {
            LoadConstant("", span);
            EmitLoadAttribute("join", method: true, span);
            Emit(Opcode.BUILD_LIST, 0, span);
            foreach (ExpressionNode value in joined.Values)
            {
                Visit(value);
                Emit(Opcode.LIST_APPEND, 1, span);
            }

            Emit(Opcode.CALL, 1, span);
            return;
        }

        VisitAll(joined.Values);
        if (count > 1)
        {
            Emit(Opcode.BUILD_STRING, count, span);
        }
        else if (count == 0)
        {
            LoadConstant("", span);
        }
    }

    private static int ConversionOf(int conversion) => conversion switch { 's' => 1, 'r' => 2, 'a' => 3, _ => 0 };

    private void GenerateFormattedValue(FormattedValue value)
    {
        Visit(value.Value);
        int conversion = ConversionOf(value.Conversion);
        if (conversion > 0)
        {
            Emit(Opcode.CONVERT_VALUE, conversion, value.Span);
        }

        if (value.FormatSpec is not null)
        {
            Visit(value.FormatSpec);
            Emit(Opcode.FORMAT_WITH_SPEC, value.Span);
        }
        else
        {
            Emit(Opcode.FORMAT_SIMPLE, value.Span);
        }
    }

    /// <summary>A template's strings, one more than its interpolations, then the interpolations.</summary>
    private void GenerateTemplate(TemplateStr template)
    {
        SourceSpan span = template.Span;
        int strings = 0;
        bool expectString = true;
        foreach (ExpressionNode value in template.Values)
        {
            if (value is Interpolation)
            {
                if (expectString)
                {
                    LoadConstant("", span);
                    strings++;
                }

                expectString = true;
            }
            else
            {
                Visit(value);
                strings++;
                expectString = false;
            }
        }

        if (expectString)
        {
            LoadConstant("", span);
            strings++;
        }

        Emit(Opcode.BUILD_TUPLE, strings, span);
        ExpressionNode[] interpolations = Array.FindAll(template.Values, value => value is Interpolation);
        bool big = interpolations.Length > StackUseGuideline;
        if (big)
        {
            Emit(Opcode.BUILD_LIST, 0, span);
        }

        foreach (ExpressionNode interpolation in interpolations)
        {
            Visit(interpolation);
            if (big)
            {
                Emit(Opcode.LIST_APPEND, 1, span);
            }
        }

        if (big)
        {
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.ListToTuple, span);
        }
        else
        {
            Emit(Opcode.BUILD_TUPLE, interpolations.Length, span);
        }

        Emit(Opcode.BUILD_TEMPLATE, span);
    }

    private void GenerateInterpolation(Interpolation interpolation)
    {
        Visit(interpolation.Value);
        LoadConstant(interpolation.Str, interpolation.Span);
        int argument = 2 | (ConversionOf(interpolation.Conversion) << 2);
        if (interpolation.FormatSpec is not null)
        {
            argument |= 1;
            Visit(interpolation.FormatSpec);
        }

        Emit(Opcode.BUILD_INTERPOLATION, argument, interpolation.Span);
    }
}
