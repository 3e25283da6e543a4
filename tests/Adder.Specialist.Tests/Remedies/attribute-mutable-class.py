# lens: 3.14
class Member:
    pass


class Members:
    RED = Member()


def f(values):
    for value in values:
        value is Members.RED


f([1] * 30)


# With the remedy.
class Member:
    pass


class Members:
    RED = Member()


def f(values):
    red = Members.RED
    for value in values:
        value is red


f([1] * 30)
