using System;
using System.Threading;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Objects;

/// <content>
/// Versions: what guards compare, and who relies on them. A version is in use from when something was remembered for it (a lookup, a specialized instruction) until the type changes; CPython
/// gives a type no version before.
/// </content>
internal sealed partial class PyType
{
    /// <summary>So many versions of one class are used by CPython from 3.13 on; then nothing that depends on the class is specialized any more. Adder's own lens knows no such limit.</summary>
    private const int MostVersions = 1000;

    private static long s_lastVersion;

    private int _versionsUsed;

    /// <summary>
    /// Changes whenever the type or one of its bases changes. 64 bits from one counter of the process: never the same again, never used up.
    /// </summary>
    public long Version { get; private set; }

    /// <summary>Something relies on <see cref="Version"/>; always so for a builtin type.</summary>
    public bool IsVersionInUse
    {
        get => field || !IsHeapType;
        private set;
    }

    /// <summary>A version number that no type or shape had before.</summary>
    public static long NextVersion() => Interlocked.Increment(ref s_lastVersion);

    /// <summary>The version, for something that relies on it from now on.</summary>
    public long TakeVersion()
    {
        UseVersion();
        return Version;
    }

    /// <summary>Something is going to rely on the version, and so on those of the bases; false where the class has used up what it has under the interpreter's lens.</summary>
    public bool UseVersion()
    {
        if (IsVersionInUse)
        {
            return true;
        }

        if (_versionsUsed >= MostVersions && Owner?.Options.Lens is >= Lens.Python313 and <= Lens.Python315)
        {
            return false;
        }

        foreach (PyObject type in Bases.Items)
        {
            if (type is PyType each && !each.UseVersion())
            {
                return false;
            }
        }

        _versionsUsed++;
        IsVersionInUse = true;
        return true;
    }

    /// <summary>Gives a class this very version, whoever may have had it before; with 0 one that nobody relies on.</summary>
    public void SetVersion(long version)
    {
        Modified();
        if (version == 0)
        {
            return;
        }

        // Nobody gets it after this class.
        for (long last = Volatile.Read(ref s_lastVersion); last < version; last = Volatile.Read(ref s_lastVersion))
        {
            Interlocked.CompareExchange(ref s_lastVersion, version, last);
        }

        Version = version;
        _versionsUsed++;
        IsVersionInUse = true;
    }

    private void RenewVersion()
    {
        Version = NextVersion();
        IsVersionInUse = false;
    }
}
