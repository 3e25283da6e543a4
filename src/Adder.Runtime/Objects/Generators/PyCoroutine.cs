using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>coroutine</c>: what calling an <c>async def</c> function gives.</summary>
[PyType("coroutine", NoConstructor = true, Flags = TypeFlags.HasWeakReferences)]
internal sealed unsafe partial class PyCoroutine : PyGeneratorBase
{
    /// <summary>It goes with the instruction that loads an attribute of it: see <see cref="ResultFate.Inspected"/>.</summary>
    private bool IsInspected
    {
        get => IsTemporary;
        set => IsTemporary = value;
    }

    private PyCoroutine(PyFunction function, CodeUnit* pc, PyObject?[] slots)
        : base(function, pc, slots)
    {
    }

    /// <summary>
    /// Makes the coroutine of a call. Unless the caller awaits it at once, somebody must notice when it is dropped without having been started; where the caller drops it at once, that is now.
    /// </summary>
    public static PyCoroutine Create(ThreadState ts, FrameRecord* caller, PyFunction function, CodeUnit* pc, PyObject?[] slots)
    {
        var made = new PyCoroutine(function, pc, slots);
        if (ts.CoroutineOriginDepth > 0)
        {
            made.MadeBy = OriginOf(caller, ts.CoroutineOriginDepth);
        }

        ResultFate fate = Temporaries.FateOf(caller, function);
        if (fate != ResultFate.Awaited)
        {
            made.Watch(ts, caller, fate);
        }

        return made;
    }

    /// <summary>Has it noticed when it is dropped without having been started.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Watch(ThreadState ts, FrameRecord* caller, ResultFate fate)
    {
        if (fate == ResultFate.Dropped)
        {
            FrameRecord* callee = ts.CurrentFrame;
            ts.CurrentFrame = caller;
            _ = Finalize(ts, this);
            ts.CurrentFrame = callee;
            return;
        }

        IsInspected = fate == ResultFate.Inspected;
        ts.Interpreter.RegisterFinalizer(this);
    }

    protected override string Kind => "coroutine";

    [PySlot(Slot.Finalize)]
    private static PyObject? Finalize(ThreadState ts, PyCoroutine self)
    {
        if (self.Stage != GeneratorState.Created)
        {
            return self.CloseDropped(ts);
        }

        self.DropUnstarted(ts);
        return PyNone.Instance;
    }

    /// <summary>The coroutine ends before anybody has awaited it.</summary>
    public void DropUnstarted(ThreadState ts)
    {
        if (!WarnByLibrary(ts) && !Deprecations.Warn(ts, "RuntimeWarning", $"coroutine '{QualifiedName}' was never awaited"))
        {
            Unraisable.Report(ts, this, "Exception ignored while finalizing coroutine");
        }

        Complete();
    }

