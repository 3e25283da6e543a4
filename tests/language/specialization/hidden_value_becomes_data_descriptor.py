# An instance's value hides what the class has under that name, until the class of that becomes a data descriptor's.
def run(call):
    class Descriptor:
        pass

    class C:
        def __init__(self):
            self.x = lambda: 1
        x = Descriptor()

    def load(o):
        return o.x()

    def load_value(o):
        return o.x

    use = load if call else lambda o: load_value(o)()
    o = C()
    before = [use(o) for _ in range(200)]
    Descriptor.__get__ = lambda self, instance, owner: lambda: 2
    print(set(before), use(o))
    Descriptor.__set__ = lambda *args: None
    print({use(o) for _ in range(200)})


run(True)
# expect: {1} 1
# expect: {2}
run(False)
# expect: {1} 1
# expect: {2}
