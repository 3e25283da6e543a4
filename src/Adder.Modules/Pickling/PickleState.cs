using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary>What <c>_pickle</c> keeps while it runs: its exceptions, and what it takes from modules of the library.</summary>
internal sealed class PickleState
{
    public PyType PickleError { get; private set; } = ExceptionTypes.Exception;

    public PyType PicklingError { get; private set; } = ExceptionTypes.Exception;

    public PyType UnpicklingError { get; private set; } = ExceptionTypes.Exception;

    /// <summary><c>copyreg.dispatch_table</c>: functions that reduce, by type.</summary>
    public PyDict DispatchTable { get; private set; } = new();

    /// <summary><c>copyreg._extension_registry</c>: codes by (module, name).</summary>
    public PyDict ExtensionRegistry { get; private set; } = new();

    /// <summary><c>copyreg._inverted_registry</c>: (module, name) by code.</summary>
    public PyDict InvertedRegistry { get; private set; } = new();

    /// <summary><c>copyreg._extension_cache</c>: objects by code.</summary>
    public PyDict ExtensionCache { get; private set; } = new();

    /// <summary>Python 3's (module, name) by Python 2's.</summary>
    public PyDict NameMapping { get; private set; } = new();

    /// <summary>Python 3's modules by Python 2's.</summary>
    public PyDict ImportMapping { get; private set; } = new();

    /// <summary>Python 2's (module, name) by Python 3's.</summary>
    public PyDict ReverseNameMapping { get; private set; } = new();

    /// <summary>Python 2's modules by Python 3's.</summary>
    public PyDict ReverseImportMapping { get; private set; } = new();

    /// <summary><c>codecs.encode</c>, which makes bytes again where a protocol has none.</summary>
    public PyObject Encode { get; private set; } = PyNone.Instance;

    public PyObject Partial { get; private set; } = PyNone.Instance;

    public PyObject GetAttribute { get; private set; } = PyNone.Instance;

    /// <summary>The running interpreter's state; made when the module is first executed.</summary>
    public static PickleState Of(ThreadState ts) => ts.Interpreter.StateOf<PickleState>();

    public static Raised FailPickling(ThreadState ts, string message) => Raise.Error(ts, Of(ts).PicklingError, message);

    public static Raised FailUnpickling(ThreadState ts, string message) => Raise.Error(ts, Of(ts).UnpicklingError, message);

    /// <summary>Makes the exceptions and looks up what is needed from the library; false: an exception is pending.</summary>
    public bool Initialize(ThreadState ts)
    {
        if (ReferenceEquals(PickleError, ExceptionTypes.Exception))
        {
            if (ModuleErrors.Create(ts, "_pickle", "PickleError", ExceptionTypes.Exception) is not { } error
                || ModuleErrors.Create(ts, "_pickle", "PicklingError", error) is not { } pickling
                || ModuleErrors.Create(ts, "_pickle", "UnpicklingError", error) is not { } unpickling)
            {
                return false;
            }

            (PickleError, PicklingError, UnpicklingError) = (error, pickling, unpickling);
        }

        if (ModuleAccess.ImportAttribute(ts, "codecs", "encode") is not { } encode
            || ModuleAccess.ImportAttribute(ts, "functools", "partial") is not { } partial
            || ModuleAccess.ImportAttribute(ts, "builtins", "getattr") is not { } getAttribute)
        {
            return false;
        }

        (Encode, Partial, GetAttribute) = (encode, partial, getAttribute);
        return InitializeRegistries(ts) && InitializeMappings(ts);
    }

    private bool InitializeRegistries(ThreadState ts)
    {
        if (Table(ts, "copyreg", "dispatch_table") is not { } dispatch
            || Table(ts, "copyreg", "_extension_registry") is not { } registry
            || Table(ts, "copyreg", "_inverted_registry") is not { } inverted
            || Table(ts, "copyreg", "_extension_cache") is not { } cache)
        {
            return false;
        }

        (DispatchTable, ExtensionRegistry, InvertedRegistry, ExtensionCache) = (dispatch, registry, inverted, cache);
        return true;
    }

    private bool InitializeMappings(ThreadState ts)
    {
        if (Table(ts, "_compat_pickle", "NAME_MAPPING") is not { } names
            || Table(ts, "_compat_pickle", "IMPORT_MAPPING") is not { } imports
            || Table(ts, "_compat_pickle", "REVERSE_NAME_MAPPING") is not { } reverseNames
            || Table(ts, "_compat_pickle", "REVERSE_IMPORT_MAPPING") is not { } reverseImports)
        {
            return false;
        }

        (NameMapping, ImportMapping, ReverseNameMapping, ReverseImportMapping) = (names, imports, reverseNames, reverseImports);
        return true;
    }

    private static PyDict? Table(ThreadState ts, string module, string name)
    {
        PyObject? value = ModuleAccess.ImportAttribute(ts, module, name);
        return value is null or PyDict ? (PyDict?)value
            : Raise.RuntimeError(ts, $"{module}.{name} should be a dict, not {value.Type.FullName}");
    }
}
