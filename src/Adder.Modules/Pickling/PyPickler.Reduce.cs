using System;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>Writing objects that say themselves how they are made again. All of these are false where an exception is pending.</content>
internal partial class PyPickler
{
    private static readonly PyStr s_newObject = PyStr.Intern("__newobj__");
    private static readonly PyStr s_newObjectEx = PyStr.Intern("__newobj_ex__");

    private bool SaveObject(ThreadState ts, PyObject value)
    {
        PyObject? reduced = PyNotImplemented.Instance;
        if (_reducerOverride is { } reducer)
        {
            reduced = Calls.Call(ts, reducer, value);
        }

        if (reduced is PyNotImplemented)
        {
            PyType type = value.Type;
            if (ReferenceEquals(type, PyType.TypeObject))
            {
                return SaveType(ts, (PyType)value);
            }

            if (ReferenceEquals(type, PyFunction.TypeObject))
            {
                return SaveGlobal(ts, value, null);
            }

            Lookup function = FindReducer(ts, type);
            if (function.IsAbsent && type.IsSubtypeOf(PyType.TypeObject))
            {
                return SaveGlobal(ts, value, null);
            }

            reduced = function.IsError ? null : function.TryGet(out PyObject? found) ? Calls.Call(ts, found, value) : Reduce(ts, value);
        }

        switch (reduced)
        {
            case null:
                return false;
            case PyStr name:
                return SaveGlobal(ts, value, name);
            case PyTuple tuple:
                return SaveReduced(ts, tuple, value) || ErrorNotes.Add(ts, $"when serializing {value.Type.FullyQualifiedName} object");
            default:
                _ = PickleState.FailPickling(ts, $"__reduce__ must return a string or tuple, not {reduced.Type.FullyQualifiedName}");
                return ErrorNotes.Add(ts, $"when serializing {value.Type.FullyQualifiedName} object");
        }
    }

    /// <summary>The function that the dispatch table has for a type.</summary>
    private Lookup FindReducer(ThreadState ts, PyType type)
    {
        if (_dispatchTable is not { } table)
        {
            return PickleState.Of(ts).DispatchTable.Get(ts, type);
        }

        PyObject? found = Containers.GetItem(ts, table, type);
        return found is null && Raise.ClearIf(ts, ExceptionTypes.KeyError) ? Lookup.Absent : found;
    }

    /// <summary>What the object's own <c>__reduce_ex__</c> or <c>__reduce__</c> gives.</summary>
    private PyObject? Reduce(ThreadState ts, PyObject value)
    {
        Lookup extended = ObjectReduction.CallReduceEx(ts, value, _protocol);
        if (!extended.IsAbsent)
        {
            return extended.ValueOrNull;
        }

        Lookup plain = Attributes.Find(ts, value, SpecialNames.Reduce);
        return plain.TryGet(out PyObject? reduce) ? Calls.Call(ts, reduce)
            : plain.IsError ? null
            : PickleState.FailPickling(ts, $"Can't pickle {value.Type.FullyQualifiedName} object");
    }

    /// <summary>Writes what makes an object again.</summary>
    /// <param name="value">The object, to be remembered; null: what is written stands for no object.</param>
    private bool SaveReduced(ThreadState ts, PyTuple reduced, PyObject? value)
    {
        if (!CheckReduced(ts, reduced) || !SaveConstruction(ts, reduced[0], (PyTuple)reduced[1], value))
        {
            return false;
        }

        if (value is not null)
        {
            // An object that its own arguments lead to has been written meanwhile.
            long known = Memo.Find(value);
            if (known >= 0)
            {
                _output.Append(PickleCode.Pop);
            }

            if (!(known >= 0 ? WriteGet(ts, known) : Memoize(ts, value)))
            {
                return false;
            }
        }

        PyObject owner = value ?? PyNone.Instance;
        return (Part(reduced, 3) is not { } items || SaveItems(ts, items, owner))
            && (Part(reduced, 4) is not { } pairs || SavePairs(ts, pairs, owner))
            && (Part(reduced, 2) is not { } state || SaveState(ts, state, Part(reduced, 5), owner));
    }

    /// <summary>An item of what was reduced; null where it is missing or None.</summary>
    private static PyObject? Part(PyTuple reduced, int index) => index < reduced.Count && reduced[index] is not PyNone ? reduced[index] : null;

    private static unsafe bool CheckReduced(ThreadState ts, PyTuple reduced)
    {
        if (reduced.Count is < 2 or > 6)
        {
            return PickleState.FailPickling(ts, "tuple returned by __reduce__ must contain 2 through 6 elements");
        }

        string? problem =
            reduced[0].Type.Slots.Call == null ? Misfit("first", "callable", reduced[0])
            : reduced[1] is not PyTuple ? Misfit("second", "a tuple", reduced[1])
            : Part(reduced, 3) is { } items && items.Type.Slots.Next == null ? Misfit("fourth", "an iterator", items)
            : Part(reduced, 4) is { } pairs && pairs.Type.Slots.Next == null ? Misfit("fifth", "an iterator", pairs)
            : Part(reduced, 5) is { } setter && setter.Type.Slots.Call == null ? Misfit("sixth", "callable", setter)
            : null;
        return problem is null || (bool)PickleState.FailPickling(ts, problem);

        static string Misfit(string which, string wanted, PyObject found) =>
            $"{which} item of the tuple returned by __reduce__ must be {wanted}, not {found.Type.FullyQualifiedName}";
    }

