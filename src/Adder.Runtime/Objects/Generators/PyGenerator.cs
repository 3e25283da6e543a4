using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Objects;

/// <summary><c>generator</c>.</summary>
[PyType("generator", NoConstructor = true, Flags = TypeFlags.HasWeakReferences)]
internal sealed unsafe partial class PyGenerator(PyFunction function, CodeUnit* pc, PyObject?[] slots) : PyGeneratorBase(function, pc, slots)
{
    protected override string Kind => "generator";

    /// <summary>Makes the generator of a call.</summary>
    public static PyGenerator Create(FrameRecord* caller, PyFunction function, CodeUnit* pc, PyObject?[] slots)
    {
        var made = new PyGenerator(function, pc, slots);
        if (Temporaries.FateOf(caller, function) is ResultFate.Iterated or ResultFate.Consumed)
        {
            caller->Code.Executable!.HoldTemporaries(caller->Code);
            made.IsTemporary = true;
        }

        return made;
    }

    [PySlot(Slot.Finalize)]
    private static PyObject? Finalize(ThreadState ts, PyGenerator self) => self.CloseDropped(ts);

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyGenerator self) => Generators.Represent(self, "generator");

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyGenerator self) => self;

    [PySlot(Slot.Next)]
    private static Lookup Next(ThreadState ts, PyGenerator self) => Frames.Advance<Frames.Native>(ts, self);

    [PyMethod("send(value, /)", TextSignature = "($self, object, /)", Doc = "Sends a value into generator code and gives what it yields next, or raises StopIteration.")]
    private PyObject? SendMethod(ThreadState ts, PyObject value) => Generators.ToMethodResult(ts, Send(ts, value, out PyObject? result), result);

    [PyMethod("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)", TextSignature = null, Doc = "Raises an exception in generator code and gives what it yields next, or raises StopIteration.")]
    private PyObject? ThrowMethod(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback)
    {
        PyBaseException? exception = Generators.ExceptionFrom(ts, type, value, traceback);
        return exception is null ? null : Generators.ToMethodResult(ts, Throw(ts, exception, out PyObject? result), result);
    }

    [PyMethod("close()", Doc = "Raises GeneratorExit inside generator code.")]
    private PyObject? CloseMethod(ThreadState ts) => CloseAndRelease(ts);

    [PyGetter("gi_yieldfrom", Doc = "The iterator that the generator delegates to, or None.")]
    private PyObject? YieldFrom(ThreadState ts) => DelegatesTo ?? PyNone.Instance;

    [PyGetter("gi_running")]
    private PyObject? Running(ThreadState ts) => PyBool.From(Stage == GeneratorState.Running);

    [PyGetter("gi_suspended")]
    private PyObject? Suspended(ThreadState ts) => PyBool.From(Stage == GeneratorState.Suspended);

    [PyGetter("gi_frame")]
    private PyObject? FrameGetter(ThreadState ts) => Frame ?? (PyObject)PyNone.Instance;

    [PyGetter("gi_code")]
    private PyObject? CodeGetter(ThreadState ts) => Code;

    [PyGetter("__name__", Doc = "name of the generator")]
    private PyObject? NameGetter(ThreadState ts) => Name;

    [PyGetter("__qualname__", Doc = "qualified name of the generator")]
    private PyObject? QualifiedNameGetter(ThreadState ts) => QualifiedName;
}
