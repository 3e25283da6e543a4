using System;
using System.Collections.Generic;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>Attribute access on classes.</content>
internal sealed unsafe partial class PyType
{
    /// <summary>The metatype's data descriptors, then the class's own attributes bound to it, then what else the metatype has.</summary>
    [PySlot(Slot.GetAttribute)]
    private static Lookup GetAttributeSlot(ThreadState ts, PyType self, PyStr name)
    {
        PyType metatype = self.Type;
        PyObject? inMetatype = metatype.Lookup(name);
        DescriptorGetFunction get = null;
        if (inMetatype is not null)
        {
            PyType descriptorType = inMetatype.Type;
            get = descriptorType.Slots.DescriptorGet;
            if (get != null && descriptorType.Slots.DescriptorSet != null)
            {
                return get(ts, inMetatype, self, metatype);
            }
        }

        if (self.Lookup(ts, name) is { } own)
        {
            DescriptorGetFunction bind = own.Type.Slots.DescriptorGet;
            return bind == null ? Runtime.Lookup.Found(own) : bind(ts, own, null, self);
        }

        return inMetatype is null ? Runtime.Lookup.Absent : get != null ? get(ts, inMetatype, self, metatype) : Runtime.Lookup.Found(inMetatype);
    }

    [PySlot(Slot.SetAttribute)]
    private static bool SetAttributeSlot(ThreadState ts, PyType self, PyStr name, PyObject? value)
    {
        if ((self.Flags & TypeFlags.Immutable) != 0 && !self.IsHeapType)
        {
            return Raise.TypeError(ts, $"cannot set '{name}' attribute of immutable type '{ArgumentErrors.TypeName(self)}'");
        }

        name = PyStr.Intern(name);
        if (self.Type.Lookup(name) is { } inMetatype)
        {
            StoreFunction set = inMetatype.Type.Slots.DescriptorSet;
            if (set != null)
            {
                return set(ts, inMetatype, self, value);
            }
        }

        if (value is null)
        {
            if (!self.Dictionary.RemoveInterned(name))
            {
                return Raise.AttributeErrorFor(ts, $"type object '{self.FullName}' has no attribute '{name}'", self, name);
            }
        }
        else if (self.AssignQuietly(ts, name, value))
        {
            return true;
        }
        else
        {
            self.Dictionary.SetInterned(name, value);
        }

        self.Modified();
        if (name.Length > 4 && name.CodePointAt(0) == '_')
        {
            SlotWrappers.AttributeChanged(self, name);
        }

        return true;
    }

    [PySlot(Slot.Repr)]
    private static PyObject? ReprSlot(ThreadState ts, PyType self)
    {
        string? module = self.ModuleText();
        return PyStr.From(module is not null and not "builtins" ? $"<class '{module}.{self.QualifiedName}'>" : $"<class '{self.QualifiedName}'>");
    }

    /// <summary><c>__module__</c> where it is a str.</summary>
    internal string? ModuleText() => !IsHeapType ? NativeModule : (Dictionary.GetInterned(SpecialNames.Module) as PyStr)?.ToString();

    [PySlot(Slot.Or)]
    private static PyObject? OrSlot(ThreadState ts, PyObject left, PyObject right) => PyUnion.Or(ts, left, right);

    /// <summary>The class and its bases' attributes, as <c>dir()</c> collects them.</summary>
    [PyMethod("__dir__()", Doc = "Specialized __dir__ implementation for types.")]
    private PyObject? DirMethod(ThreadState ts)
    {
        var names = new PyDict();
        return MergeNames(ts, names, this) ? Iteration.ToList(ts, names) : null;
    }

    /// <summary>Collects the names of a class's attributes and its bases', through <c>__dict__</c> and <c>__bases__</c> so that anything class-like will do.</summary>
    internal static bool MergeNames(ThreadState ts, PyDict names, PyObject type)
    {
        Lookup dictionary = Attributes.Find(ts, type, SpecialNames.Dict);
        if (dictionary.IsError)
        {
            return false;
        }

        if (dictionary.TryGet(out PyObject? found) && !MergeKeys(ts, names, found))
        {
            return false;
        }

        Lookup bases = Attributes.Find(ts, type, SpecialNames.Bases);
        if (bases.IsError)
        {
            return false;
        }

        if (bases.TryGet(out PyObject? list) && list is PyTuple parents)
        {
            foreach (PyObject parent in parents.Items)
            {
                if (!MergeNames(ts, names, parent))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Enters a mapping's keys into a dictionary, with None for values.</summary>
    internal static bool MergeKeys(ThreadState ts, PyDict names, PyObject mapping)
    {
        PyObject? iterator = Iteration.GetIterator(ts, mapping);
        if (iterator is null)
        {
            return false;
        }

        while (true)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (!next.TryGet(out PyObject? key))
            {
                return !next.IsError;
            }

            if (!names.SetItem(ts, key, PyNone.Instance))
            {
                return false;
            }
        }
    }

    /// <summary>False, with TypeError pending, where a special attribute cannot be set (or, with null, deleted).</summary>
    private bool CheckMutable(ThreadState ts, string attribute, PyObject? value)
    {
        if (!IsHeapType && (Flags & TypeFlags.Immutable) != 0)
        {
            return Raise.TypeError(ts, $"cannot set '{attribute}' attribute of immutable type '{ArgumentErrors.TypeName(this)}'");
        }

        // "immutable" whatever the type is: so says CPython 3.14.
        return value is not null || (bool)Raise.TypeError(ts, $"cannot delete '{attribute}' attribute of immutable type '{ArgumentErrors.TypeName(this)}'");
    }
}
