"""What cannot be pickled says where it was found; a damaged pickle says what is wrong with it."""
import copyreg
import io
import pickle


class Refuses:
    def __reduce__(self):
        raise KeyError("no")


class Reduces:
    def __init__(self, reduced):
        self.reduced = reduced

    def __reduce_ex__(self, protocol):
        return self.reduced

    def __repr__(self):
        return "<R>"


def show(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", []), repr(error.__context__))


no = Refuses()
for value in ([1, [2, no]], (no,), {"a": {"b": no}}, {no}, frozenset([no]), {no: 1},
              Reduces([1]), Reduces((int,)), Reduces((5, ())), Reduces((int, [])), Reduces((int, (), None, 5)), Reduces((int, (no,))), Reduces((int, (), no)),
              Reduces((copyreg.__newobj__, ())), Reduces((copyreg.__newobj__, (5,))), Reduces((copyreg.__newobj__, (str,))), Reduces((copyreg.__newobj_ex__, (Reduces, 5, {}))),
              Reduces("nowhere"), Reduces("Reduces"), lambda: 0, memoryview(b"")):
    for protocol in (0, 2, 4):
        try:
            pickle.dumps(value, protocol)
        except Exception as error:
            print(protocol, type(error).__name__, str(error).partition(" at 0x")[0], getattr(error, "__notes__", []))
# expect: 0 KeyError 'no' ['when serializing list item 1', 'when serializing list item 1']
# expect: 2 KeyError 'no' ['when serializing list item 1', 'when serializing list item 1']
# expect: 4 KeyError 'no' ['when serializing list item 1', 'when serializing list item 1']
# expect: 0 KeyError 'no' ['when serializing tuple item 0']
# expect: 2 KeyError 'no' ['when serializing tuple item 0']
# expect: 4 KeyError 'no' ['when serializing tuple item 0']
# expect: 0 KeyError 'no' ["when serializing dict item 'b'", "when serializing dict item 'a'"]
# expect: 2 KeyError 'no' ["when serializing dict item 'b'", "when serializing dict item 'a'"]
# expect: 4 KeyError 'no' ["when serializing dict item 'b'", "when serializing dict item 'a'"]
# expect: 0 KeyError 'no' ['when serializing list item 0', 'when serializing tuple item 0', 'when serializing set reconstructor arguments']
# expect: 2 KeyError 'no' ['when serializing list item 0', 'when serializing tuple item 0', 'when serializing set reconstructor arguments']
# expect: 4 KeyError 'no' ['when serializing set element']
# expect: 0 KeyError 'no' ['when serializing list item 0', 'when serializing tuple item 0', 'when serializing frozenset reconstructor arguments']
# expect: 2 KeyError 'no' ['when serializing list item 0', 'when serializing tuple item 0', 'when serializing frozenset reconstructor arguments']
# expect: 4 KeyError 'no' ['when serializing frozenset element']
# expect: 0 KeyError 'no' []
# expect: 2 KeyError 'no' []
# expect: 4 KeyError 'no' []
# expect: 0 PicklingError __reduce__ must return a string or tuple, not list ['when serializing Reduces object']
# expect: 2 PicklingError __reduce__ must return a string or tuple, not list ['when serializing Reduces object']
# expect: 4 PicklingError __reduce__ must return a string or tuple, not list ['when serializing Reduces object']
# expect: 0 PicklingError tuple returned by __reduce__ must contain 2 through 6 elements ['when serializing Reduces object']
# expect: 2 PicklingError tuple returned by __reduce__ must contain 2 through 6 elements ['when serializing Reduces object']
# expect: 4 PicklingError tuple returned by __reduce__ must contain 2 through 6 elements ['when serializing Reduces object']
# expect: 0 PicklingError first item of the tuple returned by __reduce__ must be callable, not int ['when serializing Reduces object']
# expect: 2 PicklingError first item of the tuple returned by __reduce__ must be callable, not int ['when serializing Reduces object']
# expect: 4 PicklingError first item of the tuple returned by __reduce__ must be callable, not int ['when serializing Reduces object']
# expect: 0 PicklingError second item of the tuple returned by __reduce__ must be a tuple, not list ['when serializing Reduces object']
# expect: 2 PicklingError second item of the tuple returned by __reduce__ must be a tuple, not list ['when serializing Reduces object']
# expect: 4 PicklingError second item of the tuple returned by __reduce__ must be a tuple, not list ['when serializing Reduces object']
# expect: 0 PicklingError fourth item of the tuple returned by __reduce__ must be an iterator, not int ['when serializing Reduces object']
# expect: 2 PicklingError fourth item of the tuple returned by __reduce__ must be an iterator, not int ['when serializing Reduces object']
# expect: 4 PicklingError fourth item of the tuple returned by __reduce__ must be an iterator, not int ['when serializing Reduces object']
# expect: 0 KeyError 'no' ['when serializing tuple item 0', 'when serializing Reduces reconstructor arguments', 'when serializing Reduces object']
# expect: 2 KeyError 'no' ['when serializing tuple item 0', 'when serializing Reduces reconstructor arguments', 'when serializing Reduces object']
# expect: 4 KeyError 'no' ['when serializing tuple item 0', 'when serializing Reduces reconstructor arguments', 'when serializing Reduces object']
# expect: 0 KeyError 'no' ['when serializing Reduces state', 'when serializing Reduces object']
# expect: 2 KeyError 'no' ['when serializing Reduces state', 'when serializing Reduces object']
# expect: 4 KeyError 'no' ['when serializing Reduces state', 'when serializing Reduces object']
# expect: 2 PicklingError __newobj__ expected at least 1 argument, got 0 ['when serializing Reduces object']
# expect: 4 PicklingError __newobj__ expected at least 1 argument, got 0 ['when serializing Reduces object']
# expect: 2 PicklingError first argument to __newobj__() must be a class, not int ['when serializing Reduces object']
# expect: 4 PicklingError first argument to __newobj__() must be a class, not int ['when serializing Reduces object']
# expect: 2 PicklingError first argument to __newobj__() must be <class '__main__.Reduces'>, not <class 'str'> ['when serializing Reduces object']
# expect: 4 PicklingError first argument to __newobj__() must be <class '__main__.Reduces'>, not <class 'str'> ['when serializing Reduces object']
# expect: 2 PicklingError second argument to __newobj_ex__() must be a tuple, not int ['when serializing Reduces object']
# expect: 4 PicklingError second argument to __newobj_ex__() must be a tuple, not int ['when serializing Reduces object']
# expect: 0 PicklingError Can't pickle <R>: it's not found as __main__.nowhere []
# expect: 2 PicklingError Can't pickle <R>: it's not found as __main__.nowhere []
# expect: 4 PicklingError Can't pickle <R>: it's not found as __main__.nowhere []
# expect: 0 PicklingError Can't pickle <R>: it's not the same object as __main__.Reduces []
# expect: 2 PicklingError Can't pickle <R>: it's not the same object as __main__.Reduces []
# expect: 4 PicklingError Can't pickle <R>: it's not the same object as __main__.Reduces []
# expect: 0 PicklingError Can't pickle <function <lambda> []
# expect: 2 PicklingError Can't pickle <function <lambda> []
# expect: 4 PicklingError Can't pickle <function <lambda> []
# expect: 0 TypeError cannot pickle 'memoryview' object []
# expect: 2 TypeError cannot pickle memoryview objects []
# expect: 4 TypeError cannot pickle memoryview objects []

for data in (b"", b"N", b"\xff", b"a", b".", b"(.", b"1.", b"N(2", b"(Nd.", b"}(Nu.", b"NNNs.", b"Ix\n.", b"Lx\n.", b"Fx\n.", b"F1e400\n.", b"Sx\n.", b"\x80\x06N.",
             b"T\xff\xff\xff\xff.", b"\x8d" + b"\xff" * 8 + b".", b"\x8b\xff\xff\xff\xff.", b"h\x00.", b"Np-1\n.", b"P\xff\n.", b"NQ.", b"\x82\x00.", b"\x82\x01.", b"\x97.",
             b"N]\x93.", b"cos\nnowhere\n.", b"\x80\x04cos\npath.nowhere\n.", b"N)\x81.", b"cbuiltins\nint\nN\x81.", b"N)R.", b"(NNo.", b"]N(a.", b"(Ne.",
             b"\x80\x04\x95\x06\0\0\0\0\0\0\0Vhelloworld\n.", b"\x80\x04\x95\x0c\0\0\0\0\0\0\0N\x95\0\0\0\0\0\0\0\0NN.", b"\x80\x04\x95\x01\0\0\0\0\0\0\0NN."):
    show(pickle.loads, data)
    show(pickle.load, io.BytesIO(data))
# expect: EOFError Ran out of input [] None
# expect: EOFError Ran out of input [] None
# expect: EOFError Ran out of input [] None
# expect: EOFError Ran out of input [] None
# expect: UnpicklingError invalid load key, '\xff'. [] None
# expect: UnpicklingError invalid load key, '\xff'. [] None
# expect: UnpicklingError unpickling stack underflow [] None
# expect: UnpicklingError unpickling stack underflow [] None
# expect: UnpicklingError unpickling stack underflow [] None
# expect: UnpicklingError unpickling stack underflow [] None
# expect: UnpicklingError unexpected MARK found [] None
# expect: UnpicklingError unexpected MARK found [] None
# expect: UnpicklingError could not find MARK [] None
# expect: UnpicklingError could not find MARK [] None
# expect: UnpicklingError unexpected MARK found [] None
# expect: UnpicklingError unexpected MARK found [] None
# expect: UnpicklingError odd number of items for DICT [] None
# expect: UnpicklingError odd number of items for DICT [] None
# expect: UnpicklingError odd number of items for SETITEMS [] None
# expect: UnpicklingError odd number of items for SETITEMS [] None
# expect: TypeError 'NoneType' object does not support item assignment [] None
# expect: TypeError 'NoneType' object does not support item assignment [] None
# expect: ValueError could not convert string to int [] None
# expect: ValueError could not convert string to int [] None
# expect: ValueError invalid literal for int() with base 10: 'x\n' [] None
# expect: ValueError invalid literal for int() with base 10: 'x\n' [] None
# expect: ValueError could not convert string to float: 'x
# expect: ' [] None
# expect: ValueError could not convert string to float: 'x
# expect: ' [] None
# expect: OverflowError value too large to convert to float: '1e400
# expect: ' [] None
# expect: OverflowError value too large to convert to float: '1e400
# expect: ' [] None
# expect: UnpicklingError the STRING opcode argument must be quoted [] None
# expect: UnpicklingError the STRING opcode argument must be quoted [] None
# expect: ValueError unsupported pickle protocol: 6 [] None
# expect: ValueError unsupported pickle protocol: 6 [] None
# expect: UnpicklingError BINSTRING pickle has negative byte count [] None
# expect: UnpicklingError BINSTRING pickle has negative byte count [] None
# expect: OverflowError BINUNICODE exceeds system's maximum size of 9223372036854775807 bytes [] None
# expect: OverflowError BINUNICODE exceeds system's maximum size of 9223372036854775807 bytes [] None
# expect: UnpicklingError LONG pickle has negative byte count [] None
# expect: UnpicklingError LONG pickle has negative byte count [] None
# expect: UnpicklingError Memo value not found at index 0 [] None
# expect: UnpicklingError Memo value not found at index 0 [] None
# expect: ValueError negative PUT argument [] None
# expect: ValueError negative PUT argument [] None
# expect: UnpicklingError persistent IDs in protocol 0 must be ASCII strings [] None
# expect: UnpicklingError persistent IDs in protocol 0 must be ASCII strings [] None
# expect: UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified. [] None
# expect: UnpicklingError A load persistent id instruction was encountered, but no persistent_load function was specified. [] None
# expect: UnpicklingError EXT specifies code <= 0 [] None
# expect: UnpicklingError EXT specifies code <= 0 [] None
# expect: ValueError unregistered extension code 1 [] None
# expect: ValueError unregistered extension code 1 [] None
# expect: UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given [] None
# expect: UnpicklingError pickle stream refers to out-of-band data but no *buffers* argument was given [] None
# expect: UnpicklingError STACK_GLOBAL requires str [] None
# expect: UnpicklingError STACK_GLOBAL requires str [] None
# expect: AttributeError module 'os' has no attribute 'nowhere' [] None
# expect: AttributeError module 'os' has no attribute 'nowhere' [] None
# expect: AttributeError Can't resolve path 'path.nowhere' on module 'os' [] AttributeError("module 'posixpath' has no attribute 'nowhere'")
# expect: AttributeError Can't resolve path 'path.nowhere' on module 'os' [] AttributeError("module 'posixpath' has no attribute 'nowhere'")
# expect: UnpicklingError NEWOBJ class argument must be a type, not NoneType [] None
# expect: UnpicklingError NEWOBJ class argument must be a type, not NoneType [] None
# expect: UnpicklingError NEWOBJ args argument must be a tuple, not NoneType [] None
# expect: UnpicklingError NEWOBJ args argument must be a tuple, not NoneType [] None
# expect: TypeError 'NoneType' object is not callable [] None
# expect: TypeError 'NoneType' object is not callable [] None
# expect: TypeError 'NoneType' object is not callable [] None
# expect: TypeError 'NoneType' object is not callable [] None
# expect: UnpicklingError unexpected MARK found [] None
# expect: UnpicklingError unexpected MARK found [] None
# expect: UnpicklingError unpickling stack underflow [] None
# expect: UnpicklingError unpickling stack underflow [] None
# expect: UnpicklingError pickle exhausted before end of frame [] None
# expect: UnpicklingError pickle exhausted before end of frame [] None
# expect: UnpicklingError beginning of a new frame before end of current frame [] None
# expect: UnpicklingError beginning of a new frame before end of current frame [] None
# expect: None
# expect: None

show(pickle.Pickler, 1)  # expect: TypeError file must have a 'write' attribute [] None
show(pickle.Pickler, io.BytesIO(), 6)  # expect: ValueError pickle protocol must be <= 5 [] None
show(pickle.Unpickler, 1)  # expect: TypeError file must have 'read' and 'readline' attributes [] None
show(pickle.dumps, 1, 4, buffer_callback=print)  # expect: ValueError buffer_callback needs protocol >= 5 [] None
show(pickle.PickleBuffer, 1)  # expect: TypeError a bytes-like object is required, not 'int' [] None
show(pickle.PickleBuffer(memoryview(b"abcd")[::2]).raw)  # expect: BufferError cannot extract raw buffer from non-contiguous buffer [] None
show(pickle.dumps, pickle.PickleBuffer(b""), 4)  # expect: PicklingError PickleBuffer can only be pickled with protocol >= 5 [] None
