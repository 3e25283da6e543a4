# type() of everything.
def g(): yield
async def c(): pass
for x in (1, 1.5, 1j, "", b"", bytearray(), [], (), {}, set(), frozenset(), range(0), slice(0), None, ..., NotImplemented, len, int, type, g, g(), lambda: 0, [].append, {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter({}), iter(""), iter(range(0)), enumerate([]), zip(), memoryview(b""), property(), super, object(), int | str, list[int], Exception(), __builtins__):
    print(type(x).__name__, end=" ")
# expect: int float complex str bytes bytearray list tuple dict set frozenset range slice NoneType ellipsis NotImplementedType builtin_function_or_method type type function generator function builtin_function_or_method dict_keys dict_values dict_items list_iterator tuple_iterator dict_keyiterator str_ascii_iterator range_iterator enumerate zip memoryview property type object Union GenericAlias Exception module
print()
