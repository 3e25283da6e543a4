using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.ContextVariables;

/// <summary><c>_contextvars</c> (PEP 567).</summary>
[PyModule("_contextvars", Doc = "Context Variables", Types = [typeof(PyContext), typeof(PyContextVar), typeof(PyContextToken)])]
internal static partial class ContextVariablesModule
{
    [PyFunction("copy_context()", Doc = "Return a copy of the current Context object.")]
    private static PyObject? CopyContext(ThreadState ts) => PyContext.Current(ts).CopyOf();
}

/// <summary>A mapping of context variables to values; values live in a persistent map, so that copying takes constant time.</summary>
[PyType("Context", TextSignature = null, Module = "_contextvars", Flags = TypeFlags.Static | TypeFlags.HasWeakReferences)]
internal sealed partial class PyContext : PyObject
{
    private PyContext? _previous;
    private bool _entered;

    private ImmutableDictionary<PyContextVar, PyObject> _values = ImmutableDictionary.Create<PyContextVar, PyObject>(ByIdentity.Instance);

    internal ImmutableDictionary<PyContextVar, PyObject> Values
    {
        get => _values;
        set
        {
            _values = value;
            Recent = null;
        }
    }

    /// <summary>A value that was looked up here (<c>decimal</c>'s running context), until any variable is set.</summary>
    internal PyObject? Recent { get; set; }

    /// <summary>The thread's running context, made on first use.</summary>
    public static PyContext Current(ThreadState ts)
    {
        if (ts.Context is not PyContext context)
        {
            ts.Context = context = new PyContext { _entered = true };
        }

        return context;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.IsEmpty ? new PyContext() : Raise.TypeError(ts, "Context() does not accept any arguments");

    internal PyContext CopyOf() => new() { Values = Values };

    [PyMethod("copy()", Doc = "Return a shallow copy of the context object.")]
    private PyObject Copy() => CopyOf();

    [PyMethod("run(*args, **kwargs)", TextSignature = null, Doc = "Call a function in this context.")]
    private PyObject? Run(ThreadState ts, PyTuple arguments, PyDict? keywords)
    {
        if (arguments.Count < 1)
        {
            return Raise.TypeError(ts, "run() missing 1 required positional argument");
        }

        if (_entered)
        {
            return Text.Repr(ts, this) is { } shown ? Raise.RuntimeError(ts, $"cannot enter context: {shown} is already entered") : null;
        }

        _previous = ts.Context as PyContext;
        _entered = true;
        ts.Context = this;
        PyObject? result = Calls.CallWith(ts, arguments[0], PyTuple.Create(arguments.Items[1..]), keywords);
        ts.Context = _previous;
        _previous = null;
        _entered = false;
        return result;
    }

    [PyMethod("get(key, default=None, /)", Doc = "The value of a variable in this context, or the default.")]
    private PyObject? Get(ThreadState ts, PyObject key, PyObject? fallback) =>
        Key(ts, key) is not { } variable ? null : Values.TryGetValue(variable, out PyObject? value) ? value : fallback ?? PyNone.Instance;

    [PyMethod("keys()", Doc = "All variables of the context.")]
    private PyObject? Keys(ThreadState ts) => Iteration.GetIterator(ts, List(static (variable, _) => variable));

    [PyMethod("values()", Doc = "All values of the context.")]
    private PyObject? ValuesMethod(ThreadState ts) => Iteration.GetIterator(ts, List(static (_, value) => value));

    [PyMethod("items()", Doc = "All variables of the context with their values.")]
    private PyObject? Items(ThreadState ts) => Iteration.GetIterator(ts, List(static (variable, value) => PyTuple.Create(variable, value)));

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => Keys(ts);

    [PySlot(Slot.Length)]
    private long Length(ThreadState ts) => Values.Count;

    [PySlot(Slot.Contains)]
    private Truth Contains(ThreadState ts, PyObject key) =>
        Key(ts, key) is not { } variable ? Truth.Error : Values.ContainsKey(variable) ? Truth.True : Truth.False;

    [PySlot(Slot.GetItem)]
    private PyObject? GetItem(ThreadState ts, PyObject key) =>
        Key(ts, key) is not { } variable ? null : Values.TryGetValue(variable, out PyObject? value) ? value : Raise.KeyError(ts, key);

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyContext first || right is not PyContext second || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        bool equal = first.Values.Count == second.Values.Count;
        foreach ((PyContextVar variable, PyObject value) in first.Values)
        {
            if (!equal || !second.Values.TryGetValue(variable, out PyObject? other))
            {
                equal = false;
                break;
            }

            Truth same = Comparison.Equal(ts, value, other);
            if (same == Truth.Error)
            {
                return null;
            }

            equal = same == Truth.True;
        }

        return PyBool.From(equal == (operation == CompareOperator.Equal));
    }

    private static PyContextVar? Key(ThreadState ts, PyObject key)
    {
        if (key is PyContextVar variable)
        {
            return variable;
        }

        if (Text.Repr(ts, key) is { } shown)
        {
            _ = Raise.TypeError(ts, $"a ContextVar key was expected, got {shown}");
        }

        return null;
    }

    private PyTuple List(Func<PyContextVar, PyObject, PyObject> select)
    {
        var items = new PyObject[Values.Count];
        int at = 0;
        foreach ((PyContextVar variable, PyObject value) in Values)
        {
            items[at++] = select(variable, value);
        }

        return PyTuple.FromArray(items);
    }

