using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary><c>_pickle</c>: objects as a stream of bytes, and back.</summary>
[PyModule("_pickle", Doc = "Optimized C implementation for the Python pickle module.", Types = [typeof(PyPickleBuffer), typeof(PyPickler), typeof(PyUnpickler)])]
internal static partial class PickleModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        PickleState state = PickleState.Of(ts);
        if (!state.Initialize(ts))
        {
            return Done.Error;
        }

        module.AddType(state.PickleError);
        module.AddType(state.PicklingError);
        module.AddType(state.UnpicklingError);
        return Done.Ok;
    }

    [PyFunction("dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "Write a pickled representation of obj to the open file object file.")]
    private static PyObject? Dump(ThreadState ts, PyObject obj, PyObject file, PyObject? protocol, bool fixImports = true, PyObject? bufferCallback = null)
    {
        var pickler = new PyPickler();
        return pickler.Configure(ts, protocol, fixImports, bufferCallback) && pickler.SetFile(ts, file) && pickler.DumpAll(ts, obj) ? PyNone.Instance : null;
    }

    [PyFunction("dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", Doc = "Return the pickled representation of the object as a bytes object.")]
    private static PyObject? DumpToBytes(ThreadState ts, PyObject obj, PyObject? protocol, bool fixImports = true, PyObject? bufferCallback = null)
    {
        var pickler = new PyPickler();
        return pickler.Configure(ts, protocol, fixImports, bufferCallback) && pickler.DumpAll(ts, obj) ? pickler.Written(ts) : null;
    }

    [PyFunction("load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read and return an object from the pickle data stored in a file.")]
    private static PyObject? Load(ThreadState ts, PyObject file, bool fixImports = true, string encoding = "ASCII", string errors = "strict", PyObject? buffers = null)
    {
        var unpickler = new PyUnpickler();
        return unpickler.SetFile(ts, file) && unpickler.Configure(ts, fixImports, encoding, errors, buffers) ? unpickler.LoadAll(ts) : null;
    }

    [PyFunction("loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc = "Read and return an object from the given pickle data.")]
    private static PyObject? LoadFromBytes(ThreadState ts, PyObject data, bool fixImports = true, string encoding = "ASCII", string errors = "strict", PyObject? buffers = null)
    {
        var unpickler = new PyUnpickler();
        return unpickler.SetData(ts, data) && unpickler.Configure(ts, fixImports, encoding, errors, buffers) ? unpickler.LoadAll(ts) : null;
    }
}
