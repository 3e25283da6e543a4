using System.Runtime.CompilerServices;
using Adder.Bytecode;
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

        PyBaseException exception = ts.Pending!;
        int index = frame.InstructionIndex;
        if (addTraceback)
        {
            AddTraceback(ref frame, exception, index);
        }

        CodeObject code = frame.Code;
        if (!code.Executable!.TryFindHandler((int)(pc - code.Start), out ExceptionTableEntry handler))
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        ts.Pending = null;
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

    /// <summary>Puts the frame at the head of the exception's traceback.</summary>
    public static void AddTraceback(ref FrameRecord frame, PyBaseException exception, int index)
    {
        PyFrame frameObject = FrameRecord.Materialize((FrameRecord*)Unsafe.AsPointer(ref frame));
        exception.Traceback = new PyTraceback(exception.Traceback, frameObject, index * 2, -1);
    }
}
