using System;
using System.Numerics;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Adder.Syntax.Unparsing;
using BinaryOperator = Adder.Bytecode.BinaryOperator;
using ComparisonOperator = Adder.Syntax.Ast.ComparisonOperator;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Annotations, type parameters and type aliases: all that is evaluated lazily (PEP 649, 695, 696).</summary>
internal sealed partial class CodeGenerator
{
    /// <summary>The tuple (1,), the default format that lazily evaluated values are asked for. In a class of its own: few programs need .NET's big integers.</summary>
    private static class DefaultFormat
    {
        public static readonly TupleConstant Value = new([new IntConstant(BigInteger.One)]);
    }

    /// <summary>Opens the scope of a lazily evaluated value. Its one parameter is the format; formats other than values are refused.</summary>
    private void EnterLazyScope(string name, SymbolTableEntry entry, SourceSpan span)
    {
        EnterScope(name, CodeScopeKind.Annotations, entry, span.Line, positionalOnly: 1);
        const int ValueWithFakeGlobals = 2;
        Label body = NewLabel();
        Emit(Opcode.LOAD_FAST, 0, span);
        LoadConstant(ValueWithFakeGlobals, span);
        EmitComparison(ComparisonOperator.Gt, span);
        EmitJump(Opcode.POP_JUMP_IF_FALSE, body, span);
        Emit(Opcode.LOAD_COMMON_CONSTANT, (int)CommonConstant.NotImplementedError, span);
        Emit(Opcode.RAISE_VARARGS, 1, span);
        Mark(body);
    }

    /// <summary>Pushes the <c>__annotate__</c> of a function, if it has annotations.</summary>
    private FunctionAttributes GenerateFunctionAnnotations(Arguments arguments, ExpressionNode? returns, SourceSpan span)
    {
        if (CountAnnotations(arguments, returns) == 0)
        {
            return FunctionAttributes.None;
        }

        SymbolTableEntry entry = _table.Lookup(arguments, BlockRole.Annotations);
        EnterLazyScope(entry.Name, entry, span);
        int count = GenerateAnnotationItems(arguments, returns, span);
        Emit(Opcode.BUILD_MAP, count, span);
        Emit(Opcode.RETURN_VALUE, span);
        MakeClosure(LeaveScope(returnNone: true), FunctionAttributes.None, span);
        return FunctionAttributes.Annotate;
    }

    private static int CountAnnotations(Arguments arguments, ExpressionNode? returns)
    {
        int count = returns is null ? 0 : 1;
        foreach (Arg[] parameters in new[] { arguments.Posonlyargs, arguments.Args, arguments.Kwonlyargs })
        {
            foreach (Arg parameter in parameters)
            {
                count += parameter.Annotation is null ? 0 : 1;
            }
        }

        return count + (arguments.Vararg?.Annotation is null ? 0 : 1) + (arguments.Kwarg?.Annotation is null ? 0 : 1);
    }

    private int GenerateAnnotationItems(Arguments arguments, ExpressionNode? returns, SourceSpan span)
    {
        // CPython's order: positional-only parameters come second.
        int count = GenerateParameterAnnotations(arguments.Args, span);
        count += GenerateParameterAnnotations(arguments.Posonlyargs, span);
        if (arguments.Vararg is { } vararg)
        {
            count += GenerateAnnotation(vararg.ArgName, vararg.Annotation, span);
        }

        count += GenerateParameterAnnotations(arguments.Kwonlyargs, span);
        if (arguments.Kwarg is { } kwarg)
        {
            count += GenerateAnnotation(kwarg.ArgName, kwarg.Annotation, span);
        }

        return count + GenerateAnnotation("return", returns, span);
    }

    private int GenerateParameterAnnotations(Arg[] parameters, SourceSpan span)
    {
        int count = 0;
        foreach (Arg parameter in parameters)
        {
            count += GenerateAnnotation(parameter.ArgName, parameter.Annotation, span);
        }

        return count;
    }

    private int GenerateAnnotation(string name, ExpressionNode? annotation, SourceSpan span)
    {
        if (annotation is null)
        {
            return 0;
        }

        LoadConstant(Mangle(name), span);
        if (FutureAnnotations)
        {
            LoadAnnotationText(annotation);
        }
        else if (annotation is Starred starred)
        {
            // *args: *Ts
            Visit(starred.Value);
            Emit(Opcode.UNPACK_SEQUENCE, 1, span);
        }
        else
        {
            Visit(annotation);
        }

        return 1;
    }

    private void LoadAnnotationText(ExpressionNode annotation) =>
        LoadConstant(AstUnparser.Unparse(annotation), annotation.Span);

