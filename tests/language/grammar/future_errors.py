from __future__ import nested_scopes, no_such_feature  ### SyntaxError: future feature no_such_feature is not defined
---
x = 1
from __future__ import annotations  ### SyntaxError: from __future__ imports must occur at the beginning of the file
---
from __future__ import braces  ### SyntaxError: not a chance
---
"doc"
from __future__ import division, annotations
---
from __future__ import *  ### SyntaxError: future feature * is not defined
