# The hierarchy, as __mro__ and __subclasses__ see it.
for e in (ModuleNotFoundError, FileNotFoundError, RecursionError, NotImplementedError, IndexError, UnicodeDecodeError, TabError, KeyboardInterrupt, GeneratorExit, StopAsyncIteration, BrokenPipeError, FloatingPointError, UnboundLocalError, PythonFinalizationError, EncodingWarning, BaseExceptionGroup, ExceptionGroup):
    print(" < ".join(k.__name__ for k in e.__mro__[:-1]))
# expect: ModuleNotFoundError < ImportError < Exception < BaseException
# expect: FileNotFoundError < OSError < Exception < BaseException
# expect: RecursionError < RuntimeError < Exception < BaseException
# expect: NotImplementedError < RuntimeError < Exception < BaseException
# expect: IndexError < LookupError < Exception < BaseException
# expect: UnicodeDecodeError < UnicodeError < ValueError < Exception < BaseException
# expect: TabError < IndentationError < SyntaxError < Exception < BaseException
# expect: KeyboardInterrupt < BaseException
# expect: GeneratorExit < BaseException
# expect: StopAsyncIteration < Exception < BaseException
# expect: BrokenPipeError < ConnectionError < OSError < Exception < BaseException
# expect: FloatingPointError < ArithmeticError < Exception < BaseException
# expect: UnboundLocalError < NameError < Exception < BaseException
# expect: PythonFinalizationError < RuntimeError < Exception < BaseException
# expect: EncodingWarning < Warning < Exception < BaseException
# expect: BaseExceptionGroup < BaseException
# expect: ExceptionGroup < BaseExceptionGroup < Exception < BaseException
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True
