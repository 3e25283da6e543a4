using System;
using System.Threading;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary>
/// Describes a struct sequence type (<c>sys.version_info</c>, <c>os.stat_result</c>…): a tuple whose items also have names. Items beyond the visible ones only have names.
/// </summary>
internal sealed unsafe class StructSequenceDefinition
{
    private PyType? _type;

    public required string Name { get; init; }

    public required string Module { get; init; }

    public string? Doc { get; init; }

    /// <summary>Field names in order; null for an item without a name.</summary>
    public required string?[] Fields { get; init; }

    /// <summary>How many fields are items of the tuple; the rest are attributes only.</summary>
    public required int Visible { get; init; }

    /// <summary>Python code may not make instances (<c>sys.flags</c>).</summary>
    public bool NoConstructor { get; init; }

    /// <summary>Instances are made from the fields themselves, by position or name, instead of from a sequence (<c>posix.sched_param</c>).</summary>
    public bool TakesFields { get; init; }

    /// <summary>How many fields are items of the tuple only.</summary>
    public int UnnamedCount => Array.FindAll(Fields, static name => name is null).Length;

    /// <summary>The type, made on first use.</summary>
    public PyType Type => Volatile.Read(ref _type) ?? CreateOnce();

    /// <summary>An instance of all fields.</summary>
    public PyStructSequence New(params PyObject[] values) => values.Length == Visible ? new(this, values, []) : new(this, values[..Visible], values[Visible..]);

    private PyType CreateOnce()
    {
        lock (this)
        {
            return _type ?? Create();
        }
    }

    private PyType Create()
    {
        var type = PyType.CreateBuiltin(new TypeDefinition
        {
            Name = Name,
            Module = Module,
            Doc = Doc,
            TextSignature = TakesFields ? $"({string.Join(", ", Fields)})" : null,
            Flags = NoConstructor ? TypeFlags.NoConstructor : TypeFlags.None,
            NativeClass = typeof(PyStructSequence),
            Base = PyTuple.TypeObject,
            FillSlots = &PyStructSequence.FillStructSlots,
            FillMembers = &NoMembers,
        });
        StructSequenceTypes.Register(type, this);
        PyDict dictionary = type.Dictionary;
        for (int i = 0; i < Fields.Length; i++)
        {
            if (Fields[i] is { } field)
            {
                dictionary.SetInterned(field, new PyStructSequenceField(type, field, i));
            }
        }

        int unnamed = UnnamedCount;
        dictionary.SetInterned("n_sequence_fields", PyInt.From(Visible));
        dictionary.SetInterned("n_fields", PyInt.From(Fields.Length));
        dictionary.SetInterned("n_unnamed_fields", PyInt.From(unnamed));
        PyObject[] matchable = new PyObject[Visible - unnamed];
        int at = 0;
        for (int i = 0; i < Visible; i++)
        {
            if (Fields[i] is { } field)
            {
                matchable[at++] = PyStr.Intern(field);
            }
        }

        dictionary.SetInterned("__match_args__", PyTuple.FromArray(matchable));
        PyStructSequence.AddMethods(type);
        Volatile.Write(ref _type, type);
        return type;

        static void NoMembers(TypeMembers members)
        {
        }
    }
}

/// <summary>Finds the definition of a struct sequence type.</summary>
internal static class StructSequenceTypes
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<PyType, StructSequenceDefinition> s_definitions = [];

    public static void Register(PyType type, StructSequenceDefinition definition) => s_definitions.Add(type, definition);

    public static StructSequenceDefinition? Of(PyType type) => s_definitions.TryGetValue(type, out StructSequenceDefinition? definition) ? definition : null;
}

/// <summary>An instance of a struct sequence type.</summary>
internal sealed unsafe class PyStructSequence(StructSequenceDefinition definition, PyObject[] items, PyObject[] hidden) : PyTuple(items)
{
    private static readonly ArgumentDescriptor s_parameters = new("structseq", ["sequence", "dict"], 0, 2, 1, hasVarPositional: false, hasVarKeyword: false);
    private static readonly MethodDefinition s_reduce = new("__reduce__", "($self, /)", null, MethodKind.Method, CallConvention.Fast, &Reduce);
    private static readonly MethodDefinition s_replace = new("__replace__", "($self, /, **changes)", "Return a copy of the structure with new values for the specified fields.", MethodKind.Method, CallConvention.FastWithKeywords, &Replace);

    public override PyType Type => definition.Type;

    public StructSequenceDefinition Definition => definition;

    /// <summary>The field at an index, visible or not.</summary>
    public PyObject Field(int index) => index < Items.Length ? Items[index] : hidden[index - Items.Length];

    internal static void FillStructSlots(ref TypeSlots slots)
    {
        slots.New = &NewSlot;
        slots.Repr = &ReprSlot;
    }

    internal static void AddMethods(PyType type)
    {
        type.Dictionary.SetInterned("__reduce__", new PyMethodDescriptor(type, s_reduce));
        type.Dictionary.SetInterned("__replace__", new PyMethodDescriptor(type, s_replace));
    }

    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        StructSequenceDefinition definition = StructSequenceTypes.Of(type)!;
        int total = definition.Fields.Length;
        if (definition.NoConstructor)
        {
            return Raise.TypeError(ts, $"cannot create '{type.FullName}' instances");
        }

