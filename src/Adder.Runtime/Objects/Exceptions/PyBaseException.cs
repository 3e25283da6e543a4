using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>BaseException</c>. Every exception object carries instance state, whatever its class.</summary>
[PyType("BaseException", Subclassable = true, OwnTypeProperty = true, Flags = TypeFlags.HasDict, Doc = "Common base class for all exceptions")]
internal partial class PyBaseException : PyObject
{
    private InstanceState _state;

    public PyBaseException(PyType type)
    {
        _state.Shape = type.RootShape;
    }

    public override PyType Type => _state.Shape.Type;

    internal override ref InstanceState State => ref _state;

    /// <summary><c>args</c>.</summary>
    public PyTuple Arguments { get; set; } = PyTuple.Empty;

    /// <summary><c>__traceback__</c>; null for None.</summary>
    public PyTraceback? Traceback { get; set; }

    /// <summary><c>__context__</c>; null for None.</summary>
    public PyBaseException? Context { get; set; }

    /// <summary><c>__cause__</c>; null for None.</summary>
    public PyBaseException? Cause { get; set; }

    /// <summary><c>__suppress_context__</c>.</summary>
    public bool SuppressContext { get; set; }

    /// <summary>The instance's own attributes where it has any; <c>__notes__</c> lives there.</summary>
    protected PyDict? AttributeDictionary => _state.Extras?.Dictionary is not null || _state.Shape.AttributeCount > 0 ? Attributes.DictionaryOf(this) : null;

    /// <summary>What raising does: the exception being handled becomes the context, cycles broken.</summary>
    public void SetContextFrom(ThreadState ts)
    {
        PyBaseException? handled = ts.HandledException;
        if (handled is null || ReferenceEquals(handled, this))
        {
            return;
        }

        // Break a cycle where this exception already stands in the chain of the handled one. The chain may itself be a cycle: Brent's way to notice.
        PyBaseException? slow = handled;
        bool advanceSlow = false;
        for (PyBaseException current = handled; current.Context is { } context; current = context)
        {
            if (ReferenceEquals(context, this))
            {
                current.Context = null;
                break;
            }

            if (ReferenceEquals(context, slow))
            {
                break;
            }

            if (advanceSlow)
            {
                slow = slow!.Context;
            }

            advanceSlow = !advanceSlow;
        }

        Context = handled;
    }

    /// <summary><c>add_note</c>; false: an exception is pending.</summary>
    public bool AddNote(ThreadState ts, PyStr note)
    {
        Lookup found = Attributes.Find(ts, this, SpecialNames.Notes);
        if (found.IsError)
        {
            return false;
        }

        if (!found.TryGet(out PyObject? notes))
        {
            notes = PyList.Create();
            if (!Attributes.Set(ts, this, SpecialNames.Notes, notes))
            {
                return false;
            }
        }

        if (notes is not PyList list)
        {
            return Raise.TypeError(ts, "Cannot add note: __notes__ is not a list");
        }

        list.Add(note);
        return true;
    }

    // ---- construction

    /// <summary>
    /// What a call of the class gives where neither it nor a class between it and <c>BaseException</c> has a <c>__new__</c> or an <c>__init__</c>: an exception with these arguments. Null where there is more to it. What a
    /// metaclass makes of a call is another matter.
    /// </summary>
    public static PyBaseException? TryMake(PyType type, ReadOnlySpan<PyObject> arguments) => IsPlain(type) ? new PyBaseException(type) { Arguments = PyTuple.Create(arguments) } : null;

    /// <summary>Whether instances of a class are made of their arguments alone.</summary>
    public static unsafe bool IsPlain(PyType type)
    {
        ref TypeSlots own = ref TypeObject.Slots;
        ref TypeSlots slots = ref type.Slots;
        return slots.New == own.New && slots.Init == own.Init && type.FixedSlotCount == 0 && (!type.IsHeapType || slots.Finalize == null);
    }

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        new PyBaseException(type) { Arguments = PositionalOf(arguments, keywordNames) };

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => InitArguments(ts, self, arguments, keywordNames);

    protected static PyTuple PositionalOf(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        PyTuple.Create(arguments[..(arguments.Length - (keywordNames?.Count ?? 0))]);

    /// <summary>What <c>BaseException.__init__</c> does: takes any positional arguments and no keywords.</summary>
    protected static bool InitArguments(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, self.Type.FullName + "() takes no keyword arguments");
        }

        // __new__ has mostly taken the same already.
        var exception = (PyBaseException)self;
        ReadOnlySpan<PyObject> taken = exception.Arguments.Items;
        bool same = taken.Length == arguments.Length;
        for (int i = 0; same && i < taken.Length; i++)
        {
            same = ReferenceEquals(taken[i], arguments[i]);
        }

        if (!same)
        {
            exception.Arguments = PyTuple.Create(arguments);
        }

