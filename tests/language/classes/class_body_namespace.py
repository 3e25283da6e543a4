# A class body runs once, as code, with a namespace of its own.
class C:
    print("in the body", __qualname__, __module__)
    for i in range(2):
        locals()[f"made{i}"] = i
    del i
    if True:
        def chosen(self): return "chosen"
    else:
        def left_out(self): pass
# expect: in the body C __main__
print(C.made0, C.made1, C().chosen(), hasattr(C, "left_out"), hasattr(C, "i"))  # expect: 0 1 chosen False False
print([name for name in C.__dict__ if not name.startswith("__")])  # expect: ['made0', 'made1', 'chosen']