    /// <summary>Variables are equal to themselves only.</summary>
    private sealed class ByIdentity : System.Collections.Generic.IEqualityComparer<PyContextVar>
    {
        public static readonly ByIdentity Instance = new();

        public bool Equals(PyContextVar? x, PyContextVar? y) => ReferenceEquals(x, y);

        public int GetHashCode(PyContextVar obj) => RuntimeHelpers.GetHashCode(obj);
    }
}

/// <summary><c>ContextVar</c>: a name for a value of the running context.</summary>
[PyType("ContextVar", Module = "_contextvars", Flags = TypeFlags.Static)]
internal sealed partial class PyContextVar(PyStr name, PyObject? fallback) : PyObject
{
    private readonly PyObject? _default = fallback;

    [PyGetter("name", Member = true)]
    private PyObject Name { get; } = name;

    [PyNew("ContextVar(name, /, *, default=<absent>)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject name, PyObject? fallback)
    {
        if (name is not PyStr text)
        {
            return Raise.TypeError(ts, "context variable name must be a str");
        }

        // In CPython the name takes part in the variable's hash.
        return Hashing.Hash(ts, text) == -1 ? null : new PyContextVar(text, fallback);
    }

    [PyMethod("get(default=<unrepresentable>, /)", Doc = "The variable's value in the current context, the argument, or the variable's own default; LookupError where there is none.")]
    private PyObject? Get(ThreadState ts, PyObject? fallback) =>
        PyContext.Current(ts).Values.TryGetValue(this, out PyObject? value) ? value : fallback ?? _default ?? Raise.Error(ts, ExceptionTypes.LookupError, this);

    [PyMethod("set(value, /)", Doc = "Set the variable in the current context; the Token given back undoes it.")]
    private PyObject? Set(ThreadState ts, PyObject value)
    {
        PyContext context = PyContext.Current(ts);
        context.Values.TryGetValue(this, out PyObject? old);
        context.Values = context.Values.SetItem(this, value);
        return new PyContextToken(this, context, old);
    }

    [PyMethod("reset(token, /)", Doc = "Undo the change that the token stands for.")]
    private PyObject? Reset(ThreadState ts, PyObject token)
    {
        if (token is not PyContextToken given)
        {
            return Raise.TypeError(ts, $"expected an instance of Token, got {Text.Repr(ts, token)}");
        }

        return given.Undo(ts, this) ? PyNone.Instance : null;
    }

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts)
    {
        PyStr? name = Text.Repr(ts, Name);
        PyStr? fallback = _default is null ? PyStr.Empty : Text.Repr(ts, _default);
        return name is null || fallback is null ? null : PyStr.From($"<ContextVar name={name}{(_default is null ? "" : $" default={fallback}")} at 0x{ObjectIdentity.Of(this):x}>");
    }
}

/// <summary><c>Token</c>: how <c>ContextVar.set</c> can be undone.</summary>
[PyType("Token", Module = "_contextvars", Flags = TypeFlags.Static)]
internal sealed partial class PyContextToken(PyContextVar variable, PyContext context, PyObject? old) : PyObject
{
    private bool _used;

    [PyConstant("MISSING")]
    private static readonly PyObject s_missing = PyTokenMissing.Instance;

    [PyGetter("var")]
    private PyObject Variable => variable;

    [PyGetter("old_value")]
    private PyObject OldValue => old ?? PyTokenMissing.Instance;

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Raise.RuntimeError(ts, "Tokens can only be created by ContextVars");

    internal bool Undo(ThreadState ts, PyContextVar wanted)
    {
        string? complaint = _used ? "has already been used once"
            : !ReferenceEquals(variable, wanted) ? "was created by a different ContextVar"
            : !ReferenceEquals(context, PyContext.Current(ts)) ? "was created in a different Context" : null;
        if (complaint is not null)
        {
            string text = $"{Text.Repr(ts, this)} {complaint}";
            return _used ? Raise.RuntimeError(ts, text) : Raise.ValueError(ts, text);
        }

        _used = true;
        context.Values = old is null ? context.Values.Remove(variable) : context.Values.SetItem(variable, old);
        return true;
    }

    [PyMethod("__enter__()", Doc = "Enter into Token context manager.")]
    private PyObject? Enter(ThreadState ts) => this;

    [PyMethod("__exit__(type, val, tb, /)", Doc = "Exit from Token context manager, restore the linked ContextVar.")]
    private PyObject? Exit(ThreadState ts, PyObject exceptionType, PyObject value, PyObject traceback) => Undo(ts, variable) ? PyNone.Instance : null;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(ThreadState ts, PyType type, PyObject key) => PyGenericAlias.Create(type, key);

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) =>
        Text.Repr(ts, variable) is { } shown ? PyStr.From($"<Token{(_used ? " used" : "")} var={shown} at 0x{ObjectIdentity.Of(this):x}>") : null;
}

/// <summary><c>Token.MISSING</c>.</summary>
[PyType("Token.MISSING", NoConstructor = true)]
internal sealed partial class PyTokenMissing : PyObject
{
    public static readonly PyTokenMissing Instance = new();

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => PyStr.Intern("<Token.MISSING>");
}
