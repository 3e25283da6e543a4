__loader__ = "mine"
print(globals()["__loader__"])  # expect: mine
