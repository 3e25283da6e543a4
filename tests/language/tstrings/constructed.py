# Template and Interpolation can be made by hand.
from string.templatelib import Interpolation, Template
t = Template("a", Interpolation(5, "five", "r", ">3"), Interpolation(6), "b", "c")
print(t.strings, t.values, t.interpolations[1].expression == "", t)
# expect: ('a', '', 'bc') (5, 6) True Template(strings=('a', '', 'bc'), interpolations=(Interpolation(5, 'five', 'r', '>3'), Interpolation(6, '', None, '')))
try:
    Template(5)
except TypeError as e:
    print(e)
# expect: Template.__new__ *args need to be of type 'str' or 'Interpolation', got int
try:
    Interpolation(1, "x", "z")
except ValueError as e:
    print(e)
# expect: Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
print(Interpolation.__match_args__)  # expect: ('value', 'expression', 'conversion', 'format_spec')
