"""Pickling and unpickling containers and instances, in the newest and in an old protocol."""
# stand-in: _pickle

import pickle
import sys

DEFAULT_SIZE = 14000
EXPECTED = {
    20: 389776,
    14000: 2446104,
}


class Account:
    def __init__(self, owner, amounts):
        self.owner = owner
        self.amounts = amounts

    def __eq__(self, other):
        return self.owner == other.owner and self.amounts == other.amounts


class Compact:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __reduce__(self):
        return Compact, (self.a, self.b)


def run(size):
    accounts = [Account(f"owner {number}", [number, -number, number / 4, 1 << number % 90]) for number in range(size)]
    table = {f"key{number}": (number, [None, True, b"bytes", {number}]) for number in range(size)}
    compacts = [Compact(number, str(number)) for number in range(size)]
    shared = [accounts[0]] * 3
    checksum = 0
    for protocol in (pickle.HIGHEST_PROTOCOL, 2):
        for _ in range(4):
            data = pickle.dumps((accounts, table, compacts, shared), protocol)
            back_accounts, back_table, back_compacts, back_shared = pickle.loads(data)
            checksum += sum(len(account.owner) + account.amounts[3] for account in back_accounts) % 1000003
        if back_accounts != accounts or back_table != table:
            sys.exit("pickling: what came back is not what went in")
        if back_shared[1] is not back_accounts[0]:
            sys.exit("pickling: sharing was not kept")
        if any(compact.b != str(compact.a) for compact in back_compacts):
            sys.exit("pickling: __reduce__ lost something")
    return checksum


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"pickling: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
