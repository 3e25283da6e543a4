# import, import as, from import, from import as, dotted.
import os.path
import json.decoder as jd
from os import path as p, sep
from collections import *
import xml
print(os.path is p, jd.__name__, sep, OrderedDict.__name__, hasattr(xml, "etree"))  # expect: True json.decoder / OrderedDict False
import xml.etree.ElementTree
print(hasattr(xml, "etree"), xml.__name__)  # expect: True xml
def f():
    import math as m
    return m.floor(1.5)
print(f())  # expect: 1
