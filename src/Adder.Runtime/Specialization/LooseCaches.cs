using System.Collections.Generic;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <summary>
/// What specialized instructions refer to, and the classes that they have seen, is not a program's: it must not keep anything alive. The caches read plain references, for speed; for the time of a collection that a program asked for, all
/// of an interpreter's are weak. What has died by then no guard can let through any more, since each compares a version of a class or function that owned it.
/// </summary>
internal readonly struct LooseCaches
{
    private readonly List<Entry> _entries = [];

    private LooseCaches(PyInterpreter interpreter) => interpreter.Monitors.ForEachPrepared(Loosen, _entries);

    /// <summary>Takes the references out of all caches. The caller holds the interpreter's lock until <see cref="Restore"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LooseCaches Take(PyInterpreter interpreter) => new(interpreter);

    /// <summary>Puts back what is still alive; also what was brought back to life.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Restore()
    {
        foreach (Entry entry in _entries)
        {
            if (entry.Place == Entry.End)
            {
                entry.Code.Free();
                continue;
            }

            if (entry.Target.Target is { } target && entry.Code.Target is ExecutableCode code)
            {
                code.CachedReference(entry.Place) = entry.Target.Dependent ?? target;
            }

            entry.Target.Dispose();
        }
    }

    private static void Loosen(ExecutableCode code, List<Entry> entries)
    {
        GCHandle handle = default;
        for (int place = 0; place < code.CachedReferenceCount; place++)
        {
            ref object? cached = ref code.CachedReference(place);
            if (cached is (PyObject and not (ModuleSite or PyType { IsHeapType: false })) or StoreSite { Next: not null })
            {
                // A site lives as long as the class that its shape belongs to.
                handle = handle.IsAllocated ? handle : GCHandle.Alloc(code, GCHandleType.WeakTrackResurrection);
                entries.Add(new Entry(handle, cached is StoreSite site ? new DependentHandle(site.Next!.Type, site) : new DependentHandle(cached, null), place));
                cached = cached is StoreSite ? StoreSite.Dead : null;
            }
        }

        if (handle.IsAllocated)
        {
            entries.Add(new Entry(handle, default, Entry.End));
        }
    }

    private readonly record struct Entry(GCHandle Code, DependentHandle Target, int Place)
    {
        public const int End = -1;
    }
}
