using System;
using Adder.Bytecode;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>Setting <c>f_lineno</c>: a debugger makes a frame go on at another line.</summary>
internal static unsafe class FrameJump
{
    /// <summary>Makes the frame whose line event is being told go on at the first code of a line, or of one after it.</summary>
    public static Done To(ThreadState ts, PyFrame frame, FrameRecord* record, int line)
    {
        if (WhyNot(ts, record) is { } reason)
        {
            return Raise.ValueError(ts, reason);
        }

        CodeObject code = frame.Code;
        if (line < code.Blueprint.FirstLineNumber)
        {
            return Raise.ValueError(ts, $"line {line} comes before the current code block");
        }

        int[] starts = LineStarts(code);
        int wanted = FirstLineFrom(starts, line);
        if (wanted < 0)
        {
            return Raise.ValueError(ts, $"line {line} comes after the current code block");
        }

        StackPicture?[] pictures = StackPictures.Find(code);
        StackPicture? from = pictures[record->InstructionIndex];
        int target = FindTarget(starts, wanted, pictures, from, out string? error);
        if (error is not null)
        {
            return Raise.ValueError(ts, error);
        }

        if (!BindUnbound(ts, record))
        {
            return Done.Error;
        }

        Unwind(ts, record, from!, pictures[target]!.Depth);
        record->Pc = code.Start + target;
        frame.Arrive(target, target);
        return Done.Ok;
    }

    private static string? WhyNot(ThreadState ts, FrameRecord* record)
    {
        if (ts.CurrentEvent < 0)
        {
            return "f_lineno can only be set in a trace function";
        }

        if (record == null || record != ts.WatchedFrame)
        {
            return "can't jump during a call";
        }

        return ts.CurrentEvent switch
        {
            MonitoringEvent.PyStart or MonitoringEvent.PyResume => "can't jump from the 'call' trace event of a new frame",
            MonitoringEvent.Call or MonitoringEvent.CReturn => "can't jump during a call",
            MonitoringEvent.PyReturn or MonitoringEvent.PyUnwind or MonitoringEvent.PyThrow or MonitoringEvent.Raise or MonitoringEvent.CRaise
                or MonitoringEvent.ExceptionHandled or MonitoringEvent.Reraise or MonitoringEvent.StopIteration => "can only jump from a 'line' trace event",
            _ => null,
        };
    }

    /// <summary>By instruction: the line that begins there; -1 where none does.</summary>
    private static int[] LineStarts(CodeObject code)
    {
        var starts = new int[code.Executable!.Count];
        Array.Fill(starts, -1);
        int last = -1;
        foreach ((int start, _, int line) in LocationTable.Lines(code.Blueprint.LineTable, code.Blueprint.FirstLineNumber))
        {
            if (line >= 0 && line != last && start / 2 < starts.Length)
            {
                starts[start / 2] = last = line;
            }
        }

        return starts;
    }

    private static int FirstLineFrom(int[] starts, int line)
    {
        int best = -1;
        foreach (int start in starts)
        {
            if (start >= line && (best < 0 || start < best))
            {
                best = start;
            }
        }

        return best;
    }

    /// <summary>The instruction of the line that needs the deepest stack of those that can be had; otherwise why there is none.</summary>
    private static int FindTarget(int[] starts, int line, StackPicture?[] pictures, StackPicture? from, out string? error)
    {
        int target = -1;
        error = "cannot find bytecode for specified line";
        bool explained = false;
        for (int i = 0; i < starts.Length; i++)
        {
            if (starts[i] != line)
            {
                continue;
            }

            if (from is not null && pictures[i] is { } picture && from.CanBecome(picture))
            {
                error = null;
                if (target < 0 || picture.Depth > pictures[target]!.Depth)
                {
                    target = i;
                }
            }
            else if (error is not null && !explained)
            {
                explained = from is not null;
                error = from is null ? "can't jump from unreachable code" : Explain(pictures[i]);
            }
        }

        return target;
    }

    private static string Explain(StackPicture? target) => target is null
        ? "can't jump into an exception handler, or code may be unreachable"
        : target.Below is null ? "incompatible stacks"
        : target.Kind switch
        {
            StackItemKind.Exception => "can't jump into an 'except' block as there's no exception",
            StackItemKind.LastInstruction => "can't jump into a re-raising block as there's no location",
            StackItemKind.Iterator => "can't jump into the body of a for loop",
            _ => "incompatible stacks",
        };

    /// <summary>The compiler relies on what is bound at a place; a jump may go past where that was done.</summary>
    private static bool BindUnbound(ThreadState ts, FrameRecord* record)
    {
        int count = record->Code.LocalsPlusCount;
        int unbound = 0;
        for (int i = 0; i < count; i++)
        {
            unbound += record->SlotAt(i) is null ? 1 : 0;
        }

        if (unbound == 0)
        {
            return true;
        }

        if (!Deprecations.Warn(ts, "RuntimeWarning", $"assigning None to {unbound} unbound local{(unbound == 1 ? "" : "s")}"))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            record->SlotAt(i) ??= PyNone.Instance;
        }

        return true;
    }

    /// <summary>Takes items from the stack; an exception among them is no longer being handled.</summary>
    private static void Unwind(ThreadState ts, FrameRecord* record, StackPicture picture, int depth)
    {
        while (picture.Depth > depth)
        {
            ref PyObject? item = ref record->SlotAt(--record->StackTop);
            if (picture.Kind == StackItemKind.Exception)
            {
                ts.Handled = item as PyBaseException;
            }

            item = null;
            picture = picture.Below!;
        }
    }
}
