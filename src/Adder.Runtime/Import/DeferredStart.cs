using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Import;

/// <summary>
/// What an interpreter's start leaves for later: what is in <c>builtins</c> and <c>sys</c>, the standard streams, importlib and <c>site</c>. All of it happens before the program's first look at anything that it makes or changes: whoever
/// gives such a thing away asks first (<see cref="PyInterpreter.CompleteStart"/>). A program that never looks never waits for it.
/// </summary>
/// <remarks>
/// What can be looked at: the namespaces of <c>sys</c>, <c>builtins</c> and <c>__main__</c> as objects (<see cref="PyModule.Dictionary"/>, <c>globals()</c>, <c>f_globals</c>…), <c>sys.modules</c>
/// (any import), names that are not there yet (<c>exit</c>) or hold the <see cref="Placeholder"/>, subclasses of <c>object</c>. The first name that is looked for in <c>builtins</c> fills
/// these two modules (<see cref="FillFirstModules"/>), and no more.
/// </remarks>
internal abstract unsafe class DeferredStart
{
    /// <summary>Stands in the namespace of <c>__main__</c> for an object that the rest of the start makes.</summary>
    public static readonly PyObject Placeholder = new PyCell(null);

    /// <summary>Attributes of <c>sys</c> that the rest of the start does not change, and that nothing can be changed with that it depends on.</summary>
    private static readonly PyStr[] s_settled = Intern(
        "argv", "orig_argv", "exit", "maxsize", "maxunicode", "version", "version_info", "hexversion", "platform", "byteorder", "implementation", "intern", "getrecursionlimit", "getsizeof",
        "getdefaultencoding", "exc_info", "exception", "flags", "get_int_max_str_digits", "set_int_max_str_digits", "is_finalizing", "copyright", "api_version");

    private readonly ThreadState _ts;
    private readonly PyModule?[] _modules = new PyModule?[3];
    private int _moduleCount;
    private List<PyModule>? _loadedEarly;
    private PyModule? _takenEarly;

    /// <param name="ts">The thread that starts the interpreter; the only one until the start is complete.</param>
    protected DeferredStart(ThreadState ts) => _ts = ts;

    /// <summary>Makes the standard streams and <c>builtins.open</c>, which need nothing else; false: an exception is pending.</summary>
    protected abstract bool OpenStreams(ThreadState ts);

    /// <summary>Does the rest; the streams may be there already. Does not return where that fails: the reason has been told, and the process ended.</summary>
    /// <param name="hasStreams"><see cref="OpenStreams"/> has been called.</param>
    protected abstract void Finish(ThreadState ts, bool hasStreams);

    /// <summary>Fills <c>builtins</c> and <c>sys</c>. Does not return where that fails.</summary>
    protected abstract void Fill(ThreadState ts);

    private bool HasStreams { get; set; }

    private bool HasFilled { get; set; }

    /// <summary>Has <c>builtins</c> and <c>sys</c> filled where they are not yet; done before any entry of theirs is looked for.</summary>
    public void FillFirstModules()
    {
        if (HasFilled)
        {
            return;
        }

        HasFilled = true;
        var context = new SavedContext(_ts);
        foreach (PyModule? module in _modules)
        {
            module?.Incomplete = null;
        }

        Fill(_ts);
        foreach (PyModule? module in _modules)
        {
            module?.Incomplete = this;
        }

        context.Restore();
    }

    /// <summary>Has the namespace of one of the three modules guarded until the start is complete.</summary>
    public void Guard(PyModule module)
    {
        _modules[_moduleCount++] = module;
        module.Incomplete = this;
    }

    /// <summary>Whether an attribute of a guarded module is what it will be when the start is complete; opens the streams where it is one of them.</summary>
    public bool IsSettled(PyModule module, PyStr name)
    {
        if (!ReferenceEquals(module.DictionarySoFar, _ts.Interpreter.SysSoFar))
        {
            return false;
        }

        FillFirstModules();
        foreach (PyStr settled in s_settled)
        {
            if (ReferenceEquals(settled, name))
            {
                return true;
            }
        }

        return IsStream(name) && TryOpenStreams();
    }

    /// <summary>An entry of <c>sys</c>; of the rest of the start no more is done for it than must be.</summary>
    public PyObject? Sys(PyStr name)
    {
        if (!IsStream(name) || !TryOpenStreams())
        {
            Complete();
        }

        return _ts.Interpreter.SysSoFar.GetInterned(name);
    }

    private static bool IsStream(PyStr name) =>
        ReferenceEquals(name, SpecialNames.PlainStdout) || ReferenceEquals(name, SpecialNames.PlainStdin) || ReferenceEquals(name, SpecialNames.PlainStderr);

