using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>Where a generator stands.</summary>
internal enum GeneratorState : byte { Created, Suspended, Running, Completed }

/// <summary>
/// What generators, coroutines and asynchronous generators share: a frame whose slots are kept on the heap, and the ways into it.
/// </summary>
internal abstract unsafe class PyGeneratorBase : PyObject
{
    /// <summary>What it handles while it is suspended in an <c>except</c> block; see <see cref="HandledEntry"/>.</summary>
    private PyBaseException? _handled;

    private PyObject?[] _slots;
    private PyFrame? _frame;

    /// <summary>Null for nearly all.</summary>
    private RareParts? _rare;
    private FrameRecord* _running;
    private CodeUnit* _pc;

    /// <summary>The lower half of the address of a yield at which nobody needs to notice that it is dropped.</summary>
    private int _silentYield;
    private int _stackTop;
    private bool _delegationFailed;

    protected PyGeneratorBase(PyFunction function, CodeUnit* pc, PyObject?[] slots)
    {
        CodeObject code = function.Code;
        Code = code;
        Function = function;
        _slots = slots;
        _pc = pc;
        _stackTop = code.LocalsPlusCount;

        // A store into an object costs more than a look.
        if (!ReferenceEquals(function.Name, code.Name) || !ReferenceEquals(function.QualifiedName, code.QualifiedName))
        {
            KeepNames(function);
        }
    }

    /// <summary>What few generators have.</summary>
    private sealed class RareParts
    {
        /// <summary>Null for the code's.</summary>
        public PyStr? Name;

        /// <inheritdoc cref="Name"/>
        public PyStr? QualifiedName;

        public PyObject? Locals;

        public PyObject? Origin;
    }

    public CodeObject Code { get; }

    public PyFunction Function { get; }

    /// <summary>The namespace that module code with a top-level <c>await</c> runs in; null in functions.</summary>
    public PyObject? Locals => _rare?.Locals;

    public PyStr Name
    {
        get => _rare?.Name ?? Code.Name;
        set => Rare.Name = value;
    }

    public PyStr QualifiedName
    {
        get => _rare?.QualifiedName ?? Code.QualifiedName;
        set => Rare.QualifiedName = value;
    }

    /// <summary>The frames that made a coroutine, where <c>sys.set_coroutine_origin_tracking_depth</c> asked for them.</summary>
    protected PyObject? MadeBy
    {
        get => _rare?.Origin;
        set => Rare.Origin = value;
    }

    private RareParts Rare => _rare ??= new RareParts();

    /// <summary>Nobody but one place of the frame that made it has the generator; see <see cref="Temporaries"/>.</summary>
    public bool IsTemporary { get; protected set; }

    /// <summary>Where it stands. A yield sets it; what has been yielded is taken over by <see cref="Suspend"/> after that.</summary>
    public GeneratorState Stage { get; set; }

    /// <summary>Notices that the generator is dropped unfinished; null where nothing would have to be done then.</summary>
    public FinalizerSentinel? Sentinel { get; set; }

    /// <summary>Locals, cells and stack while it is suspended; empty once completed. While it runs they are on the native stack.</summary>
    public PyObject?[] FrameSlots => _slots;

    /// <summary>Index of the instruction at which it is suspended.</summary>
    public int InstructionIndex => (int)(_pc - Code.Start);

    /// <summary>"generator", "coroutine" or "async generator", for messages.</summary>
    protected abstract string Kind { get; }

    /// <summary>The iterator that it is suspended in by <c>yield from</c> or <c>await</c>; null for none.</summary>
    public PyObject? DelegatesTo
    {
        get
        {
            if (Stage != GeneratorState.Suspended)
            {
                return null;
            }

            return (ResumeArgumentAfterYield & ResumeArgument.LocationMask) >= (int)ResumeKind.AfterYieldFrom ? _slots[_stackTop - 1] : null;
        }
    }

