using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.AbstractClasses;

/// <summary>A set of classes that does not keep them alive, in the order in which they came.</summary>
internal sealed class WeakTypeSet
{
    /// <summary>What members are marked with. Must not lead back to the table: a member that lives for ever would keep it alive.</summary>
    private static readonly object s_present = new();

    private readonly ConditionalWeakTable<PyType, object> _members = [];

    // Most sets stay empty, and going through a table takes many classes of .NET's.
    private bool _isEmpty = true;

    public bool Contains(PyType type) => _members.TryGetValue(type, out _);

    public void Add(PyType type)
    {
        _isEmpty = false;
        _members.AddOrUpdate(type, s_present);
    }

    public void Clear()
    {
        _isEmpty = true;
        _members.Clear();
    }

    /// <summary>The living members.</summary>
    public List<PyType> All() => _isEmpty ? [] : Collect();

    private List<PyType> Collect()
    {
        var all = new List<PyType>();
        foreach (KeyValuePair<PyType, object> member in _members)
        {
            all.Add(member.Key);
        }

        return all;
    }

    /// <summary>A Python set of weak references to the members; null: an exception is pending.</summary>
    public PySet? ToSet(ThreadState ts)
    {
        var set = new PySet();
        foreach (PyType type in All())
        {
            if (PyWeakReference.Create(ts, PyWeakReference.TypeObject, type, null) is not { } reference || !set.Add(ts, reference))
            {
                return null;
            }
        }

        return set;
    }
}
