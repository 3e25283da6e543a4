using System;
using System.Runtime.CompilerServices;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <summary>
/// One thread that runs Python in one interpreter. It is passed as the first argument of everything that may raise; nothing on a hot
/// path fetches it from thread-static storage.
/// </summary>
internal sealed unsafe class ThreadState(PyInterpreter interpreter)
{
    /// <summary>The interpreter that this thread belongs to.</summary>
    public readonly PyInterpreter Interpreter = interpreter;

    /// <summary>The pending exception: set where a function has returned null, cleared by whoever handles it.</summary>
    public PyBaseException? Pending;

    /// <summary>What the innermost running generator handles, and those that wait for it; null where no generator runs.</summary>
    public HandledEntry* HandledByGenerators;

    /// <summary>What is handled outside of all generators; null for nothing.</summary>
    public PyBaseException? HandledOutside;

    /// <summary>The exception that the innermost <c>except</c> block of the running code handles; null for none. A generator has an entry of its own.</summary>
    public ref PyBaseException? Handled => ref (HandledByGenerators == null ? ref HandledOutside : ref HandledByGenerators->Value);

    /// <summary>What <c>sys.exception()</c> gives; null for none.</summary>
    public PyBaseException? HandledException
    {
        get
        {
            for (HandledEntry* entry = HandledByGenerators; entry != null; entry = entry->Previous)
            {
                if (entry->Value is not null)
                {
                    return entry->Value;
                }
            }

            return HandledOutside;
        }
    }

    /// <summary>The innermost running frame; null where no Python code runs.</summary>
    public FrameRecord* CurrentFrame;

    /// <summary>Python calls under way, compared with <see cref="PyInterpreter.RecursionLimit"/>.</summary>
    public int Depth;

    /// <summary>The address that the native stack must not grow below; recursion past it is a RecursionError.</summary>
    public nuint StackLimit = NativeStack.CurrentLimit();

    /// <summary>The highest address of the native stack; 0 where nobody watches the interpreter.</summary>
    public nuint StackBase = interpreter.Options.CodeWatch is null ? 0 : NativeStack.CurrentBase();

    /// <summary>
    /// Not zero where something waits to be looked at at the next safe point: signals, pending calls, a request for the lock, an exception from another thread.
    /// </summary>
    public int EvalBreaker;

    /// <summary>Where this thread's instructions are counted; null: they are not (<c>sys._stats_on()</c>).</summary>
    [Heap.NoReference]
    public Specialization.ExecutionStatistics? Statistics = interpreter.ActiveStatistics;

    /// <summary>Nobody reads it: the place that some compilations of the loop write to, see <see cref="Interpreter.LoopPlacement.Padding"/>.</summary>
    public long LoopPadding;

    /// <summary>What <see cref="EvalBreaker"/> asked for while a deferred start was being completed.</summary>
    public int HeldEvalBreaker;

    /// <summary>Finalizers or callbacks of weak references are running on this thread.</summary>
    public bool IsFinalizing;

    /// <summary>Not zero while a callback of monitoring, tracing or profiling runs: what it does is not watched.</summary>
    public int Tracing;

    /// <summary>The event whose callback runs, -1 for none (see <see cref="Monitoring.MonitoringEvent"/>).</summary>
    public int CurrentEvent = -1;

    /// <summary>The frame that a callback is told of; null where none runs.</summary>
    public FrameRecord* WatchedFrame;

    /// <summary><c>sys.settrace()</c> of this thread; null for none.</summary>
    public PyObject? TraceFunction;

    /// <summary><c>sys.setprofile()</c> of this thread; null for none.</summary>
    public PyObject? ProfileFunction;

    /// <summary>This thread's attributes of each <c>threading.local</c>. The table belongs to the thread: a local that its own attributes lead back to can then be collected.</summary>
    public ConditionalWeakTable<PyObject, PyDict> LocalAttributes => field ??= [];

    /// <summary>The running context variables' context, made on first use.</summary>
    public PyObject? Context;

    /// <summary><c>sys.set_asyncgen_hooks</c> and <c>sys.set_coroutine_origin_tracking_depth</c>.</summary>
    public PyObject? AsyncGeneratorFirstIterator;

    /// <inheritdoc cref="AsyncGeneratorFirstIterator"/>
    public PyObject? AsyncGeneratorFinalizer;

