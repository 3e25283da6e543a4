namespace Adder.Syntax.Ast;

/// <summary>
/// A node of the abstract syntax tree. Names, fields and their order are those of Python 3.14's abstract grammar, with the field
/// <c>decorator_list</c> written <c>DecoratorList</c> and so on: the <c>_ast</c> module derives its classes from these.
/// Repeated fields are arrays, never null; optional ones are nullable.
/// </summary>
internal abstract record Node;

/// <summary>The root of a tree: <c>mod</c>.</summary>
internal abstract record ModuleNode : Node;

/// <summary>A node that has a place in the source.</summary>
internal abstract record LocatedNode(SourceSpan Span) : Node;

/// <summary><c>stmt</c>.</summary>
internal abstract record StatementNode(SourceSpan Span) : LocatedNode(Span);

/// <summary>A statement that consists of names alone, or of nothing.</summary>
internal abstract record LeafStatement(SourceSpan Span) : StatementNode(Span);

/// <summary><c>expr</c>.</summary>
internal abstract record ExpressionNode(SourceSpan Span) : LocatedNode(Span);

/// <summary><c>pattern</c>.</summary>
internal abstract record PatternNode(SourceSpan Span) : LocatedNode(Span);

/// <summary><c>type_param</c>.</summary>
internal abstract record TypeParameterNode(SourceSpan Span) : LocatedNode(Span);

internal enum ExpressionContext { Load, Store, Del }

internal enum BooleanOperator { And, Or }

internal enum BinaryOperator { Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv }

internal enum UnaryOperator { Invert, Not, UAdd, USub }

internal enum ComparisonOperator { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn }

// mod
internal sealed record Module(StatementNode[] Body, TypeIgnore[] TypeIgnores) : ModuleNode;
internal sealed record Interactive(StatementNode[] Body) : ModuleNode;
internal sealed record Expression(ExpressionNode Body) : ModuleNode;
internal sealed record FunctionType(ExpressionNode[] Argtypes, ExpressionNode Returns) : ModuleNode;
internal sealed record TypeIgnore(int Lineno, string Tag) : Node;

// stmt
internal sealed record FunctionDef(string Name, Arguments Args, StatementNode[] Body, ExpressionNode[] DecoratorList, ExpressionNode? Returns, string? TypeComment, TypeParameterNode[] TypeParams, SourceSpan Span) : StatementNode(Span);
internal sealed record AsyncFunctionDef(string Name, Arguments Args, StatementNode[] Body, ExpressionNode[] DecoratorList, ExpressionNode? Returns, string? TypeComment, TypeParameterNode[] TypeParams, SourceSpan Span) : StatementNode(Span);
internal sealed record ClassDef(string Name, ExpressionNode[] Bases, Keyword[] Keywords, StatementNode[] Body, ExpressionNode[] DecoratorList, TypeParameterNode[] TypeParams, SourceSpan Span) : StatementNode(Span);
internal sealed record Return(ExpressionNode? Value, SourceSpan Span) : StatementNode(Span);
internal sealed record Delete(ExpressionNode[] Targets, SourceSpan Span) : StatementNode(Span);
internal sealed record Assign(ExpressionNode[] Targets, ExpressionNode Value, string? TypeComment, SourceSpan Span) : StatementNode(Span);
internal sealed record TypeAlias(ExpressionNode Name, TypeParameterNode[] TypeParams, ExpressionNode Value, SourceSpan Span) : StatementNode(Span);
internal sealed record AugAssign(ExpressionNode Target, BinaryOperator Op, ExpressionNode Value, SourceSpan Span) : StatementNode(Span);

