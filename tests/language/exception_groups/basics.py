# An ExceptionGroup holds exceptions; split and subgroup divide it.
g = ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k")])])
print(repr(g), g.message, len(g.exceptions), str(g))
# expect: ExceptionGroup('many', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k')])]) many 3 many (3 sub-exceptions)
print(g.subgroup(ValueError), repr(g.split(KeyError)), repr(g.derive([OSError()])))
# expect: many (1 sub-exception) (ExceptionGroup('many', [ExceptionGroup('in', [KeyError('k')])]), ExceptionGroup('many', [ValueError(1), TypeError('t')])) ExceptionGroup('many', [OSError()])
print(repr(g.subgroup(lambda e: isinstance(e, TypeError))), g.subgroup(OSError))  # expect: ExceptionGroup('many', [TypeError('t')]) None
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
# expect: ExceptionGroup BaseExceptionGroup
