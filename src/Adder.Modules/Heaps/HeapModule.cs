using System.Runtime.CompilerServices;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Heaps;

/// <summary>
/// <c>_heapq</c>. A heap is a list in which no item is less than its parent's; in a max-heap, none greater. Only "less than" is asked, always with the arguments in the order that
/// the library's Python version has, and as often: programs that count comparisons see no difference.
/// </summary>
[PyModule("_heapq", Doc = "Heap queue algorithm (a.k.a. priority queue).")]
internal static partial class HeapModule
{
    [PyConstant("__about__")]
    private const string About = "A heap keeps its smallest item first: each item is at most as large as the two at twice its index plus 1 and plus 2.";

    [PyFunction("heappush(heap, item, /)", Doc = "Push item onto heap, maintaining the heap invariant.")]
    private static PyObject? Push(ThreadState ts, PyList heap, PyObject item) => PushItem(ts, heap, item, maximum: false);

    [PyFunction("heappush_max(heap, item, /)", Doc = "Push item onto max heap, maintaining the heap invariant.")]
    private static PyObject? PushMaximum(ThreadState ts, PyList heap, PyObject item) => PushItem(ts, heap, item, maximum: true);

    [PyFunction("heappop(heap, /)", Doc = "Pop the smallest item off the heap, maintaining the heap invariant.")]
    private static PyObject? Pop(ThreadState ts, PyList heap) => PopItem(ts, heap, maximum: false);

    [PyFunction("heappop_max(heap, /)", Doc = "Maxheap variant of heappop.")]
    private static PyObject? PopMaximum(ThreadState ts, PyList heap) => PopItem(ts, heap, maximum: true);

    [PyFunction("heapreplace(heap, item, /)", Doc = "Pop and return the current smallest value, and add the new item.")]
    private static PyObject? Replace(ThreadState ts, PyList heap, PyObject item) => ReplaceFirst(ts, heap, item, maximum: false);

    [PyFunction("heapreplace_max(heap, item, /)", Doc = "Maxheap variant of heapreplace.")]
    private static PyObject? ReplaceMaximum(ThreadState ts, PyList heap, PyObject item) => ReplaceFirst(ts, heap, item, maximum: true);

    [PyFunction("heappushpop(heap, item, /)", Doc = "Push item on the heap, then pop and return the smallest item from the heap.")]
    private static PyObject? PushPop(ThreadState ts, PyList heap, PyObject item) => PushThenPop(ts, heap, item, maximum: false);

    [PyFunction("heappushpop_max(heap, item, /)", Doc = "Maxheap variant of heappushpop.")]
    private static PyObject? PushPopMaximum(ThreadState ts, PyList heap, PyObject item) => PushThenPop(ts, heap, item, maximum: true);

    [PyFunction("heapify(heap, /)", Doc = "Transform list into a heap, in-place, in O(len(heap)) time.")]
    private static PyObject? Heapify(ThreadState ts, PyList heap) => MakeHeap(ts, heap, maximum: false);

    [PyFunction("heapify_max(heap, /)", Doc = "Maxheap variant of heapify.")]
    private static PyObject? HeapifyMaximum(ThreadState ts, PyList heap) => MakeHeap(ts, heap, maximum: true);

    private static PyObject? PushItem(ThreadState ts, PyList heap, PyObject item, bool maximum)
    {
        heap.Add(item);
        return MoveTowardsRoot(ts, heap, 0, heap.Count - 1, maximum) ? PyNone.Instance : null;
    }

    private static PyObject? PopItem(ThreadState ts, PyList heap, bool maximum)
    {
        int last = heap.Count - 1;
        if (last < 0)
        {
            return Raise.IndexError(ts, "index out of range");
        }

        PyObject item = heap[last];
        heap.RemoveLast();
        if (last == 0)
        {
            return item;
        }

        PyObject first = heap[0];
        heap[0] = item;
        return MoveTowardsLeaves(ts, heap, 0, maximum) ? first : null;
    }

    private static PyObject? ReplaceFirst(ThreadState ts, PyList heap, PyObject item, bool maximum)
    {
        if (heap.Count == 0)
        {
            return Raise.IndexError(ts, "index out of range");
        }

        PyObject first = heap[0];
        heap[0] = item;
        return MoveTowardsLeaves(ts, heap, 0, maximum) ? first : null;
    }

    private static PyObject? PushThenPop(ThreadState ts, PyList heap, PyObject item, bool maximum)
    {
        if (heap.Count == 0)
        {
            return item;
        }

        PyObject first = heap[0];
        Truth goesIn = Before(ts, first, item, maximum);
        if (goesIn != Truth.True)
        {
            return goesIn == Truth.Error ? null : item;
        }

        return heap.Count == 0 ? Raise.IndexError(ts, "index out of range") : ReplaceFirst(ts, heap, item, maximum);
    }

    private static PyObject? MakeHeap(ThreadState ts, PyList heap, bool maximum)
    {
        for (int i = (heap.Count / 2) - 1; i >= 0; i--)
        {
            if (!MoveTowardsLeaves(ts, heap, i, maximum))
            {
                return null;
            }
        }

        return PyNone.Instance;
    }

    /// <summary>Whether the first belongs nearer to the root than the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Truth Before(ThreadState ts, PyObject first, PyObject second, bool maximum) => maximum ? Comparison.IsLess(ts, second, first) : Comparison.IsLess(ts, first, second);

    /// <summary>The item at a position changes places with its ancestors, up to <paramref name="start"/>, until it is not before its parent.</summary>
    private static bool MoveTowardsRoot(ThreadState ts, PyList heap, int start, int position, bool maximum)
    {
        int count = heap.Count;
        while (position > start)
        {
            int parent = (position - 1) >> 1;
            Truth before = Before(ts, heap[position], heap[parent], maximum);
            if (before == Truth.Error)
            {
                return false;
            }

            if (heap.Count != count)
            {
                return Raise.RuntimeError(ts, "list changed size during iteration");
            }

            if (before == Truth.False)
            {
                break;
            }

            (heap[position], heap[parent]) = (heap[parent], heap[position]);
            position = parent;
        }

        return true;
    }

    /// <summary>
    /// The item at a position sinks to a leaf along the children that come first, and rises from there to its place. Most items belong near the leaves, so this asks for fewer
    /// comparisons than stopping on the way down.
    /// </summary>
    private static bool MoveTowardsLeaves(ThreadState ts, PyList heap, int position, bool maximum)
    {
        int start = position;
        int count = heap.Count;
        int firstLeaf = count >> 1;
        while (position < firstLeaf)
        {
            int child = (2 * position) + 1;
            if (child + 1 < count)
            {
                Truth before = Before(ts, heap[child], heap[child + 1], maximum);
                if (before == Truth.Error)
                {
                    return false;
                }

                child += before == Truth.False ? 1 : 0;
                if (heap.Count != count)
                {
                    return Raise.RuntimeError(ts, "list changed size during iteration");
                }
            }

            (heap[position], heap[child]) = (heap[child], heap[position]);
            position = child;
        }

        return MoveTowardsRoot(ts, heap, start, position, maximum);
    }
}
