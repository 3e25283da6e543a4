# warn_explicit() asks the module's loader for the line; stack levels beyond the stack are of <sys>; filters outlive their module's attribute.
import sys, warnings
warnings.simplefilter("always")
sys.stderr = sys.stdout
class L:
    def get_source(self, name):
        print('get_source', name); raise E('no')
for E in ImportError, OSError, ValueError:
    try:
        warnings.warn_explicit("eggs", UserWarning, "bar", 1, module_globals={'__name__': 'spam', '__spec__': type('S',(),{'loader':L(), 'name':'other'}), '__loader__': None})
    except Exception as e: print(repr(e))
    try:
        warnings.warn_explicit("eggs", UserWarning, "bar", 1, module_globals={'__name__': '__main__', '__spec__': type('S',(),{'loader':L(), 'name':'other'}), '__loader__': None})
    except Exception as e: print(repr(e))
# expect: get_source other
# expect: bar:1: UserWarning: eggs
# expect: get_source other
# expect: bar:1: UserWarning: eggs
# expect: get_source other
# expect: OSError('no')
# expect: get_source other
# expect: OSError('no')
# expect: get_source other
# expect: ValueError('no')
# expect: get_source other
# expect: ValueError('no')


















class L:
    def get_source(self, name):
        print('get_source', name); return "a\nb\nc\n"
warnings.warn_explicit("eggs1", UserWarning, "bar", 2, module_globals={'__name__': '__main__', '__spec__': type('S',(),{'loader':L(), 'name':'other'}), '__loader__': None})
# expect: get_source other
# expect: bar:2: UserWarning: eggs1
# expect:   b



warnings.warn_explicit("eggs", UserWarning, "bar2", 1, module_globals={'__name__': 'nana', '__spec__': type('S',(),{'loader':L(), 'name':'other'}), '__loader__': None})
# expect: get_source other
# expect: bar2:1: UserWarning: eggs
# expect:   a



def show(m): print(vars(m))
warnings._showwarnmsg=show
warnings.warn_explicit("eggs", UserWarning, "bar4", 1, module_globals={'__name__': 'nana', '__spec__': type('S',(),{'loader':L(), 'name':'other'}), '__loader__': None})
# expect: get_source other
# expect: {'message': UserWarning('eggs'), 'category': <class 'UserWarning'>, 'filename': 'bar4', 'lineno': 1, 'file': None, 'line': 'a', 'source': None, '_category_name': 'UserWarning'}


def far(m): warnings.warn(m, stacklevel=9999)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("once")
    far("a"); far("b"); far("b")
    print([(str(m.message), m.filename, m.lineno) for m in w])
# expect: {'message': UserWarning('a'), 'category': <class 'UserWarning'>, 'filename': '<sys>', 'lineno': 0, 'file': None, 'line': None, 'source': None, '_category_name': 'UserWarning'}
# expect: {'message': UserWarning('b'), 'category': <class 'UserWarning'>, 'filename': '<sys>', 'lineno': 0, 'file': None, 'line': None, 'source': None, '_category_name': 'UserWarning'}
# expect: []



import _warnings
try: _warnings._release_lock()
except RuntimeError as e: print(e)
# expect: cannot release un-acquired lock
