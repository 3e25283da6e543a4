# A function that is specialized before it has run once sees the program's loader, not what stands for it.
def loader():
    return __loader__


print(type(loader()).__name__, loader() is __loader__)
# expect: SourceFileLoader True