    /// <summary>The argument of the RESUME that follows the yield; 0 where none does.</summary>
    private int ResumeArgumentAfterYield
    {
        get
        {
            ExecutableCode code = Code.Executable!;
            int next = InstructionIndex + 1;
            return code.BaseAt(next) == Opcode.RESUME ? code.ArgumentAt(next) : 0;
        }
    }

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585.")]
    protected static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject item) => PyGenericAlias.Create(type, item);

    [PySetter("__name__")]
    protected Done NameSetter(ThreadState ts, PyObject? value)
    {
        Name = value as PyStr ?? Name;
        return CheckName(ts, value, "__name__");
    }

    [PySetter("__qualname__")]
    protected Done QualifiedNameSetter(ThreadState ts, PyObject? value)
    {
        QualifiedName = value as PyStr ?? QualifiedName;
        return CheckName(ts, value, "__qualname__");
    }

    /// <summary>Whether a value may be set as <c>__name__</c> or <c>__qualname__</c>, of a function too; where not, TypeError is pending.</summary>
    public static Done CheckName(ThreadState ts, PyObject? value, string attribute) => value is PyStr ? Done.Ok : Raise.TypeError(ts, $"{attribute} must be set to a string object");

    /// <summary>The frame object; null once completed.</summary>
    public PyFrame? Frame => Stage == GeneratorState.Completed ? null : _running != null ? FrameRecord.Materialize(_running) : _frame ??= new PyFrame(this);

    /// <summary>Makes the object that calling a generator function gives; the frame's slots are copied.</summary>
    public static PyObject? Create(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
    {
        CodeObject code = frame.Code;
        var heap = new PyObject?[code.KeptFrameSize];
        FrameStack.CopyToNew(ref slots, heap, 0, code.LocalsPlusCount);
        PyGeneratorBase made = Create(ts, frame.Previous, frame.Function, frame.Pc, heap);
        if (frame.Locals is { } locals)
        {
            made.Rare.Locals = locals;
        }

        // A frame object that somebody holds goes over to the generator.
        if (frame.FrameObject is { } frameObject)
        {
            made._frame = frameObject;
            frameObject.GoTo(made);
            frame.FrameObject = null;
        }

        return made;
    }

    /// <summary>
    /// What calling a generator function gives, without a frame: all that its code would do there is to take its closure and to make cells (<see cref="CodeObject.MakesGenerator"/>). The arguments are its
    /// parameters, or there are defaults for the others. False where its frame must run: somebody watches.
    /// </summary>
    public static bool TryCall(ThreadState ts, PyFunction function, ref PyObject? arguments, int count, out PyObject? result)
    {
        result = null;
        CodeObject code = function.Code;
        CodeUnit* pc = code.Start;
        var slots = new PyObject?[code.KeptFrameSize];
        FrameStack.CopyToNew(ref arguments, slots, 0, count);
        int absent = code.ExactArgumentCount - count;
        if (absent > 0)
        {
            FrameStack.CopyToNew(ref Unsafe.As<PyObject, PyObject?>(ref function.LastDefaults(absent)), slots, count, absent);
        }

        for (; pc->Opcode != (int)Opcode.RETURN_GENERATOR; pc++)
        {
            switch (pc->Opcode)
            {
                case (int)Opcode.COPY_FREE_VARS:
                    ReadOnlySpan<PyObject> closure = function.Closure!.Items;
                    closure.CopyTo(slots.AsSpan(code.LocalsPlusCount - closure.Length)!);
                    break;
                case (int)Opcode.MAKE_CELL:
                    slots[pc->Operand] = new PyCell(slots[pc->Operand]);
                    break;
                default:
                    return false;
            }
        }

        if (ts.Statistics is not null)
        {
            return false;
        }

        if (Frames.Enter(ts))
        {
            result = Create(ts, ts.CurrentFrame, function, pc, slots);
            ts.Depth--;
        }

        return true;
    }

    private static PyGeneratorBase Create(ThreadState ts, FrameRecord* caller, PyFunction function, CodeUnit* pc, PyObject?[] slots) =>
        (function.Code.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) switch
        {
            CodeFlags.Coroutine => PyCoroutine.Create(ts, caller, function, pc, slots),
            CodeFlags.AsyncGenerator => new PyAsyncGenerator(function, pc, slots),
            _ => PyGenerator.Create(caller, function, pc, slots),
        };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepNames(PyFunction function)
    {
        Name = function.Name;
        QualifiedName = function.QualifiedName;
    }

    /// <summary>The loop has left at a yield: the slots go back onto the heap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Suspend(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)
    {
        Keep(_slots, ref slots, frame.StackTop, _stackTop);
        _pc = frame.Pc;
        _stackTop = frame.StackTop;
        if ((int)_pc != _silentYield && Sentinel is null && Code.MayWantToBeClosed)
        {
            WatchIfUnfinished(ts, ref frame);
        }

        if (frame.FrameObject is { } frameObject)
        {
            GoBack(frameObject);
        }
    }

    /// <summary>The frame object stands for the suspended frame.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GoBack(PyFrame frameObject)
    {
        _frame = frameObject;
        frameObject.GoTo(this);
    }

    /// <summary>Most slots hold what they held before, and a store to the heap costs more than a look.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(PyObject?[] kept, ref PyObject? slots, int top, int before)
    {
        ref PyObject? target = ref MemoryMarshal.GetArrayDataReference(kept);
        for (nint i = top - 1; i >= 0; i--)
        {
            PyObject? value = Unsafe.Add(ref slots, i);
            if (!ReferenceEquals(Unsafe.Add(ref target, i), value))
            {
                Unsafe.Add(ref target, i) = value;
            }
        }

        if (top < before)
        {
            Array.Clear(kept, top, before - top);
        }
    }

    /// <summary>Where closing would run code of the generator's own, it must be noticed when it is dropped.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WatchIfUnfinished(ThreadState ts, ref FrameRecord frame)
    {
        if (!Code.WantsToBeClosed(InstructionIndex, out bool delegates))
        {
            _silentYield = (int)_pc;
        }
        else if (!delegates || ClosesWhenDropped(frame.SlotAt(_stackTop - 1)))
        {
            ts.Interpreter.RegisterFinalizer(this);
        }
    }

    /// <summary>What a generator's finalizer does: it is closed.</summary>
    public PyObject CloseDropped(ThreadState ts)
    {
        if (Stage != GeneratorState.Completed && Close(ts) is null)
        {
            Unraisable.Report(ts, this, "Exception ignored while closing generator");
        }

        return PyNone.Instance;
    }

    /// <summary>Whether an iterator that nobody but a dropped generator delegates to must be closed by it; builtin ones see to that themselves.</summary>
    private static bool ClosesWhenDropped(PyObject? iterator) => iterator is { Type.IsHeapType: true };

    /// <summary>Resumes with a value: true with what it yields, false with what it returns, or an error.</summary>
    public Truth Send(ThreadState ts, PyObject value, out PyObject? result) =>
        MayResumeWith(value) ? Run(ts, value, out result) : SendUnlessReady(ts, value, out result);

    /// <summary>Whether it is suspended at a yield of its own, not in what it delegates to.</summary>
    public bool IsAtPlainYield
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Stage == GeneratorState.Suspended && (_pc[1].Operand & (int)ResumeKind.AfterYieldFrom) == 0;
    }

    /// <summary>Whether <see cref="Resume"/> may be called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayResumeWith(PyObject value) => Stage == GeneratorState.Suspended || (Stage == GeneratorState.Created && ReferenceEquals(value, PyNone.Instance));

    /// <summary>Runs on from the yield. A result of null is an error, any other has been yielded where the generator is suspended afterwards, and returned otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PyObject? Resume(ThreadState ts, PyObject value) =>
        !Frames.Enter(ts) ? null
        : _pc[1].Opcode == (int)Opcode.RESUME_CHECK && (_pc[1].Operand & ResumeArgument.LocationMask) >= (int)ResumeKind.AfterYieldFrom ? ResumeThrough(ts, value)
        : Frames.Resume(ts, this, value);

    /// <summary>Whether it goes on with the pending exception that what it delegates to has left, not with one that is thrown into it.</summary>
    public bool TakeDelegationFailed()
    {
        bool failed = _delegationFailed;
        _delegationFailed = false;
        return failed;
    }

    /// <summary>
    /// Resumes while it delegates to another generator (<c>yield from</c>, <c>await</c>). All that its own code does is to hand the value on, and what the other yields back: as long as nobody watches that, the other is
    /// resumed at once, under a record that stands for this one's frame at its SEND.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private PyObject? ResumeThrough(ThreadState ts, PyObject value)
    {
        CodeUnit* jump = _pc + 2;
        CodeUnit* send = jump + 1 - jump->Operand;
        PyObject? receiver = _slots[_stackTop - 1];
        if (jump->Opcode != (int)Opcode.JUMP_BACKWARD_NO_INTERRUPT || send->Opcode != (int)Opcode.SEND_GEN || send + 2 != _pc || ts.Statistics is not null
            || receiver is null || (receiver.GetType() != typeof(PyGenerator) && receiver.GetType() != typeof(PyCoroutine)))
        {
            return Frames.Resume(ts, this, value);
        }

        var inner = Unsafe.As<PyGeneratorBase>(receiver);
        if (inner.Stage != GeneratorState.Suspended)
        {
            return Frames.Resume(ts, this, value);
        }

        FrameRecord frame = default;
        HandledEntry handled = default;
        HandledEntry* handledOutside = ts.HandledByGenerators;
        PyObject? result;
        fixed (byte* slots = &Unsafe.As<PyObject?, byte>(ref MemoryMarshal.GetArrayDataReference(_slots)))
        {
            Fill(ts, ref frame);
            frame.NativeSlots = slots;
            frame.Flags = FrameFlags.Generator | FrameFlags.SlotsOnHeap;
            frame.Pc = send;
            Stage = GeneratorState.Running;
            Link(ts, &frame);

            // What it handles stays what it is meanwhile.
            if (_handled is not null)
            {
                handled.Value = _handled;
                handled.Previous = handledOutside;
                ts.HandledByGenerators = &handled;
            }

            result = inner.Resume(ts, value);
        }

        _running = null;
        ts.CurrentFrame = frame.Previous;
        ts.HandledByGenerators = handledOutside;
        if (frame.FrameObject is { } frameObject)
        {
            GoBack(frameObject);
        }

        // The others' code may have asked to watch.
        bool yielded = result is not null && inner.Stage == GeneratorState.Suspended;
        Stage = GeneratorState.Suspended;
        if (yielded && _pc[1].Opcode == (int)Opcode.RESUME_CHECK)
        {
            ts.Depth--;
            return result;
        }

        // This one's own code goes on: behind the SEND, or with its exception.
        _delegationFailed = result is null;
        _pc = result is null ? send : (yielded ? _pc : send + 2 + send->Operand) - 1;
        return Frames.Resume(ts, this, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Truth SendUnlessReady(ThreadState ts, PyObject value, out PyObject? result)
    {
        result = null;
        switch (Stage)
        {
            case GeneratorState.Running:
                _ = Raise.ValueError(ts, $"{Kind} already executing");
                return Truth.Error;
            case GeneratorState.Completed:
                if (this is PyCoroutine)
                {
                    _ = Raise.RuntimeError(ts, "cannot reuse already awaited coroutine");
                    return Truth.Error;
                }

                result = PyNone.Instance;
                return Truth.False;
            default:
                _ = Raise.TypeError(ts, $"can't send non-None value to a just-started {Kind}");
                return Truth.Error;
        }
    }

    /// <summary>Resumes with an exception, which goes to the iterator that it delegates to, if any.</summary>
    public Truth Throw(ThreadState ts, PyBaseException exception, out PyObject? result)
    {
        result = null;
        switch (Stage)
        {
            case GeneratorState.Running:
                _ = Raise.ValueError(ts, $"{Kind} already executing");
                return Truth.Error;
            case GeneratorState.Completed:
                if (this is PyCoroutine)
                {
                    _ = Raise.RuntimeError(ts, "cannot reuse already awaited coroutine");
                    return Truth.Error;
                }

                _ = Raise.Again(ts, exception);
                return Truth.Error;
        }

        return DelegatesTo is { } inner ? ThrowInto(ts, inner, exception, out result) : Run(ts, Raise.Again(ts, exception), out result);
    }

    /// <summary><c>close()</c>: raises GeneratorExit at the yield. The result is the value that it returns, None for none.</summary>
    public PyObject? Close(ThreadState ts)
    {
        switch (Stage)
        {
            case GeneratorState.Created:
                Complete();
                return PyNone.Instance;
            case GeneratorState.Completed:
                return PyNone.Instance;
            case GeneratorState.Running:
                return Raise.ValueError(ts, $"{Kind} already executing");
        }

        bool failed = false;
        if (DelegatesTo is { } inner)
        {
            GeneratorState state = Stage;
            Stage = GeneratorState.Running;
            failed = !Generators.Close(ts, inner);
            Stage = state;
        }
        else if ((ResumeArgumentAfterYield & ResumeArgument.ExceptionDepthOne) != 0 && ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.PyUnwind) == 0)
        {
            // Nothing around the yield could see the exception.
            PyObject?[] slots = _slots;
            Complete();
            for (int i = _stackTop - 1; i >= Code.LocalsPlusCount; i--)
            {
                Temporaries.Drop(ts, slots[i]);
            }

            return PyNone.Instance;
        }

        if (!failed)
        {
            PyObject? made = Calls.Call(ts, ExceptionTypes.GeneratorExit);
            if (made is not PyBaseException exit)
            {
                return null;
            }

            _ = Raise.Again(ts, exit);
        }

        Truth yielded = Run(ts, null, out PyObject? result);
        if (yielded == Truth.True)
        {
            return Raise.RuntimeError(ts, $"{Kind} ignored GeneratorExit");
        }

        if (yielded == Truth.False)
        {
            return result;
        }

        return Raise.ClearIf(ts, ExceptionTypes.GeneratorExit) || Raise.ClearIf(ts, ExceptionTypes.StopIteration) ? PyNone.Instance : null;
    }

    /// <summary><c>close()</c> by a program, which expects what the frame held to end.</summary>
    protected PyObject? CloseAndRelease(ThreadState ts)
    {
        Noticed noticed = WatchSlots();
        PyObject? result = Close(ts);
        Releases.Collect(ts, noticed);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Noticed WatchSlots() => Releases.WatchAny(_slots);

    /// <summary>Clears a suspended or unstarted frame (<c>frame.clear()</c>).</summary>
    public void Complete()
    {
        _frame?.KeepSlots(_slots);
        Complete(InstructionIndex);
    }

    /// <summary>While the generator runs, what it kept while it was suspended is not needed any more.</summary>
    public void ForgetKept()
    {
        Array.Clear(_slots);
        _handled = null;
    }

    /// <summary>Forgets what its frame has popped.</summary>
    public void ForgetDead()
    {
        if (_slots.Length > 0 && Stage != GeneratorState.Running)
        {
            Array.Clear(_slots, _stackTop, _slots.Length - _stackTop);
        }
    }

    private void Complete(int lastIndex)
    {
        Stage = GeneratorState.Completed;
        if (Sentinel is not null)
        {
            FinalizerSentinel.Release(this);
        }

        // Whoever resumed it last is not its caller.
        _frame?.Finish(lastIndex, null);
        _frame = null;
        _slots = [];
        _handled = null;
    }

    private Truth ThrowInto(ThreadState ts, PyObject inner, PyBaseException exception, out PyObject? result)
    {
        result = null;
        Truth yielded;
        Stage = GeneratorState.Running;
        if (exception.Type.IsSubtypeOf(ExceptionTypes.GeneratorExit))
        {
            bool closed = Generators.Close(ts, inner);
            Stage = GeneratorState.Suspended;
            return Run(ts, closed ? Raise.Again(ts, exception) : null, out result);
        }

        Lookup method = inner is PyGeneratorBase and not PyAsyncGenerator ? Lookup.Absent : Attributes.Find(ts, inner, "throw");
        if (inner is PyGeneratorBase generator and not PyAsyncGenerator)
        {
            yielded = InFrame(ts, generator, exception, static (ts, generator, exception) => (generator.Throw(ts, exception, out PyObject? result), result), out result);
        }
        else if (method.TryGet(out PyObject? function))
        {
            yielded = InFrame(
                ts, function, exception, static (ts, function, exception) => Calls.Call(ts, function, exception) is { } given ? (Truth.True, given) : (Truth.Error, null), out result);
        }
        else
        {
            Stage = GeneratorState.Suspended;
            return Run(ts, method.IsError ? null : Raise.Again(ts, exception), out result);
        }

        Stage = GeneratorState.Suspended;
        if (yielded == Truth.True)
        {
            return Truth.True;
        }

        // What the inner iterator returned reaches this generator as StopIteration at its yield: its exception table turns it into the expression's value.
        return Run(ts, yielded == Truth.False ? Raise.StopIteration(ts, result) : null, out result);
    }

    /// <summary>Does something for which the generator's frame counts as the caller, though its code does not run.</summary>
    private Truth InFrame<T>(ThreadState ts, T target, PyBaseException exception, Func<ThreadState, T, PyBaseException, (Truth Yielded, PyObject? Result)> act, out PyObject? result)
    {
        FrameRecord frame = default;
        Fill(ts, ref frame);
        frame.Flags |= FrameFlags.SlotsOnHeap;
        (Truth Yielded, PyObject? Result) outcome;
        fixed (byte* slots = &Unsafe.As<PyObject?, byte>(ref MemoryMarshal.GetArrayDataReference(_slots)))
        {
            frame.NativeSlots = slots;
            Link(ts, &frame);
            outcome = act(ts, target, exception);
            _running = null;
            ts.CurrentFrame = frame.Previous;
        }

        _frame = frame.FrameObject;
        _frame?.GoTo(this);
        result = outcome.Result;
        return outcome.Yielded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(ThreadState ts, ref FrameRecord frame)
    {
        frame.Previous = ts.CurrentFrame;
        frame.Code = Code;
        frame.Function = Function;
        frame.Globals = Function.Globals;
        frame.Builtins = Function.Builtins;
        if (_rare is { } rare)
        {
            frame.Locals = rare.Locals;
        }

        frame.Generator = this;
        frame.Flags = FrameFlags.Generator;
        frame.Pc = _pc;
        frame.StackTop = _stackTop;
    }

    /// <summary>The record, and the frame object where there is one, stand for what runs now.</summary>
    private void Link(ThreadState ts, FrameRecord* record)
    {
        if (_frame is { } frameObject)
        {
            record->FrameObject = frameObject;
            frameObject.Attach(record);
        }

        ts.CurrentFrame = record;
        _running = record;
    }

    /// <summary>Runs on from the yield: with a value, or with the pending exception where it is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Truth Run(ThreadState ts, PyObject? value, out PyObject? result)
    {
        if (value is not null)
        {
            result = Resume(ts, value);
        }
        else
        {
            result = Frames.Enter(ts) ? Frames.Resume(ts, this, null) : null;
        }

        return result is null ? Truth.Error : Stage == GeneratorState.Suspended ? Truth.True : Truth.False;
    }

    /// <summary>Fills the record of a frame that runs on and the entry of what it handles, which do not move, and links them; gives how many slots are live. The recursion has been counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(ThreadState ts, ref FrameRecord frame, ref HandledEntry handled)
    {
        Fill(ts, ref frame);
        int top = _stackTop;
        handled.Value = _handled;
        handled.Previous = ts.HandledByGenerators;
        ts.HandledByGenerators = (HandledEntry*)Unsafe.AsPointer(ref handled);
        Stage = GeneratorState.Running;
        Link(ts, (FrameRecord*)Unsafe.AsPointer(ref frame));
        return top;
    }

    /// <summary>The frame has yielded or has ended: its record and its entry go. <see cref="Suspend"/> or <see cref="Finish"/> follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Unlink(ThreadState ts, ref FrameRecord frame, ref HandledEntry handled)
    {
        _running = null;
        ts.CurrentFrame = frame.Previous;
        ts.Depth--;
        ts.HandledByGenerators = handled.Previous;
        if (!ReferenceEquals(_handled, handled.Value))
        {
            _handled = handled.Value;
        }
    }

    /// <summary>The frame has ended: nothing is kept but by the frame object where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(ref FrameRecord frame, ref PyObject? slots)
    {
        Stage = GeneratorState.Completed;
        _slots = [];
        _handled = null;
        if (frame.FrameObject is not null || Sentinel is not null)
        {
            FinishObserved(ref frame, ref slots);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FinishObserved(ref FrameRecord frame, ref PyObject? slots)
    {
        frame.FrameObject?.KeepSlots(MemoryMarshal.CreateReadOnlySpan(ref slots, frame.Code.LocalsPlusCount));
        _frame = frame.FrameObject;
        Complete(frame.InstructionIndex);
    }
}