        return true;
    }

    /// <summary>As <see cref="InitArguments"/> for classes with keyword-only parameters.</summary>
    protected static bool TakeKeywords(
        ThreadState ts, PyObject self, ArgumentDescriptor keywords, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, out PyObject?[] values)
    {
        values = new PyObject?[keywords.Names.Length];
        return ArgumentParser.TakeKeywords(ts, keywords, ref arguments, keywordNames, values) && InitArguments(ts, self, arguments, null);
    }

    // ---- texts

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => Describe(ts);

    /// <summary><c>BaseException.__str__</c>: nothing, the only argument, or the tuple of all.</summary>
    protected PyObject? Describe(ThreadState ts) => Arguments.Count switch
    {
        0 => PyStr.Empty,
        1 => Text.Str(ts, Arguments[0]),
        _ => Text.Str(ts, Arguments),
    };

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        string name = Type.Name;
        if (Arguments.Count == 1)
        {
            return Text.Repr(ts, Arguments[0]) is { } only ? PyStr.From($"{name}({only})") : null;
        }

        return Text.Repr(ts, Arguments) is { } all ? PyStr.From(name + all) : null;
    }

    // ---- methods

    [PyMethod("with_traceback(object, /)", TextSignature = "($self, tb, /)", Doc = "Set self.__traceback__ to tb and return self.")]
    private PyObject? WithTraceback(ThreadState ts, PyObject traceback) => TracebackSetter(ts, traceback) == Done.Ok ? this : null;

    [PyMethod("add_note(object, /)", TextSignature = "($self, note, /)", Doc = "Add a note to the exception")]
    private Done AddNoteMethod(ThreadState ts, PyObject note) =>
        note is PyStr text
            ? AddNote(ts, text) ? Done.Ok : Done.Error
            : Raise.TypeError(ts, $"add_note() argument must be str, not {ArgumentErrors.TypeName(note)}");

    [PyMethod("__reduce__()")]
    private PyObject? ReduceMethod(ThreadState ts) => AttributeDictionary is { } state ? PyTuple.Create(Type, Arguments, state) : PyTuple.Create(Type, Arguments);

    [PyMethod("__setstate__(object, /)", TextSignature = "($self, state, /)")]
    private Done SetState(ThreadState ts, PyObject state)
    {
        if (state is PyNone)
        {
            return Done.Ok;
        }

        if (state is not PyDict dictionary)
        {
            return Raise.TypeError(ts, "state is not a dictionary");
        }

        int position = 0;
        while (dictionary.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (SlotCalls.AttributeName(ts, key) is not { } name || !Attributes.Set(ts, this, name, value))
            {
                return Done.Error;
            }
        }

        return Done.Ok;
    }

    /// <summary>The instance's attributes with those of the given values that are not null; null: an exception is pending.</summary>
    protected PyDict? StateWith(ThreadState ts, ReadOnlySpan<(string Name, PyObject? Value)> values)
    {
        PyDict state = AttributeDictionary?.Copy() ?? new PyDict();
        foreach ((string name, PyObject? value) in values)
        {
            if (value is not null)
            {
                state.SetInterned(name, value);
            }
        }

        return state;
    }

    // ---- attributes

    [PyGetter("__dict__")]
    private PyObject? DictionaryGetter(ThreadState ts) => InstanceMembers.GetDictionary(ts, this);

    [PySetter("__dict__")]
    private Done DictionarySetter(ThreadState ts, PyObject? value) =>
        InstanceMembers.RequireDictionary(ts, value) is { } dictionary && InstanceMembers.SetDictionary(ts, this, dictionary) ? Done.Ok : Done.Error;

    [PyGetter("args")]
    private PyObject ArgumentsGetter() => Arguments;

    [PySetter("args")]
    private Done ArgumentsSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "args may not be deleted");
        }

        if (Iteration.ToTuple(ts, value) is not { } arguments)
        {
            return Done.Error;
        }

        Arguments = arguments;
        return Done.Ok;
    }

    [PyGetter("__traceback__")]
    private PyObject TracebackGetter() => Traceback ?? (PyObject)PyNone.Instance;

    [PySetter("__traceback__")]
    private Done TracebackSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "__traceback__ may not be deleted");
        }

        if (value is not (PyTraceback or PyNone))
        {
            return Raise.TypeError(ts, "__traceback__ must be a traceback or None");
        }

        Traceback = value as PyTraceback;
        return Done.Ok;
    }

    [PyGetter("__context__")]
    private PyObject ContextGetter() => Context ?? (PyObject)PyNone.Instance;

    [PySetter("__context__")]
    private Done ContextSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "__context__ may not be deleted");
        }

        if (value is not (PyBaseException or PyNone))
        {
            return Raise.TypeError(ts, "exception context must be None or derive from BaseException");
        }

        Context = value as PyBaseException;
        return Done.Ok;
    }

    [PyGetter("__cause__")]
    private PyObject CauseGetter() => Cause ?? (PyObject)PyNone.Instance;

    [PySetter("__cause__")]
    private Done CauseSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "__cause__ may not be deleted");
        }

        if (value is not (PyBaseException or PyNone))
        {
            return Raise.TypeError(ts, "exception cause must be None or derive from BaseException");
        }

        Cause = value as PyBaseException;
        SuppressContext = true;
        return Done.Ok;
    }

    [PyGetter("__suppress_context__", Member = true)]
    private bool SuppressContextGetter() => SuppressContext;

    [PySetter("__suppress_context__")]
    private Done SuppressContextSetter(ThreadState ts, PyObject? value)
    {
        if (value is not PyBool flag)
        {
            return value is null ? Raise.TypeError(ts, "can't delete numeric/char attribute") : Raise.TypeError(ts, "attribute value type must be bool");
        }

        SuppressContext = flag.Value;
        return Done.Ok;
    }
}

/// <summary><c>Exception</c>. Instances are <see cref="PyBaseException"/>s: the class adds nothing but a name.</summary>
[PyType("Exception", Base = typeof(PyBaseException), Subclassable = true, OwnTypeProperty = true, Doc = "Common base class for all non-exit exceptions.")]
internal abstract partial class PyException(PyType type) : PyBaseException(type);
