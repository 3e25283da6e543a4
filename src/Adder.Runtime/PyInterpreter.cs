using System.Collections.Generic;
using Adder.Compiler;
using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <summary>
/// One Python interpreter: modules, builtins and settings that its threads share. Several may live in a process; they share only immutable objects.
/// </summary>
internal sealed unsafe partial class PyInterpreter
{
    /// <summary><c>sys.modules</c> of a complete start.</summary>
    public PyDict Modules
    {
        get
        {
            CompleteStart();
            return ModulesSoFar;
        }
    }

    /// <summary><c>sys.modules</c> without those that the rest of a deferred start imports.</summary>
    public readonly PyDict ModulesSoFar = new();

    /// <summary>The namespace of module <c>builtins</c>.</summary>
    public PyDict Builtins
    {
        get
        {
            DeferredStart?.FillFirstModules();
            return field;
        }

        set
        {
            field = value;
            AllFunction = value.GetInterned("all");
            AnyFunction = value.GetInterned("any");
        }
    } = new();

    /// <summary>The function <c>all</c> itself, whatever the name stands for now.</summary>
    public PyObject? AllFunction
    {
        get
        {
            DeferredStart?.FillFirstModules();
            return field;
        }

        private set;
    }

    /// <summary>The function <c>any</c> itself.</summary>
    public PyObject? AnyFunction
    {
        get
        {
            DeferredStart?.FillFirstModules();
            return field;
        }

        private set;
    }

    /// <summary>The namespace of module <c>sys</c>, of a complete start.</summary>
    public PyDict Sys
    {
        get
        {
            CompleteStart();
            return SysSoFar;
        }
    }

    /// <summary>The namespace of module <c>sys</c>, whatever the start has come to.</summary>
    public PyDict SysSoFar = new();

    /// <summary>The start is to be deferred: what is not part of its first half need not be made in it.</summary>
    public bool DefersStart;

    /// <summary>Functions were registered with <c>atexit</c>.</summary>
    public bool HasExitFunctions;

    /// <summary>What the interpreter's start has left for later; null where it is complete.</summary>
    public Import.DeferredStart? DeferredStart;

    /// <summary>The deferred start that was completed; null where the start was not deferred, or still is.</summary>
    public Import.DeferredStart? CompletedStart;

    /// <summary>To be called before anything is given away that the rest of a deferred start makes or changes (<see cref="Import.DeferredStart"/>).</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public void CompleteStart() => DeferredStart?.Complete();

    /// <summary><c>sys.getrecursionlimit()</c>.</summary>
    public int RecursionLimit = 1000;

    /// <summary><c>sys.set_int_max_str_digits()</c>.</summary>
    public int IntegerMaximumStringDigits = 4300;

    /// <summary>Settings from the command line and environment (<c>sys.flags</c>, <c>-X</c> options).</summary>
    public InterpreterOptions Options = new();

    /// <summary>Does what a set <see cref="ThreadState.EvalBreaker"/> asks for; null: nothing to do. False: an exception is pending.</summary>
    public delegate*<ThreadState, bool> SafePointHandler;
    /// <summary>importlib's core, module <c>_frozen_importlib</c>; null until the start-up has come so far.</summary>
    public PyObject? ImportLibrary
    {
        get
        {
            CompleteStart();
            return field;
        }
        set;
    }

    /// <summary>Tells <c>linecache</c> of sources that are in no file, once it is there. False: an exception is pending.</summary>
    public System.Func<bool>? WhenLineCacheIsImported;

    /// <summary><c>sys.setswitchinterval()</c>, in seconds.</summary>
    public double SwitchInterval = 0.005;

    /// <summary>The interpreter is shutting down.</summary>
    public bool IsFinalizing;

    /// <summary><c>sys.addaudithook()</c>'s hooks; null where there are none.</summary>
    public List<PyObject>? AuditHooks;

    /// <summary>Who watches the programs: <c>sys.monitoring</c>, <c>sys.settrace</c>, <c>sys.setprofile</c>.</summary>
    public readonly Monitoring.Monitors Monitors;

    private readonly PlainList<ThreadState> _threads = new();

    /// <summary>Makes a main interpreter, the first of a table of its own.</summary>
    public PyInterpreter()
        : this(new InterpreterTable(), InterpreterConfiguration.Main, new InterpreterLock())
    {
    }

    private PyInterpreter(InterpreterTable table, InterpreterConfiguration configuration, InterpreterLock gate)
    {
        Table = table;
        Configuration = configuration;
        Lock = gate;
        Monitors = new Monitoring.Monitors(this);
        Id = table.Add(this);
    }

