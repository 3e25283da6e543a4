using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Typing;

/// <summary>What <c>TypeVar</c>, <c>ParamSpec</c> and <c>TypeVarTuple</c> share: a name, a lazily evaluated default, attributes of their own.</summary>
internal abstract class PyTypeParameter(PyStr name) : PyObject
{
    private PyDict? _attributes;
    private LazyValue _default;

    public PyStr Name { get; } = name;

    /// <summary>The marker before the name in the repr.</summary>
    protected virtual string Mark => "";

    internal override PyDict? OwnDictionary(bool create) => create ? _attributes ??= new PyDict() : _attributes;

    /// <summary>Notes the module whose code makes the parameter.</summary>
    internal void SetModule(ThreadState ts) => OwnDictionary(create: true)!.SetInterned("__module__", PyType.CurrentModuleName(ts) ?? PyNone.Instance);

    internal void SetDefault(LazyValue value) => _default = value;

    [PyGetter("__name__", Member = true)]
    protected PyObject NameValue => Name;

    [PyGetter("__default__", Doc = "The default value for this type parameter.")]
    protected PyObject? Default(ThreadState ts) => _default.IsSet ? _default.Get(ts) : PyNoDefault.Instance;

    [PyGetter("evaluate_default")]
    protected PyObject? EvaluateDefault(ThreadState ts) => _default.IsSet ? _default.Evaluator : PyNone.Instance;

    [PyMethod("has_default()")]
    internal bool HasDefault() => _default.IsSet && !(_default.IsEvaluated && _default.Known is PyNoDefault);

    [PyMethod("__reduce__()")]
    protected PyObject Reduce() => Name;

    [PyMethod("__mro_entries__(object, /)")]
    protected PyObject? BaseClasses(ThreadState ts, PyObject bases) => Raise.TypeError(ts, $"Cannot subclass an instance of {Type.Name}");

    [PySlot(Slot.Repr)]
    protected PyObject? Repr(ThreadState ts) => PyStr.Concat(PyStr.From(Mark), Name);
}

/// <summary>A value of the type system that is given, or computed by a function when first asked for.</summary>
internal struct LazyValue
{
    private PyObject? _value;
    private PyObject? _evaluate;

    public static LazyValue Of(PyObject? value) => new() { _value = value };

    public static LazyValue By(PyObject evaluate) => new() { _evaluate = evaluate };

    public readonly bool IsSet => _value is not null || _evaluate is not null;

    public readonly bool IsEvaluated => _value is not null;

    public readonly PyObject? Known => _value;

    /// <summary>A function of a format that gives the value (PEP 749).</summary>
    public readonly PyObject Evaluator => _evaluate ?? new PyConstantEvaluator(_value!);

    public PyObject? Get(ThreadState ts) => _value ??= Calls.Call(ts, _evaluate!);
}

/// <summary>The evaluator of a value that was given.</summary>
[PyType("_ConstEvaluator", Module = "_typing", NoConstructor = true)]
internal sealed partial class PyConstantEvaluator(PyObject value) : PyObject
{
    /// <summary><c>annotationlib.Format.STRING</c>.</summary>
    private const int StringFormat = 4;

    private readonly PyObject _value = value;

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.Length != 1 || keywordNames is { Count: > 0 } || !ArgumentConversions.ToInt64(ts, arguments[0], out long format))
        {
            return ts.Pending is not null ? null : Raise.TypeError(ts, "_typing._ConstEvaluator() takes exactly 1 argument");
        }

        PyObject value = ((PyConstantEvaluator)self)._value;
        if (format != StringFormat)
        {
            return value;
        }

        var text = new StringBuilder();
        if (value is not PyTuple items)
        {
            return TypingSupport.AppendRepr(ts, text, value) ? PyStr.From(text.ToString()) : null;
        }

        text.Append('(');
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (!TypingSupport.AppendRepr(ts, text, items[i]))
            {
                return null;
            }
        }

        return PyStr.From(text.Append(items.Count == 1 ? ",)" : ")").ToString());
    }

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => Text.Repr(ts, _value) is { } shown ? PyStr.From($"<constevaluator {shown}>") : null;
}

