using System;
using System.Collections.Generic;
using System.Text;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>The making of one class from name, bases and namespace (<c>type.__new__</c>), in CPython's order of steps.</summary>
internal sealed unsafe class TypeBuilder(ThreadState ts, PyType metatype, PyStr name, PyTuple bases, PyDict ns)
{
    private PyTuple _bases = bases;
    private PyDict _dictionary = null!;
    private PyType _base = null!;
    private PyType _type = null!;
    private bool _addDictionary;
    private bool _addWeakReferences;
    private PyStr[] _members = [];

    /// <summary>The class, or null with an exception pending. The keywords go to <c>__init_subclass__</c>.</summary>
    public PyType? Build(ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames)
    {
        if (!PrepareBases() || !CheckName())
        {
            return null;
        }

        _dictionary = ns.Copy();
        if (!ReadSlots())
        {
            return null;
        }

        _type = PyType.CreateHeap(ts.Interpreter, metatype, name.ToString(), _base, _dictionary);
        _type.Bases = _bases;
        if (!SetNames() || !SetCells())
        {
            return null;
        }

        WrapFunctions();
        AddMembers();
        switch (_dictionary.GetInterned(SpecialNames.Doc))
        {
            case null:
                _dictionary.SetInterned(SpecialNames.Doc, PyNone.Instance);
                break;
            case PyStr doc when doc.HasSurrogates():
                return UnicodeErrors.RaiseSurrogates(ts, doc);
        }

        if (!_type.ComputeMro(ts))
        {
            return null;
        }

        EstimateSlots();
        InheritFlags();
        FillSlots();
        foreach (PyObject parent in _bases.Items)
        {
            ((PyType)parent).AddSubclass(_type);
        }

        return CheckKeys() && CallSetNames() && CallInitSubclass(keywordValues, keywordNames) ? _type : null;
    }

