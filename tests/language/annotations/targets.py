# Annotated attributes and items evaluate their target, not always the annotation.
class Box: pass
box = Box()
data = {}
box.x: undefined_here = 1
data["k"]: undefined_here = 2
print(box.x, data)  # expect: 1 {'k': 2}
def show():
    print("target evaluated")
    return data
show()["z"]: undefined_here  # expect: target evaluated
