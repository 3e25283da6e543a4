using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>Instructions that make containers and other objects. All of these are false where an exception is pending.</content>
internal partial class PyUnpickler
{
    private static readonly PyStr s_append = PyStr.Intern("append");
    private static readonly PyStr s_extend = PyStr.Intern("extend");
    private static readonly PyStr s_add = PyStr.Intern("add");
    private static readonly PyStr s_getInitArguments = PyStr.Intern("__getinitargs__");

    // ---- containers

    private bool LoadTuple(ThreadState ts)
    {
        int height = PopMark(ts);
        return height >= 0 && PushOrFail(TakeTuple(height));
    }

    private bool LoadShortTuple(ThreadState ts, int count) => Has(ts, count) && PushOrFail(TakeTuple(_top - count));

    private bool LoadList(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0)
        {
            return false;
        }

        PyObject[] items = Take(height);
        return PushOrFail(new PyList(items, items.Length));
    }

    private bool LoadDict(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0)
        {
            return false;
        }

        if ((_top - height) % 2 != 0)
        {
            return PickleState.FailUnpickling(ts, "odd number of items for DICT");
        }

        var dictionary = new PyDict((_top - height) / 2);
        for (int i = height; i < _top; i += 2)
        {
            if (!dictionary.SetItem(ts, _stack[i]!, _stack[i + 1]!))
            {
                return false;
            }
        }

        Drop(height);
        return PushOrFail(dictionary);
    }

    private bool LoadFrozenSet(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0)
        {
            return false;
        }

        var set = new PyFrozenSet();
        foreach (PyObject item in Take(height))
        {
            if (!set.Add(ts, item))
            {
                return false;
            }
        }

        return PushOrFail(set);
    }

    /// <summary>Whether there is a container below a height, to which what is above it is added.</summary>
    private bool HasContainer(ThreadState ts, int height) => height > _fence || Underflow(ts);

    private bool AppendItems(ThreadState ts, int height)
    {
        if (!HasContainer(ts, height))
        {
            return false;
        }

        if (_top == height)
        {
            return true;
        }

        PyObject container = _stack[height - 1]!;
        if (container.GetType() == typeof(PyList))
        {
            ((PyList)container).AddRange(_stack.AsSpan(height, _top - height)!);
            Drop(height);
            return true;
        }

        Lookup extend = _top - height > 1 ? Attributes.Find(ts, container, s_extend) : Lookup.Absent;
        if (extend.IsError)
        {
            return false;
        }

        PyObject[] items = Take(height);
        if (extend.TryGet(out PyObject? method))
        {
            return Calls.Call(ts, method, new PyList(items, items.Length)) is not null;
        }

        return CallForEach(ts, container, s_append, items);
    }

    private static bool CallForEach(ThreadState ts, PyObject container, PyStr name, PyObject[] items)
    {
        if (Attributes.Get(ts, container, name) is not { } method)
        {
            return false;
        }

        foreach (PyObject item in items)
        {
            if (Calls.Call(ts, method, item) is null)
            {
                return false;
            }
        }

        return true;
    }

    private bool SetItems(ThreadState ts, int height)
    {
        if (!HasContainer(ts, height))
        {
            return false;
        }

        int count = _top - height;
        if (count == 0)
        {
            return true;
        }

        if (count % 2 != 0)
        {
            return PickleState.FailUnpickling(ts, "odd number of items for SETITEMS");
        }

        PyObject container = _stack[height - 1]!;
        var exact = container.GetType() == typeof(PyDict) ? (PyDict)container : null;
        for (int i = height; i < height + count; i += 2)
        {
            PyObject key = _stack[i]!;
            PyObject value = _stack[i + 1]!;
            if (!(exact is not null ? exact.SetItem(ts, key, value) : Containers.SetItem(ts, container, key, value)))
            {
                return false;
            }
        }

        Drop(height);
        return true;
    }

    private bool LoadAddItems(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0 || !HasContainer(ts, height))
        {
            return false;
        }

        PyObject container = _stack[height - 1]!;
        PyObject[] items = Take(height);
        if (items.Length == 0)
        {
            return true;
        }

        if (container is not PySet set)
        {
            return CallForEach(ts, container, s_add, items);
        }

        foreach (PyObject item in items)
        {
            if (!set.Add(ts, item))
            {
                return false;
            }
        }

        return true;
    }

    // ---- names

    private bool LoadGlobal(ThreadState ts)
    {
        if (ReadName(ts) is not { } module || ReadName(ts) is not { } name)
        {
            return false;
        }

        return PushOrFail(CallFindClass(ts, module, name));
    }

    private PyStr? ReadName(ThreadState ts) => _input.ReadLine(ts, 2, out ReadOnlySpan<byte> line) ? Utf8Codec.Decode(ts, line[..^1], null, final: true, out _) : null;

    private bool LoadStackGlobal(ThreadState ts)
    {
        if (Pop(ts) is not { } name || Pop(ts) is not { } module)
        {
            return false;
        }

        return name is PyStr && module is PyStr ? PushOrFail(CallFindClass(ts, module, name)) : PickleState.FailUnpickling(ts, "STACK_GLOBAL requires str");
    }

    /// <summary>An object that <c>copyreg.add_extension</c> gave a code.</summary>
    private bool LoadExtension(ThreadState ts, int size)
    {
        if (!ReadNumber(ts, size, out long code))
        {
            return false;
        }

        if (code <= 0)
        {
            return PickleState.FailUnpickling(ts, "EXT specifies code <= 0");
        }

        PickleState state = PickleState.Of(ts);
        var key = PyInt.From(code);
        Lookup cached = state.ExtensionCache.Get(ts, key);
        if (!cached.IsAbsent)
        {
            return PushOrFail(cached.ValueOrNull);
        }

        Lookup found = state.InvertedRegistry.Get(ts, key);
        if (!found.TryGet(out PyObject? registered))
        {
            return !found.IsError && Raise.ValueError(ts, $"unregistered extension code {code}");
        }

        if (registered is not PyTuple { Count: 2 } pair || pair[0] is not PyStr || pair[1] is not PyStr)
        {
            return Raise.ValueError(ts, $"_inverted_registry[{code}] isn't a 2-tuple of strings");
        }

        PyObject? value = CallFindClass(ts, pair[0], pair[1]);
        return value is not null && state.ExtensionCache.SetItem(ts, key, value) && PushOrFail(value);
    }

    private bool LoadTextualPersistentId(ThreadState ts)
    {
        if (!_input.ReadLine(ts, 1, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        return Ascii.IsValid(line)
            ? PushOrFail(CallPersistentLoad(ts, PyStr.From(Encoding.ASCII.GetString(line[..^1]))))
            : PickleState.FailUnpickling(ts, "persistent IDs in protocol 0 must be ASCII strings");
    }

    private PyObject? CallPersistentLoad(ThreadState ts, PyObject id)
    {
        PyObject? method = Attributes.Get(ts, this, s_persistentLoad);
        return method is null ? null : Calls.Call(ts, method, id);
    }

    // ---- objects

    private bool LoadReduce(ThreadState ts)
    {
        if (Pop(ts) is not { } arguments || Pop(ts) is not { } callable)
        {
            return false;
        }

        return arguments is PyTuple tuple ? PushOrFail(Calls.Call(ts, callable, tuple.Items, null)) : Raise.TypeError(ts, "argument list must be a tuple");
    }

    private unsafe bool LoadNew(ThreadState ts, bool withKeywords)
    {
        PyObject? keywords = null;
        if ((withKeywords && (keywords = Pop(ts)) is null) || Pop(ts) is not { } arguments || Pop(ts) is not { } cls)
        {
            return false;
        }

        string name = withKeywords ? "NEWOBJ_EX" : "NEWOBJ";
        if (cls is not PyType type)
        {
            return PickleState.FailUnpickling(ts, $"{name} class argument must be a type, not {cls.Type.Name}");
        }

        if (type.Slots.New == null)
        {
            return PickleState.FailUnpickling(ts, $"{name} class argument '{type.Name}' doesn't have __new__");
        }

        if (arguments is not PyTuple tuple)
        {
            return PickleState.FailUnpickling(ts, $"{name} args argument must be a tuple, not {arguments.Type.Name}");
        }

        if (keywords is null)
        {
            return PushOrFail(type.Slots.New(ts, type, tuple.Items, null));
        }

        if (keywords is not PyDict named)
        {
            return PickleState.FailUnpickling(ts, $"NEWOBJ_EX kwargs argument must be a dict, not {keywords.Type.Name}");
        }

        var values = new PyObject[tuple.Count + named.Count];
        var names = new PyObject[named.Count];
        tuple.Items.CopyTo(values);
        int position = 0;
        for (int i = 0; named.Next(ref position, out PyObject? key, out PyObject? value); i++)
        {
            if (key is not PyStr)
            {
                return Raise.TypeError(ts, "keywords must be strings");
            }

            (names[i], values[tuple.Count + i]) = (key, value);
        }

        return PushOrFail(type.Slots.New(ts, type, values, names.Length == 0 ? null : PyTuple.FromArray(names)));
    }

    /// <summary>An instance of a class of Python 2, by its class on the stack.</summary>
    private bool LoadObject(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0)
        {
            return false;
        }

        if (_top - height < 1)
        {
            return Underflow(ts);
        }

        PyObject[] arguments = Take(height + 1);
        return Pop(ts) is { } cls && PushOrFail(Instantiate(ts, cls, arguments));
    }

    /// <summary>The same by the class's name.</summary>
    private bool LoadInstance(ThreadState ts)
    {
        int height = PopMark(ts);
        if (height < 0 || ReadName(ts) is not { } module || ReadName(ts) is not { } name)
        {
            return false;
        }

        return CallFindClass(ts, module, name) is { } cls && PushOrFail(Instantiate(ts, cls, Take(height)));
    }

    private static PyObject? Instantiate(ThreadState ts, PyObject cls, PyObject[] arguments)
    {
        if (arguments.Length == 0 && cls is PyType)
        {
            Lookup initial = Attributes.Find(ts, cls, s_getInitArguments);
            if (initial.IsError)
            {
                return null;
            }

            if (initial.IsAbsent)
            {
                return Attributes.Get(ts, cls, SpecialNames.New) is { } constructor ? Calls.Call(ts, constructor, cls) : null;
            }
        }

        return Calls.Call(ts, cls, arguments, null);
    }

    // ---- state

    private bool LoadBuild(ThreadState ts)
    {
        if (!Has(ts, 2) || Pop(ts) is not { } state || Peek(ts) is not { } instance)
        {
            return false;
        }

        Lookup setter = Attributes.Find(ts, instance, SpecialNames.Setstate);
        if (!setter.IsAbsent)
        {
            return setter.TryGet(out PyObject? setState) && Calls.Call(ts, setState, state) is not null;
        }

        PyObject? members = null;
        if (state is PyTuple { Count: 2 } pair)
        {
            (state, members) = (pair[0], pair[1]);
        }

        return (state is PyNone || SetAttributes(ts, instance, state)) && (members is null || SetMembers(ts, instance, members));
    }

    /// <summary>Enters a state into the instance's <c>__dict__</c>.</summary>
    private static bool SetAttributes(ThreadState ts, PyObject instance, PyObject state)
    {
        if (state is not PyDict attributes)
        {
            return PickleState.FailUnpickling(ts, "state is not a dictionary");
        }

        int position = 0;
        if (HasPlainDictionary(instance))
        {
            while (attributes.Next(ref position, out PyObject? own, out PyObject? value))
            {
                if (own.GetType() != typeof(PyStr))
                {
                    position = 0;
                    break;
                }

                if (!InstanceAttributes.Set(ts, instance, PyStr.Intern((PyStr)own), value))
                {
                    return false;
                }
            }

            if (position > 0 || attributes.Count == 0)
            {
                return true;
            }
        }

        PyObject? dictionary = Attributes.Get(ts, instance, SpecialNames.Dict);
        if (dictionary is null)
        {
            return false;
        }

        while (attributes.Next(ref position, out PyObject? key, out PyObject? value))
        {
            // Names of attributes are shared by all instances.
            PyObject name = key.GetType() == typeof(PyStr) ? PyStr.Intern((PyStr)key) : key;
            if (!Containers.SetItem(ts, dictionary, name, value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether what <c>instance.__dict__</c> would give is a view on the instance's own attributes, so that these can be set without making one.</summary>
    private static unsafe bool HasPlainDictionary(PyObject instance) =>
        instance is PyInstance
        && instance.Type.Slots.GetAttribute == PyObjectType.TypeObject.Slots.GetAttribute
        && instance.Type.Lookup(SpecialNames.Dict) is PyGetSetDescriptor { Definition: var definition } && ReferenceEquals(definition, InstanceMembers.Dictionary)
        && instance.State.Extras?.Dictionary is null;

    /// <summary>Assigns attributes that are no entries of the instance's <c>__dict__</c>.</summary>
    private static bool SetMembers(ThreadState ts, PyObject instance, PyObject state)
    {
        if (state is not PyDict members)
        {
            return PickleState.FailUnpickling(ts, "slot state is not a dictionary");
        }

        int position = 0;
        while (members.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr name)
            {
                return Raise.TypeError(ts, $"attribute name must be string, not '{key.Type.Name}'");
            }

            if (!Attributes.Set(ts, instance, name, value))
            {
                return false;
            }
        }

        return true;
    }
}
