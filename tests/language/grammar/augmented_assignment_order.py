# The target of an augmented assignment is evaluated once, before the right-hand side.
def index():
    print("index")
    return 0
def value():
    print("value")
    return 5
data = [1]
data[index()] += value()
# expect: index
# expect: value
print(data)  # expect: [6]
