# ast.AST is a class that programs may change; constructors take keywords that are no strs as far as they can say what is wrong with them.
import ast

old = ast.AST._fields
ast.AST.mark = 'set'
print(ast.Name.mark, ast.parse('x').mark)  # expect: set set
del ast.AST.mark
del ast.AST._fields
try:
    ast.AST()
except AttributeError as error:
    print(error)
# expect: type object 'ast.AST' has no attribute '_fields'
ast.AST._fields = old
print(ast.AST())  # expect: ast.AST()

import warnings

class Fake:
    def __hash__(self):
        return hash('id')

    def __eq__(self, other):
        return other == 'id'

    def __repr__(self):
        return 'Fake()'

with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    for call in (lambda: ast.Name('x', **{Fake(): 'y'}), lambda: ast.Name(**{1: 'y'}), lambda: ast.Name('x').__replace__(**{1: 2}), lambda: ast.Name('x').__replace__(1),
                 lambda: int(**{1: 2}), lambda: dict(**{1: 2}), lambda: [].sort(**{1: 2})):
        try:
            print(ast.dump(call()))
        except TypeError as error:
            print(error)
# expect: Name got multiple values for argument Fake()
# expect: attribute name must be string, not 'int'
# expect: Name.__replace__ got an unexpected keyword argument 1.
# expect: __replace__() takes no positional arguments
# expect: keywords must be strings
# expect: keywords must be strings
# expect: keywords must be strings

import collections
for type_ in (collections.deque, ast.AST, ast.Name, int):
    try:
        type_.missing
    except AttributeError as error:
        print(error)
# expect: type object 'collections.deque' has no attribute 'missing'
# expect: type object 'ast.AST' has no attribute 'missing'
# expect: type object 'Name' has no attribute 'missing'
# expect: type object 'int' has no attribute 'missing'
