namespace Adder.Syntax.Diagnostics;

/// <summary>The grammar of expressions, in the notation that <see cref="GrammarReader"/> explains.</summary>
internal static class ExpressionGrammar
{
    public const string Text = """
        expressions: expression (',' expression)+ ','? -> Tuple | expression ',' -> Tuple | expression
        expression memo: invalid_expression | invalid_legacy_expression | disjunction 'if' disjunction 'else' expression -> IfExp | disjunction | lambdef
        yield_expr: 'yield' 'from' expression -> Yield | 'yield' star_expressions? -> Yield
        star_expressions: a=star_expression b=(',' c=star_expression -> @c)+ ','? -> Tuple a b | a=star_expression ',' -> Tuple a | star_expression
        star_expression memo: '*' a=bitwise_or -> Starred a | expression
        star_named_expressions: e=','.star_named_expression+ ','? -> @e
        star_named_expression: '*' a=bitwise_or -> Starred a | named_expression
        assignment_expression: NAME ':=' ~ expression -> NamedExpr
        named_expression: assignment_expression | invalid_named_expression | e=expression !':=' -> @e
        disjunction memo: conjunction ('or' conjunction)+ -> BoolOp | conjunction
        conjunction memo: inversion ('and' inversion)+ -> BoolOp | inversion
        inversion memo: 'not' inversion -> UnaryOp | comparison
        comparison: a=bitwise_or b=compare_op_bitwise_or_pair+ -> Compare a b | bitwise_or
        compare_op_bitwise_or_pair: eq_bitwise_or | noteq_bitwise_or | lte_bitwise_or | lt_bitwise_or | gte_bitwise_or | gt_bitwise_or
            | notin_bitwise_or | in_bitwise_or | isnot_bitwise_or | is_bitwise_or
        eq_bitwise_or: '==' bitwise_or
        noteq_bitwise_or: (t='!=' -> flufl t | a='<' b='>' -> archaic a b) bitwise_or
        lte_bitwise_or: '<=' bitwise_or
        lt_bitwise_or: '<' bitwise_or
        gte_bitwise_or: '>=' bitwise_or
        gt_bitwise_or: '>' bitwise_or
        notin_bitwise_or: 'not' 'in' bitwise_or
        in_bitwise_or: 'in' bitwise_or -> In
        isnot_bitwise_or: 'is' 'not' bitwise_or
        is_bitwise_or: 'is' bitwise_or
        bitwise_or left: bitwise_or '|' bitwise_xor -> BinOp | bitwise_xor
        bitwise_xor left: bitwise_xor '^' bitwise_and -> BinOp | bitwise_and
        bitwise_and left: bitwise_and '&' shift_expr -> BinOp | shift_expr
        shift_expr left: shift_expr '<<' sum -> BinOp | shift_expr '>>' sum -> BinOp | invalid_arithmetic | sum
        sum left: sum '+' term -> BinOp | sum '-' term -> BinOp | term
        term left: term '*' factor -> BinOp | term '/' factor -> BinOp | term '//' factor -> BinOp | term '%' factor -> BinOp
            | term '@' factor -> BinOp | invalid_factor | factor
        factor memo: '+' factor -> UnaryOp | '-' factor -> UnaryOp | '~' factor -> UnaryOp | power
        power: await_primary '**' factor -> BinOp | await_primary
        await_primary memo: 'await' primary -> Await | primary
        primary left: primary '.' NAME -> Attribute | primary genexp -> Call | primary '(' arguments? ')' -> Call
            | primary '[' slices ']' -> Subscript | atom
        slices: s=slice !',' -> @s | ','.(slice | starred_expression)+ ','? -> Tuple
        slice: expression? ':' expression? (':' expression?)? -> Slice | named_expression
        atom: NAME | 'True' -> True | 'False' -> False | 'None' -> None | &(STRING | FSTRING_START | TSTRING_START) strings | NUMBER -> Constant
            | &'(' (tuple | group | genexp) | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...' -> Ellipsis
        group: '(' a=(yield_expr | named_expression) ')' -> @a | invalid_group

        lambdef: 'lambda' lambda_params? ':' expression -> Lambda
        lambda_params: invalid_lambda_parameters | lambda_parameters
        lambda_parameters: lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* lambda_star_etc?
            | lambda_slash_with_default lambda_param_with_default* lambda_star_etc?
            | lambda_param_no_default+ lambda_param_with_default* lambda_star_etc?
            | lambda_param_with_default+ lambda_star_etc?
            | lambda_star_etc
        lambda_slash_no_default: lambda_param_no_default+ '/' ',' | lambda_param_no_default+ '/' &':'
        lambda_slash_with_default: lambda_param_no_default* lambda_param_with_default+ '/' ','
            | lambda_param_no_default* lambda_param_with_default+ '/' &':'
        lambda_star_etc: invalid_lambda_star_etc
            | '*' lambda_param_no_default lambda_param_maybe_default* lambda_kwds?
            | '*' ',' lambda_param_maybe_default+ lambda_kwds?
            | lambda_kwds
        lambda_kwds: invalid_lambda_kwds | '**' lambda_param_no_default
        lambda_param_no_default: p=lambda_param ',' -> @p | p=lambda_param &':' -> @p
        lambda_param_with_default: lambda_param default ',' | lambda_param default &':'
        lambda_param_maybe_default: lambda_param default? ',' | lambda_param default? &':'
        lambda_param: NAME -> Parameter

        fstring_middle: fstring_replacement_field | FSTRING_MIDDLE
        fstring_replacement_field: '{' annotated_rhs '='? fstring_conversion? fstring_full_format_spec? '}' | invalid_fstring_replacement_field
        fstring_conversion: t="!" n=NAME -> conversion t n
        fstring_full_format_spec: ':' fstring_format_spec*
        fstring_format_spec: FSTRING_MIDDLE | fstring_replacement_field
        fstring: a=FSTRING_START b=fstring_middle* FSTRING_END -> format a b
        tstring_format_spec_replacement_field: '{' annotated_rhs '='? fstring_conversion? tstring_full_format_spec? '}'
            | invalid_tstring_replacement_field
        tstring_format_spec: TSTRING_MIDDLE | tstring_format_spec_replacement_field
        tstring_full_format_spec: ':' tstring_format_spec*
        tstring_replacement_field: '{' annotated_rhs '='? fstring_conversion? tstring_full_format_spec? '}' | invalid_tstring_replacement_field
        tstring_middle: tstring_replacement_field | TSTRING_MIDDLE
        tstring memo: a=TSTRING_START b=tstring_middle* TSTRING_END -> format a b
        string: s=STRING -> literal s
        strings memo: invalid_string_tstring_concat | a=(fstring | string)+ -> strings a | a=tstring+ -> tstrings a

        list: '[' e=star_named_expressions? ']' -> List e
        tuple: '(' e=(y=star_named_expression ',' z=star_named_expressions? -> cons y z)? ')' -> Tuple e
        set: '{' star_named_expressions '}' -> Set
        dict: '{' double_starred_kvpairs? '}' -> Dict | '{' invalid_double_starred_kvpairs '}'
        double_starred_kvpairs: ','.double_starred_kvpair+ ','?
        double_starred_kvpair: '**' bitwise_or | kvpair
        kvpair: expression ':' expression

        for_if_clauses: c=for_if_clause+ -> @c
        for_if_clause: 'async' 'for' star_targets 'in' ~ d=disjunction i=('if' z=disjunction -> @z)* -> Comprehension d i
            | 'for' star_targets 'in' ~ d=disjunction i=('if' z=disjunction -> @z)* -> Comprehension d i
            | invalid_for_if_clause
            | invalid_for_target
        listcomp: '[' named_expression for_if_clauses ']' -> ListComp | invalid_comprehension
        setcomp: '{' named_expression for_if_clauses '}' -> SetComp | invalid_comprehension
        genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' -> GeneratorExp | invalid_comprehension
        dictcomp: '{' kvpair for_if_clauses '}' -> DictComp | invalid_dict_comprehension

        arguments memo: a=args ','? &')' -> @a | invalid_arguments
        args: a=','.(starred_expression | e=(assignment_expression | f=expression !':=' -> @f) !'=' -> @e)+ b=(',' k=kwargs -> @k)? -> Arguments a b
            | a=kwargs -> Arguments a
        kwargs: a=','.kwarg_or_starred+ ',' b=','.kwarg_or_double_starred+ -> join a b | ','.kwarg_or_starred+ | ','.kwarg_or_double_starred+
        starred_expression: invalid_starred_expression_unpacking | '*' a=expression -> Starred a | invalid_starred_expression
        kwarg_or_starred: invalid_kwarg | NAME '=' expression -> Keyword | starred_expression
        kwarg_or_double_starred: invalid_kwarg | NAME '=' expression -> Keyword | '**' expression -> KeywordUnpacking

        star_targets: a=star_target !',' -> @a | a=star_target b=(',' c=star_target -> @c)* ','? -> Tuple a b
        star_targets_list_seq: ','.star_target+ ','?
        star_targets_tuple_seq: star_target (',' star_target)+ ','? | star_target ','
        star_target memo: '*' (!'*' star_target) -> Starred | target_with_star_atom
        target_with_star_atom memo: t_primary '.' NAME !t_lookahead -> Attribute | t_primary '[' slices ']' !t_lookahead -> Subscript | star_atom
        star_atom: NAME | '(' t=target_with_star_atom ')' -> @t | '(' star_targets_tuple_seq? ')' -> Tuple | '[' star_targets_list_seq? ']' -> List
        single_target: single_subscript_attribute_target | NAME | '(' t=single_target ')' -> @t
        single_subscript_attribute_target: t_primary '.' NAME !t_lookahead -> Attribute | t_primary '[' slices ']' !t_lookahead -> Subscript
        t_primary left: t_primary '.' NAME &t_lookahead -> Attribute | t_primary '[' slices ']' &t_lookahead -> Subscript
            | t_primary genexp &t_lookahead -> Call | t_primary '(' arguments? ')' &t_lookahead -> Call | a=atom &t_lookahead -> @a
        t_lookahead: '(' | '[' | '.'
        del_targets: ','.del_target+ ','?
        del_target memo: t_primary '.' NAME !t_lookahead -> Attribute | t_primary '[' slices ']' !t_lookahead -> Subscript | del_t_atom
        del_t_atom: NAME | '(' t=del_target ')' -> @t | '(' del_targets? ')' -> Tuple | '[' del_targets? ']' -> List
        """;
}
