# Nodes: defaults, warnings about fields, repr, copies, pickles, replace
import ast
import copy
import pickle
import warnings

warnings.simplefilter("always")
print(ast.Name("x"))  # expect: Name(id='x', ctx=Load())
print(ast.FunctionDef("f", ast.arguments()))
# expect: FunctionDef(name='f', args=arguments(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[]), body=[], decorator_list=[], returns=None, type_comment=None, type_params=[])
print(ast.Return().value, ast.Name("x").ctx is ast.Name("y").ctx, ast.List().elts)  # expect: None True []
print(ast.parse("a + b * c; f(1, 2, 3); g"))
# expect: Module(body=[Expr(value=BinOp(left=Name(...), op=Add(...), right=BinOp(...))), ..., Expr(value=Name(id='g', ctx=Load(...)))], type_ignores=[])
print(ast.BinOp.__doc__, ast.BinOp._fields, ast.BinOp.__match_args__)
# expect: BinOp(expr left, operator op, expr right) ('left', 'op', 'right') ('left', 'op', 'right')
print(ast.operator.__doc__)  # expect: operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
print(ast.type_param.__doc__)
# expect: type_param = TypeVar(identifier name, expr? bound, expr? default_value)
# expect:            | ParamSpec(identifier name, expr? default_value)
# expect:            | TypeVarTuple(identifier name, expr? default_value)
print(ast.arguments._field_types)
# expect: {'posonlyargs': list[ast.arg], 'args': list[ast.arg], 'vararg': ast.arg | None, 'kwonlyargs': list[ast.arg], 'kw_defaults': list[ast.expr], 'kwarg': ast.arg | None, 'defaults': list[ast.expr]}
print(ast.alias._attributes, ast.mod._attributes)  # expect: ('lineno', 'col_offset', 'end_lineno', 'end_col_offset') ()
with warnings.catch_warnings(record=True) as caught:
    ast.BinOp(1)
    ast.Name("x", nothing=1)
print(sorted(str(w.message) for w in caught))
# expect: ["BinOp.__init__ missing 1 required positional argument: 'op'. This will become an error in Python 3.15.", "BinOp.__init__ missing 1 required positional argument: 'right'. This will become an error in Python 3.15.", "Name.__init__ got an unexpected keyword argument 'nothing'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15."]
node = ast.parse("x[1:2] if y else z").body[0]
for again in copy.copy(node), copy.deepcopy(node), pickle.loads(pickle.dumps(node)):
    print(ast.dump(again) == ast.dump(node), again.lineno, type(again).__name__)
# expect: True 1 Expr
# expect: True 1 Expr
# expect: True 1 Expr
print(ast.Name("x").__reduce__())  # expect: (<class 'ast.Name'>, (None, None), {'id': 'x', 'ctx': Load()})
print(ast.dump(copy.replace(ast.Name("x", lineno=7), id="y"), include_attributes=True))  # expect: Name(id='y', ctx=Load(), lineno=7)


class Own(ast.AST):
    _fields = ("a", "b")
    _field_types = {"a": int | None}
    a = None


with warnings.catch_warnings(record=True) as caught:
    Own()
print(sorted(str(w.message) for w in caught))  # expect: ["Field 'b' is missing from Own._field_types. This will become an error in Python 3.15."]
loop = ast.List([], 1)
loop.elts.append(loop)
print(loop)  # expect: List(elts=[List(...)], ctx=1)