/// <summary><c>typing.NoDefault</c>.</summary>
[PyType("NoDefaultType", Module = "typing", Doc = "The type of the NoDefault singleton.")]
internal sealed partial class PyNoDefault : PyObject
{
    public static readonly PyNoDefault Instance = new();

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.Length > 0 ? Raise.TypeError(ts, "NoDefaultType takes no arguments") : Instance;

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => PyStr.Intern("typing.NoDefault");

    [PyMethod("__reduce__()")]
    private PyObject Reduce() => PyStr.Intern("NoDefault");
}

/// <summary><c>typing.TypeVar</c>.</summary>
[PyType("TypeVar", TextSignature = null, Module = "typing", Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, Doc = "A type variable.")]
internal sealed partial class PyTypeVar(PyStr name) : PyTypeParameter(name)
{
    private LazyValue _bound;
    private LazyValue _constraints;

    [PyGetter("__covariant__", Member = true)]
    private bool Covariant { get; set; }

    [PyGetter("__contravariant__", Member = true)]
    private bool Contravariant { get; set; }

    [PyGetter("__infer_variance__", Member = true)]
    private bool InferVariance { get; set; }

    protected override string Mark => InferVariance ? "" : Covariant ? "+" : Contravariant ? "-" : "~";

    /// <summary>A parameter of the bracket syntax; nulls and None where it has neither bound nor constraints.</summary>
    internal static PyTypeVar FromSyntax(PyStr name, PyObject? bound, PyObject? constraints) => new(name)
    {
        InferVariance = true,
        _bound = bound is null or PyNone ? default : LazyValue.By(bound),
        _constraints = constraints is null or PyNone ? default : LazyValue.By(constraints),
    };

    [PyNew("typevar(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)")]
    private static PyObject? New(ThreadState ts, PyType type, PyStr name, PyTuple constraints, PyObject? bound, PyObject? fallback, bool covariant, bool contravariant, bool inferVariance)
    {
        if (!Variance.Check(ts, covariant, contravariant, inferVariance))
        {
            return null;
        }

        if (bound is not (null or PyNone))
        {
            bound = TypingCalls.Check(ts, bound, "Bound must be a type.");
            if (bound is null)
            {
                return null;
            }
        }

        if (constraints.Count == 1)
        {
            return Raise.TypeError(ts, "A single constraint is not allowed");
        }

        if (constraints.Count > 0 && bound is not (null or PyNone))
        {
            return Raise.TypeError(ts, "Constraints cannot be combined with bound=...");
        }

        var made = new PyTypeVar(name)
        {
            Covariant = covariant,
            Contravariant = contravariant,
            InferVariance = inferVariance,
            _bound = bound is null or PyNone ? default : LazyValue.Of(bound),
            _constraints = constraints.Count == 0 ? default : LazyValue.Of(constraints),
        };
        made.SetDefault(fallback is null ? default : LazyValue.Of(fallback));
        made.SetModule(ts);
        return made;
    }

    [PyGetter("__bound__")]
    private PyObject? Bound(ThreadState ts) => _bound.IsSet ? _bound.Get(ts) : PyNone.Instance;

    [PyGetter("__constraints__")]
    private PyObject? Constraints(ThreadState ts) => _constraints.IsSet ? _constraints.Get(ts) : PyTuple.Empty;

    [PyGetter("evaluate_bound")]
    private PyObject? EvaluateBound(ThreadState ts) => _bound.IsSet ? _bound.Evaluator : PyNone.Instance;

    [PyGetter("evaluate_constraints")]
    private PyObject? EvaluateConstraints(ThreadState ts) => _constraints.IsSet ? _constraints.Evaluator : PyNone.Instance;

    [PyMethod("__typing_subst__(arg, /)")]
    private PyObject? Substitute(ThreadState ts, PyObject argument) => TypingCalls.Call(ts, "_typevar_subst", this, argument);

