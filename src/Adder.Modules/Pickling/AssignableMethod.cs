using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary>
/// A method that can be assigned to an instance without a dictionary (<c>persistent_id</c>). What was assigned is kept apart from the class's own, which is there again once the assigned one is deleted.
/// </summary>
internal struct AssignableMethod(PyStr name)
{
    private PyObject? _assigned;

    /// <summary>An attribute of the instance that has this method.</summary>
    public readonly Lookup Get(ThreadState ts, PyObject self, PyStr attribute) =>
        _assigned is { } assigned && attribute.EqualTo(name) ? Lookup.Found(assigned) : Attributes.GenericGet(ts, self, attribute);

    /// <summary>Sets an attribute of the instance that has this method, or deletes it where the value is null; false: an exception is pending.</summary>
    public bool Set(ThreadState ts, PyObject self, PyStr attribute, PyObject? value)
    {
        if (!attribute.EqualTo(name))
        {
            return Attributes.GenericSet(ts, self, attribute, value);
        }

        _assigned = value;
        return true;
    }

    /// <summary>What was assigned, or what a subclass of <paramref name="own"/> overrides.</summary>
    public readonly Lookup FindOverride(ThreadState ts, PyObject self, PyType own) =>
        _assigned is { } assigned ? Lookup.Found(assigned)
        : ReferenceEquals(self.Type.Lookup(name), own.Lookup(name)) ? Lookup.Absent
        : Attributes.Find(ts, self, name);
}
