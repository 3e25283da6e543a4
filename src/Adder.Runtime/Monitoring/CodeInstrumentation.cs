using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary>
/// How a code object's executing copy is instrumented: which tools want an event at which instruction. An instruction that somebody watches has an INSTRUMENTED opcode in the executing
/// copy; everything else runs as it always does.
/// </summary>
internal sealed unsafe class CodeInstrumentation
{
    private readonly ExecutableCode _code;
    private readonly byte[] _active = new byte[MonitoringEvent.LocalCount];
    private readonly byte[] _tools;
    private readonly byte[] _lineTools;
    private readonly byte[] _instructionTools;

    private CodeInstrumentation(CodeObject code)
    {
        _code = code.Executable!;
        Map = new InstructionMap(code);
        _tools = new byte[_code.Count];
        _lineTools = new byte[_code.Count];
        _instructionTools = new byte[_code.Count];
    }

    public InstructionMap Map { get; }

    /// <summary>Brings a code object's executing copy up to what is wanted now. Nothing happens where it is up to date or has not run yet.</summary>
    public static void Update(Monitors monitors, CodeObject code)
    {
        if (code.Executable is not { } executable || executable.MonitoringVersion == monitors.Version)
        {
            return;
        }

        code.Monitors?.Forget(monitors);
        if (executable.Instrumentation is null && !IsWanted(monitors, code))
        {
            executable.MonitoringVersion = monitors.Version;
            return;
        }

        executable.Instrumentation ??= new CodeInstrumentation(code);
        executable.Instrumentation.Change(monitors, code, executable.MonitoringVersion < monitors.RestartVersion);
        executable.MonitoringVersion = monitors.Version;
    }

    /// <summary>The tools that want an instruction's own event.</summary>
    public byte ToolsAt(int index) => _tools[index];

    public byte LineToolsAt(int index) => _lineTools[index];

    public byte InstructionToolsAt(int index) => _instructionTools[index];

    /// <summary>A tool wants an event no more at one place.</summary>
    public void Disable(int index, int @event, int tool)
    {
        byte[] tools = @event switch
        {
            MonitoringEvent.Line => _lineTools,
            MonitoringEvent.Instruction => _instructionTools,
            _ => _tools,
        };
        tools[index] &= (byte)~(1 << tool);
        Refresh(index);
        if (@event == MonitoringEvent.Line)
        {
            foreach (int jump in Map.JumpsTo(index))
            {
                Refresh(jump);
            }
        }
    }

    /// <summary>The opcode that executes once LINE and INSTRUCTION have been told.</summary>
    public Opcode UnderneathAt(int index)
    {
        Opcode opcode = _code.BaseAt(index);
        return _tools[index] != 0 || NeedsPlace(index) ? InstructionMap.InstrumentedForm(opcode) : opcode;
    }

    private static bool IsWanted(Monitors monitors, CodeObject code)
    {
        for (int i = 0; i < MonitoringEvent.LocalCount; i++)
        {
            if (monitors.ToolsOf(code, i) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Change(Monitors monitors, CodeObject code, bool restarted)
    {
        var added = new byte[MonitoringEvent.LocalCount];
        var kept = new byte[MonitoringEvent.LocalCount];
        for (int i = 0; i < MonitoringEvent.LocalCount; i++)
        {
            byte wanted = monitors.ToolsOf(code, i);
            kept[i] = (byte)(restarted ? 0 : wanted & _active[i]);
            added[i] = (byte)(wanted & ~kept[i]);
            _active[i] = wanted;
        }

        for (int i = Map.First; i < _code.Count; i += _code.LengthAt(i))
        {
            int own = Map.EventAt(i);
            if (own >= 0)
            {
                Apply(_tools, i, own);
            }

            if (Map.IsLineStart(i))
            {
                Apply(_lineTools, i, MonitoringEvent.Line);
            }

            if (_code.BaseAt(i) is not (Opcode.RESUME or Opcode.END_FOR))
            {
                Apply(_instructionTools, i, MonitoringEvent.Instruction);
            }
        }

        for (int i = Map.First; i < _code.Count; i += _code.LengthAt(i))
        {
            Refresh(i);
        }

        void Apply(byte[] tools, int index, int @event) => tools[index] = (byte)((tools[index] & kept[@event]) | added[@event]);
    }

    /// <summary>Gives an instruction the opcode that its tools need.</summary>
    private void Refresh(int index)
    {
        CodeUnit* unit = _code.First + index;
        Opcode form = _lineTools[index] != 0 ? Opcode.INSTRUMENTED_LINE
            : _instructionTools[index] != 0 ? Opcode.INSTRUMENTED_INSTRUCTION
            : UnderneathAt(index);
        bool isInstrumented = IsInstrumented(form);
        if (isInstrumented)
        {
            unit->Opcode = (ushort)form;
        }
        else if (IsInstrumented((Opcode)unit->Opcode))
        {
            _code.Reset(index, _code.PlainAt(index));
        }
    }

    /// <summary>A jump to where a line that is watched begins: whether it does depends on where control comes from.</summary>
    private bool NeedsPlace(int index) =>
        _active[MonitoringEvent.Line] != 0 && Map.TargetOf(index) is >= 0 and var target && _lineTools[target] != 0
        && _code.BaseAt(index) is Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD or Opcode.FOR_ITER
            or Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE;

    private static bool IsInstrumented(Opcode opcode) => opcode is >= Opcode.INSTRUMENTED_END_FOR and <= Opcode.INSTRUMENTED_LINE;
}
