using Adder.Runtime.Specialization;

namespace Adder.Runtime.Objects;

/// <content>Class attributes that are assigned all the time: counters, flags, the like.</content>
internal sealed partial class PyType
{
    /// <summary>So many assignments of one plain value over another, and the attribute is one that changes.</summary>
    private const int ManyAssignments = 4;

    /// <summary>By name, the attributes that have been assigned a plain value over another.</summary>
    private NameMap? _values;

    /// <summary>
    /// The value of an attribute whose changes renew no version, because it has been assigned so often: whoever remembers what the class has under that name remembers this, not the value.
    /// Null for any other attribute, and where the class or its bases have none.
    /// </summary>
    public ClassValue? ChangingValueOf(PyStr name)
    {
        foreach (PyType type in Mro)
        {
            if (type.Dictionary.GetInterned(name) is not null)
            {
                return type.OwnChangingValue(name);
            }
        }

        return null;
    }

    private ClassValue? OwnChangingValue(PyStr name) => _values?.Get(name) is ClassValue { Changes: true } value ? value : null;

    /// <summary>Assigns an attribute of the class itself without telling anybody, where nobody but <see cref="ClassValue"/> can have remembered it; false where the change is to be told.</summary>
    private bool AssignQuietly(ThreadState ts, PyStr name, PyObject value)
    {
        // No CPython does it: under its lens the class's version moves on.
        if (!IsHeapType || ts.Interpreter.Options.Lens is not (Lens.All or Lens.Off) || !IsPlain(value) || Dictionary.GetInterned(name) is not { } old || !IsPlain(old) || (name.Length > 1 && name.CodePointAt(0) == '_' && name.CodePointAt(1) == '_'))
        {
            return false;
        }

        _values ??= new NameMap();
        if (_values.Get(name) is not ClassValue known)
        {
            _values.Set(name, known = new ClassValue());
        }

        if (!known.Changes && ++known.Assignments < ManyAssignments)
        {
            return false;
        }

        Dictionary.SetInterned(name, value);
        if (!known.Changes)
        {
            // From here on nobody remembers the value itself: Lookup does not cache it.
            Modified();
            known.Changes = true;
        }

        known.Value = value;
        return true;
    }

    /// <summary>Something else has changed: whatever was remembered is forgotten, and the next assignment begins anew.</summary>
    private void ForgetChangingValues()
    {
        foreach (object value in _values!.Values())
        {
            ((ClassValue)value).Changes = false;
        }
    }

    /// <summary>Values that are no descriptors and can never be.</summary>
    private static bool IsPlain(PyObject value) =>
        value.GetType() == typeof(PySmallInt) || value.GetType() == typeof(PyBigInt) || value.GetType() == typeof(PyFloat) || value.GetType() == typeof(PyBool)
        || value.GetType() == typeof(PyStr) || value.GetType() == typeof(PyNone);
}

/// <summary>The value of a class attribute that is assigned all the time.</summary>
internal sealed class ClassValue
{
    public int Assignments;

    /// <summary>Assignments do not renew the class's version. Where this is false nobody uses <see cref="Value"/>.</summary>
    public bool Changes;

    public PyObject Value = PyNone.Instance;
}
