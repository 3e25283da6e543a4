using System;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.Symbols;

/// <summary>The scopes that functions, classes, type aliases, type parameters and annotations open.</summary>
internal sealed partial class SymbolTableBuilder
{
    private void VisitFunction(
        StatementNode node, string name, Arguments arguments, StatementNode[] body, ExpressionNode[] decorators, ExpressionNode? returns, TypeParameterNode[] typeParameters, bool isAsync)
    {
        AddDefinition(name, SymbolFlags.Local, node.Span);
        VisitDefaults(arguments);
        VisitAll(decorators);
        if (typeParameters.Length > 0)
        {
            // The name for the defaults is there whether a function has any or not, as in CPython.
            bool hasKeywordDefaults = Array.Exists(arguments.KwDefaults, value => value is not null);
            EnterTypeParameters(node, name, hasDefaults: true, hasKeywordDefaults);
            VisitAll(typeParameters);
        }

        SymbolTableEntry entry = NewEntry(name, BlockKind.Function, node, BlockRole.Body, node.Span);
        entry.HasDocstring = Docstrings.Find(body) is not null;
        VisitFunctionAnnotations(node, arguments, returns, entry);
        EnterExisting(entry, addToChildren: true);
        _current.IsCoroutine = isAsync;
        VisitParameters(arguments);
        VisitStatements(body);
        ExitBlock();
        if (typeParameters.Length > 0)
        {
            ExitBlock();
        }
    }

    private void VisitDefaults(Arguments arguments)
    {
        VisitAll(arguments.Defaults);
        foreach (ExpressionNode? value in arguments.KwDefaults)
        {
            VisitOptional(value);
        }
    }

    private void VisitParameters(Arguments arguments)
    {
        AddParameters(arguments.Posonlyargs);
        AddParameters(arguments.Args);
        AddParameters(arguments.Kwonlyargs);
        if (arguments.Vararg is { } vararg)
        {
            AddDefinition(vararg.ArgName, SymbolFlags.Parameter, vararg.Span);
            _current.HasVariableArguments = true;
        }

        if (arguments.Kwarg is { } kwarg)
        {
            AddDefinition(kwarg.ArgName, SymbolFlags.Parameter, kwarg.Span);
            _current.HasVariableKeywords = true;
        }
    }

    private void AddParameters(Arg[] parameters)
    {
        foreach (Arg parameter in parameters)
        {
            AddDefinition(parameter.ArgName, SymbolFlags.Parameter, parameter.Span);
        }
    }

    private void VisitFunctionAnnotations(StatementNode node, Arguments arguments, ExpressionNode? returns, SymbolTableEntry function)
    {
        bool inClass = _current.CanSeeClassScope || _current.Kind == BlockKind.Class;
        EnterBlock("__annotate__", BlockKind.Annotation, arguments, BlockRole.Annotations, node.Span);
        _current.FunctionName = function.Name;
        if (inClass)
        {
            SeeClass(node.Span);
        }

        VisitAnnotations(arguments.Posonlyargs);
        VisitAnnotations(arguments.Args);
        VisitOptional(arguments.Vararg?.Annotation);
        VisitOptional(arguments.Kwarg?.Annotation);
        VisitAnnotations(arguments.Kwonlyargs);
        VisitOptional(returns);
        ExitBlock();
    }

    private void VisitAnnotations(Arg[] parameters)
    {
        foreach (Arg parameter in parameters)
        {
            VisitOptional(parameter.Annotation);
        }
    }

    private void SeeClass(SourceSpan span)
    {
        _current.CanSeeClassScope = true;
        AddDefinition("__classdict__", SymbolFlags.Use, span);
    }

    /// <summary>The annotation of a variable: in the block that its scope's annotations share.</summary>
    private void VisitVariableAnnotation(ExpressionNode annotation)
    {
        SymbolTableEntry owner = _current;
        bool conditional = owner.Kind == BlockKind.Module || (owner.Kind == BlockKind.Class && owner.InConditionalBlock);
        if (conditional && !owner.HasConditionalAnnotations)
        {
            owner.HasConditionalAnnotations = true;
            AddDefinition("__conditional_annotations__", SymbolFlags.Use, annotation.Span);
        }

        if (owner.AnnotationBlock is null)
        {
            EnterBlock("__annotate__", BlockKind.Annotation, owner, BlockRole.Annotations, annotation.Span);
            owner.AnnotationBlock = _current;
            if (owner.Kind == BlockKind.Class)
            {
                SeeClass(annotation.Span);
            }
        }
        else
        {
            EnterExisting(owner.AnnotationBlock, addToChildren: false);
        }

        // A function's variable annotations are never evaluated.
        bool unevaluated = owner.Kind == BlockKind.Function;
        _current.InUnevaluatedAnnotation |= unevaluated;
        Visit(annotation);
        if (unevaluated)
        {
            _current.InUnevaluatedAnnotation = false;
        }

        ExitBlock();
    }

