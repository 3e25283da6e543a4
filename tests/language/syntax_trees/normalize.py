# Identifiers beyond ASCII are normalized by what unicodedata.normalize is at that time.
import ast
import unicodedata

normalize = unicodedata.normalize
for other in (lambda form, text: None, lambda form, text: text.upper() + form, lambda form, text: 1 / 0, normalize):
    unicodedata.normalize = other
    try:
        print(ast.dump(ast.parse('\N{LATIN SMALL LIGATURE FI} + ok')))
    except Exception as error:
        print(repr(error))
# expect: TypeError('unicodedata.normalize() must return a string, not NoneType')
# expect: Module(body=[Expr(value=BinOp(left=Name(id='FINFKC', ctx=Load()), op=Add(), right=Name(id='ok', ctx=Load())))])
# expect: ZeroDivisionError('division by zero')
# expect: Module(body=[Expr(value=BinOp(left=Name(id='fi', ctx=Load()), op=Add(), right=Name(id='ok', ctx=Load())))])
unicodedata.normalize = normalize