/// <summary><c>Simple</c> is true for a bare name that is not in parentheses.</summary>
internal sealed record AnnAssign(ExpressionNode Target, ExpressionNode Annotation, ExpressionNode? Value, int Simple, SourceSpan Span) : StatementNode(Span);
internal sealed record For(ExpressionNode Target, ExpressionNode Iter, StatementNode[] Body, StatementNode[] Orelse, string? TypeComment, SourceSpan Span) : StatementNode(Span);
internal sealed record AsyncFor(ExpressionNode Target, ExpressionNode Iter, StatementNode[] Body, StatementNode[] Orelse, string? TypeComment, SourceSpan Span) : StatementNode(Span);
internal sealed record While(ExpressionNode Test, StatementNode[] Body, StatementNode[] Orelse, SourceSpan Span) : StatementNode(Span);
internal sealed record If(ExpressionNode Test, StatementNode[] Body, StatementNode[] Orelse, SourceSpan Span) : StatementNode(Span);
internal sealed record With(WithItem[] Items, StatementNode[] Body, string? TypeComment, SourceSpan Span) : StatementNode(Span);
internal sealed record AsyncWith(WithItem[] Items, StatementNode[] Body, string? TypeComment, SourceSpan Span) : StatementNode(Span);
internal sealed record Match(ExpressionNode Subject, MatchCase[] Cases, SourceSpan Span) : StatementNode(Span);
internal sealed record Raise(ExpressionNode? Exc, ExpressionNode? Cause, SourceSpan Span) : StatementNode(Span);
internal sealed record Try(StatementNode[] Body, ExceptHandler[] Handlers, StatementNode[] Orelse, StatementNode[] Finalbody, SourceSpan Span) : StatementNode(Span);
internal sealed record TryStar(StatementNode[] Body, ExceptHandler[] Handlers, StatementNode[] Orelse, StatementNode[] Finalbody, SourceSpan Span) : StatementNode(Span);
internal sealed record Assert(ExpressionNode Test, ExpressionNode? Msg, SourceSpan Span) : StatementNode(Span);
internal sealed record Import(Alias[] Names, SourceSpan Span) : LeafStatement(Span);
internal sealed record ImportFrom(string? Module, Alias[] Names, int? Level, SourceSpan Span) : LeafStatement(Span);
internal sealed record Global(string[] Names, SourceSpan Span) : LeafStatement(Span);
internal sealed record Nonlocal(string[] Names, SourceSpan Span) : LeafStatement(Span);
internal sealed record Expr(ExpressionNode Value, SourceSpan Span) : StatementNode(Span);
internal sealed record Pass(SourceSpan Span) : LeafStatement(Span);
internal sealed record Break(SourceSpan Span) : StatementNode(Span);
internal sealed record Continue(SourceSpan Span) : StatementNode(Span);

