namespace Adder.Syntax.Diagnostics;

/// <summary>The grammar of statements and patterns, in the notation that <see cref="GrammarReader"/> explains.</summary>
internal static class StatementGrammar
{
    public const string Text = """
        file: statements? ENDMARKER
        interactive: statement_newline
        eval: expressions NEWLINE* ENDMARKER
        func_type: '(' type_expressions? ')' '->' expression NEWLINE* ENDMARKER

        statements: statement+
        statement: s=compound_stmt -> register s | s=simple_stmts -> register s
        single_compound_stmt: s=compound_stmt -> register s
        statement_newline: single_compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER -> exit
        simple_stmts: simple_stmt !';' NEWLINE | ';'.simple_stmt+ ';'? NEWLINE
        simple_stmt memo: assignment | &"type" type_alias | star_expressions -> Expr | &'return' return_stmt
            | &('import' | 'from') import_stmt | &'raise' raise_stmt | &'pass' pass_stmt | &'del' del_stmt | &'yield' yield_stmt
            | &'assert' assert_stmt | &'break' break_stmt | &'continue' continue_stmt | &'global' global_stmt | &'nonlocal' nonlocal_stmt
        compound_stmt: &('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def | &('with' | 'async') with_stmt
            | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt | match_stmt

        assignment: NAME ':' expression ('=' annotated_rhs)? -> Statement
            | ('(' single_target ')' | single_subscript_attribute_target) ':' expression ('=' annotated_rhs)? -> Statement
            | (star_targets '=')+ annotated_rhs !'=' TYPE_COMMENT? -> Statement
            | single_target augassign ~ annotated_rhs -> Statement
            | invalid_assignment
        annotated_rhs: yield_expr | star_expressions
        augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
        return_stmt: 'return' star_expressions? -> Statement
        raise_stmt: 'raise' expression ('from' expression)? -> Statement | 'raise' -> Statement
        pass_stmt: 'pass' -> Statement
        break_stmt: 'break' -> Statement
        continue_stmt: 'continue' -> Statement
        global_stmt: 'global' ','.NAME+ -> Statement
        nonlocal_stmt: 'nonlocal' ','.NAME+ -> Statement
        del_stmt: 'del' del_targets &(';' | NEWLINE) -> Statement | invalid_del_stmt
        yield_stmt: yield_expr -> Statement
        assert_stmt: 'assert' expression (',' expression)? -> Statement
        import_stmt: invalid_import | import_name | import_from
        import_name: 'import' dotted_as_names -> Statement
        import_from: 'from' ('.' | '...')* m=dotted_name 'import' t=import_from_targets -> future m t
            | 'from' ('.' | '...')+ 'import' import_from_targets -> Statement
        import_from_targets: '(' t=import_from_as_names ','? ')' -> @t | import_from_as_names !',' | '*' | invalid_import_from_targets
        import_from_as_names: ','.import_from_as_name+
        import_from_as_name: invalid_import_from_as_name | n=NAME ('as' NAME)? -> @n
        dotted_as_names: ','.dotted_as_name+
        dotted_as_name: invalid_dotted_as_name | dotted_name ('as' NAME)?
        dotted_name left: dotted_name '.' NAME -> Name | NAME

        block memo: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block
        decorators: ('@' named_expression NEWLINE)+
        class_def: decorators class_def_raw | class_def_raw
        class_def_raw: invalid_class_def_raw | 'class' NAME type_params? ('(' arguments? ')')? ':' block -> Statement
        function_def: decorators function_def_raw | function_def_raw
        function_def_raw: invalid_def_raw
            | 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' func_type_comment? block -> Statement
            | 'async' 'def' NAME type_params? '(' params? ')' ('->' expression)? ':' func_type_comment? block -> Statement

        params: invalid_parameters | parameters
        parameters: slash_no_default param_no_default* param_with_default* star_etc?
            | slash_with_default param_with_default* star_etc?
            | param_no_default+ param_with_default* star_etc?
            | param_with_default+ star_etc?
            | star_etc
        slash_no_default: param_no_default+ '/' ',' | param_no_default+ '/' &')'
        slash_with_default: param_no_default* param_with_default+ '/' ',' | param_no_default* param_with_default+ '/' &')'
        star_etc: invalid_star_etc
            | '*' param_no_default param_maybe_default* kwds?
            | '*' param_no_default_star_annotation param_maybe_default* kwds?
            | '*' ',' param_maybe_default+ kwds?
            | kwds
        kwds: invalid_kwds | '**' param_no_default
        param_no_default: p=param ',' TYPE_COMMENT? -> @p | p=param TYPE_COMMENT? &')' -> @p
        param_no_default_star_annotation: p=param_star_annotation ',' TYPE_COMMENT? -> @p | p=param_star_annotation TYPE_COMMENT? &')' -> @p
        param_with_default: param default ',' TYPE_COMMENT? | param default TYPE_COMMENT? &')'
        param_maybe_default: param default? ',' TYPE_COMMENT? | param default? TYPE_COMMENT? &')'
        param: NAME annotation? -> Parameter
        param_star_annotation: NAME star_annotation -> Parameter
        annotation: ':' expression
        star_annotation: ':' star_expression
        default: '=' expression | invalid_default

        if_stmt: invalid_if_stmt | 'if' named_expression ':' block elif_stmt -> Statement | 'if' named_expression ':' block else_block? -> Statement
        elif_stmt: invalid_elif_stmt | 'elif' named_expression ':' block elif_stmt | 'elif' named_expression ':' block else_block?
        else_block: invalid_else_stmt | 'else' &&':' block
        while_stmt: invalid_while_stmt | 'while' named_expression ':' block else_block? -> Statement
        for_stmt: invalid_for_stmt
            | 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else_block? -> Statement
            | 'async' 'for' star_targets 'in' ~ star_expressions ':' TYPE_COMMENT? block else_block? -> Statement
            | invalid_for_target
        with_stmt: invalid_with_stmt_indent
            | 'with' '(' ','.with_item+ ','? ')' ':' TYPE_COMMENT? block -> Statement
            | 'with' ','.with_item+ ':' TYPE_COMMENT? block -> Statement
            | 'async' 'with' '(' ','.with_item+ ','? ')' ':' block -> Statement
            | 'async' 'with' ','.with_item+ ':' TYPE_COMMENT? block -> Statement
            | invalid_with_stmt
        with_item: expression 'as' star_target &(',' | ')' | ':') | invalid_with_item | expression
        try_stmt: invalid_try_stmt
            | 'try' &&':' block finally_block -> Statement
            | 'try' &&':' block except_block+ else_block? finally_block? -> Statement
            | 'try' &&':' block except_star_block+ else_block? finally_block? -> Statement
        except_block: invalid_except_stmt_indent
            | 'except' expression ':' block
            | 'except' expression 'as' NAME ':' block
            | 'except' expressions ':' block
            | 'except' ':' block
            | invalid_except_stmt
        except_star_block: invalid_except_star_stmt_indent
            | 'except' '*' expression ':' block
            | 'except' '*' expression 'as' NAME ':' block
            | 'except' '*' expressions ':' block
            | invalid_except_star_stmt
        finally_block: invalid_finally_stmt | 'finally' &&':' block

        match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT -> Statement | invalid_match_stmt
        subject_expr: star_named_expression ',' star_named_expressions? -> Tuple | named_expression
        case_block: invalid_case_block | "case" patterns guard? ':' block
        guard: 'if' named_expression
        patterns: open_sequence_pattern -> Pattern | pattern
        pattern: as_pattern | or_pattern
        as_pattern: or_pattern 'as' pattern_capture_target -> Pattern | invalid_as_pattern
        or_pattern: p='|'.closed_pattern+ -> single p Pattern
        closed_pattern memo: literal_pattern | capture_pattern | wildcard_pattern | value_pattern | group_pattern | sequence_pattern
            | mapping_pattern | class_pattern
        literal_pattern: signed_number !('+' | '-') -> Pattern | complex_number -> Pattern | strings -> Pattern | 'None' -> Pattern
            | 'True' -> Pattern | 'False' -> Pattern
        literal_expr: signed_number !('+' | '-') | complex_number | &(STRING | FSTRING_START | TSTRING_START) strings
            | 'None' -> None | 'True' -> True | 'False' -> False
        complex_number: signed_real_number '+' imaginary_number -> BinOp | signed_real_number '-' imaginary_number -> BinOp
        signed_number: number | '-' number -> UnaryOp
        signed_real_number: real_number | '-' real_number -> UnaryOp
        real_number: number -> real
        imaginary_number: number -> imaginary
        number: NUMBER -> Constant
        capture_pattern: pattern_capture_target -> Pattern
        pattern_capture_target: !"_" n=NAME !('.' | '(' | '=') -> @n
        wildcard_pattern: "_" -> Pattern
        value_pattern: attr !('.' | '(' | '=') -> Pattern
        attr left: name_or_attr '.' NAME -> Attribute
        name_or_attr: attr | NAME
        group_pattern: '(' p=pattern ')' -> @p
        sequence_pattern: '[' maybe_sequence_pattern? ']' -> Pattern | '(' open_sequence_pattern? ')' -> Pattern
        open_sequence_pattern: maybe_star_pattern ',' maybe_sequence_pattern?
        maybe_sequence_pattern: ','.maybe_star_pattern+ ','?
        maybe_star_pattern: star_pattern | pattern
        star_pattern memo: '*' pattern_capture_target -> Pattern | '*' wildcard_pattern -> Pattern
        mapping_pattern: '{' '}' -> Pattern
            | '{' double_star_pattern ','? '}' -> Pattern
            | '{' items_pattern ',' double_star_pattern ','? '}' -> Pattern
            | '{' items_pattern ','? '}' -> Pattern
        items_pattern: ','.key_value_pattern+
        key_value_pattern: (literal_expr | attr) ':' pattern
        double_star_pattern: '**' t=pattern_capture_target -> @t
        class_pattern: name_or_attr '(' ')' -> Pattern
            | name_or_attr '(' positional_patterns ','? ')' -> Pattern
            | name_or_attr '(' keyword_patterns ','? ')' -> Pattern
            | name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')' -> Pattern
            | invalid_class_pattern
        positional_patterns: ','.pattern+
        keyword_patterns: ','.keyword_pattern+
        keyword_pattern: NAME '=' pattern

        type_alias: "type" NAME type_params? '=' expression -> Statement
        type_params: invalid_type_params | '[' type_param_seq ']'
        type_param_seq: ','.type_param+ ','?
        type_param memo: NAME type_param_bound? type_param_default? | invalid_type_param | '*' NAME type_param_starred_default?
            | '**' NAME type_param_default?
        type_param_bound: ':' expression
        type_param_default: '=' expression
        type_param_starred_default: '=' star_expression

        type_expressions: ','.expression+ ',' '*' expression ',' '**' expression
            | ','.expression+ ',' '*' expression
            | ','.expression+ ',' '**' expression
            | '*' expression ',' '**' expression
            | '*' expression
            | '**' expression
            | ','.expression+
        func_type_comment: NEWLINE TYPE_COMMENT &(NEWLINE INDENT) | invalid_double_type_comments | TYPE_COMMENT
        """;
}
