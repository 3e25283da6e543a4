# Bits 2 and 4 of __flags__: whether instances got a dictionary from a class written in Python, and whether its values can lie in the object.
class Plain: pass
class Slotted: __slots__ = ('a',)
class SlottedWithDict: __slots__ = ('a', '__dict__')
class Grown(Slotted): pass
class Further(Plain): __slots__ = ()


for cls in (Plain, Slotted, SlottedWithDict, Grown, Further, *(type('Of' + base.__name__, (base,), {}) for base in (tuple, int, bytes, type, list, dict, str, float, set, Exception, OSError))):
    print(cls.__name__, bool(cls.__flags__ & 1 << 4), bool(cls.__flags__ & 1 << 2))
# expect: Plain True True
# expect: Slotted False False
# expect: SlottedWithDict True True
# expect: Grown True True
# expect: Further True True
# expect: Oftuple True False
# expect: Ofint True False
# expect: Ofbytes True False
# expect: Oftype False False
# expect: Oflist True True
# expect: Ofdict True True
# expect: Ofstr True True
# expect: Offloat True True
# expect: Ofset True True
# expect: OfException False False
# expect: OfOSError False False
