using System;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>frame</c>: a call as a program sees it. While the call runs it looks at the frame record on the native stack; a suspended generator's at the generator; afterwards it holds the
/// variables itself.
/// </summary>
[PyType("frame", NoConstructor = true)]
internal sealed unsafe partial class PyFrame : PyObject
{
    private FrameRecord* _record;
    private PyGeneratorBase? _generator;
    private PyObject?[] _slots = [];
    private int _lastIndex;
    private int _arrivedAt = -1;
    private int _arrivedFrom = -1;
    private PyFrame? _back;

    /// <summary>The frame object of a running frame.</summary>
    public PyFrame(FrameRecord* record)
    {
        _record = record;
        Code = record->Code;
        Globals = record->Globals;
        Builtins = record->Builtins;
        Locals = record->Locals;
        Function = record->Function;
        _generator = record->Generator;
    }

    /// <summary>The frame object of a suspended generator.</summary>
    public PyFrame(PyGeneratorBase generator)
    {
        _generator = generator;
        Code = generator.Code;
        Function = generator.Function;
        Globals = generator.Function.Globals;
        Builtins = generator.Function.Builtins;
        Locals = generator.Locals;
    }

    public CodeObject Code { get; }

    public PyFunction Function { get; }

    public string FileName => Code.FileName.ToString();

    public string FunctionName => Code.Name.ToString();

    public PyDict Globals { get; }

    public PyObject Builtins { get; }

    /// <summary>The namespace of a module or class body; null in functions.</summary>
    public PyObject? Locals { get; }

    /// <summary>What was written through <c>f_locals</c> under names that are no variables of the code.</summary>
    public PyDict? ExtraLocals { get; set; }

    /// <summary><c>f_trace</c>; null for None.</summary>
    public PyObject? TraceFunction { get; set; }

    public bool TraceLines { get; set; } = true;

    public bool TraceOpcodes { get; set; }

    /// <summary>The frame goes on at an instruction to which no jump led: at a handler, or where <c>f_lineno</c> was set. Monitoring wants to know from where.</summary>
    public void Arrive(int at, int from)
    {
        _arrivedAt = at;
        _arrivedFrom = from;
    }

    /// <summary>From where the frame came to an instruction, if it came by <see cref="Arrive"/>; null otherwise. Asked once.</summary>
    public int? TakeArrival(int at)
    {
        int? from = _arrivedAt == at ? _arrivedFrom : null;
        _arrivedAt = -1;
        return from;
    }

    public bool IsRunning => _record != null;

    public PyGeneratorBase? Generator => _generator;

    /// <summary>Index in code units of the last instruction.</summary>
    public int InstructionIndex => _record != null ? _record->InstructionIndex : IsSuspended ? _generator!.InstructionIndex : _lastIndex;

    /// <summary>The line that runs or ran last; -1 where the code has none.</summary>
    public int Line => Code.LineAt(InstructionIndex);

    private bool IsSuspended => _generator is not null && _generator.Stage is GeneratorState.Suspended or GeneratorState.Created;

    /// <summary>Local variable, cell or free variable by slot.</summary>
    public ref PyObject? SlotAt(int index)
    {
        if (_record != null)
        {
            return ref _record->SlotAt(index);
        }

        PyObject?[] slots = IsSuspended ? _generator!.FrameSlots : _slots;
        if (slots.Length <= index)
        {
            Array.Resize(ref slots, index + 1);
            _slots = slots;
        }

        return ref slots[index];
    }

    /// <summary>The generator runs again: its record is on the native stack.</summary>
    public void Attach(FrameRecord* record) => _record = record;

    /// <summary>The generator is suspended: its slots are on the heap.</summary>
    public void GoTo(PyGeneratorBase generator)
    {
        _record = null;
        _generator = generator;
    }

    /// <summary>The call has ended: keeps the variables, and whoever called it.</summary>
    public void Detach()
    {
        FrameRecord* record = _record;
        KeepSlots(MemoryMarshal.CreateSpan(ref record->SlotAt(0), Code.LocalsPlusCount));
        Finish(record->InstructionIndex, record->Previous);
    }

    /// <summary>Takes the variables over: the call ends.</summary>
    public void KeepSlots(ReadOnlySpan<PyObject?> slots) => _slots = slots[..Code.LocalsPlusCount].ToArray();

