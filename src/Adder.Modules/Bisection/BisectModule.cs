using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Bisection;

/// <summary><c>_bisect</c>: places in sorted sequences.</summary>
[PyModule("_bisect", Doc = "Bisection algorithms.")]
internal static partial class BisectModule
{
    [PyFunction("bisect_right(a, x, lo=0, hi=None, *, key=None)", Doc = "Return the index where to insert item x in list a, assuming a is sorted; after items equal to x.")]
    private static PyObject? BisectRight(ThreadState ts, PyObject a, PyObject x, long lo, PyObject? hi, PyObject? key) => Found(Search(ts, a, x, lo, hi, key, right: true));

    [PyFunction("bisect_left(a, x, lo=0, hi=None, *, key=None)", Doc = "Return the index where to insert item x in list a, assuming a is sorted; before items equal to x.")]
    private static PyObject? BisectLeft(ThreadState ts, PyObject a, PyObject x, long lo, PyObject? hi, PyObject? key) => Found(Search(ts, a, x, lo, hi, key, right: false));

    [PyFunction("insort_right(a, x, lo=0, hi=None, *, key=None)", Doc = "Insert item x in list a, and keep it sorted assuming a is sorted; after items equal to x.")]
    private static PyObject? InsertRight(ThreadState ts, PyObject a, PyObject x, long lo, PyObject? hi, PyObject? key) => Insert(ts, a, x, lo, hi, key, right: true);

    [PyFunction("insort_left(a, x, lo=0, hi=None, *, key=None)", Doc = "Insert item x in list a, and keep it sorted assuming a is sorted; before items equal to x.")]
    private static PyObject? InsertLeft(ThreadState ts, PyObject a, PyObject x, long lo, PyObject? hi, PyObject? key) => Insert(ts, a, x, lo, hi, key, right: false);

    private static PyObject? Found(long index) => index < 0 ? null : PyInt.From(index);

    private static PyObject? Insert(ThreadState ts, PyObject sequence, PyObject item, long low, PyObject? high, PyObject? key, bool right)
    {
        PyObject? compared = key is null or PyNone ? item : Calls.Call(ts, key, item);
        long index = compared is null ? -1 : Search(ts, sequence, compared, low, high, key, right);
        if (index < 0)
        {
            return null;
        }

        if (sequence.GetType() == typeof(PyList))
        {
            var list = (PyList)sequence;
            list.Splice((int)long.Min(index, list.Count), 0, [item]);
            return PyNone.Instance;
        }

        return Calls.CallMethod(ts, sequence, "insert", PyInt.From(index), item) is null ? null : PyNone.Instance;
    }

    /// <summary>The index; -1: an exception is pending.</summary>
    private static long Search(ThreadState ts, PyObject sequence, PyObject item, long low, PyObject? upper, PyObject? key, bool right)
    {
        long high = -1;
        if (upper is not (null or PyNone))
        {
            if (!upper.Type.Slots.HasIndex)
            {
                return Raise.TypeError(ts, $"argument should be integer or None, not '{ArgumentErrors.TypeName(upper)}'");
            }

            if (!Numbers.IndexToInt64(ts, upper, ExceptionTypes.OverflowError, out high))
            {
                return -1;
            }
        }

        if (low < 0)
        {
            return Raise.ValueError(ts, "lo must be non-negative");
        }

        if (high == -1 && (high = Containers.Length(ts, sequence)) < 0)
        {
            return -1;
        }

        if (!Containers.CheckSequence(ts, sequence))
        {
            return -1;
        }

        key = key is PyNone ? null : key;
        while (low < high)
        {
            long middle = low + ((high - low) >>> 1);
            PyObject? candidate = Containers.SequenceItem(ts, sequence, middle);
            if (candidate is not null && key is not null)
            {
                candidate = Calls.Call(ts, key, candidate);
            }

            Truth less = candidate is null ? Truth.Error : right ? Comparison.IsLess(ts, item, candidate) : Comparison.IsLess(ts, candidate, item);
            if (less == Truth.Error)
            {
                return -1;
            }

            if ((less == Truth.True) == right)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