    /// <summary>Opens the streams alone, where that can be; false: the whole start is to be completed.</summary>
    private bool TryOpenStreams()
    {
        if (!HasStreams)
        {
            FillFirstModules();
            HasStreams = true;
            var context = new SavedContext(_ts);
            PyDict modules = _ts.Interpreter.ModulesSoFar;
            int before = modules.Count;
            // What streams need looks for modules in the ordinary way.
            _ts.Interpreter.DeferredStart = null;
            bool opened = OpenStreams(_ts);
            _ts.Interpreter.DeferredStart = this;
            PutAside(modules, before);
            context.Restore();

            // Where that failed, the whole start tries again, and tells.
            HasStreams = opened;
        }

        return HasStreams;
    }

    /// <summary>Modules that were loaded for the streams come into <c>sys.modules</c> when importlib comes to them, in the order of every start.</summary>
    private void PutAside(PyDict modules, int before)
    {
        int position = 0;
        int index = 0;
        while (modules.Next(ref position, out _, out PyObject? module))
        {
            if (index++ >= before && module is PyModule { Incomplete: null } early)
            {
                (_loadedEarly ??= []).Add(early);
            }
        }

        foreach (PyModule early in _loadedEarly ?? [])
        {
            _ = modules.RemoveInterned(PyStr.Intern(early.Name));
        }
    }

    /// <summary>A native module that was loaded and filled before importlib was there; null for any other. Each is given away once.</summary>
    public PyModule? TakeEarly(string name)
    {
        foreach (PyModule module in _loadedEarly ?? [])
        {
            if (module.Name == name)
            {
                _ = _loadedEarly!.Remove(module);
                _takenEarly = module;
                return module;
            }
        }

        return null;
    }

    /// <summary>Whether the module was given away by <see cref="TakeEarly"/>: it is filled already.</summary>
    public bool WasLoadedEarly(PyModule module) => ReferenceEquals(_takenEarly, module);

    /// <summary>Completes the start, as if that had been done before the program.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Complete()
    {
        PyInterpreter interpreter = _ts.Interpreter;
        if (!ReferenceEquals(interpreter.DeferredStart, this))
        {
            return;
        }

        FillFirstModules();
        interpreter.DeferredStart = null;
        interpreter.CompletedStart = this;
        for (int i = 0; i < _moduleCount; i++)
        {
            _modules[i]!.Incomplete = null;
        }

        var context = new SavedContext(_ts);
        Finish(_ts, HasStreams);
        context.Restore();
    }

    /// <summary>What waits goes on waiting.</summary>
    private static bool Hold(ThreadState ts)
    {
        ts.HeldEvalBreaker |= Interlocked.Exchange(ref ts.EvalBreaker, 0);
        return true;
    }

    private static PyStr[] Intern(params string[] names)
    {
        var texts = new PyStr[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            texts[i] = PyStr.Intern(names[i]);
        }

        return texts;
    }

    /// <summary>
    /// What the program's state is where the start goes on in its midst: the start sees none of it (no handled exception, no depth of calls, no signal or finalizer of the program's),
    /// and leaves it as it was.
    /// </summary>
    private readonly struct SavedContext
    {
        private readonly ThreadState _ts;
        private readonly PyBaseException? _pending;
        private readonly HandledEntry* _handledByGenerators;
        private readonly PyBaseException? _handledOutside;
        private readonly int _depth;
        private readonly int _recursionLimit;
        private readonly delegate*<ThreadState, bool> _safePointHandler;

        public SavedContext(ThreadState ts)
        {
            _ts = ts;
            _pending = ts.Pending;
            _handledByGenerators = ts.HandledByGenerators;
            _handledOutside = ts.HandledOutside;
            _depth = ts.Depth;
            _recursionLimit = ts.Interpreter.RecursionLimit;
            _safePointHandler = ts.Interpreter.SafePointHandler;
            ts.Pending = null;
            ts.HandledByGenerators = null;
            ts.HandledOutside = null;
            ts.Depth = 0;
            ts.Interpreter.SafePointHandler = &Hold;
        }

        public void Restore()
        {
            _ts.Pending = _pending;
            _ts.HandledByGenerators = _handledByGenerators;
            _ts.HandledOutside = _handledOutside;
            _ts.Depth = _depth;
            _ts.Interpreter.RecursionLimit = _recursionLimit;
            _ts.Interpreter.SafePointHandler = _safePointHandler;
            Interlocked.Or(ref _ts.EvalBreaker, _ts.HeldEvalBreaker);
            _ts.HeldEvalBreaker = 0;
        }
    }
}
