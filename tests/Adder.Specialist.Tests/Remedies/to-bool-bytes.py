# lens: 3.14
def f(x):
    assert x


for i in range(30):
    f(b"a")


# With the remedy.
def f(x):
    assert len(x) > 0


for i in range(30):
    f(b"a")
