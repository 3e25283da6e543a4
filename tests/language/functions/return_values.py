# return without a value, falling off the end, return in nested blocks.
def a(): return
def b(): pass
def c():
    for i in range(5):
        while True:
            with open(__file__) as file:
                if i == 2:
                    return i
            break
print(a(), b(), c())  # expect: None None 2
def d():
    try:
        return "try"
    finally:
        print("finally first")
print(d())
# expect: finally first
# expect: try
