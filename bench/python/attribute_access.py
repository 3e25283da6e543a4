"""Attributes: descriptors, properties, slots, __getattr__, class attributes and getattr by name."""

import sys

DEFAULT_SIZE = 1800000
EXPECTED = {
    300: 136950,
    1800000: 4860011700000,
}


class Checked:
    """A data descriptor that keeps its value on the instance and refuses what is not an int."""

    def __set_name__(self, owner, name):
        self.key = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__[self.key]

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError("int expected")
        instance.__dict__[self.key] = value


class Account:
    bank = 3
    balance = Checked()

    def __init__(self, balance):
        self.balance = balance
        self.changes = 0

    @property
    def doubled(self):
        return self._balance * 2

    @doubled.setter
    def doubled(self, value):
        self._balance = value // 2
        self.changes += 1


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def shift(self):
        self.x, self.y = self.y, self.x + 1
        return self.x


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


def run(size):
    account = Account(1)
    slotted = Slotted(0, 1)
    proxy = Proxy(slotted)
    total = 0
    names = ["x", "y"]
    for number in range(size):
        account.balance = number
        account.doubled = account.doubled + 2
        total += account.balance + account.bank
        total += slotted.shift() + slotted.y
        total += proxy.x
        total += getattr(slotted, names[number & 1])
        if hasattr(account, "missing"):
            sys.exit("attribute_access: found what is not there")
    if account.changes != size or account.balance != size:
        sys.exit(f"attribute_access: {account.changes} changes, balance {account.balance}")
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"attribute_access: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
