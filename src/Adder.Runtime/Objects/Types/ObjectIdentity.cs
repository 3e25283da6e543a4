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

    /// <summary>The object's identity: positive, never that of another object, living or dead.</summary>
    public static long Of(PyObject value) => First + (Step * NumberOf(value));

    /// <summary>The identity as default reprs show it: "0x7f0000000010".</summary>
    public static string Hexadecimal(PyObject value) => "0x" + Of(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture);

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
        long number = place == 0 ? Interlocked.Increment(ref s_last) : long.MaxValue;
        int mark = number <= int.MaxValue ? (int)number : -1;
        int known = Interlocked.CompareExchange(ref place, mark, 0);
        int settled = known == 0 ? mark : known;
        return settled > 0 ? settled : NumberInTable(value);
    }

    private static long NumberInTable(PyObject value) => s_identities.GetValue(value, static _ => new StrongBox<long>(Interlocked.Increment(ref s_last))).Value;
}
