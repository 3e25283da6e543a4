# Only known features, and only at the beginning.
from __future__ import annotations
x: undefined_name = 1
print(__annotations__)  # expect: {'x': 'undefined_name'}
print(annotations.compiler_flag == 1 << 24)  # expect: True