    private void VisitClass(ClassDef definition)
    {
        AddDefinition(definition.Name, SymbolFlags.Local, definition.Span);
        VisitAll(definition.DecoratorList);
        string? outerClass = _className;
        bool generic = definition.TypeParams.Length > 0;
        if (generic)
        {
            EnterTypeParameters(definition, definition.Name, false, false);
            _className = definition.Name;
            _current.MangledNames = [];
            VisitAll(definition.TypeParams);
        }

        VisitAll(definition.Bases);
        VisitKeywords(definition.Keywords);
        EnterBlock(definition.Name, BlockKind.Class, definition, BlockRole.Body, definition.Span);
        _className = definition.Name;
        if (generic)
        {
            AddDefinition("__type_params__", SymbolFlags.Local, definition.Span);
            AddDefinition(".type_params", SymbolFlags.Use, definition.Span);
        }

        _current.HasDocstring = Docstrings.Find(definition.Body) is not null;
        VisitStatements(definition.Body);
        ExitBlock();
        if (generic)
        {
            ExitBlock();
        }

        _className = outerClass;
    }

    private void EnterTypeParameters(StatementNode node, string name, bool hasDefaults, bool hasKeywordDefaults)
    {
        bool inClass = _current.Kind == BlockKind.Class;
        EnterBlock(name, BlockKind.TypeParameters, node, BlockRole.TypeParameters, node.Span);
        if (inClass)
        {
            SeeClass(node.Span);
        }

        if (node is ClassDef)
        {
            // Set where the tuple of type parameters is made, used for the bases.
            AddDefinition(".type_params", SymbolFlags.Local, node.Span);
            AddDefinition(".type_params", SymbolFlags.Use, node.Span);
            AddDefinition(".generic_base", SymbolFlags.Local, node.Span);
            AddDefinition(".generic_base", SymbolFlags.Use, node.Span);
        }

        if (hasDefaults)
        {
            AddDefinition(".defaults", SymbolFlags.Parameter, node.Span);
        }

        if (hasKeywordDefaults)
        {
            AddDefinition(".kwdefaults", SymbolFlags.Parameter, node.Span);
        }
    }

    private void VisitTypeAlias(TypeAlias alias)
    {
        Visit(alias.Name);
        bool inClass = _current.Kind == BlockKind.Class;
        bool generic = alias.TypeParams.Length > 0;
        string name = ((Name)alias.Name).Id;
        if (generic)
        {
            EnterTypeParameters(alias, name, false, false);
            VisitAll(alias.TypeParams);
        }

        EnterBlock(name, BlockKind.TypeAlias, alias, BlockRole.Body, alias.Span);
        if (inClass)
        {
            SeeClass(alias.Value.Span);
        }

        Visit(alias.Value);
        ExitBlock();
        if (generic)
        {
            ExitBlock();
        }
    }

    private void VisitAll(TypeParameterNode[] parameters)
    {
        foreach (TypeParameterNode parameter in parameters)
        {
            switch (parameter)
            {
                case TypeVar variable:
                    AddDefinition(variable.Name, SymbolFlags.TypeParameter | SymbolFlags.Local, variable.Span);
                    VisitBoundOrDefault(variable, variable.Name, variable.Bound, BlockRole.Body, variable.Bound is Syntax.Ast.Tuple ? "a TypeVar constraint" : "a TypeVar bound");
                    VisitBoundOrDefault(variable, variable.Name, variable.DefaultValue, BlockRole.Default, "a TypeVar default");
                    break;
                case TypeVarTuple tuple:
                    AddDefinition(tuple.Name, SymbolFlags.TypeParameter | SymbolFlags.Local, tuple.Span);
                    VisitBoundOrDefault(tuple, tuple.Name, tuple.DefaultValue, BlockRole.Default, "a TypeVarTuple default");
                    break;
                case ParamSpec specification:
                    AddDefinition(specification.Name, SymbolFlags.TypeParameter | SymbolFlags.Local, specification.Span);
                    VisitBoundOrDefault(specification, specification.Name, specification.DefaultValue, BlockRole.Default, "a ParamSpec default");
                    break;
                default:
                    throw new InvalidOperationException($"unexpected type parameter {parameter.GetType().Name}");
            }
        }
    }

    private void VisitBoundOrDefault(TypeParameterNode parameter, string name, ExpressionNode? value, BlockRole role, string description)
    {
        if (name == "__classdict__")
        {
            throw CompilerErrors.SymbolError($"reserved name '{name}' cannot be used for type parameter", parameter.Span);
        }

        if (value is null)
        {
            return;
        }

        bool inClass = _current.CanSeeClassScope;
        EnterBlock(name, BlockKind.TypeVariable, parameter, role, value.Span);
        if (inClass)
        {
            SeeClass(value.Span);
        }

        _current.Description = description;
        Visit(value);
        ExitBlock();
    }
}
