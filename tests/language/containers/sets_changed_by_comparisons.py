# A comparison that adds to the set that is being added to: nothing is lost and nothing is there twice.
class Plain:
    def __hash__(self):
        return 0


class Adds:
    done = False

    def __hash__(self):
        return 0

    def __eq__(self, other):
        if not self.done:
            self.done = True
            items.add(Plain())
        return self is other


first = Plain()
items = set()
items.add(first)
items.add(Plain())
items.remove(first)
items.add(Adds())
print(len(items), len(list(items)), len(set() | items), repr(items).count("object at"))  # expect: 3 3 3 3