    /// <inheritdoc cref="AsyncGeneratorFirstIterator"/>
    public int CoroutineOriginDepth;

    /// <summary>The operating system's view: <c>threading.get_ident()</c>.</summary>
    public long Identifier;

    /// <summary>The system's handle of the thread, which signals can be sent to.</summary>
    public readonly nint NativeHandle = NativeStack.CurrentThread();

    /// <summary>The signals that the thread has blocked (<c>signal.pthread_sigmask</c>), number 1 in the lowest bit.</summary>
    public ulong BlockedSignals;

    /// <summary>Objects whose <c>repr()</c> is under way, innermost last (<c>Py_ReprEnter</c>).</summary>
    public System.Collections.Generic.List<PyObject> ReprStack => field ??= [];

    /// <summary>
    /// The value of the StopIteration that a Python-written <c>__next__</c> raised, beside the "absent" that its slot returned; null for None. Whoever needs the value
    /// (<c>yield from</c>, <c>await</c>, <c>__next__</c> called by name) takes it right after the call; nobody else looks.
    /// </summary>
    public PyObject? StopValue;

    /// <summary>The StopIteration itself that a Python-written <c>__next__</c> raised; kept only while a tool watches exceptions.</summary>
    public PyBaseException? StopException;

    /// <summary>How much stack native code may take between two Python calls: as much as CPython has in all on most systems.</summary>
    private const nuint NativeRoom = 8 << 20;

    /// <summary>Whether the native stack still has room for another Python call; where not, RecursionError is pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CheckStack()
    {
        byte marker;
        return CheckStack(&marker);
    }

    /// <summary>The same by the address of something on the native stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CheckStack(void* marker) => (nuint)marker > StackLimit || StackExhausted("");

    /// <summary>Whether the native stack has room for so many bytes; where not, RecursionError is pending.</summary>
    public bool CheckStack(int bytes)
    {
        byte marker;
        return (nuint)(&marker) - (nuint)bytes > StackLimit || StackExhausted("");
    }

    /// <summary>
    /// Enters a native call that may recurse (<c>Py_EnterRecursiveCall</c>); RecursionError is pending where it has gone too deep. Nested data is what makes native code recurse: no
    /// recursion limit counts its levels, so that the stack that they take since the last Python call is what bounds them.
    /// </summary>
    /// <param name="where">What the message ends in: " while …", " in …".</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CheckRecursion(string where)
    {
        byte marker;
        nuint here = (nuint)(&marker);
        return (here > StackLimit && (nuint)CurrentFrame - here < NativeRoom) || (CurrentFrame == null && here > StackLimit) || StackExhausted(where);
    }

    /// <summary>How many bytes of stack nested native calls may still take before <see cref="CheckRecursion"/> refuses.</summary>
    public nuint NativeRoomLeft
    {
        get
        {
            byte marker;
            nuint here = (nuint)(&marker);
            nuint left = here > StackLimit ? here - StackLimit : 0;
            return CurrentFrame == null ? left : Math.Min(left, NativeRoom - Math.Min(NativeRoom, (nuint)CurrentFrame - here));
        }
    }

    /// <summary>Raising needs some room of its own: the limits have a reserve below them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool StackExhausted(string where)
    {
        byte marker;
        nuint used = CurrentFrame == null || where.Length == 0 ? NativeStack.CurrentBase() - (nuint)(&marker) : (nuint)CurrentFrame - (nuint)(&marker);
        Raise.RecursionError(this, $"Stack overflow (used {used / 1024} kB){where}");
        return false;
    }

    /// <summary>Takes <see cref="StopValue"/>.</summary>
    public PyObject? TakeStopValue()
    {
        PyObject? value = StopValue;
        StopValue = null;
        return value;
    }

    /// <summary>Takes the pending exception away and gives it to the caller.</summary>
    public PyBaseException TakePending()
    {
        PyBaseException exception = Pending!;
        Pending = null;
        return exception;
    }
}

/// <summary>
/// The handled-exception stack (<c>exc_info</c>): each running generator has an entry of its own, on the native stack of whoever resumed it, linked to that of the generator around.
/// </summary>
internal unsafe struct HandledEntry
{
    /// <summary>What <c>sys.exception()</c> gives in this entry's code; null for none.</summary>
    public PyBaseException? Value;

    public HandledEntry* Previous;
}
