# global in an inner function skips the enclosing one.
x = 1
def outer():
    x = 2
    def inner():
        global x
        x += 10
        return x
    return inner(), x
print(outer(), x)  # expect: (11, 2) 11
def made():
    global fresh, second
    fresh = second = "fresh"
made()
print(fresh, second)  # expect: fresh fresh