    [PyMethod("__typing_prepare_subst__(alias, args, /)")]
    private PyObject? PrepareSubstitution(ThreadState ts, PyObject alias, PyObject given)
    {
        if (Iteration.ToTuple(ts, given) is not { } arguments || Attributes.Get(ts, alias, "__parameters__") is not { } found || Iteration.ToTuple(ts, found) is not { } parameters)
        {
            return null;
        }

        int index = Array.IndexOf(parameters.AsArray(), this);
        if (index < arguments.Count)
        {
            return given;
        }

        PyObject? fallback = index == arguments.Count ? Default(ts) : PyNoDefault.Instance;
        if (fallback is PyNoDefault)
        {
            int required = 0;
            foreach (PyObject parameter in parameters.Items)
            {
                required += parameter is PyTypeParameter known && known.HasDefault() ? 0 : 1;
            }

            return Text.Str(ts, alias) is { } shown
                ? Raise.TypeError(ts, $"Too few arguments for {shown}; actual {arguments.Count}, expected at least {required}")
                : null;
        }

        return fallback is null ? null : PyTuple.FromArray([.. arguments.Items, fallback]);
    }

    [PySlot(Slot.Or)]
    private static PyObject? Or(ThreadState ts, PyObject left, PyObject right) => PyUnion.FromItems(ts, [left, right]);
}

/// <summary><c>typing.ParamSpec</c>.</summary>
[PyType("ParamSpec", TextSignature = null, Module = "typing", Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, 
    Doc = "A parameter specification variable.\n\nIt stands for the parameters of a callable, so that a decorator can say that what it\nreturns takes the same ones:\n\n    >>> from typing import Callable, ParamSpec\n    >>> P = ParamSpec('P')\n    >>> def logged(function: Callable[P, int]) -> Callable[P, int]: ...\n    >>> P.__name__\n    'P'\n")]
internal sealed partial class PyParamSpec(PyStr name) : PyTypeParameter(name)
{
    private PyObject _bound = PyNone.Instance;

    [PyGetter("__covariant__", Member = true)]
    private bool Covariant { get; set; }

    [PyGetter("__contravariant__", Member = true)]
    private bool Contravariant { get; set; }

    [PyGetter("__infer_variance__", Member = true)]
    private bool InferVariance { get; set; }

    [PyGetter("__bound__", Member = true)]
    private PyObject Bound => _bound;

    protected override string Mark => InferVariance ? "" : Covariant ? "+" : Contravariant ? "-" : "~";

    internal static PyParamSpec FromSyntax(PyStr name) => new(name) { InferVariance = true };

    [PyNew("paramspec(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)")]
    private static PyObject? New(ThreadState ts, PyType type, PyStr name, PyObject? bound, PyObject? fallback, bool covariant, bool contravariant, bool inferVariance)
    {
        if (!Variance.Check(ts, covariant, contravariant, inferVariance))
        {
            return null;
        }

        var made = new PyParamSpec(name) { Covariant = covariant, Contravariant = contravariant, InferVariance = inferVariance, _bound = bound ?? PyNone.Instance };
        made.SetDefault(fallback is null ? default : LazyValue.Of(fallback));
        made.SetModule(ts);
        return made;
    }

    [PyGetter("args", Doc = "Represents positional arguments.")]
    private PyObject? Arguments(ThreadState ts) => new PyParamSpecArgs(this);

    [PyGetter("kwargs", Doc = "Represents keyword arguments.")]
    private PyObject? KeywordArguments(ThreadState ts) => new PyParamSpecKwargs(this);

    [PyMethod("__typing_subst__(arg, /)")]
    private PyObject? Substitute(ThreadState ts, PyObject argument) => TypingCalls.Call(ts, "_paramspec_subst", this, argument);

    [PyMethod("__typing_prepare_subst__(alias, args, /)")]
    private PyObject? PrepareSubstitution(ThreadState ts, PyObject alias, PyObject arguments) => TypingCalls.Call(ts, "_paramspec_prepare_subst", this, alias, arguments);

    [PySlot(Slot.Or)]
    private static PyObject? Or(ThreadState ts, PyObject left, PyObject right) => PyUnion.FromItems(ts, [left, right]);
}