    private static int s_lastStateIndex = -1;
    private readonly object _stateLock = new();

    /// <summary>What native modules keep, by <see cref="StateIndex{TState}"/>. Replaced whole when it grows, so that reading takes no lock.</summary>
    private object?[] _states = new object?[32];

    /// <summary>What brings signals to the interpreter; made by the module of signals.</summary>
    public object? SignalDelivery;

    /// <summary>What a native module keeps per interpreter: one object of a class of its own, made on first use.</summary>
    public TState StateOf<TState>()
        where TState : class, new() => StateOf(static () => new TState());

    /// <summary>The same, made by the function: <c>new TState()</c> of a type parameter takes reflection, which those that every start asks for can do without.</summary>
    public TState StateOf<TState>(System.Func<TState> create)
        where TState : class
    {
        int index = StateIndex<TState>.Value;
        object?[] states = System.Threading.Volatile.Read(ref _states);
        return index < states.Length && System.Threading.Volatile.Read(ref states[index]) is { } state
            ? System.Runtime.CompilerServices.Unsafe.As<TState>(state)
            : MakeState(index, create);
    }

    private TState MakeState<TState>(int index, System.Func<TState> create)
        where TState : class
    {
        lock (_stateLock)
        {
            if (index >= _states.Length)
            {
                var larger = new object?[System.Math.Max(index + 1, _states.Length * 2)];
                _states.CopyTo(larger, 0);
                System.Threading.Volatile.Write(ref _states, larger);
            }

            if (_states[index] is null)
            {
                System.Threading.Volatile.Write(ref _states[index], create());
            }

            return (TState)_states[index]!;
        }
    }

    /// <summary>The place of a kind of state, the same in every interpreter.</summary>
    private static class StateIndex<TState>
    {
        public static readonly int Value = System.Threading.Interlocked.Increment(ref s_lastStateIndex);
    }

    /// <summary>A thread begins to run Python in this interpreter.</summary>
    public void Enter(ThreadState ts)
    {
        lock (_threads)
        {
            _threads.Add(ts);
        }
    }

    /// <summary>A thread has ended.</summary>
    public void Leave(ThreadState ts)
    {
        lock (_threads)
        {
            _threads.Remove(ts);
        }
    }

    /// <summary>The thread of an identifier; null where there is none.</summary>
    public ThreadState? FindThread(long identifier)
    {
        lock (_threads)
        {
            foreach (ThreadState thread in _threads.Items)
            {
                if (thread.Identifier == identifier)
                {
                    return thread;
                }
            }

            return null;
        }
    }

    private static long s_lastThreadIdentifier;

    /// <summary>A number that no other thread of the process has.</summary>
    public static long NextThreadIdentifier() => System.Threading.Interlocked.Increment(ref s_lastThreadIdentifier) + 140000000000000;

    /// <summary>The program, or a statement at the basic prompt, ended with KeyboardInterrupt: the process ends by that signal then, whatever comes between.</summary>
    public bool WasInterrupted { get; set; }

    private IdleCollector? _idleCollector;

    /// <summary>From now on a collection is made where the process waits with nothing to do. For programs with threads or connections, which may wait for the end of what they have dropped.</summary>
    public void CollectWhenIdle() => _idleCollector ??= new IdleCollector(this);

    /// <summary>Does something for each thread of the interpreter; to be called by one that holds the lock, so that the others' frames stand still.</summary>
    public void ForEachThread<TArgument>(System.Action<ThreadState, TArgument> action, TArgument argument)
    {
        lock (_threads)
        {
            foreach (ThreadState thread in _threads.Items)
            {
                action(thread, argument);
            }
        }
    }

    /// <summary>Native modules; the host adds their tables before the first import.</summary>
    public Import.NativeModules NativeModules { get; private init; } = new();
}

/// <summary>Start-up settings of an interpreter, as the command line gives them.</summary>
internal sealed unsafe class InterpreterOptions
{
    public int Debug;
    public int Inspect;
    public int Interactive;
    public int Optimize;
    public bool DontWriteBytecode;
    public bool NoUserSite;
    public bool NoSite;
    public bool IgnoreEnvironment;
    public int Verbose;
    public int BytesWarning;
    public int Quiet;
    public bool Isolated;
    public bool SafePath;

    /// <summary><c>-X importtime</c>: 1 tells of imports, 2 also of modules that are there already.</summary>
    public int ImportTime;

    /// <summary><c>-X frozen_modules</c>; null where nobody says.</summary>
    public bool? FrozenModules;

