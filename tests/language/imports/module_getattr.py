# __getattr__ and __dir__ of a module (PEP 562).
import support.dynamic as d
print(d.real, d.made_up, dir(d))  # expect: real made made_up ['made_up', 'real']
from support.dynamic import anything
print(anything)  # expect: made anything
try:
    d.refused
except AttributeError as e:
    print(e)
# expect: refused refused
