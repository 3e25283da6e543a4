using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>
/// Loops over pairs that are unpacked at once: <c>for i, x in enumerate(…)</c>, <c>for k, v in d.items()</c>, <c>for a, b in zip(…)</c>. FOR_ITER_PAIR executes the unpacking along, so that no
/// tuple is made.
/// </summary>
internal static unsafe class Pairs
{
    /// <summary>An iterator that makes fresh pairs, before an instruction that unpacks two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool ArePairs(CodeUnit* pc, PyObject? iterator)
    {
        if ((Opcode)pc[2].Opcode is not (Opcode.UNPACK_SEQUENCE or Opcode.UNPACK_SEQUENCE_TWO_TUPLE))
        {
            return false;
        }

        if (iterator!.GetType() == typeof(PyDictIterator))
        {
            return Unsafe.As<PyDictIterator>(iterator).GivesPairs;
        }

        return iterator.GetType() == typeof(PyEnumerate) || (iterator.GetType() == typeof(PyZip) && Unsafe.As<PyZip>(iterator).GivesPairs);
    }

    /// <summary>The guard of FOR_ITER_PAIR. Who watches exceptions is told of the StopIteration of an iterator behind the pairs, which the general form does.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Apply(ThreadState ts, CodeUnit* pc, ref PyObject? sp) =>
        ArePairs(pc, Unsafe.Add<PyObject?>(ref sp, -1)) && ts.Interpreter.Monitors.ToolsOf(Monitoring.MonitoringEvent.Raise) == 0;

    /// <summary>Puts the next pair above the iterator, the second item first, as unpacking leaves it; false at the end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Truth Next(ThreadState ts, ref PyObject? sp)
    {
        PyObject iterator = Unsafe.Add<PyObject?>(ref sp, -1)!;
        PyObject? first;
        PyObject? second;
        Truth found = iterator.GetType() == typeof(PyEnumerate) ? Unsafe.As<PyEnumerate>(iterator).NextPair(ts, out first, out second)
            : iterator.GetType() == typeof(PyDictIterator) ? Unsafe.As<PyDictIterator>(iterator).NextPair(ts, out first, out second)
            : Unsafe.As<PyZip>(iterator).NextPair(ts, out first, out second);
        if (found == Truth.True)
        {
            FrameStack.Put(ref sp, second);
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, 1), first);
        }

        return found;
    }
}