/// <summary><c>typing.TypeVarTuple</c>.</summary>
[PyType("TypeVarTuple", TextSignature = null, Module = "typing", Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences, Doc = "A type variable tuple.")]
internal sealed partial class PyTypeVarTuple(PyStr name) : PyTypeParameter(name)
{
    [PyNew("typevartuple(name, *, default=typing.NoDefault)")]
    private static PyObject? New(ThreadState ts, PyType type, PyStr name, PyObject? fallback)
    {
        var made = new PyTypeVarTuple(name);
        made.SetDefault(fallback is null ? default : LazyValue.Of(fallback));
        made.SetModule(ts);
        return made;
    }

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => TypingCalls.Unpack(ts, this) is { } unpacked ? Iteration.GetIterator(ts, PyTuple.Create(unpacked)) : null;

    [PyMethod("__typing_subst__(arg, /)")]
    private PyObject? Substitute(ThreadState ts, PyObject argument) => Raise.TypeError(ts, "Substitution of bare TypeVarTuple is not supported");

    [PyMethod("__typing_prepare_subst__(alias, args, /)")]
    private PyObject? PrepareSubstitution(ThreadState ts, PyObject alias, PyObject arguments) => TypingCalls.Call(ts, "_typevartuple_prepare_subst", this, alias, arguments);
}

/// <summary><c>P.args</c> of a ParamSpec.</summary>
[PyType("ParamSpecArgs", TextSignature = null, Module = "typing", Flags = TypeFlags.HasWeakReferences, 
    Doc = "The positional parameters of a ParamSpec.\n\nThe annotation of *args in a function that has the parameters of another one:\n\n    >>> from typing import ParamSpec, get_origin\n    >>> P = ParamSpec('P')\n    >>> get_origin(P.args) is P\n    True\n")]
internal sealed partial class PyParamSpecArgs(PyObject origin) : PyObject
{
    [PyGetter("__origin__", Member = true)]
    private PyObject Origin { get; } = origin;

    [PyNew("paramspecargs(origin)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject origin) => new PyParamSpecArgs(origin);

    [PyMethod("__mro_entries__(object, /)")]
    private PyObject? BaseClasses(ThreadState ts, PyObject bases) => Raise.TypeError(ts, "Cannot subclass an instance of ParamSpecArgs");

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => TypingCalls.ReprOfPart(ts, Origin, "args");

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        left is PyParamSpecArgs a && right is PyParamSpecArgs b && operation is (CompareOperator.Equal or CompareOperator.NotEqual)
            ? Comparison.Compare(ts, a.Origin, b.Origin, operation) : PyNotImplemented.Instance;
}

/// <summary><c>P.kwargs</c> of a ParamSpec.</summary>
[PyType("ParamSpecKwargs", TextSignature = null, Module = "typing", Flags = TypeFlags.HasWeakReferences, 
    Doc = "The keyword parameters of a ParamSpec.\n\nThe annotation of **kwargs in a function that has the parameters of another one:\n\n    >>> from typing import ParamSpec, get_origin\n    >>> P = ParamSpec('P')\n    >>> get_origin(P.kwargs) is P\n    True\n")]
internal sealed partial class PyParamSpecKwargs(PyObject origin) : PyObject
{
    [PyGetter("__origin__", Member = true)]
    private PyObject Origin { get; } = origin;

    [PyNew("paramspeckwargs(origin)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject origin) => new PyParamSpecKwargs(origin);

    [PyMethod("__mro_entries__(object, /)")]
    private PyObject? BaseClasses(ThreadState ts, PyObject bases) => Raise.TypeError(ts, "Cannot subclass an instance of ParamSpecKwargs");

    [PySlot(Slot.Repr)]
    private PyObject? Repr(ThreadState ts) => TypingCalls.ReprOfPart(ts, Origin, "kwargs");

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation) =>
        left is PyParamSpecKwargs a && right is PyParamSpecKwargs b && operation is (CompareOperator.Equal or CompareOperator.NotEqual)
            ? Comparison.Compare(ts, a.Origin, b.Origin, operation) : PyNotImplemented.Instance;
}

/// <summary>The rules for variance.</summary>
internal static class Variance
{
    public static bool Check(ThreadState ts, bool covariant, bool contravariant, bool infer)
    {
        if (covariant && contravariant)
        {
            return Raise.ValueError(ts, "Bivariant types are not supported.");
        }

        return !infer || !(covariant || contravariant) || (bool)Raise.ValueError(ts, "Variance cannot be specified with infer_variance.");
    }
}
