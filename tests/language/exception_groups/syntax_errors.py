try: pass
except* ValueError: pass
except TypeError: pass  ### SyntaxError: cannot have both 'except' and 'except*' on the same 'try'
---
try: pass
except*: pass  ### SyntaxError: expected one or more exception types
---
def f():
    try: pass
    except* ValueError: return  ### SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
while 1:
    try: pass
    except* ValueError: break  ### SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
for x in y:
    try: pass
    except* ValueError: continue  ### SyntaxError: 'break', 'continue' and 'return' cannot appear in an except* block
---
try:
    raise ValueError
except* ExceptionGroup: pass  ### TypeError: catching ExceptionGroup with except* is not allowed. Use except instead.
---
try:
    raise ExceptionGroup("a", [ValueError()])
except* 5: pass  ### TypeError: catching classes that do not inherit from BaseException is not allowed
