# A free variable is looked up when it is used.
def make():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    i = "after"
    return fs
print([f() for f in make()])  # expect: ['after', 'after', 'after']
