using System.Runtime.CompilerServices;
using System.Threading;

namespace Adder.Runtime.Objects;

/// <summary><c>id()</c>: numbers that are made when somebody asks and then stay with the object.</summary>
internal static class ObjectIdentity
{
    /// <summary>Identities look like aligned addresses, as programs (and the default repr) expect.</summary>
    private const long First = 0x7F00_0000_0000;
    private const long Step = 16;

    private static readonly ConditionalWeakTable<PyObject, StrongBox<long>> s_identities = [];
    private static long s_last;

    /// <summary>The number of an object that is known to be gone; 0 for none. The next object gets it, as the next object of a size gets the memory.</summary>
    private static long s_free;

    /// <summary>The object's identity: positive, never that of another living object.</summary>
    public static long Of(PyObject value) => First + (Step * NumberOf(value));

    /// <summary>The identity as default reprs show it: "0x7f0000000010".</summary>
    public static string Hexadecimal(PyObject value) => "0x" + Of(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The object has ended, for certain: nobody can compare its identity any more.</summary>
    public static void Release(PyTuple value)
    {
        ref int place = ref value.Identity;
        int number = place;
        if (number > 0 && Interlocked.CompareExchange(ref place, 0, number) == number)
        {
            Volatile.Write(ref s_free, number);
        }
    }

    private static long NextNumber()
    {
        long free = Volatile.Read(ref s_free) != 0 ? Interlocked.Exchange(ref s_free, 0) : 0;
        return free != 0 ? free : Interlocked.Increment(ref s_last);
    }

    private static long NumberOf(PyObject value)
    {
        ref int place = ref value.Identity;
        if (Unsafe.IsNullRef(ref place))
        {
            ref InstanceState state = ref value.State;
            if (Unsafe.IsNullRef(ref state))
            {
                return NumberInTable(value);
            }

            place = ref (state.Extras ??= new InstanceExtras()).Identity;
        }

        if (place > 0)
        {
            return place;
        }

        // When the numbers that fit have run out, -1 says that the object's stands in the table.
        long number = place == 0 ? NextNumber() : long.MaxValue;
        int mark = number <= int.MaxValue ? (int)number : -1;
        int known = Interlocked.CompareExchange(ref place, mark, 0);
        int settled = known == 0 ? mark : known;
        return settled > 0 ? settled : NumberInTable(value);
    }

    private static long NumberInTable(PyObject value) => s_identities.GetValue(value, static _ => new StrongBox<long>(NextNumber())).Value;
}
