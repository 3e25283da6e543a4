using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// The tuple that an iterator gives again and again to who takes it apart at once (<c>for key, value in pairs</c>). Programs never see it: its items are written only when all of them are
/// there, and read before anything else happens.
/// </summary>
internal struct ReusedPair
{
    private PyTuple? _pair;

    public Lookup With(PyObject first, PyObject second)
    {
        if (_pair is not { } pair)
        {
            return Lookup.Found(_pair = PyTuple.Pair(first, second));
        }

        ref PyObject items = ref MemoryMarshal.GetArrayDataReference(pair.Items);
        items = first;
        Unsafe.Add(ref items, 1) = second;
        return Lookup.Found(pair);
    }

    /// <summary>Holds on to no items any more.</summary>
    public void Drop() => _pair = null;
}
