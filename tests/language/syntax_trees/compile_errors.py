# What compile() says about ast objects that cannot be
import ast
compile(ast.Module(3, []), "f", "exec")  ### TypeError: Module field "body" must be a list, not a int
---
import ast
compile(ast.Module([3], []), "f", "exec")  ### TypeError: required field "lineno" missing from stmt
---
import ast
compile(ast.Module([None], []), "f", "exec")  ### ValueError: None disallowed in statement list
---
import ast
compile(ast.Module([ast.Expr(None, lineno=1, col_offset=0)], []), "f", "exec")  ### ValueError: field 'value' is required for Expr
---
import ast
compile(ast.Expression(ast.Name("x", None, lineno=1, col_offset=0)), "f", "eval")  ### TypeError: expected some sort of expr_context, but got None
---
import ast
compile(ast.Expression(ast.Name(3, lineno=1, col_offset=0)), "f", "eval")  ### TypeError: AST identifier must be of type str
---
import ast
compile(ast.Expression(ast.Name("None", lineno=1, col_offset=0)), "f", "eval")  ### ValueError: identifier field can't represent 'None' constant
---
import ast
compile(ast.Expression(ast.Name("x", ast.Store(), lineno=1, col_offset=0)), "f", "eval")  ### ValueError: expression must have Load context but has Store instead
---
import ast
compile(ast.Expression(ast.Constant([1], lineno=1, col_offset=0)), "f", "eval")  ### TypeError: got an invalid type in Constant: list
---
import ast
compile(ast.Expression(ast.Constant((1, {}), lineno=1, col_offset=0)), "f", "eval")  ### TypeError: got an invalid type in Constant: dict
---
import ast
compile(ast.Expression(ast.Name("x")), "f", "eval")  ### TypeError: required field "lineno" missing from expr
---
import ast
compile(ast.Expression(ast.Name("x", lineno="1", col_offset=0)), "f", "eval")  ### ValueError: invalid integer value: '1'
---
import ast
compile(ast.Expression(ast.Name("x", lineno=5, col_offset=0, end_lineno=4)), "f", "eval")  ### ValueError: AST node line range (5, 4) is not valid
---
import ast
compile(ast.Name("x"), "f", "eval")  ### TypeError: expected Expression node, got Name
---
import ast
compile(ast.parse("x"), "f", "eval")  ### TypeError: expected Expression node, got Module
---
import ast
tree = ast.parse("x + y", mode="eval")
tree.body.op = ast.Add
compile(tree, "f", "eval")  ### TypeError: expected some sort of operator, but got <class 'ast.Add'>
---
import ast
tree = ast.parse("def f(): pass")
tree.body[0].body = []
compile(tree, "f", "exec")  ### ValueError: empty body on FunctionDef
---
import ast
tree = ast.parse("def f(): pass")
del tree.body[0].args
compile(tree, "f", "exec")  ### TypeError: required field "args" missing from FunctionDef
---
import ast
tree = ast.parse("import a.b")
tree.body[0].names[0].name = "True"
compile(tree, "f", "exec")  ### ValueError: identifier field can't represent 'True' constant
---
import ast
tree = ast.parse("{1: 2}", mode="eval")
tree.body.keys = []
compile(tree, "f", "eval")  ### ValueError: Dict doesn't have the same number of keys as values
---
import ast
tree = ast.parse("try: pass\nfinally: pass")
tree.body[0].finalbody = []
compile(tree, "f", "exec")  ### ValueError: Try has neither except handlers nor finalbody
---
import ast
tree = ast.parse("match x:\n case 1: pass")
tree.body[0].cases[0].pattern = ast.MatchAs(tree.body[0].cases[0].pattern, None, lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
compile(tree, "f", "exec")  ### ValueError: MatchAs must specify a target name if a pattern is given
---
import ast
tree = ast.parse("match x:\n case 1: pass")
tree.body[0].cases[0].pattern.value.value = ...
compile(tree, "f", "exec")  ### ValueError: unexpected constant inside of a literal pattern
---
import ast
tree = ast.parse("(x := 1)", mode="eval")
tree.body.target = ast.Constant(1, lineno=1, col_offset=0)
compile(tree, "f", "eval")  ### TypeError: NamedExpr target must be a Name
---
import ast
ast.Name("a", "b", "c")  ### TypeError: Name constructor takes at most 2 positional arguments
---
import ast
ast.Name("a", id="b")  ### TypeError: Name got multiple values for argument 'id'
---
import ast
ast.Name("a").__replace__(nothing=1)  ### TypeError: Name.__replace__ got an unexpected keyword argument 'nothing'.
---
import ast
node = ast.BinOp(1, 2, 3)
del node.op
node.__replace__(left=1)  ### TypeError: BinOp.__replace__ missing 1 keyword argument: 'op'.
