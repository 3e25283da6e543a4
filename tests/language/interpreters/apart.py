# Interpreters share no modules, classes, settings or names in __main__.
import sys
from concurrent import interpreters

interp = interpreters.create()
said = interpreters.create_queue()
interp.prepare_main(said=said)

def run(script):
    interp.exec("def say(*what): said.put(' '.join(map(str, what)))\n" + script)
    while not said.empty():
        print(said.get())

run("""
import sys, string
sys.set_int_max_str_digits(5000)
sys.setrecursionlimit(700)
string.mark = 'there'
class Derived(dict): pass
say(__name__, sorted(name for name in globals() if not name.startswith('_')))
say(Derived in dict.__subclasses__())
""")
# expect: __main__ ['Derived', 'said', 'say', 'string', 'sys']
# expect: True
import string
print(hasattr(string, 'mark'), sys.get_int_max_str_digits(), sys.getrecursionlimit())  # expect: False 4300 1000
print('Derived' in globals(), any(cls.__name__ == 'Derived' for cls in dict.__subclasses__()))  # expect: False False
run("say(sys.get_int_max_str_digits(), sys.getrecursionlimit(), string.mark)")  # expect: 5000 700 there
interp.close()
print(interpreters.list_all())  # expect: [Interpreter(0)]