    /// <summary>The call that makes the object, in the short form where it is one of <c>copyreg</c>'s.</summary>
    private bool SaveConstruction(ThreadState ts, PyObject callable, PyTuple arguments, PyObject? value)
    {
        if (_protocol >= 2)
        {
            // A class whose name nobody computes is called as it is, unless it is named like one of the two functions.
            Lookup name = callable is PyType { Name: not ("__newobj__" or "__newobj_ex__") } type && ReferenceEquals(type.Type, PyType.TypeObject)
                ? Lookup.Absent
                : Attributes.Find(ts, callable, SpecialNames.Name);
            if (name.IsError)
            {
                return false;
            }

            if (name.ValueOrNull is PyStr text)
            {
                if (text.EqualTo(s_newObject))
                {
                    return SaveNew(ts, arguments, value);
                }

                if (text.EqualTo(s_newObjectEx))
                {
                    return SaveNewEx(ts, arguments, value);
                }
            }
        }

        if (!Save(ts, callable))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} reconstructor");
        }

        if (!Save(ts, arguments))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} reconstructor arguments");
        }

        _output.Append(PickleCode.Reduce);
        return true;
    }

    private static string Described(PyObject? value) => (value ?? PyNone.Instance).Type.FullyQualifiedName;

    private bool SaveNew(ThreadState ts, PyTuple arguments, PyObject? value)
    {
        if (arguments.Count < 1)
        {
            return PickleState.FailPickling(ts, "__newobj__ expected at least 1 argument, got 0");
        }

        PyObject cls = arguments[0];
        if (cls is not PyType)
        {
            return PickleState.FailPickling(ts, $"first argument to __newobj__() must be a class, not {cls.Type.FullyQualifiedName}");
        }

        if (value is not null && !CheckClass(ts, value, cls, "__newobj__"))
        {
            return false;
        }

        if (!Save(ts, cls))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} class");
        }

        if (!Save(ts, PyTuple.Create(arguments.Items[1..])))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} __new__ arguments");
        }

        _output.Append(PickleCode.NewObject);
        return true;
    }

    private bool SaveNewEx(ThreadState ts, PyTuple arguments, PyObject? value)
    {
        if (arguments.Count != 3)
        {
            return PickleState.FailPickling(ts, $"__newobj_ex__ expected 3 arguments, got {arguments.Count}");
        }

        PyObject cls = arguments[0];
        string? problem =
            cls is not PyType ? $"first argument to __newobj_ex__() must be a class, not {cls.Type.FullyQualifiedName}"
            : arguments[1] is not PyTuple ? $"second argument to __newobj_ex__() must be a tuple, not {arguments[1].Type.FullyQualifiedName}"
            : arguments[2] is not PyDict ? $"third argument to __newobj_ex__() must be a dict, not {arguments[2].Type.FullyQualifiedName}"
            : null;
        if (problem is not null)
        {
            return PickleState.FailPickling(ts, problem);
        }

        if (_protocol < 4)
        {
            return SavePartialNew(ts, cls, (PyTuple)arguments[1], (PyDict)arguments[2], value);
        }

        if (value is not null && !CheckClass(ts, value, cls, "__newobj_ex__"))
        {
            return false;
        }

        if (!Save(ts, cls))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} class");
        }

        if (!Save(ts, arguments[1]) || !Save(ts, arguments[2]))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} __new__ arguments");
        }

        _output.Append(PickleCode.NewObjectEx);
        return true;
    }

    /// <summary>Before protocol 4 there are no keywords: a partial of <c>__new__</c> that holds them is called.</summary>
    private bool SavePartialNew(ThreadState ts, PyObject cls, PyTuple arguments, PyDict keywords, PyObject? value)
    {
        PyObject? constructor = Attributes.Get(ts, cls, SpecialNames.New);
        PyObject? partial = constructor is null ? null : Calls.CallWith(ts, PickleState.Of(ts).Partial, PyTuple.Create([constructor, cls, .. arguments.Items]), keywords);
        if (partial is null)
        {
            return false;
        }

        if (!Save(ts, partial))
        {
            return ErrorNotes.Add(ts, $"when serializing {Described(value)} reconstructor");
        }

        if (!Save(ts, PyTuple.Empty))
        {
            return false;
        }

        _output.Append(PickleCode.Reduce);
        return true;
    }

    private static bool CheckClass(ThreadState ts, PyObject value, PyObject cls, string function)
    {
        Lookup own = Attributes.Find(ts, value, SpecialNames.Class);
        if (own.IsError)
        {
            return false;
        }

        PyObject actual = own.ValueOrNull ?? value.Type;
        if (ReferenceEquals(actual, cls))
        {
            return true;
        }

        return Text.Repr(ts, actual) is { } wanted && Text.Repr(ts, cls) is { } given
            && (bool)PickleState.FailPickling(ts, $"first argument to {function}() must be {wanted}, not {given}");
    }

    private bool SaveState(ThreadState ts, PyObject state, PyObject? setter, PyObject value)
    {
        if (setter is not null)
        {
            // setter(object, state), whose result is thrown away.
            if (!Save(ts, setter))
            {
                return ErrorNotes.Add(ts, $"when serializing {value.Type.FullyQualifiedName} state setter");
            }

            if (!Save(ts, value))
            {
                return false;
            }
        }

        if (!Save(ts, state))
        {
            return ErrorNotes.Add(ts, $"when serializing {value.Type.FullyQualifiedName} state");
        }

        if (setter is null)
        {
            _output.Append(PickleCode.Build);
        }
        else
        {
            _output.Append([PickleCode.Tuple2, PickleCode.Reduce, PickleCode.Pop]);
        }

        return true;
    }
}
