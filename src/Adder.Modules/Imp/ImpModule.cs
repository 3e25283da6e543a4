using System;
using System.Collections.Generic;
using System.Threading;
using ThreadState = Adder.Runtime.ThreadState;
using Adder.Bytecode;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Imp;

/// <summary><c>_imp</c>: what importlib needs of the interpreter.</summary>
[PyModule("_imp", Doc = "(Extremely) low-level import machinery bits as used by importlib.")]
internal static unsafe partial class ImpModule
{
    /// <summary>The magic number of .pyc files, CR LF included, as 32 bits.</summary>
    [PyConstant("pyc_magic_number_token")]
    private const long MagicToken = OpcodeTable.MagicNumber | ((long)'\r' << 16) | ((long)'\n' << 24);

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("check_hash_based_pycs", PyStr.Intern(ts.Interpreter.Options.CheckHashBasedPycs));
        return Done.Ok;
    }

    [PyFunction("lock_held()", Doc = "Return True if the import lock is currently held, else False.")]
    private static PyObject? LockHeld(ThreadState ts) => PyBool.From(ts.Interpreter.StateOf(static () => new ImportState()).Owner is not null);

    [PyFunction("acquire_lock()", Doc = "Acquires the interpreter's import lock for the current thread.")]
    private static PyObject? AcquireLock(ThreadState ts)
    {
        ts.Interpreter.StateOf(static () => new ImportState()).Acquire(ts);
        return PyNone.Instance;
    }

    [PyFunction("release_lock()", Doc = "Release the interpreter's import lock.")]
    private static PyObject? ReleaseLock(ThreadState ts) =>
        ts.Interpreter.StateOf(static () => new ImportState()).Release(ts) ? PyNone.Instance : Raise.RuntimeError(ts, "not holding the import lock");

    [PyFunction("is_builtin(name, /)", Doc = "Returns True if the module name corresponds to a built-in module.")]
    private static PyObject? IsBuiltin(ThreadState ts, PyStr name) =>
        PyInt.From(!ts.Interpreter.NativeModules.Contains(name.ToString()) ? 0 : name.EqualTo("sys") || name.EqualTo("builtins") ? -1 : 1);

    [PyFunction("create_builtin(spec, /)", Doc = "Create an extension module.")]
    private static PyObject? CreateBuiltin(ThreadState ts, PyObject spec)
    {
        PyObject? name = Attributes.Get(ts, spec, "name");
        if (name is null)
        {
            return null;
        }

        if (name is not PyStr text || ts.Interpreter.NativeModules.Find(text.ToString()) is not { } definition)
        {
            return PyNone.Instance;
        }

        if (definition.IsForSingleInterpreter && ts.Interpreter.StateOf(static () => new ImportState()).ChecksExtensions(ts.Interpreter))
        {
            return Raise.ImportError(ts, $"module {text} does not support loading in subinterpreters");
        }

        return text.EqualTo("sys") || text.EqualTo("builtins")
            ? ts.Interpreter.Modules.GetInterned(text) ?? Raise.ImportError(ts, $"module {text} is gone")
            : ts.Interpreter.CompletedStart?.TakeEarly(definition.Name) ?? ModuleLoader.Create(definition);
    }

    [PyFunction("exec_builtin(mod, /)", Doc = "Initialize a built-in module.")]
    private static PyObject? ExecBuiltin(ThreadState ts, PyObject module) =>
        module is not PyModule native || ts.Interpreter.NativeModules.Find(native.Name) is not { } definition
        || native.Name is "sys" or "builtins" || ts.Interpreter.CompletedStart?.WasLoadedEarly(native) == true || ModuleLoader.Execute(ts, definition, native)
            ? PySmallInt.Zero
            : null;

    [PyFunction("create_dynamic(spec, file=None, /)", TextSignature = "($module, spec, file=<unrepresentable>, /)", Doc = "Extension modules in machine code cannot be loaded; this raises ImportError.")]
    private static PyObject? CreateDynamic(ThreadState ts, PyObject spec, PyObject? file)
    {
        foreach (string attribute in (ReadOnlySpan<string>)["name", "origin"])
        {
            PyObject? text = Attributes.Get(ts, spec, attribute);
            if (text is null || (text is PyStr given && given.ToString().Contains('\0', StringComparison.Ordinal)))
            {
                return text is null ? null : Raise.ValueError(ts, "embedded null character");
            }
        }

        return Raise.ImportError(ts, "Adder cannot load extension modules written for CPython");
    }

    [PyFunction("exec_dynamic(mod, /)")]
    private static PyObject? ExecDynamic(ThreadState ts, PyObject module) => Raise.ImportError(ts, "Adder cannot load extension modules written for CPython");

    [PyFunction("extension_suffixes()", Doc = "Returns the list of file suffixes used to identify extension modules.")]
    private static PyObject? ExtensionSuffixes(ThreadState ts) => new PyList();

    [PyFunction("is_frozen(name, /)", Doc = "Returns True if the module name corresponds to a frozen module.")]
    private static PyObject? IsFrozen(ThreadState ts, PyStr name) => PyBool.From(Frozen(ts, name) is not null);

    [PyFunction("is_frozen_package(name, /)", Doc = "Returns True if the module name is of a frozen package.")]
    private static PyObject? IsFrozenPackage(ThreadState ts, PyStr name) => Frozen(ts, name) is { } module ? PyBool.From(module.IsPackage) : NoFrozen(ts, name);

    [PyFunction("find_frozen(name, /, *, withdata=False)", Doc = "Return info about the corresponding frozen module (if there is one) or None.")]
    private static PyObject? FindFrozen(ThreadState ts, PyStr name, bool withData)
    {
        if (Frozen(ts, name) is not { } module)
        {
            return PyNone.Instance;
        }

        PyObject? data = PyNone.Instance;
        if (withData)
        {
            data = FrozenModules.LoadData(ts, module) is { } bytes ? Calls.Call(ts, PyMemoryView.TypeObject, PyBytes.From(bytes)) : null;
        }

        return data is null ? null : PyTuple.Create(data, PyBool.From(module.IsPackage), module.Original is null ? PyNone.Instance : PyStr.Intern(module.Original));
    }

    [PyFunction("get_frozen_object(name, data=None, /)", Doc = "Create a code object for a frozen module.")]
    private static PyObject? GetFrozenObject(ThreadState ts, PyStr name, PyObject? data)
    {
        if (data is null or PyNone)
        {
            return Frozen(ts, name) is { } module ? FrozenModules.Load(ts, module) : NoFrozen(ts, name);
        }

        using BufferView? view = data.Type.Slots.Buffer == null ? null : Buffers.Readable(ts, data);
        if (view is null)
        {
            return ts.Pending is null ? Raise.TypeError(ts, $"get_frozen_object() argument 2 must be bytes, not {data.Type.Name}") : null;
        }

        PyObject? value = view.Span.Length == 0 ? null : ObjectMarshal.Load(ts, view.Span.ToArray());
        if (value is null)
        {
            ts.Pending = null;
            return FrozenError(ts, $"Frozen object named {Quoted(name)} is invalid", name);
        }

        return value is CodeObject ? value : Raise.TypeError(ts, $"frozen object {Quoted(name)} is not a code object");
    }

    [PyFunction("init_frozen(name, /)", Doc = "Initializes a frozen module.")]
    private static PyObject? InitFrozen(ThreadState ts, PyStr name)
    {
        if (Frozen(ts, name) is not { } module)
        {
            return PyNone.Instance;
        }

        return FrozenModules.Import(ts, module);
    }

    [PyFunction("_frozen_module_names()", Doc = "Returns the list of available frozen modules.")]
    private static PyObject? FrozenModuleNames(ThreadState ts)
    {
        var names = new PyList();
        foreach (FrozenModule module in FrozenModules.All)
        {
            if (FrozenModules.IsVisible(ts.Interpreter, module))
            {
                names.Add(PyStr.Intern(module.Name));
            }
        }

        return names;
    }

    [PyFunction("_override_frozen_modules_for_tests(override, /)", Doc = "(internal-only) Override PyConfig.use_frozen_modules.")]
    private static PyObject? OverrideFrozenModules(ThreadState ts, int value)
    {
        ts.Interpreter.StateOf(static () => new FrozenState()).Override = value;
        return PyNone.Instance;
    }

    [PyFunction("_override_multi_interp_extensions_check(override, /)")]
    private static PyObject? OverrideExtensionsCheck(ThreadState ts, int value)
    {
        if (ts.Interpreter.IsMain)
        {
            return Raise.RuntimeError(ts, "_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter");
        }

        ImportState state = ts.Interpreter.StateOf(static () => new ImportState());
        int old = state.ExtensionsCheck;
        state.ExtensionsCheck = value;
        return PyInt.From(old);
    }

    [PyFunction("_fix_co_filename(code, path, /)", Doc = "Changes code.co_filename to specify the passed-in file path.")]
    private static PyObject? FixFileName(ThreadState ts, PyObject code, PyStr path)
    {
        if (code is not CodeObject codeObject)
        {
            return Raise.TypeError(ts, $"_fix_co_filename() argument 1 must be code, not {code.Type.Name}");
        }

        codeObject.Rename(codeObject.FileName, path);
        return PyNone.Instance;
    }

    [PyFunction("source_hash(key, source)", Doc = "The hash of a source text that .pyc files are checked against.")]
    private static PyObject? SourceHash(ThreadState ts, long key, PyObject source)
    {
        using BufferView? view = Buffers.Readable(ts, source);
        if (view is null)
        {
            return null;
        }

        var bytes = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes, StringHash.Keyed((ulong)key, view.Span));
        return PyBytes.From(bytes);
    }

    private static FrozenModule? Frozen(ThreadState ts, PyStr name) => FrozenModules.Find(ts.Interpreter, name.ToString());

    private static PyObject? NoFrozen(ThreadState ts, PyStr name) => FrozenError(ts, $"No such frozen object named {Quoted(name)}", name);

    private static string Quoted(PyStr name) => StringRepr.Repr(name).ToString();

    private static PyObject? FrozenError(ThreadState ts, string message, PyStr name)
    {
        _ = Raise.ImportError(ts, message);
        PyBaseException error = ts.TakePending();
        if (Attributes.Set(ts, error, PyStr.Intern("name"), name))
        {
            ts.Pending = error;
        }

        return null;
    }
}

