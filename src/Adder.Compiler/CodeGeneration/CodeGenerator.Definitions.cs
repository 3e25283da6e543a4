using System;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Functions, lambdas and classes.</summary>
internal sealed partial class CodeGenerator
{
    private void GenerateFunction(
        StatementNode node, string name, Arguments arguments, StatementNode[] body, ExpressionNode[] decorators, ExpressionNode? returns, TypeParameterNode[] typeParameters, bool isAsync)
    {
        SourceSpan span = node.Span;
        VisitAll(decorators);
        int firstLine = decorators.Length > 0 ? decorators[0].Span.Line : span.Line;
        bool generic = typeParameters.Length > 0;
        FunctionAttributes attributes = GenerateDefaults(arguments, span);
        int passed = 0;
        if (generic)
        {
            passed = ((attributes & FunctionAttributes.Defaults) != 0 ? 1 : 0) + ((attributes & FunctionAttributes.KeywordDefaults) != 0 ? 1 : 0);
            if (passed == 2)
            {
                Emit(Opcode.SWAP, 2, span);
            }

            EnterScope(
                $"<generic parameters of {name}>", CodeScopeKind.TypeParameters, _table.Lookup(node, BlockRole.TypeParameters), firstLine, arguments: passed);
            GenerateTypeParameters(typeParameters);
            for (int i = 0; i < passed; i++)
            {
                Emit(Opcode.LOAD_FAST, i, span);
            }
        }

        attributes |= GenerateFunctionAnnotations(arguments, returns, span);
        GenerateFunctionBody(node, name, arguments, body, attributes, firstLine, isAsync);
        if (generic)
        {
            Emit(Opcode.SWAP, 2, span);
            Emit(Opcode.CALL_INTRINSIC_2, (int)BinaryIntrinsic.SetFunctionTypeParameters, span);
            CodeConstant code = LeaveScope(returnNone: false);
            MakeClosure(code, FunctionAttributes.None, span);
            if (passed > 0)
            {
                Emit(Opcode.SWAP, passed + 1, span);
                Emit(Opcode.CALL, passed - 1, span);
            }
            else
            {
                Emit(Opcode.PUSH_NULL, span);
                Emit(Opcode.CALL, 0, span);
            }
        }

        ApplyDecorators(decorators);
        EmitVariable(name, ExpressionContext.Store, span);
    }

    private void ApplyDecorators(ExpressionNode[] decorators)
    {
        for (int i = decorators.Length - 1; i >= 0; i--)
        {
            Emit(Opcode.CALL, 0, decorators[i].Span);
        }
    }

    private FunctionAttributes GenerateDefaults(Arguments arguments, SourceSpan span)
    {
        FunctionAttributes attributes = FunctionAttributes.None;
        if (arguments.Defaults.Length > 0)
        {
            attributes |= FunctionAttributes.Defaults;
            VisitAll(arguments.Defaults);
            Emit(Opcode.BUILD_TUPLE, arguments.Defaults.Length, span);
        }

        int count = 0;
        for (int i = 0; i < arguments.Kwonlyargs.Length; i++)
        {
            if (arguments.KwDefaults[i] is { } value)
            {
                LoadConstant(Mangle(arguments.Kwonlyargs[i].ArgName), span);
                Visit(value);
                count++;
            }
        }

        if (count > 0)
        {
            attributes |= FunctionAttributes.KeywordDefaults;
            Emit(Opcode.BUILD_MAP, count, span);
        }

        return attributes;
    }

    private void GenerateFunctionBody(
        StatementNode node, string name, Arguments arguments, StatementNode[] body, FunctionAttributes attributes, int firstLine, bool isAsync)
    {
        SymbolTableEntry entry = _table.Lookup(node);
        EnterScope(
            name,
            isAsync ? CodeScopeKind.AsyncFunction : CodeScopeKind.Function,
            entry,
            firstLine,
            arguments: arguments.Args.Length,
            positionalOnly: arguments.Posonlyargs.Length,
            keywordOnly: arguments.Kwonlyargs.Length);
        int first = 0;
        if (Docstrings.Find(body) is { } docstring)
        {
            // A docstring is the first constant; no instruction loads it.
            first = 1;
            _scope.IndexOfConstant(DocstringCleaner.Clean((StringConstant)docstring.Value));
        }

        bool wrap = entry.IsCoroutine || entry.IsGenerator;
        if (wrap)
        {
            PushBlock(FrameBlockKind.StopIteration, s_noLabel, s_noLabel, SourceSpan.None);
        }

        for (int i = first; i < body.Length; i++)
        {
            Visit(body[i]);
        }

        if (wrap)
        {
            WrapInStopIterationHandler();
            PopBlock();
        }

        MakeClosure(LeaveScope(returnNone: true), attributes, node.Span);
    }

