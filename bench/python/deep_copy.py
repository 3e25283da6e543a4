"""copy.deepcopy of nested containers and instances, with shared and cyclic references."""

import copy
import sys

DEFAULT_SIZE = 75000
EXPECTED = {
    30: (936, 180),
    75000: (5625075006, 1249950000),
}


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age
        self.friends = []


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __deepcopy__(self, memo):
        return Money(self.cents)


def make_document(number):
    shared = [number, number + 1]
    return {
        "left": {"list": [1, 2.5, "three", (4, 5)], "shared": shared},
        "right": [shared, {"deep": {"deeper": {"deepest": [number]}}}],
        "money": Money(number),
        "keys": {(number, "a"), (number, "b")},
    }


def run(size):
    total = 0
    for number in range(size):
        document = make_document(number)
        copied = copy.deepcopy(document)
        if copied["left"]["shared"] is not copied["right"][0] or copied["right"][0] is document["right"][0]:
            sys.exit("deep_copy: sharing was not kept")
        total += copied["money"].cents + len(copied["keys"]) + copied["right"][1]["deep"]["deeper"]["deepest"][0]
    people = [Person("p" + str(number), number) for number in range(size // 3)]
    for number, person in enumerate(people):
        person.friends.append(people[number * 7 % len(people)])
        person.friends.append(person)
    sys.setrecursionlimit(100000)
    for person in people[1:4]:
        twin = copy.deepcopy(person)
        if twin.friends[1] is not twin:
            sys.exit("deep_copy: a cycle was cut")
        total += twin.age
    shallow = [copy.copy(person) for person in people for _ in range(4)]
    return total, sum(person.age for person in shallow)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"deep_copy: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
