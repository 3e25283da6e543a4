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
    private static long s_last = First;

    /// <summary>The object's identity: positive, never that of another object, living or dead.</summary>
    public static long Of(PyObject value) => s_identities.GetValue(value, static _ => new StrongBox<long>(Interlocked.Add(ref s_last, Step))).Value;

    /// <summary>The identity as default reprs show it: "0x7f0000000010".</summary>
    public static string Hexadecimal(PyObject value) => "0x" + Of(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}
