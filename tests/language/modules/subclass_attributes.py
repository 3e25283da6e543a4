# An instance of a subclass of module keeps its attributes in the module's namespace.
import types


class Plugin(types.ModuleType):
    greeting = "from the class"

    def hello(self):
        return self.name_of_user


plugin = Plugin("plugin", "Says hello.")
plugin.b = 2
plugin.a = 1
plugin.name_of_user = "Ada"
print(sorted(name for name in vars(plugin) if not name.startswith("__")))  # expect: ['a', 'b', 'name_of_user']
print([name for name in dir(plugin) if not name.startswith("__")])  # expect: ['a', 'b', 'name_of_user']
print(plugin.__dict__ is vars(plugin), plugin.__dict__["a"], plugin.hello())  # expect: True 1 Ada
plugin.__dict__["c"] = 3
print(plugin.c, plugin.greeting)  # expect: 3 from the class
del plugin.b
print("b" in plugin.__dict__, hasattr(plugin, "b"))  # expect: False False
for action in ("plugin.__dict__ = {}", "del plugin.__dict__"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
# expect: readonly attribute
# expect: readonly attribute


class Base:
    pass


class Mixed(types.ModuleType, Base):
    pass


mixed = Mixed("mixed")
mixed.x = 1
descriptor = Base.__dict__["__dict__"]
print(descriptor.__get__(mixed) is mixed.__dict__)  # expect: True
try:
    descriptor.__set__(mixed, {})
except AttributeError as error:
    print(error)
# expect: readonly attribute


def hot(module):
    total = 0
    for i in range(300):
        total += module.a
        if i == 200:
            module.a = 10
    return total


print(hot(plugin))  # expect: 1191
try:
    exec("plugin()")
except TypeError as error:
    print(error)
# expect: 'Plugin' object is not callable
same = types.ModuleType("same")
same.same = len
try:
    same()
except TypeError as error:
    print(error)
# expect: 'module' object is not callable. Did you mean: 'same.same(...)'?
