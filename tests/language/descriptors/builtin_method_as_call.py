"""A builtin method under another special name is called by that name."""


class Joins(str):
    __call__ = str.join


class Pops(list):
    __next__ = list.pop

    def __iter__(self):
        return self


print(Joins("-")(["a", "b"]))  # expect: a-b
print(next(Pops([1, 2])))  # expect: 2
