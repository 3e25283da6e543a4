namespace Adder.Runtime.Heap;

/// <content>The layouts of CPython 3.14's builtin types (64 bits).</content>
internal static partial class Layouts
{
    /// <summary>
    /// Lines of: basic size, item size, whether the collector knows the objects, offsets of dictionary and weak references; then the types, those outside of builtins with their module.
    /// </summary>
    private const string Table = """
        16 0 0 0 0: NoneType NotImplementedType datetime.tzinfo ellipsis object
        16 0 1 0 0: functools._PlaceholderType
        24 0 0 0 0: float select.epoll
        24 0 1 0 -32: _thread.lock
        24 0 1 0 0: FrameLocalsProxy _io._BytesIOBuffer _thread._ThreadHandle cell dict_items dict_keys dict_values mappingproxy odict_values
        24 0 1 16 0: types.SimpleNamespace
        24 4 0 0 0: bool int
        32 0 0 0 0: _hashlib.HASH _hashlib.HASHXOF _hashlib.HMAC _interpreters.CrossInterpreterBufferView complex datetime.date datetime.timezone
        32 0 1 0 0: _blake2.blake2b _blake2.blake2s bytearray_iterator bytes_iterator collections._tuplegetter filter iterator itertools._grouper itertools.chain itertools.compress
        32 0 1 0 0: itertools.filterfalse itertools.repeat itertools.starmap list_iterator list_reverseiterator method-wrapper reversed str_ascii_iterator string.templatelib.Template tuple_iterator
        32 0 1 16 24: _io._BufferedIOBase _io._IOBase _io._RawIOBase _io._TextIOBase
        32 0 1 24 0: classmethod staticmethod
        32 8 1 0 0: _thread._ExceptHookArgs grp.struct_group posix.sched_param posix.times_result posix.uname_result posix.waitid_result pwd.struct_passwd sys.version_info tuple
        33 1 0 0 0: bytes
        40 0 0 0 0: datetime.time datetime.timedelta longrange_iterator range_iterator
        40 0 1 0 -32: _thread.RLock
        40 0 1 0 0: _io.IncrementalNewlineDecoder itertools.batched itertools.count itertools.cycle itertools.dropwhile itertools.pairwise itertools.takewhile list map slice super traceback
        40 0 1 0 0: unicodedata.UCD
        48 0 0 0 0: datetime.datetime range
        48 0 1 0 0: _abc._abc_data _contextvars.Token _csv.Dialect dict getset_descriptor itertools.product member_descriptor set_iterator zip
        48 0 1 0 32: _contextvars.Context itertools._tee method
        48 0 1 32 40: _io.BufferedRWPair
        48 0 1 40 32: _io.FileIO
        48 8 1 0 0: time.struct_time
        56 0 0 0 0: bytearray
        56 0 1 0 0: _socket.socket classmethod_descriptor collections._deque_iterator collections._deque_reverse_iterator collections.defaultdict dict_itemiterator dict_keyiterator
        56 0 1 0 0: dict_reverseitemiterator dict_reversekeyiterator dict_reversevalueiterator dict_valueiterator enumerate itertools.accumulate itertools.combinations
        56 0 1 0 0: itertools.combinations_with_replacement itertools.islice itertools.zip_longest method_descriptor typing.TypeAliasType wrapper_descriptor
        56 0 1 0 32: _thread._local
        56 0 1 0 40: builtin_function_or_method
        56 0 1 0 48: _struct.Struct typing.Union
        56 0 1 16 40: module
        56 8 1 0 0: sys.flags
        64 0 0 0 0: _tokenize.TokenizerIter str
        64 0 1 0 0: PyCapsule _contextvars.ContextVar _json.Scanner itertools.permutations odict_iterator property weakref.CallableProxyType weakref.ProxyType weakref.ReferenceType
        64 0 1 0 40: types.GenericAlias
        64 0 1 0 48: array.array
        64 0 1 40 48: _io.BytesIO
        72 0 0 0 0: posix.DirEntry
        72 0 1 0 0: _csv.writer itertools.groupby
        72 0 1 0 64: _queue.SimpleQueue
        72 0 1 16 -32: _hashlib.UnsupportedDigestmodError _pickle.PickleError _pickle.PicklingError _pickle.UnpicklingError _queue.Empty concurrent.interpreters.NotShareableError zlib.error
        72 0 1 16 0: ArithmeticError AssertionError BaseException BufferError BytesWarning DeprecationWarning EOFError EncodingWarning Exception FloatingPointError FutureWarning GeneratorExit
        72 0 1 16 0: ImportWarning IndexError KeyError KeyboardInterrupt LookupError MemoryError NotImplementedError OverflowError PendingDeprecationWarning PythonFinalizationError RecursionError
        72 0 1 16 0: ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration SyntaxWarning SystemError TypeError UnicodeError UnicodeWarning UserWarning ValueError Warning
        72 0 1 16 0: ZeroDivisionError _csv.Error concurrent.interpreters.InterpreterError concurrent.interpreters.InterpreterNotFoundError
        80 0 1 0 0: _json.Encoder
        80 0 1 16 0: NameError StopIteration SystemExit UnboundLocalError
        80 0 1 40 48: functools.partial
        88 0 1 0 0: _csv.reader
        88 0 1 16 0: AttributeError
        96 0 1 16 -32: ExceptionGroup
        96 0 1 16 0: BaseExceptionGroup
        104 0 1 0 96: pickle.PickleBuffer
        104 0 1 16 0: ImportError ModuleNotFoundError
        112 0 1 16 0: BlockingIOError BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError
        112 0 1 16 0: InterruptedError IsADirectoryError NotADirectoryError OSError PermissionError ProcessLookupError TimeoutError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
        112 0 1 96 104: collections.OrderedDict
        120 0 1 96 104: _io.StringIO
        144 0 1 16 0: IndentationError SyntaxError TabError _IncompleteInputError
        144 8 1 0 136: memoryview
        152 0 1 0 0: _pickle.Pickler
        152 0 1 88 96: function
        152 0 1 136 144: _io.BufferedRandom _io.BufferedReader _io.BufferedWriter functools._lru_cache_wrapper
        152 8 1 0 0: frame
        152 8 1 0 16: async_generator coroutine generator
        184 0 1 0 0: zlib._ZlibDecompressor
        200 0 1 0 192: frozenset set
        200 0 1 184 176: _io.TextIOWrapper
        208 2 0 0 144: code
        216 0 1 0 208: collections.deque
        296 0 1 0 0: _pickle.Unpickler
        496 0 1 0 0: itertools._tee_dataobject
        936 40 1 264 368: type
        2520 0 0 0 0: _random.Random
        """;
}