    /// <summary><c>sys.pycache_prefix</c>; null or empty for None.</summary>
    public string? CachePrefix;

    /// <summary><c>sys.platlibdir</c>: the folder under the prefix that holds the library's.</summary>
    public string PlatformLibraryFolder = "lib";

    /// <summary>What the program put at the front of <c>sys.path</c>: its folder, or "" for the current one; null for nothing.</summary>
    public string? ProgramSearchPath;

    public bool DevelopmentMode;

    /// <summary>UTF-8 is the encoding of everything, whatever the locale says.</summary>
    public bool Utf8Mode
    {
        get => _utf8Mode ??= FindUtf8Mode is null || FindUtf8Mode();
        set => _utf8Mode = value;
    }

    /// <summary>Finds out on first need whether <see cref="Utf8Mode"/> is on, where that takes more than a look at the options.</summary>
    public System.Func<bool>? FindUtf8Mode;

    private bool? _utf8Mode;
    public bool HashRandomization = true;

    /// <summary><c>-R</c>: hashes are random whatever the environment says.</summary>
    public bool ForceHashRandomization;

    /// <summary>The limit of digits that <c>-X int_max_str_digits</c> sets.</summary>
    public int IntegerMaximumStringDigits = 4300;

    /// <summary><c>-X context_aware_warnings</c>: a context has filters of its own.</summary>
    public bool ContextAwareWarnings;

    /// <summary><c>-X thread_inherit_context</c>: a thread begins with a copy of its creator's context.</summary>
    public bool ThreadInheritContext;

    /// <summary><c>-X cpu_count</c>; -1 for the machine's own.</summary>
    public int ProcessorCount = -1;
    public bool UnbufferedStreams;

    /// <summary><c>-x</c>: the first line of the program is passed over.</summary>
    public bool SkipFirstLine;

    /// <summary><c>--check-hash-based-pycs</c>.</summary>
    public string CheckHashBasedPycs = "default";
    public List<string> WarnOptions = [];

    /// <summary><c>-X</c> options: name to value, null for a bare name.</summary>
    public Dictionary<string, string?> ExtendedOptions = [];

    /// <summary><c>sys.argv</c>.</summary>
    public List<string> Arguments = [];

    /// <summary>Finds the first item of <c>sys.orig_argv</c>, the program as it was called, when it is asked for; null for none.</summary>
    public delegate*<string> ProgramName;

    /// <summary><c>sys.orig_argv</c> but for the program.</summary>
    public List<string> OriginalArguments = [];

    public string Executable = "";

    /// <summary>The folder that holds the standard library's <c>.py</c> files.</summary>
    public string LibraryFolder = "";

    public string Prefix = "";

    /// <summary>Reads frozen modules while the interpreter starts; null where nobody does.</summary>
    public Import.FrozenAhead? FrozenAhead;

    /// <summary>Who wants to see all code that was executable; null for nobody.</summary>
    public Specialization.CodeWatch? CodeWatch;

    /// <summary>Texts that are compiled in place of what files hold; null for none.</summary>
    public Specialization.SourceReplacements? SourceReplacements;

    /// <summary><c>sys.path</c> before <c>site</c> runs, the program's own folder excluded.</summary>
    public List<string> ModuleSearchPaths = [];

    /// <summary><c>-X faulthandler</c>.</summary>
    public bool FaultHandler;

    /// <summary><c>-X warn_default_encoding</c>.</summary>
    public bool WarnDefaultEncoding;

    /// <summary><c>-X no_debug_ranges</c>: code objects have lines but no columns.</summary>
    public bool NoDebugRanges;

    /// <summary>Runs without the standard library: native modules only, no streams of Python's own. For tests of the core.</summary>
    public bool NoLibrary;

    /// <summary><c>-X specialize</c>: whose specializations are made.</summary>
    public Specialization.Lens Lens = Specialization.Lens.All;

    /// <summary><c>-X pystats</c>: instructions are counted from the start, and the counts written at the end.</summary>
    public bool Statistics;

    /// <summary><c>-X pystats=sites</c>: they are counted by place in the code, too.</summary>
    public bool StatisticsBySite;

    /// <summary><c>-X pystats=FOLDER</c>: where the counts are written; null for CPython's folder.</summary>
    public string? StatisticsFolder;

    /// <summary>Every specialization counter starts at its smallest: code specializes at its first execution.</summary>
    public bool SmallestCounters;

    /// <summary>Instructions are counted, and half of the specialized ones leave as if a guard had failed (<see cref="Specialization.ForcedMisses"/>).</summary>
    public bool ForcesMisses;
}