    /// <summary>The call has ended.</summary>
    public void Finish(int lastIndex, FrameRecord* previous)
    {
        _lastIndex = lastIndex;
        _record = null;
        _generator = null;
        _back = previous == null ? null : FrameRecord.Materialize(previous);
    }

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyFrame self) =>
        PyStr.From($"<frame at {ObjectIdentity.Hexadecimal(self)}, file {Protocols.Text.Repr(ts, self.Code.FileName)}, line {self.Line}, code {self.Code.Name}>");

    [PyGetter("f_back", Member = true)]
    private PyObject? Back(ThreadState ts) => BackFrame ?? (PyObject)PyNone.Instance;

    /// <summary>The frame that called this one; null for none, and for a suspended generator's.</summary>
    public PyFrame? BackFrame => _record != null ? (_record->Previous == null ? null : FrameRecord.Materialize(_record->Previous)) : _back;

    [PyGetter("f_code", Doc = "Return the code being executed in this frame.")]
    private PyObject? CodeGetter(ThreadState ts) => Code;

    [PyGetter("f_builtins", Doc = "Return the built-in variables in the frame.")]
    private PyObject? BuiltinsGetter(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return Builtins;
    }

    [PyGetter("f_globals", Doc = "Return the global variables in the frame.")]
    private PyObject? GlobalsGetter(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return Globals;
    }

    [PyGetter("f_lasti", Doc = "Return the index of the last attempted instruction in the frame.")]
    private PyObject? LastInstruction(ThreadState ts) => PyInt.From(IsSuspended && _generator!.Stage == GeneratorState.Created ? InstructionIndex * 2 : InstructionIndex * 2);

    [PyGetter("f_lineno", Doc = "Return the current line number in the frame.")]
    private PyObject? LineNumber(ThreadState ts) => Line < 0 ? PyNone.Instance : PyInt.From(Line);

    [PySetter("f_lineno")]
    private Done SetLineNumber(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.AttributeError(ts, "attribute 'f_lineno' of 'frame' objects cannot be deleted");
        }

        if (value is not PyInt line || line is PyBool)
        {
            return Raise.ValueError(ts, "lineno must be an integer");
        }

        return !line.TryGetInt64(out long number) || number is > int.MaxValue or < int.MinValue
            ? Raise.ValueError(ts, "lineno out of range")
            : FrameJump.To(ts, this, _record, (int)number);
    }

    [PyGetter("f_locals", Doc = "Return the mapping used by the frame to look up local variables.")]
    private PyObject? LocalsGetter(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return Locals is { } locals && (Code.Flags & CodeFlags.Optimized) == 0 && !HasHidden ? locals : new PyFrameLocalsProxy(this);
    }

    [PyGetter("f_generator", Doc = "Return the generator or coroutine associated with this frame, or None.")]
    private PyObject? GeneratorGetter(ThreadState ts) => _generator ?? (PyObject)PyNone.Instance;

    [PyGetter("f_trace", Doc = "Return the trace function for this frame, or None if no trace function is set.")]
    private PyObject? TraceGetter(ThreadState ts) => TraceFunction ?? PyNone.Instance;

    [PySetter("f_trace")]
    private Done SetTrace(ThreadState ts, PyObject? value)
    {
        TraceFunction = value is PyNone ? null : value;
        return Done.Ok;
    }

    [PyGetter("f_trace_lines", Member = true)]
    private PyObject? TraceLinesGetter(ThreadState ts) => PyBool.From(TraceLines);

    [PySetter("f_trace_lines")]
    private Done SetTraceLines(ThreadState ts, PyObject? value)
    {
        if (value is not PyBool flag)
        {
            return Raise.TypeError(ts, value is null ? "can't delete numeric/char attribute" : "attribute value type must be bool");
        }

        TraceLines = flag.Value;
        return Done.Ok;
    }

    [PyGetter("f_trace_opcodes", Doc = "Return True if opcode tracing is enabled, False otherwise.")]
    private PyObject? TraceOpcodesGetter(ThreadState ts) => PyBool.From(TraceOpcodes);

    [PySetter("f_trace_opcodes")]
    private Done SetTraceOpcodes(ThreadState ts, PyObject? value)
    {
        if (value is not PyBool flag)
        {
            return value is null ? Raise.AttributeError(ts, "attribute 'f_trace_opcodes' of 'frame' objects cannot be deleted")
                : Raise.TypeError(ts, "attribute value type must be bool");
        }

        TraceOpcodes = flag.Value;
        Monitoring.LegacyTracing.SetOpcodeTrace(ts, this, flag.Value);
        return Done.Ok;
    }

    [PyMethod("clear()", Doc = "Clear all references held by the frame.")]
    private PyObject? Clear(ThreadState ts)
    {
        if (_record != null)
        {
            return Raise.RuntimeError(ts, "cannot clear an executing frame");
        }

        if (IsSuspended)
        {
            if (_generator!.Stage == GeneratorState.Suspended)
            {
                return Raise.RuntimeError(ts, "cannot clear a suspended frame");
            }

            if (_generator is PyCoroutine coroutine)
            {
                coroutine.DropUnstarted(ts);
            }
            else
            {
                _generator.Complete();
            }
        }

        ExtraLocals = null;
        PyObject?[] slots = _slots;
        _slots = [];
        Releases.ReleaseAll(ts, slots);
        return PyNone.Instance;
    }

    /// <summary>Whether variables of an inlined comprehension are bound now, in a module's or class's code.</summary>
    private bool HasHidden
    {
        get
        {
            LocalKinds[] kinds = Code.Blueprint.LocalsPlusKinds;
            for (int i = 0; i < kinds.Length; i++)
            {
                if ((kinds[i] & LocalKinds.Hidden) != 0 && FrameLocals.ValueOf(SlotAt(i), kinds[i]) is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
