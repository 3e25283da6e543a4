using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary><c>_testcapi</c>: as far as CPython's tests of Python's behaviour use it. What tests the C API itself is not here.</summary>
[PyModule("_testcapi", SingleInterpreter = true, Types =
    [
        typeof(PyMethInstance), typeof(PyMethClass), typeof(PyMethStatic), typeof(PyMethodDescriptorBase), typeof(PyMethodDescriptorDerived), typeof(PyMethodDescriptorNopGet),
        typeof(PyMethodDescriptor2), typeof(PyHeapTypeWithDict), typeof(PyHeapTypeWithWeakref), typeof(PyTestGeneric), typeof(PyTestGenericAlias), typeof(PyTestAwaitable), typeof(PyCodeLike),
        typeof(PyDocStringNoSignatureTest), typeof(PyDocStringUnrepresentableSignatureTest),
    ])]
internal static unsafe partial class CapiModule
{
    [PyConstant("INT_MIN")]
    private const long IntMinimum = int.MinValue;

    [PyConstant("INT_MAX")]
    private const long IntMaximum = int.MaxValue;

    [PyConstant("UINT_MAX")]
    private const long UnsignedIntMaximum = uint.MaxValue;

    [PyConstant("LONG_MIN")]
    private const long LongMinimum = long.MinValue;

    [PyConstant("LONG_MAX")]
    private const long LongMaximum = long.MaxValue;

    [PyConstant("ULONG_MAX")]
    private static readonly PyObject s_unsignedLongMaximum = PyInt.From(ulong.MaxValue);

    [PyConstant("LLONG_MIN")]
    private const long LongLongMinimum = long.MinValue;

    [PyConstant("LLONG_MAX")]
    private const long LongLongMaximum = long.MaxValue;

    [PyConstant("ULLONG_MAX")]
    private static readonly PyObject s_unsignedLongLongMaximum = PyInt.From(ulong.MaxValue);

    [PyConstant("PY_SSIZE_T_MIN")]
    private const long SizeMinimum = long.MinValue;

    [PyConstant("PY_SSIZE_T_MAX")]
    private const long SizeMaximum = long.MaxValue;

    [PyConstant("SHRT_MAX")]
    private const long ShortMaximum = short.MaxValue;

    [PyConstant("UCHAR_MAX")]
    private const long ByteMaximum = byte.MaxValue;

    [PyConstant("CHAR_MAX")]
    private const long CharMaximum = sbyte.MaxValue;

    [PyConstant("FLT_MAX")]
    private const double FloatMaximum = float.MaxValue;

    [PyConstant("FLT_MIN")]
    private const double FloatMinimum = 1.17549435082228750797e-38;

    [PyConstant("DBL_MAX")]
    private const double DoubleMaximum = double.MaxValue;

    [PyConstant("DBL_MIN")]
    private const double DoubleMinimum = 2.2250738585072014e-308;

    /// <summary>No processor that .NET runs on marks signalling NaNs so.</summary>
    [PyConstant("nan_msb_is_signaling")]
    private const bool NaNIsSignalling = false;

    [PyConstant("WITH_PYMALLOC")]
    private const bool WithPyMalloc = false;

    [PyConstant("WITH_MIMALLOC")]
    private const bool WithMimalloc = false;

    // ---- functions that take their arguments in each of the possible ways