    private void GenerateAnnotatedAssignment(AnnAssign assign)
    {
        if (assign.Value is not null)
        {
            Visit(assign.Value);
            Visit(assign.Target);
        }

        switch (assign.Target)
        {
            case Name name:
                if (assign.Simple != 0 && (_scope.Kind is CodeScopeKind.Module or CodeScopeKind.Class))
                {
                    GenerateVariableAnnotation(assign, name);
                }

                break;
            case Syntax.Ast.Attribute attribute:
                if (assign.Value is null)
                {
                    EvaluateAndDrop(attribute.Value);
                }

                break;
            case Subscript subscript:
                if (assign.Value is null)
                {
                    EvaluateAndDrop(subscript.Value);
                    EvaluateSubscript(subscript.Slice);
                }

                break;
            default:
                throw new PythonSyntaxException(
                    SyntaxErrorKind.ValueError, $"invalid node type for annotated assignment: {assign.Target.GetType().Name}", -1, -1, -1, -1);
        }
    }

    private void GenerateVariableAnnotation(AnnAssign assign, Name name)
    {
        SourceSpan span = assign.Span;
        if (FutureAnnotations)
        {
            LoadAnnotationText(assign.Annotation);
            EmitName(Opcode.LOAD_NAME, "__annotations__", span);
            LoadConstant(Mangle(name.Id), span);
            Emit(Opcode.STORE_SUBSCR, span);
            return;
        }

        bool conditional = _scope.Kind == CodeScopeKind.Module || _scope.InConditionalBlock;
        int? index = conditional ? _scope.NextConditionalAnnotation++ : null;
        (_scope.DeferredAnnotations ??= []).Add(new DeferredAnnotation(assign, index));
        if (index is null)
        {
            return;
        }

        if (_scope.Kind == CodeScopeKind.Class)
        {
            Emit(Opcode.LOAD_DEREF, _scope.Cells.IndexOf("__conditional_annotations__"), span);
        }
        else
        {
            EmitName(Opcode.LOAD_NAME, "__conditional_annotations__", span);
        }

        LoadConstant(index.Value, span);
        Emit(Opcode.SET_ADD, 1, span);
        Emit(Opcode.POP_TOP, span);
    }

    private void EvaluateAndDrop(ExpressionNode expression)
    {
        Visit(expression);
        Emit(Opcode.POP_TOP, expression.Span);
    }

    private void EvaluateSubscript(ExpressionNode subscript)
    {
        switch (subscript)
        {
            case Slice slice:
                foreach (ExpressionNode? part in new[] { slice.Lower, slice.Upper, slice.Step })
                {
                    if (part is not null)
                    {
                        EvaluateAndDrop(part);
                    }
                }

                break;
            case Syntax.Ast.Tuple tuple:
                foreach (ExpressionNode element in tuple.Elts)
                {
                    EvaluateSubscript(element);
                }

                break;
            default:
                EvaluateAndDrop(subscript);
                break;
        }
    }

    /// <summary>Makes the <c>__annotate__</c> of a module or class. A module's is built before its first statement.</summary>
    private void GenerateDeferredAnnotations(SourceSpan span)
    {
        CompilationScope owner = _scope;
        if (owner.DeferredAnnotations is not { } annotations)
        {
            return;
        }

        bool separate = owner.Kind == CodeScopeKind.Module;
        InstructionSequence body = owner.Sequence;
        if (separate)
        {
            owner.Sequence = new InstructionSequence();
        }

        SymbolTableEntry entry = owner.Entry.AnnotationBlock!;
        EnterLazyScope(entry.Name, entry, span);
        Emit(Opcode.BUILD_MAP, 0, span);
        foreach (DeferredAnnotation deferred in annotations)
        {
            GenerateDeferredAnnotation(deferred, owner.Kind, span);
        }

        Emit(Opcode.RETURN_VALUE, span);
        MakeClosure(LeaveScope(returnNone: true), FunctionAttributes.None, span);
        EmitVariable(owner.Kind == CodeScopeKind.Class ? "__annotate_func__" : "__annotate__", ExpressionContext.Store, span);
        if (separate)
        {
            body.Annotations = owner.Sequence;
            owner.Sequence = body;
        }
    }