        if (definition.TakesFields)
        {
            var fields = new PyObject?[total];
            var descriptor = new ArgumentDescriptor(definition.Name, definition.Fields!, 0, total, (1u << total) - 1, hasVarPositional: false, hasVarKeyword: false);
            return ArgumentParser.Parse(ts, descriptor, arguments, keywordNames, fields) ? definition.New(fields!) : null;
        }

        var parameters = new PyObject?[2];
        if (!ArgumentParser.Parse(ts, s_parameters, arguments, keywordNames, parameters))
        {
            return null;
        }

        PyDict? named = null;
        if (parameters[1] is { } dictionary && (named = dictionary as PyDict) is null)
        {
            return Raise.TypeError(ts, $"{type.FullName}() takes a dict as second arg, if any");
        }

        PyTuple? given = Iteration.ToTuple(ts, parameters[0]!);
        if (given is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) ? Raise.TypeError(ts, "constructor requires a sequence") : null;
        }

        if (given.Count < definition.Visible || given.Count > total)
        {
            string quantity = definition.Visible == total ? $"a {total}-sequence" : given.Count < definition.Visible ? $"an at least {definition.Visible}-sequence" : $"an at most {total}-sequence";
            return Raise.TypeError(ts, $"{definition.Module}.{definition.Name}() takes {quantity} ({given.Count}-sequence given)");
        }

        var values = new PyObject[total];
        int taken = 0;
        for (int i = 0; i < total; i++)
        {
            values[i] = i < given.Count ? given[i] : PyNone.Instance;
            if (i >= given.Count && definition.Fields[i] is { } field && named?.GetInterned(field) is { } value)
            {
                values[i] = value;
                taken++;
            }
        }

        return named is null || named.Count == taken ? definition.New(values) : Raise.TypeError(ts, $"{type.FullName}() got duplicate or unexpected field name(s)");
    }

    private static PyObject? ReprSlot(ThreadState ts, PyObject self)
    {
        var sequence = (PyStructSequence)self;
        var builder = new TextBuilder();
        builder.Append($"{sequence.Definition.Module}.{sequence.Definition.Name}(");
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            if (Text.Repr(ts, sequence.Items[i]) is not { } item)
            {
                return null;
            }

            builder.Append(sequence.Definition.Fields[i] ?? "?");
            builder.Append('=');
            builder.Append(item);
        }

        builder.Append(')');
        return builder.ToStr();
    }

    private static PyObject? Reduce(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var sequence = (PyStructSequence)self;
        if (sequence.Definition.TakesFields)
        {
            return PyTuple.Create(sequence.Type, PyTuple.Create(sequence.Items));
        }

        var named = new PyDict();
        for (int i = sequence.Items.Length; i < sequence.Definition.Fields.Length; i++)
        {
            if (sequence.Definition.Fields[i] is { } field)
            {
                named.SetInterned(field, sequence.Field(i));
            }
        }

        return PyTuple.Create(sequence.Type, PyTuple.Create(PyTuple.Create(sequence.Items), named));
    }

    private static PyObject? Replace(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var sequence = (PyStructSequence)self;
        string?[] fields = sequence.Definition.Fields;
        int keywords = keywordNames?.Count ?? 0;
        if (arguments.Length > keywords)
        {
            return Raise.TypeError(ts, "__replace__() takes no positional arguments");
        }

        if (sequence.Definition.UnnamedCount > 0)
        {
            return Raise.TypeError(ts, $"__replace__() is not supported for {sequence.Type.FullName} because it has unnamed field(s)");
        }

        var values = new PyObject[fields.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = sequence.Field(i);
        }

        PyList? unexpected = null;
        for (int i = 0; i < keywords; i++)
        {
            int index = Array.IndexOf(fields, keywordNames![i].ToString());
            if (index < 0)
            {
                (unexpected ??= new PyList()).Add(keywordNames[i]);
            }
            else
            {
                values[index] = arguments[i];
            }
        }

        if (unexpected is not null)
        {
            return Text.Repr(ts, unexpected) is { } names ? Raise.TypeError(ts, $"Got unexpected field name(s): {names}") : null;
        }

        return sequence.Definition.New(values);
    }
}

/// <summary>The attribute of a struct sequence's field: a <c>member_descriptor</c>.</summary>
internal sealed class PyStructSequenceField(PyType owner, string name, int index) : PyObject, INativeMember
{
    public override PyType Type => PyMemberDescriptor.TypeObject;

    PyType INativeMember.Owner => owner;

    string INativeMember.Name => name;

    string? INativeMember.Doc => null;

    PyObject? INativeMember.Get(ThreadState ts, PyObject? instance, PyType? type) =>
        instance is null ? this
        : instance is PyStructSequence sequence ? sequence.Field(index)
        : Raise.TypeError(ts, $"descriptor '{name}' for '{owner.FullName}' objects doesn't apply to a '{instance.Type.FullName}' object");

    bool INativeMember.Set(ThreadState ts, PyObject instance, PyObject? value) => Raise.AttributeError(ts, "readonly attribute");
}
