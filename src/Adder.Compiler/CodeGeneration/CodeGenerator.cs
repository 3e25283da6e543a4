using System;
using System.Collections.Generic;
using System.Numerics;
using Adder.Bytecode;
using Adder.Compiler.Symbols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>
/// Generates instructions from the tree, in CPython 3.14's order and with its places in the source. Jumps go to labels, handlers are
/// opened by pseudo-instructions; constants are folded later, in the flow graph. This part holds scopes and the emitting of instructions.
/// </summary>
internal sealed partial class CodeGenerator
{
    /// <summary>Above this many operands, collections are built item by item so that the stack stays small.</summary>
    private const int StackUseGuideline = 30;

    /// <summary>How many blocks may surround a statement.</summary>
    private const int MaximumBlocks = 21;

    private static readonly NoneConstant s_none = NoneConstant.Instance;

    private readonly SymbolTable _table;
    private readonly CompilerOptions _options;
    private readonly CodeFlags _flags;
    private readonly bool _interactive;
    private readonly Func<CompilationUnit, CodeBlueprint> _assemble;
    private readonly PlainList<CompilationScope> _outer = new();
    private CompilationScope _scope = null!;

    /// <summary>Above zero while statements are generated a second time: no warnings then.</summary>
    private int _silencedDepth;

    private CodeGenerator(SymbolTable table, CompilerOptions options, bool interactive, Func<CompilationUnit, CodeBlueprint> assemble)
    {
        _table = table;
        _options = options;
        _interactive = interactive;
        _assemble = assemble;
        _flags = (options.InheritedFlags & FutureFeatures.Mask) | table.Future.Flags;
    }

    private bool FutureAnnotations => (_flags & CodeFlags.FutureAnnotations) != 0;

    /// <summary>Generates a whole program.</summary>
    /// <param name="tree">The tree after <see cref="AstPreprocessor"/>.</param>
    /// <param name="table">Its symbol table.</param>
    /// <param name="options">What <c>compile()</c> was told.</param>
    /// <param name="assemble">Makes a code object of each scope, innermost first.</param>
    public static CodeBlueprint Generate(ModuleNode tree, SymbolTable table, CompilerOptions options, Func<CompilationUnit, CodeBlueprint> assemble)
    {
        var generator = new CodeGenerator(table, options, tree is Interactive, assemble);
        generator.EnterScope("<module>", CodeScopeKind.Module, table.Top, 1);
        generator.Emit(Opcode.ANNOTATIONS_PLACEHOLDER, ModuleStart);
        switch (tree)
        {
            case Module module:
                generator.GenerateBody(StartOf(module.Body), module.Body);
                break;
            case Interactive interactive:
                generator.GenerateBody(StartOf(interactive.Body), interactive.Body);
                break;
            case Expression expression:
                generator.Visit(expression.Body);
                break;
            default:
                throw new InvalidOperationException($"unexpected module {tree.GetType().Name}");
        }

        return generator.LeaveScope(returnNone: tree is not Expression).Code;
    }

    private static SourceSpan ModuleStart => new(0, 0, 1, 0);

    private static SourceSpan StartOf(StatementNode[] body) => body.Length > 0 ? body[0].Span : new SourceSpan(1, 0, 1, 0);

    private void EnterScope(
        string name, CodeScopeKind kind, SymbolTableEntry entry, int firstLine, string? className = null, int arguments = 0, int positionalOnly = 0, int keywordOnly = 0)
    {
        CompilerErrors.EnsureStack();
        CompilationScope? parent = _scope;
        var scope = new CompilationScope(entry, kind, name, firstLine, className ?? parent?.ClassName)
        {
            ArgumentCount = arguments + positionalOnly,
            PositionalOnlyArgumentCount = positionalOnly,
            KeywordOnlyArgumentCount = keywordOnly,
        };
        if (parent is not null)
        {
            _outer.Add(parent);
        }

        _scope = scope;
        if (kind == CodeScopeKind.Module)
        {
            Emit(Opcode.RESUME, 0, ModuleStart);
        }
        else
        {
            scope.QualifiedName = QualifiedNameOf(scope);
            Emit(Opcode.RESUME, 0, new SourceSpan(firstLine, 0, firstLine, 0));
        }
    }

