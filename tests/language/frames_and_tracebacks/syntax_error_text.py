# A SyntaxError prints its line with carets.
import traceback
for source in ("x = (1 +", "def f(:\n  pass", "print 'a'", "a = 'unclosed", "if x = 1: pass", "  indented", "x = 1 +* 2", "f(a b)", "é = $"):
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("".join(traceback.format_exception_only(e)), end="")
# expect:   File "<text>", line 1
# expect:     x = (1 +
# expect:         ^
# expect: SyntaxError: '(' was never closed
# expect:   File "<text>", line 1
# expect:     def f(:
# expect:           ^
# expect: SyntaxError: invalid syntax
# expect:   File "<text>", line 1
# expect:     print 'a'
# expect:     ^^^^^^^^^
# expect: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
# expect:   File "<text>", line 1
# expect:     a = 'unclosed
# expect:         ^
# expect: SyntaxError: unterminated string literal (detected at line 1)
# expect:   File "<text>", line 1
# expect:     if x = 1: pass
# expect:        ^^^^^
# expect: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect:   File "<text>", line 1
# expect:     indented
# expect: IndentationError: unexpected indent
# expect:   File "<text>", line 1
# expect:     x = 1 +* 2
# expect:            ^
# expect: SyntaxError: invalid syntax
# expect:   File "<text>", line 1
# expect:     f(a b)
# expect:       ^^^
# expect: SyntaxError: invalid syntax. Perhaps you forgot a comma?
# expect:   File "<text>", line 1
# expect:     é = $
# expect:         ^
# expect: SyntaxError: invalid syntax
