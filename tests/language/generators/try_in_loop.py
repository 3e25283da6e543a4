# yield inside try, with and nested loops.
def g():
    for i in range(3):
        try:
            with open(__file__):
                yield i
            if i == 1:
                raise ValueError
        except ValueError:
            yield "caught"
        finally:
            yield f"f{i}"
print(list(g()))  # expect: [0, 'f0', 1, 'caught', 'f1', 2, 'f2']