    /// <summary>Drops the scope without making a code object.</summary>
    private void AbandonScope()
    {
        _scope = _outer[_outer.Count - 1];
        _outer.RemoveLast(1);
    }

    /// <summary>Ends the scope and makes its code object.</summary>
    private CodeConstant LeaveScope(bool returnNone)
    {
        CompilationScope scope = _scope;
        if (returnNone)
        {
            LoadConstant(s_none, SourceSpan.None);
        }

        Emit(Opcode.RETURN_VALUE, SourceSpan.None);
        var unit = new CompilationUnit
        {
            Instructions = scope.Sequence,
            Constants = scope.Constants.Items,
            Names = scope.Names.Items,
            VariableNames = VariableNamesOf(scope),
            CellNames = scope.Cells.Items,
            FreeNames = scope.FreeNames.Items,
            HiddenNames = scope.HiddenNames,
            ArgumentCount = scope.ArgumentCount,
            PositionalOnlyArgumentCount = scope.PositionalOnlyArgumentCount,
            KeywordOnlyArgumentCount = scope.KeywordOnlyArgumentCount,
            Flags = FlagsOf(scope.Entry),
            FileName = _options.FileName,
            Name = scope.Name,
            QualifiedName = scope.QualifiedName,
            FirstLineNumber = scope.FirstLine,
        };
        var code = new CodeConstant(_assemble(unit));
        if (_outer.Count > 0)
        {
            AbandonScope();
        }

        return code;
    }

    private CodeFlags FlagsOf(SymbolTableEntry entry)
    {
        CodeFlags flags = _flags;
        if (entry.IsFunctionLike)
        {
            flags |= CodeFlags.NewLocals | CodeFlags.Optimized;
            flags |= entry.Nested ? CodeFlags.Nested : 0;
            flags |= (entry.IsGenerator, entry.IsCoroutine) switch
            {
                (true, true) => CodeFlags.AsyncGenerator,
                (true, false) => CodeFlags.Generator,
                (false, true) => CodeFlags.Coroutine,
                _ => 0,
            };
            flags |= entry.HasVariableArguments ? CodeFlags.VarArgs : 0;
            flags |= entry.HasVariableKeywords ? CodeFlags.VarKeywords : 0;
            flags |= entry.HasDocstring ? CodeFlags.HasDocstring : 0;
            flags |= entry.IsMethod ? CodeFlags.Method : 0;
        }
        else if (_options.AllowTopLevelAwait && entry is { Kind: BlockKind.Module, IsCoroutine: true, IsGenerator: false })
        {
            flags |= CodeFlags.Coroutine;
        }

        return flags;
    }

    private string QualifiedNameOf(CompilationScope scope)
    {
        int depth = _outer.Count;
        CompilationScope parent = _outer[depth - 1];
        if (parent.Kind is CodeScopeKind.TypeParameters or CodeScopeKind.Annotations)
        {
            // Scopes of type parameters and of lazily evaluated values are passed over, one of them.
            depth--;
            if (depth == 1)
            {
                return scope.Name;
            }

            parent = _outer[depth - 1];
        }

        bool isGlobal = scope.Kind is CodeScopeKind.Function or CodeScopeKind.AsyncFunction or CodeScopeKind.Class
            && parent.Entry.ScopeOf(NameMangling.Mangle(parent.ClassName, scope.Name)) == SymbolScope.GlobalExplicit;
        if (depth == 1 || isGlobal)
        {
            return scope.Name;
        }

        string prefix = parent.Kind is CodeScopeKind.Function or CodeScopeKind.AsyncFunction or CodeScopeKind.Lambda
            ? parent.QualifiedName + ".<locals>."
            : parent.QualifiedName + ".";
        return prefix + scope.Name;
    }

    /// <summary>The variables' names. An <c>__annotate__</c> shows its parameter without the dot that keeps it from other names.</summary>
    private static List<string> VariableNamesOf(CompilationScope scope)
    {
        if (scope.Entry.Kind == BlockKind.Annotation)
        {
            scope.Variables.Items[0] = "format";
        }

        return scope.Variables.Items;
    }

