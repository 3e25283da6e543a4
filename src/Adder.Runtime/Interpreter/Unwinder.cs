using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Monitoring;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>What happens when an instruction has failed: the traceback grows and the exception table says where to go on.</summary>
internal static unsafe class Unwinder
{
    /// <summary>
    /// Goes to the handler of the pending exception for the instruction at <paramref name="pc"/>: the exception is pushed, the frame's counter is the handler's, and the result is the
    /// new stack top. A null reference where the frame has no handler: the exception stays pending. The frame's counter is where the exception was raised first: RERAISE has put it back,
    /// but its own place decides which handler comes next.
    /// </summary>
    public static ref PyObject? Handle(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, CodeUnit* pc, bool addTraceback)
    {
        if (ts.Pending is null)
        {
            _ = Raise.SystemError(ts, "error return without exception set");
        }

        int index = frame.InstructionIndex;
        if (addTraceback)
        {
            AddTraceback(ref frame, ts.Pending!, index);
        }

        CodeObject code = frame.Code;
        ExecutableCode executable = code.Executable!;
        int raised = (int)(pc - code.Start);
        if (ts.Interpreter.Monitors.WatchesExceptions)
        {
            Tell(ts, ref frame, executable, raised, addTraceback ? MonitoringEvent.Raise : MonitoringEvent.Reraise);
        }

        while (true)
        {
            if (!executable.TryFindHandler(raised, out ExceptionTableEntry handler))
            {
                if (ts.Interpreter.Monitors.WatchesExceptions)
                {
                    Tell(ts, ref frame, executable, raised, MonitoringEvent.PyUnwind);
                }

                if (executable.HoldsTemporaries)
                {
                    Temporaries.DropAbove(ts, ref frame, 0, raised);
                }

                return ref Unsafe.NullRef<PyObject?>();
            }

            if (executable.Instrumentation is not null)
            {
                FrameRecord.Materialize((FrameRecord*)Unsafe.AsPointer(ref frame)).Arrive(handler.Target / 2, index);
            }

            if (!ts.Interpreter.Monitors.WatchesExceptions || MonitoringCalls.Exception(ts, ref frame, handler.Target / 2, MonitoringEvent.ExceptionHandled))
            {
                if (executable.HoldsTemporaries)
                {
                    Temporaries.DropAbove(ts, ref frame, handler.Depth, raised);
                }

                return ref Enter(ts, ref frame, ref slots, handler, index);
            }

            // The callback's exception takes the place of the other one, as if the handler had raised it at its start.
            raised = handler.Target / 2;
        }
    }

    private static ref PyObject? Enter(ThreadState ts, ref FrameRecord frame, ref PyObject? slots, ExceptionTableEntry handler, int index)
    {
        CodeObject code = frame.Code;
        PyBaseException exception = ts.TakePending();
        ref PyObject? sp = ref Unsafe.Add(ref slots, code.LocalsPlusCount + handler.Depth);
        if (handler.PushLastInstruction)
        {
            FrameStack.Put(ref sp, PyInt.From(index));
            sp = ref Unsafe.Add<PyObject?>(ref sp, 1);
        }

        FrameStack.Put(ref sp, exception);
        frame.Pc = code.Start + (handler.Target / 2);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    /// <summary>An event at the instruction that raised: CPython tells the place of the last unit of its caches for what is raised anew, its own where it is raised again.</summary>
    private static void Tell(ThreadState ts, ref FrameRecord frame, ExecutableCode code, int index, int @event) =>
        _ = MonitoringCalls.Exception(ts, ref frame, index + code.LengthAt(index) - 1, @event);

    /// <summary>Puts the frame at the head of the exception's traceback.</summary>
    public static void AddTraceback(ref FrameRecord frame, PyBaseException exception, int index)
    {
        PyFrame frameObject = FrameRecord.Materialize((FrameRecord*)Unsafe.AsPointer(ref frame));
        exception.Traceback = new PyTraceback(exception.Traceback, frameObject, index * 2, -1);
    }
}
