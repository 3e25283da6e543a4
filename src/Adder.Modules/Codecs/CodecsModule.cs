using System;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Codecs;

/// <summary><c>_codecs</c>: the codec registry; the codecs themselves are in the other part.</summary>
[PyModule("_codecs")]
internal static partial class CodecsModule
{
    [PyFunction("register(search_function, /)", Doc = "Register a codec search function.")]
    private static PyObject? Register(ThreadState ts, PyObject function)
    {
        if (!IsCallable(function))
        {
            return Raise.TypeError(ts, "argument must be callable");
        }

        ts.Interpreter.Codecs.SearchFunctions.Add(function);
        return PyNone.Instance;
    }

    [PyFunction("unregister(search_function, /)", Doc = "Unregister a codec search function and clear the registry's cache.")]
    private static PyObject? Unregister(ThreadState ts, PyObject function)
    {
        ts.Interpreter.Codecs.Unregister(function);
        return PyNone.Instance;
    }

    [PyFunction("lookup(encoding, /)", Doc = "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.")]
    private static PyObject? Lookup(ThreadState ts, string encoding) => ts.Interpreter.Codecs.Lookup(ts, encoding);

    [PyFunction("encode(obj, encoding='utf-8', errors='strict')", Doc = "Encodes obj using the codec registered for encoding.")]
    private static PyObject? Encode(ThreadState ts, PyObject value, string? encoding, string? errors) => CallCodec(ts, value, encoding, errors, 0, "encoder must return a tuple (object, integer)");

    [PyFunction("decode(obj, encoding='utf-8', errors='strict')", Doc = "Decodes obj using the codec registered for encoding.")]
    private static PyObject? Decode(ThreadState ts, PyObject value, string? encoding, string? errors) => CallCodec(ts, value, encoding, errors, 1, "decoder must return a tuple (object,integer)");

    [PyFunction("register_error(errors, handler, /)", Doc = "Register the specified error handler under the name errors.")]
    private static PyObject? RegisterError(ThreadState ts, string errors, PyObject handler)
    {
        if (!IsCallable(handler))
        {
            return Raise.TypeError(ts, "handler must be callable");
        }

        ts.Interpreter.Codecs.RegisterError(errors, handler);
        return PyNone.Instance;
    }

    [PyFunction("_unregister_error(errors, /)", Doc = "Un-register the specified error handler for the error handling `errors'.")]
    private static PyObject? UnregisterError(ThreadState ts, string errors) =>
        StandardErrorHandlers.Names.IndexOf(errors) >= 0
            ? Raise.ValueError(ts, $"cannot un-register built-in error handler '{errors}'")
            : PyBool.From(ts.Interpreter.Codecs.UnregisterError(errors));

    [PyFunction("lookup_error(name, /)", Doc = "lookup_error(errors) -> handler")]
    private static PyObject? LookupError(ThreadState ts, string name) => ts.Interpreter.Codecs.LookupError(ts, name);

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        RegisterStandardHandlers(ts, module);
        return Done.Ok;
    }

    private static unsafe bool IsCallable(PyObject value) => value.Type.Slots.Call != null;

    private static PyObject? CallCodec(ThreadState ts, PyObject value, string? encoding, string? errors, int index, string wrongResult) =>
        ts.Interpreter.Codecs.Lookup(ts, encoding ?? "utf-8") is { } codec ? CodecRegistry.CallCodec(ts, codec, value, encoding ?? "utf-8", errors, index, wrongResult) : null;
}
