using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Monitoring;

/// <summary>What monitoring must know of a code object's instructions; it does not change.</summary>
internal sealed class InstructionMap
{
    private readonly ExecutableCode _code;
    private readonly int[] _lines;
    private readonly int[] _previous;
    private readonly bool[] _lineStarts;

    /// <summary>The jumps to each line start that is a target.</summary>
    private readonly Dictionary<int, List<int>> _jumps = [];

    public InstructionMap(CodeObject code)
    {
        _code = code.Executable!;
        int count = _code.Count;
        _lines = new int[count];
        _previous = new int[count];
        _lineStarts = new bool[count];
        Array.Fill(_lines, -1);
        foreach ((int start, int end, int line) in LocationTable.Lines(code.Blueprint.LineTable, code.Blueprint.FirstLineNumber))
        {
            for (int i = start / 2; i < end / 2 && i < count; i++)
            {
                _lines[i] = line;
            }
        }

        while (First < count && _code.BaseAt(First) != Opcode.RESUME)
        {
            First += _code.LengthAt(First);
        }

        FindLineStarts(count);
    }

    /// <summary>The first RESUME: nothing before it is watched.</summary>
    public int First { get; }

    /// <summary>The line of a unit, -1 for none.</summary>
    public int LineAt(int index) => (uint)index < (uint)_lines.Length ? _lines[index] : -1;

    /// <summary>Whether a line may begin at an instruction: where the line changes, and where jumps and handlers go.</summary>
    public bool IsLineStart(int index) => _lineStarts[index];

    /// <summary>The instruction that stands before another one; -1 for none.</summary>
    public int PreviousOf(int index) => _previous[index];

    /// <summary>Where a jump goes; -1 for other instructions.</summary>
    public int TargetOf(int index)
    {
        int next = index + _code.LengthAt(index);
        return _code.BaseAt(index) switch
        {
            Opcode.JUMP_FORWARD or Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE or Opcode.SEND =>
                next + _code.ArgumentAt(index),
            Opcode.FOR_ITER => next + _code.ArgumentAt(index) + 1,
            Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT => next - _code.ArgumentAt(index),
            _ => -1,
        };
    }

    public bool IsConditionalJump(int index) =>
        _code.BaseAt(index) is Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE;

    /// <summary>The instruction that tells of a branch's other side.</summary>
    public int OtherSideOf(int index)
    {
        switch (_code.BaseAt(index))
        {
            case Opcode.NOT_TAKEN:
                return _previous[index];
            case Opcode.FOR_ITER:
                return TargetOf(index);
            case Opcode.POP_ITER:
                for (int i = First; i < index; i += _code.LengthAt(i))
                {
                    if (_code.BaseAt(i) == Opcode.FOR_ITER && TargetOf(i) == index)
                    {
                        return i;
                    }
                }

                return index;
            default:
                return IsConditionalJump(index) ? index + _code.LengthAt(index) : index;
        }
    }

    /// <summary>The last jump back to an instruction; -1 for none.</summary>
    public int LastJumpBackTo(int index)
    {
        ReadOnlySpan<int> jumps = JumpsTo(index);
        return jumps.Length > 0 && jumps[^1] >= index ? jumps[^1] : -1;
    }

    /// <summary>The jumps to an instruction where a line begins, in order.</summary>
    public ReadOnlySpan<int> JumpsTo(int index) => _jumps.TryGetValue(index, out List<int>? jumps) ? CollectionsMarshal.AsSpan(jumps) : [];

    /// <summary>The event that belongs to an instruction; -1 for none. LINE and INSTRUCTION belong to none.</summary>
    public int EventAt(int index) => _code.BaseAt(index) switch
    {
        Opcode.RESUME => (_code.ArgumentAt(index) & ResumeArgument.LocationMask) == (int)ResumeKind.AtFunctionStart ? MonitoringEvent.PyStart : MonitoringEvent.PyResume,
        Opcode.RETURN_VALUE => MonitoringEvent.PyReturn,
        Opcode.YIELD_VALUE => MonitoringEvent.PyYield,
        Opcode.CALL or Opcode.CALL_KW or Opcode.CALL_FUNCTION_EX or Opcode.LOAD_SUPER_ATTR => MonitoringEvent.Call,
        Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD => MonitoringEvent.Jump,
        Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE or Opcode.POP_ITER or Opcode.END_ASYNC_FOR =>
            MonitoringEvent.BranchRight,
        Opcode.FOR_ITER or Opcode.NOT_TAKEN => MonitoringEvent.BranchLeft,
        Opcode.END_FOR or Opcode.END_SEND => MonitoringEvent.StopIteration,
        _ => -1,
    };