    /// <summary>The library's warning tells where the coroutine was made. False where it is not there or has failed: a plain one takes its place.</summary>
    private bool WarnByLibrary(ThreadState ts)
    {
        bool warned = false;
        if (ts.Interpreter.Modules.GetInterned("warnings") is { } warnings)
        {
            Lookup function = Attributes.Find(ts, warnings, "_warn_unawaited_coroutine");
            if (function.TryGet(out PyObject? warn))
            {
                warned = Calls.Call(ts, warn, this) is not null || ts.Pending!.Type.IsSubtypeOf(ExceptionTypes.RuntimeWarning);
            }

            if (ts.Pending is not null)
            {
                Unraisable.Report(ts, this, "Exception ignored while finalizing coroutine");
            }
        }

        return warned;
    }

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyCoroutine self) => Generators.Represent(self, "coroutine");

    [PySlot(Slot.Await)]
    private static PyObject? Await(ThreadState ts, PyCoroutine self) => new PyCoroutineWrapper(self);

    [PyMethod("send(value, /)", TextSignature = "($self, object, /)", Doc = "Sends a value into coroutine code and gives what it yields next, or raises StopIteration.")]
    private PyObject? SendMethod(ThreadState ts, PyObject value) => Generators.ToMethodResult(ts, Send(ts, value, out PyObject? result), result);

    [PyMethod("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)", TextSignature = null, Doc = "Raises an exception in coroutine code and gives what it yields next, or raises StopIteration.")]
    private PyObject? ThrowMethod(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback)
    {
        PyBaseException? exception = Generators.ExceptionFrom(ts, type, value, traceback);
        return exception is null ? null : Generators.ToMethodResult(ts, Throw(ts, exception, out PyObject? result), result);
    }

    [PyMethod("close()", Doc = "Raises GeneratorExit inside coroutine code.")]
    private PyObject? CloseMethod(ThreadState ts) => CloseAndRelease(ts);

    [PyGetter("cr_await", Doc = "What the coroutine awaits, or None.")]
    private PyObject? Awaits(ThreadState ts) => DelegatesTo ?? PyNone.Instance;

    [PyGetter("cr_running")]
    private PyObject? Running(ThreadState ts) => PyBool.From(Stage == GeneratorState.Running);

    [PyGetter("cr_suspended")]
    private PyObject? Suspended(ThreadState ts) => PyBool.From(Stage == GeneratorState.Suspended);

    [PyGetter("cr_frame")]
    private PyObject? FrameGetter(ThreadState ts)
    {
        PyObject frame = Frame ?? (PyObject)PyNone.Instance;
        if (IsInspected && Stage == GeneratorState.Created)
        {
            DropUnstarted(ts);
        }

        return frame;
    }

    [PyGetter("cr_code")]
    private PyObject? CodeGetter(ThreadState ts) => Code;

    [PyGetter("cr_origin")]
    private PyObject? Origin(ThreadState ts) => MadeBy ?? PyNone.Instance;

    [PyGetter("__name__", Doc = "name of the coroutine")]
    private PyObject? NameGetter(ThreadState ts) => Name;

    [PyGetter("__qualname__", Doc = "qualified name of the coroutine")]
    private PyObject? QualifiedNameGetter(ThreadState ts) => QualifiedName;

    /// <summary>The frames that made the coroutine: (file, line, function) for each.</summary>
    private static PyTuple OriginOf(FrameRecord* frame, int depth)
    {
        var entries = new List<PyObject>();
        for (; frame != null && depth > 0; frame = frame->Previous, depth--)
        {
            entries.Add(PyTuple.Create(frame->Code.FileName, PyInt.From(frame->Code.LineAt(frame->InstructionIndex)), frame->Code.Name));
        }

        return PyTuple.FromArray(entries.ToArray());
    }
}

/// <summary><c>coroutine_wrapper</c>: what <c>coroutine.__await__()</c> gives.</summary>
[PyType("coroutine_wrapper", NoConstructor = true)]
internal sealed unsafe partial class PyCoroutineWrapper(PyCoroutine coroutine) : PyObject
{
    public PyCoroutine Coroutine { get; } = coroutine;

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyCoroutineWrapper self) => self;

    [PySlot(Slot.Next)]
    private static Lookup Next(ThreadState ts, PyCoroutineWrapper self) => Generators.ToNext(ts, self.Coroutine.Send(ts, PyNone.Instance, out PyObject? result), result);

    [PyMethod("send(value, /)", TextSignature = "($self, object, /)")]
    private PyObject? SendMethod(ThreadState ts, PyObject value) => Generators.ToMethodResult(ts, Coroutine.Send(ts, value, out PyObject? result), result);

    [PyMethod("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)", TextSignature = null)]
    private PyObject? ThrowMethod(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback)
    {
        PyBaseException? exception = Generators.ExceptionFrom(ts, type, value, traceback);
        return exception is null ? null : Generators.ToMethodResult(ts, Coroutine.Throw(ts, exception, out PyObject? result), result);
    }

    [PyMethod("close()")]
    private PyObject? CloseMethod(ThreadState ts) => Coroutine.Close(ts);
}
