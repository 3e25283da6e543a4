using System;
using System.Threading;
using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <content>Interpreters beside the main one (PEP 684): their making, their end, and which threads run them.</content>
internal sealed unsafe partial class PyInterpreter
{
    private ThreadState? _mainRunner;

    /// <summary>The interpreters that this one belongs to.</summary>
    [Heap.NoReference]
    public readonly InterpreterTable Table;

    /// <summary>What it may do.</summary>
    public readonly InterpreterConfiguration Configuration;

    /// <summary>Its number; that of the main interpreter is 0.</summary>
    public readonly long Id;

    /// <summary>Who made it.</summary>
    public InterpreterOrigin Origin { get; private init; } = InterpreterOrigin.Runtime;

    public bool IsMain => Id == 0;

    /// <summary>It has been started, and can run programs.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Does the host's part of starting an interpreter; false: an exception is pending in its thread. The main interpreter's host sets it.</summary>
    public delegate*<ThreadState, bool> Starter { get; set; }

    /// <summary>Does the host's part of ending an interpreter.</summary>
    public delegate*<ThreadState, void> Ender { get; set; }

    /// <summary>The interpreter has ended and its lock is free: what it had lent or given to others is taken back. Called by a thread of another interpreter, which holds that one's lock.</summary>
    [field: Heap.NoReference]
    public event Action? HasEnded;

    private int _references;

    /// <summary>The interpreter ends with the last reference to it.</summary>
    public bool EndsWithReferences { get; set; }

    /// <summary>How many objects of the library stand for the interpreter.</summary>
    public int References => _references;

    /// <summary>One more object stands for the interpreter.</summary>
    public void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>One object less stands for the interpreter. The last one's going ends it, where it was made so and runs nothing.</summary>
    public void RemoveReference(ThreadState ts)
    {
        if (_references > 0 && Interlocked.Decrement(ref _references) == 0 && EndsWithReferences && !IsRunningMain && !ReferenceEquals(ts.Interpreter, this))
        {
            End(ts);
        }
    }

    /// <summary>A program runs in <c>__main__</c>, by whoever asked for that.</summary>
    public bool IsRunningMain => _mainRunner is not null || IsMain;

    /// <summary>The namespace of <c>__main__</c> while a program runs in it; null else.</summary>
    public PyDict? ProgramNames => IsRunningMain ? (Modules.GetInterned("__main__") as PyModule)?.Dictionary : null;

    /// <summary>The interpreter has been started from outside (the main one).</summary>
    public void MarkReady() => IsReady = true;

    /// <summary>Says that a thread runs a program in <c>__main__</c>; false where another one does.</summary>
    public bool BeginRunningMain(ThreadState ts) => !IsMain && Interlocked.CompareExchange(ref _mainRunner, ts, null) is null;

    /// <summary>The program has ended.</summary>
    public void EndRunningMain() => _mainRunner = null;

    /// <summary>
    /// Makes an interpreter with the settings of the one that makes it, and starts it on the calling thread. Null: it could not be started; the exception tells.
    /// </summary>
    /// <param name="failure">What was raised in the new interpreter, which is gone; null for none.</param>
    public static PyInterpreter? CreateSubinterpreter(ThreadState ts, InterpreterConfiguration configuration, InterpreterOrigin origin, out string? failure)
    {
        PyInterpreter main = ts.Interpreter.Table.Main;
        failure = CannotBe(configuration);
        if (failure is not null)
        {
            return null;
        }

        if (configuration.Locking == InterpreterLocking.Default)
        {
            configuration = configuration with { Locking = InterpreterLocking.Shared };
        }

        var made = new PyInterpreter(main.Table, configuration, configuration.Locking == InterpreterLocking.Own ? new InterpreterLock() : main.Lock)
        {
            Options = main.Options,
            IntegerMaximumStringDigits = main.Options.IntegerMaximumStringDigits,
            Origin = origin,
            SafePointHandler = main.SafePointHandler,
            Starter = main.Starter,
            Ender = main.Ender,
            NativeModules = main.NativeModules,
            _statistics = main._statistics,
            ActiveStatistics = main.ActiveStatistics,
        };
        using (var visit = new InterpreterVisit(ts, made))
        {
            if (made.Starter(visit.Thread))
            {
                made.IsReady = true;
                return made;
            }

            failure = visit.Thread.Pending is null ? "it could not be started" : visit.Thread.TakePending().ToString();
        }

        made.Table.Remove(made);
        return null;
    }

    /// <summary>Why there can be no interpreter with these settings; null where there can.</summary>
    private static string? CannotBe(InterpreterConfiguration configuration) =>
        !configuration.UsesMainMemory && !configuration.ChecksExtensions ? "per-interpreter obmalloc does not support single-phase init extension modules"
        : null;

    /// <summary>Ends an interpreter that runs nothing: its exit functions and finalizers run on the calling thread, and it is not found any more.</summary>
    public void End(ThreadState ts)
    {
        using (var visit = new InterpreterVisit(ts, this))
        {
            EndingThread = visit.Thread;
            Ender(visit.Thread);
        }

        IsReady = false;
        Table.Remove(this);
        HasEnded?.Invoke();
    }
}

/// <summary>
/// A thread's stay in another interpreter: it lets the lock of its own one go and runs as a new thread of the other. Where it is in that interpreter already it stays what it is.
/// </summary>
internal readonly ref struct InterpreterVisit
{
    private readonly ThreadState _from;

    public InterpreterVisit(ThreadState from, PyInterpreter to)
    {
        _from = from;
        if (ReferenceEquals(from.Interpreter, to))
        {
            Thread = from;
            return;
        }

        Thread = new ThreadState(to) { Identifier = from.Identifier };
        from.Interpreter.ReleaseLock(from);
        to.Enter(Thread);
        to.AcquireLock(Thread);
    }

    /// <summary>The thread in the other interpreter.</summary>
    public ThreadState Thread { get; }

    public void Dispose()
    {
        if (ReferenceEquals(Thread, _from))
        {
            return;
        }

        Thread.LocalAttributes.Clear();
        Thread.Interpreter.Leave(Thread);
        Thread.Interpreter.ReleaseLock(Thread);
        _from.Interpreter.AcquireLock(_from);
    }
}
