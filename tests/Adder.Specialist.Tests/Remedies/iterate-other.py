# lens: 3.14
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def f(count):
    for i in count:
        pass


for i in range(30):
    f(Count(3))


# With the remedy.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n - 1, -1, -1):
            yield i


def f(count):
    for i in count:
        pass


for i in range(30):
    f(Count(3))