    private void GenerateDeferredAnnotation(DeferredAnnotation deferred, CodeScopeKind ownerKind, SourceSpan span)
    {
        AnnAssign assign = deferred.Statement;
        Label notSet = NewLabel();
        if (deferred.ConditionalIndex is { } index)
        {
            LoadConstant(index, assign.Span);
            if (ownerKind == CodeScopeKind.Class)
            {
                Emit(Opcode.LOAD_DEREF, DerefIndex("__conditional_annotations__", SymbolScope.Free), assign.Span);
            }
            else
            {
                Emit(Opcode.LOAD_GLOBAL, _scope.Names.IndexOf("__conditional_annotations__") << 1, assign.Span);
            }

            Emit(Opcode.CONTAINS_OP, 0, assign.Span);
            EmitJump(Opcode.POP_JUMP_IF_FALSE, notSet, assign.Span);
        }

        Visit(assign.Annotation);
        Emit(Opcode.COPY, 2, assign.Span);
        LoadConstant(Mangle(((Name)assign.Target).Id), assign.Span);
        Emit(Opcode.STORE_SUBSCR, span);
        Mark(notSet);
    }

    private void GenerateTypeParameters(TypeParameterNode[] parameters)
    {
        bool defaultSeen = false;
        foreach (TypeParameterNode parameter in parameters)
        {
            SourceSpan span = parameter.Span;
            (string name, ExpressionNode? value) = parameter switch
            {
                TypeVar variable => (variable.Name, variable.DefaultValue),
                TypeVarTuple tuple => (tuple.Name, tuple.DefaultValue),
                ParamSpec specification => (specification.Name, specification.DefaultValue),
                _ => throw new InvalidOperationException($"unexpected type parameter {parameter.GetType().Name}"),
            };
            LoadConstant(name, span);
            if (parameter is TypeVar { Bound: { } bound })
            {
                GenerateLazyValue(parameter, BlockRole.Body, name, bound, allowStarred: false);
                Emit(Opcode.CALL_INTRINSIC_2, (int)(bound is Syntax.Ast.Tuple ? BinaryIntrinsic.TypeVarWithConstraints : BinaryIntrinsic.TypeVarWithBound), span);
            }
            else
            {
                Emit(Opcode.CALL_INTRINSIC_1, (int)(parameter switch { TypeVar => UnaryIntrinsic.TypeVar, TypeVarTuple => UnaryIntrinsic.TypeVarTuple, _ => UnaryIntrinsic.ParamSpec }), span);
            }

            if (value is not null)
            {
                defaultSeen = true;
                GenerateLazyValue(parameter, BlockRole.Default, name, value, allowStarred: parameter is TypeVarTuple);
                Emit(Opcode.CALL_INTRINSIC_2, (int)BinaryIntrinsic.SetTypeParameterDefault, span);
            }
            else if (defaultSeen)
            {
                throw Error($"non-default type parameter '{name}' follows default type parameter", span);
            }

            Emit(Opcode.COPY, 1, span);
            EmitVariable(name, ExpressionContext.Store, span);
        }

        Emit(Opcode.BUILD_TUPLE, parameters.Length, parameters[0].Span);
    }

    /// <summary>Pushes the function that computes a type parameter's bound or default.</summary>
    private void GenerateLazyValue(TypeParameterNode parameter, BlockRole role, string name, ExpressionNode value, bool allowStarred)
    {
        SourceSpan span = value.Span;
        LoadConstant(DefaultFormat.Value, span);
        EnterLazyScope(name, _table.Lookup(parameter, role), span);
        if (allowStarred && value is Starred starred)
        {
            Visit(starred.Value);
            Emit(Opcode.UNPACK_SEQUENCE, 1, span);
        }
        else
        {
            Visit(value);
        }

        Emit(Opcode.RETURN_VALUE, span);
        MakeClosure(LeaveScope(returnNone: true), FunctionAttributes.Defaults, span);
    }

    private void GenerateTypeAlias(TypeAlias alias)
    {
        SourceSpan span = alias.Span;
        string name = ((Name)alias.Name).Id;
        bool generic = alias.TypeParams.Length > 0;
        if (generic)
        {
            EnterScope($"<generic parameters of {name}>", CodeScopeKind.TypeParameters, _table.Lookup(alias, BlockRole.TypeParameters), span.Line);
            LoadConstant(name, span);
            GenerateTypeParameters(alias.TypeParams);
        }
        else
        {
            LoadConstant(name, span);
            LoadConstant(s_none, span);
        }

        LoadConstant(DefaultFormat.Value, span);
        EnterLazyScope(name, _table.Lookup(alias), span);
        Visit(alias.Value);
        Emit(Opcode.RETURN_VALUE, span);
        MakeClosure(LeaveScope(returnNone: false), FunctionAttributes.Defaults, span);
        Emit(Opcode.BUILD_TUPLE, 3, span);
        Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.TypeAlias, span);
        if (generic)
        {
            MakeClosure(LeaveScope(returnNone: false), FunctionAttributes.None, span);
            Emit(Opcode.PUSH_NULL, span);
            Emit(Opcode.CALL, 0, span);
        }

        EmitVariable(name, ExpressionContext.Store, span);
    }
}