    /// <summary>The form of an instruction that makes its event.</summary>
    public static Opcode InstrumentedForm(Opcode opcode) => opcode switch
    {
        Opcode.RESUME => Opcode.INSTRUMENTED_RESUME,
        Opcode.RETURN_VALUE => Opcode.INSTRUMENTED_RETURN_VALUE,
        Opcode.YIELD_VALUE => Opcode.INSTRUMENTED_YIELD_VALUE,
        Opcode.CALL => Opcode.INSTRUMENTED_CALL,
        Opcode.CALL_KW => Opcode.INSTRUMENTED_CALL_KW,
        Opcode.CALL_FUNCTION_EX => Opcode.INSTRUMENTED_CALL_FUNCTION_EX,
        Opcode.LOAD_SUPER_ATTR => Opcode.INSTRUMENTED_LOAD_SUPER_ATTR,
        Opcode.JUMP_FORWARD => Opcode.INSTRUMENTED_JUMP_FORWARD,
        Opcode.JUMP_BACKWARD => Opcode.INSTRUMENTED_JUMP_BACKWARD,
        Opcode.POP_JUMP_IF_FALSE => Opcode.INSTRUMENTED_POP_JUMP_IF_FALSE,
        Opcode.POP_JUMP_IF_TRUE => Opcode.INSTRUMENTED_POP_JUMP_IF_TRUE,
        Opcode.POP_JUMP_IF_NONE => Opcode.INSTRUMENTED_POP_JUMP_IF_NONE,
        Opcode.POP_JUMP_IF_NOT_NONE => Opcode.INSTRUMENTED_POP_JUMP_IF_NOT_NONE,
        Opcode.POP_ITER => Opcode.INSTRUMENTED_POP_ITER,
        Opcode.END_ASYNC_FOR => Opcode.INSTRUMENTED_END_ASYNC_FOR,
        Opcode.FOR_ITER => Opcode.INSTRUMENTED_FOR_ITER,
        Opcode.NOT_TAKEN => Opcode.INSTRUMENTED_NOT_TAKEN,
        Opcode.END_FOR => Opcode.INSTRUMENTED_END_FOR,
        Opcode.END_SEND => Opcode.INSTRUMENTED_END_SEND,
        _ => opcode,
    };

    private void FindLineStarts(int count)
    {
        int previous = -1;
        int line = -1;
        for (int i = 0; i < count; i += _code.LengthAt(i))
        {
            _previous[i] = previous;
            previous = i;
            Opcode opcode = _code.BaseAt(i);
            if (i < First || opcode == Opcode.END_SEND || NeverStartsLine(opcode))
            {
                // They belong to what stands before them. The function's first line begins even where "def" is on it.
                line = EventAt(i) == MonitoringEvent.PyStart ? -1 : line;
                continue;
            }

            _lineStarts[i] |= _lines[i] >= 0 && _lines[i] != line;
            line = _lines[i];
        }

        for (int i = First; i < count; i += _code.LengthAt(i))
        {
            int target = TargetOf(i);
            MarkTarget(target + (_code.BaseAt(i) == Opcode.SEND ? 1 : 0));
            if (target >= 0 && _lineStarts[target])
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_jumps, target, out _) ??= []).Add(i);
            }
        }

        foreach (ref readonly ExceptionTableEntry entry in _code.Handlers)
        {
            MarkTarget(entry.Target / 2);
        }
    }

    private void MarkTarget(int target)
    {
        if (target >= First && target < _lines.Length && _lines[target] >= 0 && !NeverStartsLine(_code.BaseAt(target)))
        {
            _lineStarts[target] = true;
        }
    }

    private static bool NeverStartsLine(Opcode opcode) => opcode is Opcode.RESUME or Opcode.END_FOR or Opcode.POP_ITER or Opcode.END_ASYNC_FOR;
}