    /// <summary>Surrounds a generator's body with the handler that turns a StopIteration into a RuntimeError (PEP 479).</summary>
    private void WrapInStopIterationHandler()
    {
        Label handler = NewLabel();
        _scope.Sequence.Insert(0, Opcode.SETUP_CLEANUP, handler.Id, SourceSpan.None);
        LoadConstant(s_none, SourceSpan.None);
        Emit(Opcode.RETURN_VALUE, SourceSpan.None);
        Mark(handler);
        Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.StopIterationError, SourceSpan.None);
        Emit(Opcode.RERAISE, 1, SourceSpan.None);
    }

    private void GenerateLambda(Lambda lambda)
    {
        SourceSpan span = lambda.Span;
        Arguments arguments = lambda.Args;
        FunctionAttributes attributes = GenerateDefaults(arguments, span);
        SymbolTableEntry entry = _table.Lookup(lambda);
        EnterScope(
            "<lambda>",
            CodeScopeKind.Lambda,
            entry,
            span.Line,
            arguments: arguments.Args.Length,
            positionalOnly: arguments.Posonlyargs.Length,
            keywordOnly: arguments.Kwonlyargs.Length);
        Visit(lambda.Body);
        if (!entry.IsGenerator)
        {
            Emit(Opcode.RETURN_VALUE, lambda.Body.Span);
        }

        MakeClosure(LeaveScope(returnNone: !entry.IsGenerator), attributes, span);
    }

    private void GenerateClass(ClassDef definition)
    {
        SourceSpan span = definition.Span;
        VisitAll(definition.DecoratorList);
        int firstLine = definition.DecoratorList.Length > 0 ? definition.DecoratorList[0].Span.Line : span.Line;
        bool generic = definition.TypeParams.Length > 0;
        if (generic)
        {
            EnterScope(
                $"<generic parameters of {definition.Name}>",
                CodeScopeKind.TypeParameters,
                _table.Lookup(definition, BlockRole.TypeParameters),
                firstLine,
                className: definition.Name);
            GenerateTypeParameters(definition.TypeParams);
            EmitVariable(".type_params", ExpressionContext.Store, span);
        }

        GenerateClassBody(definition, firstLine);
        if (generic)
        {
            EmitVariable(".type_params", ExpressionContext.Load, span);
            Emit(Opcode.CALL_INTRINSIC_1, (int)UnaryIntrinsic.SubscriptGeneric, span);
            EmitVariable(".generic_base", ExpressionContext.Store, span);
            GenerateArguments(2, definition.Bases, definition.Keywords, span, ".generic_base");
            CodeConstant code = LeaveScope(returnNone: false);
            MakeClosure(code, FunctionAttributes.None, span);
            Emit(Opcode.PUSH_NULL, span);
            Emit(Opcode.CALL, 0, span);
        }
        else
        {
            GenerateArguments(2, definition.Bases, definition.Keywords, span);
        }

        ApplyDecorators(definition.DecoratorList);
        EmitVariable(definition.Name, ExpressionContext.Store, span);
    }

    private void GenerateClassBody(ClassDef definition, int firstLine)
    {
        SymbolTableEntry entry = _table.Lookup(definition);
        var span = new SourceSpan(firstLine, 0, firstLine, 0);
        EnterScope(definition.Name, CodeScopeKind.Class, entry, firstLine, className: definition.Name);
        EmitVariable("__name__", ExpressionContext.Load, span);
        EmitVariable("__module__", ExpressionContext.Store, span);
        LoadConstant(_scope.QualifiedName, span);
        EmitVariable("__qualname__", ExpressionContext.Store, span);
        LoadConstant(firstLine, span);
        EmitVariable("__firstlineno__", ExpressionContext.Store, span);
        if (definition.TypeParams.Length > 0)
        {
            EmitVariable(".type_params", ExpressionContext.Load, span);
            EmitVariable("__type_params__", ExpressionContext.Store, span);
        }

        if (entry.NeedsClassDict)
        {
            Emit(Opcode.LOAD_LOCALS, span);
            Emit(Opcode.STORE_DEREF, _scope.Cells.IndexOf("__classdict__"), span);
        }

        if (entry.HasConditionalAnnotations)
        {
            Emit(Opcode.BUILD_SET, 0, span);
            Emit(Opcode.STORE_DEREF, _scope.Cells.IndexOf("__conditional_annotations__"), span);
        }

        GenerateBody(span, definition.Body);
        ConstantValue[] attributes = new ConstantValue[_scope.StaticAttributes.Count];
        int count = 0;
        foreach (string attribute in _scope.StaticAttributes)
        {
            attributes[count++] = new StringConstant(attribute);
        }

        LoadConstant(new TupleConstant(attributes), SourceSpan.None);
        EmitVariable("__static_attributes__", ExpressionContext.Store, SourceSpan.None);
        if (entry.NeedsClassDict)
        {
            Emit(Opcode.LOAD_CLOSURE, _scope.Cells.IndexOf("__classdict__"), SourceSpan.None);
            EmitVariable("__classdictcell__", ExpressionContext.Store, SourceSpan.None);
        }

        if (entry.NeedsClassClosure)
        {
            Emit(Opcode.LOAD_CLOSURE, _scope.Cells.IndexOf("__class__"), SourceSpan.None);
            Emit(Opcode.COPY, 1, SourceSpan.None);
            EmitVariable("__classcell__", ExpressionContext.Store, SourceSpan.None);
        }
        else
        {
            LoadConstant(s_none, SourceSpan.None);
        }

        Emit(Opcode.RETURN_VALUE, SourceSpan.None);
        CodeConstant code = LeaveScope(returnNone: true);
        Emit(Opcode.LOAD_BUILD_CLASS, definition.Span);
        Emit(Opcode.PUSH_NULL, definition.Span);
        MakeClosure(code, FunctionAttributes.None, definition.Span);
        LoadConstant(definition.Name, definition.Span);
    }
}
