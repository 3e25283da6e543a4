# A special method whose binding raises AttributeError is not there for operators, comparison, hash and truth; other errors are told.
def failing(error):
    def get(self):
        raise error
    return property(get)


def show(name, use, error=AttributeError):
    try:
        print(name, use(type('E', (), {name: failing(error('no'))})()))
    except Exception as e:
        print(name, repr(e))


def add_in_place(e):
    e += 1


for error in AttributeError, ValueError:
    show('__eq__', lambda e: e == 1, error)
    show('__ne__', lambda e: e != e, error)
    show('__lt__', lambda e: e < 1, error)
    show('__gt__', lambda e: 1 < e, error)
    show('__add__', lambda e: e + 1, error)
    show('__radd__', lambda e: 1 + e, error)
    show('__iadd__', add_in_place, error)
    show('__pow__', lambda e: e ** 2, error)
    show('__hash__', hash, error)
    show('__bool__', bool, error)
    show('__len__', bool, error)
    show('__neg__', lambda e: -e, error)
    show('__getitem__', lambda e: e[0], error)
# expect: __eq__ False
# expect: __ne__ False
# expect: __lt__ TypeError("'<' not supported between instances of 'E' and 'int'")
# expect: __gt__ TypeError("'<' not supported between instances of 'int' and 'E'")
# expect: __add__ TypeError("unsupported operand type(s) for +: 'E' and 'int'")
# expect: __radd__ TypeError("unsupported operand type(s) for +: 'int' and 'E'")
# expect: __iadd__ AttributeError('no')
# expect: __pow__ TypeError("unsupported operand type(s) for ** or pow(): 'E' and 'int'")
# expect: __hash__ TypeError("unhashable type: 'E'")
# expect: __bool__ True
# expect: __len__ AttributeError('no')
# expect: __neg__ AttributeError('no')
# expect: __getitem__ AttributeError('no')
# expect: __eq__ ValueError('no')
# expect: __ne__ ValueError('no')
# expect: __lt__ ValueError('no')
# expect: __gt__ ValueError('no')
# expect: __add__ ValueError('no')
# expect: __radd__ ValueError('no')
# expect: __iadd__ ValueError('no')
# expect: __pow__ ValueError('no')
# expect: __hash__ ValueError('no')
# expect: __bool__ ValueError('no')
# expect: __len__ ValueError('no')
# expect: __neg__ ValueError('no')
# expect: __getitem__ ValueError('no')
