# Cells can be read, written and compared.
import types
c = types.CellType(5)
print(c.cell_contents, c == types.CellType(5), c < types.CellType(6))  # expect: 5 True True
c.cell_contents = 7
print(c.cell_contents)  # expect: 7
del c.cell_contents
try:
    c.cell_contents
except ValueError as error:
    print(error)
# expect: Cell is empty
def f():
    x = 1
    def g(): return x
    g.__closure__[0].cell_contents = 99
    return x
print(f())  # expect: 99