// expr
internal sealed record BoolOp(BooleanOperator Op, ExpressionNode[] Values, SourceSpan Span) : ExpressionNode(Span);
internal sealed record NamedExpr(ExpressionNode Target, ExpressionNode Value, SourceSpan Span) : ExpressionNode(Span);
internal sealed record BinOp(ExpressionNode Left, BinaryOperator Op, ExpressionNode Right, SourceSpan Span) : ExpressionNode(Span);
internal sealed record UnaryOp(UnaryOperator Op, ExpressionNode Operand, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Lambda(Arguments Args, ExpressionNode Body, SourceSpan Span) : ExpressionNode(Span);
internal sealed record IfExp(ExpressionNode Test, ExpressionNode Body, ExpressionNode Orelse, SourceSpan Span) : ExpressionNode(Span);

/// <summary>A null key stands for <c>**mapping</c>.</summary>
internal sealed record Dict(ExpressionNode?[] Keys, ExpressionNode[] Values, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Set(ExpressionNode[] Elts, SourceSpan Span) : ExpressionNode(Span);
internal sealed record ListComp(ExpressionNode Elt, Comprehension[] Generators, SourceSpan Span) : ExpressionNode(Span);
internal sealed record SetComp(ExpressionNode Elt, Comprehension[] Generators, SourceSpan Span) : ExpressionNode(Span);
internal sealed record DictComp(ExpressionNode Key, ExpressionNode Value, Comprehension[] Generators, SourceSpan Span) : ExpressionNode(Span);
internal sealed record GeneratorExp(ExpressionNode Elt, Comprehension[] Generators, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Await(ExpressionNode Value, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Yield(ExpressionNode? Value, SourceSpan Span) : ExpressionNode(Span);
internal sealed record YieldFrom(ExpressionNode Value, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Compare(ExpressionNode Left, ComparisonOperator[] Ops, ExpressionNode[] Comparators, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Call(ExpressionNode Func, ExpressionNode[] Args, Keyword[] Keywords, SourceSpan Span) : ExpressionNode(Span);

/// <summary><c>Conversion</c> is -1 for none, else the character code of <c>s</c>, <c>r</c> or <c>a</c>.</summary>
internal sealed record FormattedValue(ExpressionNode Value, int Conversion, ExpressionNode? FormatSpec, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Interpolation(ExpressionNode Value, ConstantValue Str, int Conversion, ExpressionNode? FormatSpec, SourceSpan Span) : ExpressionNode(Span);
internal sealed record JoinedStr(ExpressionNode[] Values, SourceSpan Span) : ExpressionNode(Span);
internal sealed record TemplateStr(ExpressionNode[] Values, SourceSpan Span) : ExpressionNode(Span);

/// <summary><c>Kind</c> is "u" for a literal with that prefix.</summary>
internal sealed record Constant(ConstantValue Value, string? Kind, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Attribute(ExpressionNode Value, string Attr, ExpressionContext Ctx, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Subscript(ExpressionNode Value, ExpressionNode Slice, ExpressionContext Ctx, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Starred(ExpressionNode Value, ExpressionContext Ctx, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Name(string Id, ExpressionContext Ctx, SourceSpan Span) : ExpressionNode(Span);
internal sealed record List(ExpressionNode[] Elts, ExpressionContext Ctx, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Tuple(ExpressionNode[] Elts, ExpressionContext Ctx, SourceSpan Span) : ExpressionNode(Span);
internal sealed record Slice(ExpressionNode? Lower, ExpressionNode? Upper, ExpressionNode? Step, SourceSpan Span) : ExpressionNode(Span);

// the rest
internal sealed record Comprehension(ExpressionNode Target, ExpressionNode Iter, ExpressionNode[] Ifs, int IsAsync) : Node;

/// <summary><c>excepthandler</c>'s only member.</summary>
internal sealed record ExceptHandler(ExpressionNode? Type, string? Name, StatementNode[] Body, SourceSpan Span) : LocatedNode(Span);

/// <summary>A null in <c>KwDefaults</c> stands for a keyword-only parameter without a default.</summary>
internal sealed record Arguments(Arg[] Posonlyargs, Arg[] Args, Arg? Vararg, Arg[] Kwonlyargs, ExpressionNode?[] KwDefaults, Arg? Kwarg, ExpressionNode[] Defaults) : Node;

/// <summary>A parameter; the grammar calls both the node and its name <c>arg</c>.</summary>
internal sealed record Arg(string ArgName, ExpressionNode? Annotation, string? TypeComment, SourceSpan Span) : LocatedNode(Span);

/// <summary>A keyword argument; a null name stands for <c>**mapping</c>.</summary>
internal sealed record Keyword(string? Arg, ExpressionNode Value, SourceSpan Span) : LocatedNode(Span);
internal sealed record Alias(string Name, string? Asname, SourceSpan Span) : LocatedNode(Span);
internal sealed record WithItem(ExpressionNode ContextExpr, ExpressionNode? OptionalVars) : Node;
internal sealed record MatchCase(PatternNode Pattern, ExpressionNode? Guard, StatementNode[] Body) : Node;

// pattern
internal sealed record MatchValue(ExpressionNode Value, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchSingleton(ConstantValue Value, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchSequence(PatternNode[] Patterns, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchMapping(ExpressionNode[] Keys, PatternNode[] Patterns, string? Rest, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchClass(ExpressionNode Cls, PatternNode[] Patterns, string[] KwdAttrs, PatternNode[] KwdPatterns, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchStar(string? Name, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchAs(PatternNode? Pattern, string? Name, SourceSpan Span) : PatternNode(Span);
internal sealed record MatchOr(PatternNode[] Patterns, SourceSpan Span) : PatternNode(Span);

// type_param
internal sealed record TypeVar(string Name, ExpressionNode? Bound, ExpressionNode? DefaultValue, SourceSpan Span) : TypeParameterNode(Span);
internal sealed record ParamSpec(string Name, ExpressionNode? DefaultValue, SourceSpan Span) : TypeParameterNode(Span);
internal sealed record TypeVarTuple(string Name, ExpressionNode? DefaultValue, SourceSpan Span) : TypeParameterNode(Span);
