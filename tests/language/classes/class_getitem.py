# __class_getitem__ is called by subscription of the class.
class A:
    def __class_getitem__(cls, item): return (cls.__name__, item)
class B(A): pass
print(A[1], B[int, str], list[int], dict[str, int].__args__, type(list[int]).__name__)
# expect: ('A', 1) ('B', (<class 'int'>, <class 'str'>)) list[int] (<class 'str'>, <class 'int'>) GenericAlias