    private void Emit(Opcode opcode, SourceSpan span) => _scope.Sequence.Emit(opcode, 0, span);

    private void Emit(Opcode opcode, int argument, SourceSpan span) => _scope.Sequence.Emit(opcode, argument, span);

    private void EmitJump(Opcode opcode, Label target, SourceSpan span) => _scope.Sequence.EmitJump(opcode, target, span);

    private Label NewLabel() => _scope.Sequence.NewLabel();

    private void Mark(Label label) => _scope.Sequence.Mark(label);

    private void LoadConstant(ConstantValue constant, SourceSpan span) => Emit(Opcode.LOAD_CONST, _scope.IndexOfConstant(constant), span);

    private void LoadConstant(string text, SourceSpan span) => LoadConstant(new StringConstant(text), span);

    private void LoadConstant(int number, SourceSpan span) => LoadConstant(new IntConstant(number), span);

    private string Mangle(string name) => NameMangling.MaybeMangle(_scope.ClassName, _scope.Entry, name);

    /// <summary>An instruction that takes a name of <c>co_names</c>.</summary>
    private void EmitName(Opcode opcode, string name, SourceSpan span) => Emit(opcode, _scope.Names.IndexOf(Mangle(name)), span);

    /// <summary>LOAD_ATTR; the low bit asks for a method and its receiver.</summary>
    private void EmitLoadAttribute(string name, bool method, SourceSpan span) =>
        Emit(Opcode.LOAD_ATTR, (_scope.Names.IndexOf(Mangle(name)) << 1) | (method ? 1 : 0), span);

    /// <summary>Raises a SyntaxError at a place.</summary>
    private static PythonSyntaxException Error(string message, SourceSpan span) => CompilerErrors.SyntaxError(message, span);

    private void Warn(string message, SourceSpan span)
    {
        if (_silencedDepth == 0)
        {
            CompilerWarnings.Issue(_options.Warnings, message, span);
        }
    }

    /// <summary>
    /// Where a variable lives that inner functions see by this name: a class has cells of its own for some names, which differ from
    /// variables of the same names in its body.
    /// </summary>
    private SymbolScope ReferenceKind(string mangled) =>
        _scope.Kind == CodeScopeKind.Class && (mangled is "__class__" or "__classdict__" or "__conditional_annotations__")
            ? SymbolScope.Cell
            : _scope.Entry.ScopeOf(mangled);

    /// <summary>The argument of a cell instruction: cells first, then free variables.</summary>
    private int DerefIndex(string mangled, SymbolScope kind) =>
        kind == SymbolScope.Cell ? _scope.Cells.IndexOf(mangled) : _scope.Cells.Items.Count + _scope.FreeNames.IndexOf(mangled);

    /// <summary>Loads, stores or deletes a variable by the instruction that its scope calls for.</summary>
    private void EmitVariable(string name, ExpressionContext context, SourceSpan span)
    {
        string mangled = Mangle(name);
        SymbolScope kind = _scope.Entry.ScopeOf(mangled);
        SymbolTableEntry entry = _scope.Entry;
        switch (kind)
        {
            case SymbolScope.Free or SymbolScope.Cell:
                EmitDeref(mangled, kind, context, span);
                return;
            case SymbolScope.Local when entry.IsFunctionLike || (_scope.HiddenNames.TryGetValue(mangled, out bool hidden) && hidden):
                Emit(Choose(context, Opcode.LOAD_FAST, Opcode.STORE_FAST, Opcode.DELETE_FAST), _scope.Variables.IndexOf(mangled), span);
                return;
            case SymbolScope.GlobalExplicit:
            case SymbolScope.GlobalImplicit when entry.IsFunctionLike:
                EmitGlobal(mangled, kind, context, span);
                return;
            default:
                if (context == ExpressionContext.Load && entry.Kind == BlockKind.Class && _scope.InlinedComprehensionDepth > 0)
                {
                    EmitGlobal(mangled, SymbolScope.GlobalExplicit, context, span);
                    return;
                }

                Emit(Choose(context, Opcode.LOAD_NAME, Opcode.STORE_NAME, Opcode.DELETE_NAME), _scope.Names.IndexOf(mangled), span);
                return;
        }
    }