/// <summary>The import lock (one thread at a time, reentrant), and which modules an interpreter refuses.</summary>
internal sealed class ImportState
{
    /// <summary><c>_override_multi_interp_extensions_check()</c>: above 0 modules are checked, below 0 they are not; 0 leaves it to the interpreter's settings.</summary>
    public int ExtensionsCheck { get; set; }

    /// <summary>Whether modules for a single interpreter are refused.</summary>
    public bool ChecksExtensions(PyInterpreter interpreter) =>
        !interpreter.IsMain && (ExtensionsCheck == 0 ? interpreter.Configuration.ChecksExtensions : ExtensionsCheck > 0);

    private int _depth;

    public ThreadState? Owner { get; private set; }

    public void Acquire(ThreadState ts)
    {
        if (Owner != ts)
        {
            using (BlockingCall.Enter(ts))
            {
                lock (this)
                {
                    while (Owner is not null)
                    {
                        Monitor.Wait(this);
                    }

                    Owner = ts;
                }
            }
        }

        _depth++;
    }

    public bool Release(ThreadState ts)
    {
        lock (this)
        {
            if (Owner != ts)
            {
                return false;
            }

            if (--_depth == 0)
            {
                Owner = null;
                Monitor.Pulse(this);
            }

            return true;
        }
    }
}