    [PyFunction("meth_varargs(*args)")]
    private static PyObject VariableArguments(PyModule module, ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(module, arguments);

    [PyFunction("meth_varargs_keywords(*args, **kwargs)")]
    private static PyObject Keywords(PyModule module, ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(module, arguments, keywords);

    [PyFunction("meth_o(object, /)")]
    private static PyObject One(PyModule module, PyObject argument) => PyTuple.Create(module, argument);

    [PyFunction("meth_noargs()")]
    private static PyObject None(PyModule module) => module;

    [PyFunction("meth_fastcall(*args)")]
    private static PyObject Fast(PyModule module, ReadOnlySpan<PyObject> arguments) => GivenArguments.Pair(module, arguments);

    [PyFunction("meth_fastcall_keywords(*args, **kwargs)")]
    private static PyObject FastKeywords(PyModule module, ReadOnlySpan<PyObject> arguments, PyDict? keywords) => GivenArguments.Triple(module, arguments, keywords);

    // ---- calls

    [PyFunction("pyobject_fastcalldict(func, func_args, kwargs, /)", Doc = "func(*func_args, **kwargs); None stands for nothing.")]
    private static PyObject? CallWithDict(ThreadState ts, PyObject func, PyObject func_args, PyObject kwargs) =>
        TupleOrNone(ts, func_args) is { } positional ? Calls.CallWith(ts, func, positional, kwargs as PyDict) : null;

    [PyFunction("pyobject_vectorcall(func, func_args, kwnames, /)", Doc = "Calls func; the last of func_args are the values of the keywords named.")]
    private static PyObject? CallWithNames(ThreadState ts, PyObject func, PyObject func_args, PyObject kwnames)
    {
        if (TupleOrNone(ts, func_args) is not { } arguments || TupleOrNone(ts, kwnames) is not { } names)
        {
            return null;
        }

        return names.Count > arguments.Count
            ? Raise.TypeError(ts, "kwnames longer than args")
            : Calls.Call(ts, func, arguments.Items, names.Count == 0 ? null : names);
    }

    [PyFunction("pyvectorcall_call(func, argstuple, kwargs=<unrepresentable>, /)", Doc = "func(*argstuple, **kwargs).")]
    private static PyObject? CallDirectly(ThreadState ts, PyObject func, PyTuple argstuple, PyObject? kwargs) =>
        kwargs is null or PyDict ? Calls.CallWith(ts, func, argstuple, kwargs as PyDict) : Raise.TypeError(ts, "kwargs must be a dict");

    [PyFunction("pycfunction_call(func, args, kwargs=<unrepresentable>, /)", Doc = "func(*args, **kwargs).")]
    private static PyObject? CallFunction(ThreadState ts, PyObject func, PyTuple args, PyObject? kwargs) => CallDirectly(ts, func, args, kwargs);

    [PyFunction("make_vectorcall_class(base=<unrepresentable>, /)", Doc = "A class whose instances say how they are called; with call behaviour of its own, whatever its base has.")]
    private static PyObject? MakeVectorcallClass(ThreadState ts, PyObject? parent)
    {
        var members = new PyDict();
        members.SetInterned("__module__", PyStr.Intern("_testcapi"));
        members.SetInterned("__call__", PyVectorcallBase.TypeObject.Lookup(PyStr.Intern("__call__"))!);
        return Calls.Call(ts, PyType.TypeObject, PyStr.Intern("VectorcallClass"), PyTuple.Create(parent ?? PyVectorcallBase.TypeObject), members);
    }

    [PyFunction("function_setvectorcall(func, /)", Doc = "Has calls of a function give \"overridden\".")]
    private static PyObject? SetVectorcall(ThreadState ts, PyFunction func) => ReplaceCode(ts, func, "def overridden(*args, **kwargs): return 'overridden'");

    /// <summary>Functions have no vectorcall of their own here: the code of another function takes the place of theirs, by the way that <c>__code__</c> takes.</summary>
    internal static PyObject? ReplaceCode(ThreadState ts, PyFunction function, string definition)
    {
        var module = (CodeObject?)SourceCompilation.Compile(
            ts, PyStr.From(definition), new SourceCompilation.Request("<vectorcall>", Syntax.ParseMode.Exec, 0, -1, -1), "", acceptsTrees: false);
        if (module is null || Array.Find(module.Constants, static constant => constant is CodeObject) is not { } code)
        {
            return null;
        }

        return Attributes.Set(ts, function, PyStr.Intern("__code__"), code) ? PyNone.Instance : null;
    }

    [PyConstant("_Py_STACK_GROWS_DOWN")]
    private const long StackGrowsDown = 1;

    [PyFunction("has_vectorcall_flag(type, /)", Doc = "Whether the type's instances are called without a detour through __call__.")]
    private static bool HasVectorcallFlag(PyType type) => type.HasVectorcall;

    // ---- errors

    [PyFunction("raise_exception(exc, num_args, /)", Doc = "Raises exc(0, 1, …) with so many arguments.")]
    private static PyObject? RaiseException(ThreadState ts, PyObject exc, int num_args)
    {
        if (exc is not PyType type || !type.IsSubtypeOf(ExceptionTypes.BaseException))
        {
            return Text.Repr(ts, exc) is { } text ? Raise.SystemError(ts, $"_PyErr_SetObject: exception {text} is not a BaseException subclass") : null;
        }

        var numbers = new PyObject[num_args];
        for (int i = 0; i < num_args; i++)
        {
            numbers[i] = PyInt.From(i);
        }

        PyObject? made = Calls.Call(ts, exc, numbers, null);
        return made is null ? null
            : made is PyBaseException exception ? Raise.Exception(ts, exception)
            : Text.Repr(ts, exc) is { } shown ? Raise.TypeError(ts, $"calling {shown} should have returned an instance of BaseException, not {made.Type.Name}") : null;
    }

    [PyFunction("raise_memoryerror()")]
    private static PyObject? RaiseMemoryError(ThreadState ts) => Raise.MemoryError(ts);

    [PyFunction("make_exception_with_doc(name, doc=None, base=None, dict=None)", Doc = "A new exception class from \"module.name\".")]
    private static PyObject? MakeException(ThreadState ts, PyStr name, PyObject? doc, PyObject? @base, PyObject? dict)
    {
        string full = name.ToString();
        int dot = full.LastIndexOf('.');
        if (dot < 0)
        {
            return Raise.SystemError(ts, "PyErr_NewException: name must be module.class");
        }

        PyDict members = dict is PyDict given ? given.Copy() : new PyDict();
        if (doc is PyStr)
        {
            members.SetInterned("__doc__", doc);
        }

        members.SetInterned("__module__", PyStr.Intern(full[..dot]));
        PyTuple bases = @base is PyTuple several ? several : PyTuple.Create(@base is null or PyNone ? ExceptionTypes.Exception : @base);
        return Calls.Call(ts, PyType.TypeObject, PyStr.Intern(full[(dot + 1)..]), bases, members);
    }

    [PyFunction("err_givenexceptionmatches(err, exc, /)", Doc = "Whether an exception, or a class, is one of the classes in a tuple, however nested.")]
    private static bool Matches(PyObject err, PyObject exc)
    {
        // Tuples may be nested deeper than calls could be.
        var open = new Stack<PyObject>();
        open.Push(exc);
        PyType? type = err as PyType ?? (err as PyBaseException)?.Type;
        while (open.TryPop(out PyObject? candidate))
        {
            if (candidate is PyTuple tuple)
            {
                for (int i = tuple.Count - 1; i >= 0; i--)
                {
                    open.Push(tuple[i]);
                }
            }
            else if (ReferenceEquals(candidate, err) || (candidate is PyType wanted && type is not null && type.IsSubtypeOf(wanted)))
            {
                return true;
            }
        }

        return false;
    }

    [PyFunction("err_writeunraisable(exc, object, /)", Doc = "Reports an exception that has nobody to go to, with the object that it happened in.")]
    private static PyObject? WriteUnraisable(ThreadState ts, PyObject exc, PyObject value)
    {
        ts.Pending = exc as PyBaseException;
        if (ts.Pending is not null)
        {
            Unraisable.Report(ts, value is PyNone ? null : value, null);
        }

        return PyNone.Instance;
    }

    [PyFunction("err_formatunraisable(exc, format, *args)", Doc = "Reports an exception that has nobody to go to, with a text in which %R stands for the representations of the arguments.")]
    private static PyObject? FormatUnraisable(ThreadState ts, PyObject exc, PyObject format, ReadOnlySpan<PyObject> arguments)
    {
        string? message = (format as PyStr)?.ToString();
        foreach (PyObject argument in arguments)
        {
            if (Text.Repr(ts, argument) is not { } shown)
            {
                return null;
            }

            int place = message?.IndexOf("%R", StringComparison.Ordinal) ?? -1;
            message = place < 0 ? message : $"{message![..place]}{shown}{message[(place + 2)..]}";
        }

        ts.Pending = exc as PyBaseException;
        if (ts.Pending is not null)
        {
            Unraisable.Report(ts, null, message);
        }

        return PyNone.Instance;
    }

    [PyFunction("exception_print(exc, legacy=0, /)", Doc = "Prints an exception as an uncaught one is.")]
    private static PyObject? PrintException(ThreadState ts, PyObject exc, int? legacy)
    {
        ErrorPrinting.Print(ts, exc);
        return PyNone.Instance;
    }

    [PyFunction("traceback_print(traceback, file, /)", Doc = "Writes a traceback to a file, without the library's help.")]
    private static PyObject? PrintTraceback(ThreadState ts, PyTraceback traceback, PyObject file) =>
        Calls.CallMethod(ts, file, "write", PyStr.From(ErrorPrinting.Format(ts, traceback))) is null ? null : PyNone.Instance;

    // ---- signals

    [PyFunction("raise_SIGINT_then_send_None(gen, /)", Doc = "Has SIGINT come in, and resumes a generator before anything else can look.")]
    private static PyObject? InterruptAndSend(ThreadState ts, PyObject gen)
    {
        ts.Interpreter.TripSignal(2);
        return Calls.CallMethod(ts, gen, "send", PyNone.Instance);
    }

    // ---- tracing

    private static readonly MethodDefinition s_record = new("record", null, null, MethodKind.Function, CallConvention.Fast, &Record);

    [PyFunction("settrace_to_record(list, /)", Doc = "Sets a trace function that appends (number of the event, line, argument) to a list for each event.")]
    private static PyObject SetTraceToRecord(ThreadState ts, PyList list)
    {
        LegacyTracing.SetTrace(ts, new PyBuiltinFunction(s_record, list, PyNone.Instance));
        return PyNone.Instance;
    }

    private static PyObject? Record(ThreadState ts, PyObject list, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int number = Array.IndexOf(["call", "exception", "line", "return", "c_call", "c_exception", "c_return", "opcode"], arguments[1].ToString());
        ((PyList)list).Add(PyTuple.Create(PyInt.From(number), PyInt.From(((PyFrame)arguments[0]).Line), arguments[2]));
        return new PyBuiltinFunction(s_record, list, PyNone.Instance);
    }

    [PyFunction("bad_get(self, instance, owner, /)", Doc = "A __get__ that calls its owner before it returns self's representation.")]
    private static PyObject? BadGet(ThreadState ts, PyObject self, PyObject instance, PyObject owner) =>
        Calls.Call(ts, owner) is null ? null : Text.Repr(ts, self);

    [PyFunction("test_with_docstring()", TextSignature = null, Doc = "This is a pretty normal docstring.")]
    private static void WithDocstring()
    {
    }

    [PyFunction("set_errno(value, /)", Doc = "Sets C's errno.")]
    private static void SetErrorNumber(int value) => System.Runtime.InteropServices.Marshal.SetLastSystemError(value);

    [PyFunction("run_in_subinterp(code, /)", Doc = "Runs code in an interpreter that is made for it: 0, or -1 where it raised.")]
    private static PyObject? RunInSubinterpreter(ThreadState ts, PyStr code) =>
        SimpleRun.InNew(ts, code, InterpreterConfiguration.Legacy, InterpreterOrigin.LegacyApi) is { } result ? PyInt.From(result) : null;

    // ---- settings

    [PyFunction("config_get(name, /)", Doc = "A setting of the interpreter.")]
    private static PyObject? ConfigGet(ThreadState ts, string name) => name switch
    {
        "code_debug_ranges" => PyBool.From(!ts.Interpreter.Options.ExtendedOptions.ContainsKey("no_debug_ranges")),
        _ => Raise.ValueError(ts, $"unknown config option name: {name}"),
    };

    private static PyTuple? TupleOrNone(ThreadState ts, PyObject value) =>
        value is PyNone ? PyTuple.Empty : value as PyTuple ?? (PyTuple?)Raise.TypeError(ts, "args must be None or a tuple");
}

/// <summary><c>_testlimitedcapi</c>: as far as CPython's tests of Python's behaviour use it.</summary>
[PyModule("_testlimitedcapi", SingleInterpreter = true, Types = [typeof(PyLimitedVectorCall)])]
internal static unsafe partial class LimitedCapiModule
{
    [PyFunction("codec_incrementalencoder(encoding, errors=None, /)", TextSignature = "")]
    private static PyObject? IncrementalEncoder(ThreadState ts, string encoding, string? errors) => IncrementalCoder(ts, encoding, errors, "incrementalencoder");

    [PyFunction("codec_incrementaldecoder(encoding, errors=None, /)", TextSignature = "")]
    private static PyObject? IncrementalDecoder(ThreadState ts, string encoding, string? errors) => IncrementalCoder(ts, encoding, errors, "incrementaldecoder");

    private static PyObject? IncrementalCoder(ThreadState ts, string encoding, string? errors, string attribute)
    {
        PyTuple? codec = ts.Interpreter.Codecs.Lookup(ts, encoding);
        PyObject? factory = codec is null ? null : Attributes.Get(ts, codec, attribute);
        return factory is null ? null : errors is null ? Calls.Call(ts, factory) : Calls.Call(ts, factory, PyStr.From(errors));
    }

    [PyConstant("LimitedRelativeVectorCallClass")]
    private static readonly PyObject s_relative = PyLimitedVectorCall.TypeObject;

    [PyFunction("_py_getbuiltwithassert()")]
    private static bool BuiltWithAssertions() => false;

    [PyFunction("call_vectorcall(callable, /)")]
    private static PyObject? Call(ThreadState ts, PyObject callable) => Calls.Call(ts, callable, [PyStr.From("foo"), PyStr.From("bar")], PyTuple.Create(PyStr.Intern("baz")));

    [PyFunction("call_vectorcall_method(owner, /)")]
    private static PyObject? CallMethod(ThreadState ts, PyObject owner) => Attributes.Get(ts, owner, "f") is { } method ? Call(ts, method) : null;

    [PyFunction("sequence_getitem(sequence, index, /)")]
    private static PyObject? GetItem(ThreadState ts, PyObject sequence, long index) => Containers.SequenceItem(ts, sequence, index);

    [PyFunction("sequence_setitem(sequence, index, value, /)")]
    private static PyObject? SetItem(ThreadState ts, PyObject sequence, long index, PyObject value) =>
        Containers.SetItem(ts, sequence, PyInt.From(index), value) ? PySmallInt.Zero : null;

    [PyFunction("sequence_delitem(sequence, index, /)")]
    private static PyObject? DeleteItem(ThreadState ts, PyObject sequence, long index) =>
        Containers.SetItem(ts, sequence, PyInt.From(index), null) ? PySmallInt.Zero : null;

    [PyFunction("object_hasattrstring(owner, name, /)", Doc = "Whether there is such an attribute; any error counts as no.")]
    private static PyObject? HasAttribute(ThreadState ts, PyObject owner, PyObject name)
    {
        PyStr? text = name is PyBytes bytes ? PyStr.From(System.Text.Encoding.UTF8.GetString(bytes.Span)) : name as PyStr;
        if (text is null)
        {
            return Raise.TypeError(ts, "attribute name must be bytes or str");
        }

        Lookup found = owner.Type.Slots.GetAttribute(ts, owner, text);
        ts.Pending = null;
        return PyInt.From(found.TryGet(out _) ? 1 : 0);
    }
}