    private static Opcode Choose(ExpressionContext context, Opcode load, Opcode store, Opcode delete) =>
        context switch { ExpressionContext.Load => load, ExpressionContext.Store => store, _ => delete };

    private void EmitDeref(string mangled, SymbolScope kind, ExpressionContext context, SourceSpan span)
    {
        Opcode opcode = Choose(context, Opcode.LOAD_DEREF, Opcode.STORE_DEREF, Opcode.DELETE_DEREF);
        if (context == ExpressionContext.Load)
        {
            if (_scope.Entry.Kind == BlockKind.Class && _scope.InlinedComprehensionDepth == 0)
            {
                Emit(Opcode.LOAD_LOCALS, span);
                opcode = Opcode.LOAD_FROM_DICT_OR_DEREF;
            }
            else if (_scope.Entry.CanSeeClassScope)
            {
                EmitVariableOfClassDict(span);
                opcode = Opcode.LOAD_FROM_DICT_OR_DEREF;
            }
        }

        Emit(opcode, DerefIndex(mangled, kind), span);
    }

    private void EmitGlobal(string mangled, SymbolScope kind, ExpressionContext context, SourceSpan span)
    {
        int index;
        if (context != ExpressionContext.Load)
        {
            Emit(context == ExpressionContext.Store ? Opcode.STORE_GLOBAL : Opcode.DELETE_GLOBAL, _scope.Names.IndexOf(mangled), span);
        }
        else if (_scope.Entry.CanSeeClassScope && kind == SymbolScope.GlobalImplicit)
        {
            index = _scope.Names.IndexOf(mangled);
            EmitVariableOfClassDict(span);
            Emit(Opcode.LOAD_FROM_DICT_OR_GLOBALS, index, span);
        }
        else
        {
            index = _scope.Names.IndexOf(mangled);
            Emit(Opcode.LOAD_GLOBAL, index << 1, span);
        }
    }

    /// <summary>Loads the class's namespace in a scope that can see it.</summary>
    private void EmitVariableOfClassDict(SourceSpan span) =>
        Emit(Opcode.LOAD_DEREF, DerefIndex("__classdict__", ReferenceKind("__classdict__")), span);

    /// <summary>Makes a function of a code object: closure, then what <paramref name="attributes"/> says lies on the stack.</summary>
    private void MakeClosure(CodeConstant code, FunctionAttributes attributes, SourceSpan span)
    {
        CodeBlueprint blueprint = code.Code;
        int freeCount = 0;
        for (int i = 0; i < blueprint.LocalsPlusNames.Length; i++)
        {
            if ((blueprint.LocalsPlusKinds[i] & LocalKinds.Free) != 0)
            {
                string name = blueprint.LocalsPlusNames[i];
                Emit(Opcode.LOAD_CLOSURE, DerefIndex(name, ReferenceKind(name) == SymbolScope.Cell ? SymbolScope.Cell : SymbolScope.Free), span);
                freeCount++;
            }
        }

        if (freeCount > 0)
        {
            attributes |= FunctionAttributes.Closure;
            Emit(Opcode.BUILD_TUPLE, freeCount, span);
        }

        LoadConstant(code, span);
        Emit(Opcode.MAKE_FUNCTION, span);
        foreach (FunctionAttributes attribute in s_attributeOrder)
        {
            if ((attributes & attribute) != 0)
            {
                Emit(Opcode.SET_FUNCTION_ATTRIBUTE, (int)attribute, span);
            }
        }
    }

    /// <summary>The order in which attributes are taken from the stack.</summary>
    private static readonly FunctionAttributes[] s_attributeOrder =
    [
        FunctionAttributes.Closure, FunctionAttributes.Annotations, FunctionAttributes.Annotate, FunctionAttributes.KeywordDefaults, FunctionAttributes.Defaults,
    ];

    private void VisitStatements(StatementNode[] statements)
    {
        foreach (StatementNode statement in statements)
        {
            Visit(statement);
        }
    }

    private void VisitAll(ExpressionNode[] expressions)
    {
        foreach (ExpressionNode expression in expressions)
        {
            Visit(expression);
        }
    }
}
