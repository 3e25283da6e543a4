"""Class bodies."""


class Empty:
    pass


class Documented(Empty, metaclass=type, keyword=1):
    """Has a docstring."""

    attribute = 1
    __private = 2
    annotated: int
    with_value: "str" = ""

    def method(self, other):
        self.attribute = self.__private
        self.other, self.third = other, 3
        other.not_self = 1
        return super().method(other), super(Documented, self).x, __class__

    @property
    def value(self):
        return super().value

    @classmethod
    def create(cls, *args):
        return cls(*args)

    @staticmethod
    async def later():
        return 1

    class Inner:
        def method(self):
            self.in_inner = __class__

    names = [attribute for attribute in range(3)]
    doubled = {name: attribute for name in names}
    later = [(lambda: attribute) for _ in names]


def outer(variable):
    class Local:
        variable = variable
        other = variable

        def method(self):
            return variable

    class Capturing(Local):
        def method(self):
            return variable, Local

    return Local


class Generic[T: int, *Ts, **P = [int]](Empty):
    field: T

    def method[U: (int, str) = int](self, value: U) -> T:
        return value


type Alias[A] = list[A] | None
type Simple = int
def generic[T](value: T = 1, *, key: T = 2) -> T: return value