    private bool PrepareBases()
    {
        if (_bases.Count == 0)
        {
            _bases = PyTuple.Create(PyObjectType.TypeObject);
        }

        foreach (PyObject item in _bases.Items)
        {
            if (item is PyType)
            {
                continue;
            }

            Lookup entries = Attributes.Find(ts, item, SpecialNames.MroEntries);
            if (entries.IsError)
            {
                return false;
            }

            if (!entries.IsAbsent)
            {
                return Raise.TypeError(ts, "type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }

        PyType? best = PyType.BestBase(ts, _bases.Items);
        if (best is null)
        {
            return false;
        }

        _base = best;
        return true;
    }

    private bool CheckName()
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (name.CodePointAt(i) == 0)
            {
                return Raise.ValueError(ts, "type name must not contain null characters");
            }
        }

        return !name.HasSurrogates() || (bool)UnicodeErrors.RaiseSurrogates(ts, name);
    }

    /// <summary>Warns of names that are no strings.</summary>
    private bool CheckKeys()
    {
        int position = 0;
        while (_dictionary.Next(ref position, out PyObject? key, out _))
        {
            if (key is not PyStr)
            {
                return Warnings.Warn(ts, ExceptionTypes.RuntimeWarning, $"non-string key in the __dict__ of class {_type.Name}");
            }
        }

        return true;
    }

    // ---- __slots__

    private bool ReadSlots()
    {
        bool mayAddDictionary = (_base.Flags & TypeFlags.HasDict) == 0;
        bool mayAddWeak = (_base.Flags & TypeFlags.HasWeakReferences) == 0 && !_base.HasVariableSize;
        PyObject? slots = _dictionary.GetInterned(SpecialNames.Slots);
        if (slots is null)
        {
            _addDictionary = mayAddDictionary;
            _addWeakReferences = mayAddWeak;
            return true;
        }

        PyTuple? names = slots is PyStr ? PyTuple.Create(slots) : Iteration.ToTuple(ts, slots);
        if (names is null)
        {
            return false;
        }

        foreach (PyObject item in names.Items)
        {
            if (!ReadSlot(item, mayAddDictionary, mayAddWeak))
            {
                return false;
            }
        }

        if (_members.Length > 0 && _base.HasVariableSize)
        {
            return Raise.TypeError(ts, $"nonempty __slots__ not supported for subtype of '{_base.Name}'");
        }

        if (_members.Length > 1)
        {
            Array.Sort(_members, static (left, right) => left.CompareTo(right));
        }

        InheritFromSecondaryBases(mayAddDictionary, mayAddWeak);
        return true;
    }

    private bool ReadSlot(PyObject item, bool mayAddDictionary, bool mayAddWeak)
    {
        if (item is not PyStr slot)
        {
            return Raise.TypeError(ts, $"__slots__ items must be strings, not '{item.Type.FullName}'");
        }

        if (!Identifiers.IsIdentifier(slot))
        {
            return Raise.TypeError(ts, "__slots__ must be identifiers");
        }

        if (slot.EqualTo("__dict__"))
        {
            if (!mayAddDictionary || _addDictionary)
            {
                return Raise.TypeError(ts, "__dict__ slot disallowed: we already got one");
            }

            _addDictionary = true;
            return true;
        }

        if (slot.EqualTo("__weakref__"))
        {
            if (!mayAddWeak || _addWeakReferences)
            {
                return Raise.TypeError(ts, "__weakref__ slot disallowed: we already got one");
            }

            _addWeakReferences = true;
            return true;
        }

        PyStr mangled = PyStr.Intern(Identifiers.Mangle(name.ToString(), slot));
        if (_dictionary.GetInterned(mangled) is not null && !mangled.EqualTo("__qualname__") && !mangled.EqualTo("__classcell__") && !mangled.EqualTo("__classdictcell__"))
        {
            PyStr? shown = Text.Repr(ts, mangled);
            return shown is not null && (bool)Raise.ValueError(ts, $"{shown} in __slots__ conflicts with class variable");
        }

        _members = [.. _members, mangled];
        return true;
    }

    /// <summary>A base other than the best one may bring a dictionary or weak references that the layout must have.</summary>
    private void InheritFromSecondaryBases(bool mayAddDictionary, bool mayAddWeak)
    {
        foreach (PyObject item in _bases.Items)
        {
            var parent = (PyType)item;
            if (!ReferenceEquals(parent, _base))
            {
                _addDictionary |= mayAddDictionary && (parent.Flags & TypeFlags.HasDict) != 0;
                _addWeakReferences |= mayAddWeak && (parent.Flags & TypeFlags.HasWeakReferences) != 0;
            }
        }
    }

    // ---- names, cells, functions

    private bool SetNames()
    {
        if (_dictionary.GetInterned(SpecialNames.Qualname) is { } qualified)
        {
            if (qualified is not PyStr text)
            {
                return Raise.TypeError(ts, $"type __qualname__ must be a str, not {qualified.Type.FullName}");
            }

            _type.QualifiedName = text.ToString();
            _dictionary.RemoveInterned(SpecialNames.Qualname);
        }

        if (_dictionary.GetInterned(SpecialNames.Module) is null && PyType.CurrentModuleName(ts) is { } module)
        {
            _dictionary.SetInterned(SpecialNames.Module, module);
        }

        return true;
    }

    private bool SetCells()
    {
        if (_dictionary.GetInterned(SpecialNames.Classcell) is { } classCell)
        {
            if (classCell is not PyCell cell)
            {
                return BadCell("__classcell__", classCell);
            }

            cell.Value = _type;
            _dictionary.RemoveInterned(SpecialNames.Classcell);
        }

        if (_dictionary.GetInterned(SpecialNames.Classdictcell) is { } dictionaryCell)
        {
            if (dictionaryCell is not PyCell cell)
            {
                return BadCell("__classdictcell__", dictionaryCell);
            }

            cell.Value = _dictionary;
            _dictionary.RemoveInterned(SpecialNames.Classdictcell);
        }

        return true;
    }

    private bool BadCell(string which, PyObject value) =>
        Text.Repr(ts, value.Type) is { } shown && (bool)Raise.TypeError(ts, $"{which} must be a nonlocal cell, not {shown}");

    private void WrapFunctions()
    {
        if (_dictionary.GetInterned(SpecialNames.New) is PyFunction create)
        {
            _dictionary.SetInterned(SpecialNames.New, new PyStaticMethod(create));
        }

        if (_dictionary.GetInterned(SpecialNames.InitSubclass) is PyFunction initialize)
        {
            _dictionary.SetInterned(SpecialNames.InitSubclass, new PyClassMethod(initialize));
        }

        if (_dictionary.GetInterned(SpecialNames.ClassGetitem) is PyFunction subscript)
        {
            _dictionary.SetInterned(SpecialNames.ClassGetitem, new PyClassMethod(subscript));
        }
    }

    private void AddMembers()
    {
        int slot = _base.FixedSlotCount;
        var descriptions = _dictionary.GetInterned(SpecialNames.Slots) as PyDict;
        foreach (PyStr member in _members)
        {
            _dictionary.SetInterned(member, new PyMemberDescriptor(_type, member, slot++));
        }

        _ = descriptions;
        _type.FixedSlotCount = slot;
        _type.InstanceSlotHint += slot - _base.FixedSlotCount;
        if (_addDictionary)
        {
            _type.Flags |= TypeFlags.HasDict;
            if (_dictionary.GetInterned(SpecialNames.Dict) is null)
            {
                _dictionary.SetInterned(SpecialNames.Dict, new PyGetSetDescriptor(_type, InstanceMembers.Dictionary));
            }
        }

        if (_addWeakReferences)
        {
            _type.Flags |= TypeFlags.HasWeakReferences;
            if (_dictionary.GetInterned(SpecialNames.Weakref) is null)
            {
                _dictionary.SetInterned(SpecialNames.Weakref, new PyGetSetDescriptor(_type, InstanceMembers.WeakReferences));
            }
        }
    }

    /// <summary>
    /// Room for the attributes that the class's functions assign to (<c>__static_attributes__</c>) beside those of its bases, so that the first instances have the layout of all later ones: code
    /// that was specialized for the one would miss with the other.
    /// </summary>
    private void EstimateSlots()
    {
        if ((_type.Flags & TypeFlags.HasDict) == 0 || _dictionary.GetInterned(SpecialNames.StaticAttributes) is not PyTuple assigned)
        {
            return;
        }

        foreach (PyObject item in assigned.Items)
        {
            if (item is PyStr name && (_members.Length == 0 || Array.IndexOf(_members, name) < 0) && !IsAssignedByBase(name))
            {
                _type.InstanceSlotHint++;
            }
        }
    }

    private bool IsAssignedByBase(PyStr name)
    {
        for (int i = 1; i < _type.Mro.Length; i++)
        {
            if (_type.Mro[i] is { IsHeapType: true } parent && parent.Dictionary.GetInterned(SpecialNames.StaticAttributes) is PyTuple assigned && assigned.Items.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    // ---- flags and slots

    /// <summary>Pattern matching flags come from any base in the order of resolution.</summary>
    private void InheritFlags()
    {
        bool isOdd = false;
        int position = 0;
        while (!isOdd && _dictionary.Next(ref position, out PyObject? key, out _))
        {
            isOdd = key is not PyStr;
        }

        foreach (PyType parent in _type.Mro)
        {
            isOdd |= (parent.Flags & TypeFlags.OddNames) != 0;
        }

        if (isOdd)
        {
            _type.Flags |= TypeFlags.OddNames;
        }

        foreach (PyType parent in _type.Mro)
        {
            TypeFlags collection = parent.Flags & (TypeFlags.Sequence | TypeFlags.Mapping);
            if (collection != 0)
            {
                _type.Flags |= collection;
                break;
            }
        }
    }

    private void FillSlots()
    {
        _type.Slots = _base.Slots;
        if (_bases.Count == 1 && _type.Mro.Length == _base.Mro.Length + 1)
        {
            SlotWrappers.UpdateFromOwn(_type);
        }
        else
        {
            SlotWrappers.UpdateAll(_type);
        }

        // Equality without a hash makes instances unhashable.
        if (_dictionary.GetInterned(SpecialNames.Eq) is not null && _dictionary.GetInterned(SpecialNames.Hash) is null)
        {
            _dictionary.SetInterned(SpecialNames.Hash, PyNone.Instance);
            _type.Slots.Hash = null;
        }
    }

    // ---- hooks

    private bool CallSetNames()
    {
        List<(PyStr Name, PyObject Value, PyObject Hook)>? hooks = null;
        int position = 0;
        while (_dictionary.Next(ref position, out PyObject? key, out PyObject? value))
        {
            // Only a class of the value that has the method takes part; the functions that most values are do not.
            if (key is PyStr attribute && value.Type.Lookup(SpecialNames.SetName) is { } hook)
            {
                (hooks ??= []).Add((attribute, value, hook));
            }
        }

        foreach ((PyStr attribute, PyObject value, PyObject hook) in hooks ?? [])
        {
            if (SlotDispatchers.Invoke(ts, hook, value, _type, attribute) is null)
            {
                PyBaseException exception = ts.TakePending();
                string? shown = Text.Repr(ts, attribute)?.ToString();
                ts.Pending = null;
                exception.AddNote(ts, PyStr.From($"Error calling __set_name__ on '{value.Type.Name}' instance {shown} in '{_type.Name}'"));
                ts.Pending = exception;
                return false;
            }
        }

        return true;
    }

    private bool CallInitSubclass(ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames)
    {
        // As super(type, type) does, which fails where the order leaves the class itself out.
        if (PySuper.CheckObject(ts, _type, _type) is null)
        {
            return false;
        }

        PyType[] order = _type.Mro;
        for (int i = 1; i < order.Length; i++)
        {
            if (order[i].Dictionary.GetInterned(SpecialNames.InitSubclass) is not { } hook)
            {
                continue;
            }

            if (ReferenceEquals(order[i], PyObjectType.TypeObject) && keywordValues.Length == 0)
            {
                return true;
            }

            DescriptorGetFunction get = hook.Type.Slots.DescriptorGet;
            PyObject? bound = get == null ? hook : get(ts, hook, null, _type);
            return bound is not null && Calls.Call(ts, bound, keywordValues, keywordNames) is not null;
        }

        return true;
    }
}

/// <summary>Rules of names.</summary>
internal static class Identifiers
{
    /// <summary>Whether the str is an identifier by Python's grammar (PEP 3131).</summary>
    public static bool IsIdentifier(PyStr text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            if (codePoint < 128 ? !(codePoint == '_' || char.IsAsciiLetter((char)codePoint) || (i > 0 && char.IsAsciiDigit((char)codePoint))) : !IsIdentifierPart(codePoint, i == 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The private form of a name used in a class: <c>__x</c> becomes <c>_Class__x</c>.</summary>
    public static PyStr Mangle(string className, PyStr name)
    {
        string text = name.ToString();
        if (!text.StartsWith("__", StringComparison.Ordinal) || text.EndsWith("__", StringComparison.Ordinal) || text.Contains('.'))
        {
            return name;
        }

        string stripped = className.TrimStart('_');
        return stripped.Length == 0 ? name : PyStr.From($"_{stripped}{text}");
    }

    private static bool IsIdentifierPart(int codePoint, bool first)
    {
        if (codePoint is >= 0xD800 and <= 0xDFFF)
        {
            return false;
        }

        return Rune.GetUnicodeCategory(new Rune(codePoint)) switch
        {
            System.Globalization.UnicodeCategory.UppercaseLetter or System.Globalization.UnicodeCategory.LowercaseLetter or System.Globalization.UnicodeCategory.TitlecaseLetter
                or System.Globalization.UnicodeCategory.ModifierLetter or System.Globalization.UnicodeCategory.OtherLetter or System.Globalization.UnicodeCategory.LetterNumber => true,
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.DecimalDigitNumber
                or System.Globalization.UnicodeCategory.ConnectorPunctuation => !first,
            _ => codePoint is 0x2118 or 0x212E or 0x309B or 0x309C || (!first && codePoint is 0xB7 or 0x387 or 0x19DA or (>= 0x1369 and <= 0x1371)),
        };
    }
}

/// <summary>The getset descriptors that classes with instance dictionaries or weak references get.</summary>
internal static unsafe class InstanceMembers
{
    public static readonly GetSetDefinition Dictionary = new(
        "__dict__", "dictionary for instance variables", false, &GetByDescriptor, new SetterFunctionPointer(&SetByDescriptor));

    public static readonly GetSetDefinition WeakReferences = new(
        "__weakref__", "list of weak references to the object", false, &GetWeakReferences, default);

    /// <summary>
    /// The <c>__dict__</c> of a class from Python, asked of an instance of it: where a builtin base has one as well (modules, classes, exceptions), that one answers.
    /// </summary>
    private static PyObject? GetByDescriptor(ThreadState ts, PyObject self) =>
        NativeDictionaryDescriptor(self) is { } native ? native.Type.Slots.DescriptorGet(ts, native, self, self.Type) : GetDictionary(ts, self);

    private static bool SetByDescriptor(ThreadState ts, PyObject self, PyObject? value)
    {
        if (NativeDictionaryDescriptor(self) is not { } native)
        {
            return SetDictionary(ts, self, value);
        }

        StoreFunction set = native.Type.Slots.DescriptorSet;
        return set != null ? set(ts, native, self, value) : Raise.TypeError(ts, $"this __dict__ descriptor does not support '{self.Type.Name}' objects");
    }

    private static PyObject? NativeDictionaryDescriptor(PyObject self)
    {
        for (PyType? type = self.Type.NativeBase; type is not null; type = type.Base)
        {
            if (type.Dictionary.GetInterned(SpecialNames.Dict) is { } descriptor)
            {
                return descriptor;
            }
        }

        return null;
    }

    /// <summary><c>__dict__</c> of an instance.</summary>
    public static PyObject? GetDictionary(ThreadState ts, PyObject self) =>
        Attributes.DictionaryOf(self) is { } dictionary ? dictionary : Raise.AttributeError(ts, "This object has no __dict__");

    /// <summary>What builtin objects with a <c>__dict__</c> may be given as one: null, with a TypeError, where it is no dictionary, or to be deleted.</summary>
    public static PyDict? RequireDictionary(ThreadState ts, PyObject? value) =>
        value as PyDict ?? (PyDict?)(value is null ? Raise.TypeError(ts, "cannot delete __dict__") : Raise.TypeError(ts, $"__dict__ must be set to a dictionary, not a '{value.Type.Name}'"));

    /// <summary><c>__dict__</c> assignment.</summary>
    public static bool SetDictionary(ThreadState ts, PyObject self, PyObject? value)
    {
        if (!self.HasState)
        {
            return Raise.AttributeError(ts, "This object has no __dict__");
        }

        if (value is null)
        {
            InstanceAttributes.SetDictionary(self, null);
            return true;
        }

        if (RequireDictionary(ts, value) is not { } dictionary)
        {
            return false;
        }

        // A view on another instance cannot be shared by two: it becomes a table first.
        dictionary.Detach();
        InstanceAttributes.SetDictionary(self, dictionary);
        return true;
    }

    private static PyObject? GetWeakReferences(ThreadState ts, PyObject self) => Objects.WeakReferences.First(ts, self) ?? PyNone.Instance;
}
