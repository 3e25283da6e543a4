# The classes of importlib and os are there for whoever asks object.
names = {cls.__name__ for cls in object.__subclasses__()}
print(names >= {"ModuleSpec", "_Environ"} or names >= {"ModuleSpec"})  # expect: True
