# An ImportError for a missing name says from which file.
try:
    from support.pkg import nothing_here
except ImportError as e:
    print(e.name, e.name_from, e.msg.split(" (")[0], e.path.endswith("__init__.py"))
# expect: support.pkg nothing_here cannot import name 'nothing_here' from 'support.pkg' True
try:
    import support.broken
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename.endswith("broken.py"))
# expect: '(' was never closed 1 True
