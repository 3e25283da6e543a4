using System;
using System.Collections.Generic;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>BaseExceptionGroup</c> and <c>ExceptionGroup</c> (PEP 654).</summary>
[PyType("BaseExceptionGroup", Base = typeof(PyBaseException), Subclassable = true, OwnTypeProperty = true, Doc = "A combination of multiple unrelated exceptions.")]
internal unsafe partial class PyBaseExceptionGroup(PyType type, PyObject message, PyTuple exceptions) : PyBaseException(type)
{
    public PyObject Message { get; } = message;

    /// <summary>The repr of the sequence they came in; null for a list or tuple.</summary>
    private PyStr? _shown;

    /// <summary>The exceptions, at least one.</summary>
    public PyTuple Exceptions { get; } = exceptions;

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional != 2)
        {
            return Raise.TypeError(ts, $"BaseExceptionGroup.__new__() takes exactly 2 arguments ({positional} given)");
        }

        if (arguments[0] is not PyStr)
        {
            return ArgumentErrors.BadArgument(ts, "BaseExceptionGroup.__new__", "argument 1", "str", arguments[0]);
        }

        if (arguments[1].Type.Slots.SequenceItem == null && arguments[1] is not (PyList or PyTuple))
        {
            return Raise.TypeError(ts, "second argument (exceptions) must be a sequence");
        }

        // Any other sequence may be changed later: what it looks like now is kept.
        PyStr? shown = null;
        if (arguments[1] is not (PyList or PyTuple) && (shown = Text.Repr(ts, arguments[1])) is null)
        {
            return null;
        }

        PyTuple? exceptions = Iteration.ToTuple(ts, arguments[1]);
        if (exceptions is null || !CheckItems(ts, exceptions, out bool onlyExceptions) || ChooseType(ts, type, onlyExceptions) is not { } actual)
        {
            return null;
        }

        return new PyBaseExceptionGroup(actual, arguments[0], exceptions) { Arguments = PositionalOf(arguments, keywordNames), _shown = shown };
    }

    private static bool CheckItems(ThreadState ts, PyTuple exceptions, out bool onlyExceptions)
    {
        onlyExceptions = true;
        if (exceptions.Count == 0)
        {
            return Raise.ValueError(ts, "second argument (exceptions) must be a non-empty sequence");
        }

        for (int i = 0; i < exceptions.Count; i++)
        {
            if (exceptions[i] is not PyBaseException exception)
            {
                return Raise.ValueError(ts, $"Item {i} of second argument (exceptions) is not an exception");
            }

            onlyExceptions &= exception.Type.IsSubtypeOf(ExceptionTypes.Exception);
        }

        return true;
    }

    /// <summary>BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup.</summary>
    private static PyType? ChooseType(ThreadState ts, PyType type, bool onlyExceptions)
    {
        if (ReferenceEquals(type, TypeObject))
        {
            return onlyExceptions ? ExceptionTypes.ExceptionGroup : type;
        }

        if (onlyExceptions)
        {
            return type;
        }

        if (ReferenceEquals(type, ExceptionTypes.ExceptionGroup))
        {
            return Raise.TypeError(ts, "Cannot nest BaseExceptions in an ExceptionGroup");
        }

        return type.IsSubtypeOf(ExceptionTypes.Exception) ? Raise.TypeError(ts, $"Cannot nest BaseExceptions in '{type.Name}'") : type;
    }

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => InitArguments(ts, self, arguments, keywordNames);

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) =>
        Text.Str(ts, Message) is { } message ? PyStr.From($"{message} ({Exceptions.Count} sub-exception{(Exceptions.Count == 1 ? "" : "s")})") : null;

    /// <summary>The exceptions are shown as a list where that is what they were given as.</summary>
    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        PyObject shown = Arguments.Count == 2 && Arguments[1] is PyList ? PyList.Create(Exceptions.Items) : Exceptions;
        PyStr? message = Text.Repr(ts, Message);
        PyStr? items = message is null ? null : _shown ?? Text.Repr(ts, shown);
        return items is null ? null : PyStr.From($"{Type.Name}({message}, {items})");
    }

    [PyGetter("message", Member = true, Doc = "exception message")]
    private PyObject MessageGetter() => Message;

    [PyGetter("exceptions", Member = true, Doc = "nested exceptions")]
    private PyObject ExceptionsGetter() => Exceptions;

    [PyClassMethod("__class_getitem__(object, /)", Doc = "See PEP 585")]
    private static PyObject ClassGetItem(ThreadState ts, PyType self, PyObject key) => PyGenericAlias.Create(self, key);

    [PyMethod("derive(excs, /)")]
    private PyObject? Derive(ThreadState ts, PyObject excs) => Calls.Call(ts, TypeObject, Message, excs);

    [PyMethod("split(matcher_value, /)")]
    private PyObject? SplitMethod(ThreadState ts, PyObject matcher) =>
        ExceptionGroups.CheckMatcher(ts, matcher) && ExceptionGroups.Split(ts, this, matcher, out PyBaseException? match, out PyBaseException? rest)
            ? PyTuple.Create(match ?? (PyObject)PyNone.Instance, rest ?? (PyObject)PyNone.Instance)
            : null;

    [PyMethod("subgroup(matcher_value, /)")]
    private PyObject? SubgroupMethod(ThreadState ts, PyObject matcher) =>
        ExceptionGroups.CheckMatcher(ts, matcher) && ExceptionGroups.Split(ts, this, matcher, out PyBaseException? match, out _) ? match ?? (PyObject)PyNone.Instance : null;
}

/// <summary>The algorithms on exception groups, for methods and for <c>except*</c>.</summary>
internal static unsafe class ExceptionGroups
{
    /// <summary>A class, a tuple of classes, or a function.</summary>
    public static bool CheckMatcher(ThreadState ts, PyObject matcher)
    {
        bool valid = IsExceptionClass(matcher) || (matcher is not PyType && matcher.Type.Slots.Call != null);
        if (matcher is PyTuple tuple)
        {
            valid = true;
            foreach (PyObject item in tuple.Items)
            {
                valid &= IsExceptionClass(item);
            }
        }

        return valid || (bool)Raise.TypeError(ts, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    }

    private static bool IsExceptionClass(PyObject value) => value is PyType type && type.IsSubtypeOf(ExceptionTypes.BaseException);

    /// <summary>Parts an exception (or group, recursively) in what matches and the rest; null where a part is empty. False: an exception is pending.</summary>
    public static bool Split(ThreadState ts, PyBaseException exception, PyObject matcher, out PyBaseException? match, out PyBaseException? rest)
    {
        match = rest = null;
        if (!ts.CheckRecursion(" in exceptiongroup_split_recursive"))
        {
            return false;
        }

        Truth matches = Matches(ts, exception, matcher);
        if (matches == Truth.Error)
        {
            return false;
        }

        if (matches == Truth.True)
        {
            match = exception;
            return true;
        }

        if (exception is not PyBaseExceptionGroup group)
        {
            rest = exception;
            return true;
        }

        var matching = new List<PyObject>();
        var others = new List<PyObject>();
        foreach (PyObject item in group.Exceptions.Items)
        {
            if (!Split(ts, (PyBaseException)item, matcher, out PyBaseException? inner, out PyBaseException? remaining))
            {
                return false;
            }

            if (inner is not null)
            {
                matching.Add(inner);
            }

            if (remaining is not null)
            {
                others.Add(remaining);
            }
        }

        return Subset(ts, group, matching, out match) && Subset(ts, group, others, out rest);
    }

    /// <summary>A group with some of another's exceptions and its traceback, cause, context and notes; null for none.</summary>
    public static bool Subset(ThreadState ts, PyBaseExceptionGroup original, List<PyObject> exceptions, out PyBaseException? subset)
    {
        subset = null;
        if (exceptions.Count == 0)
        {
            return true;
        }

        PyObject? derived = Calls.CallMethod(ts, original, "derive", PyList.Create(exceptions.ToArray()));
        if (derived is null)
        {
            return false;
        }

        if (derived is not PyBaseExceptionGroup group)
        {
            return Raise.TypeError(ts, "derive must return an instance of BaseExceptionGroup");
        }

        group.Traceback = original.Traceback;
        group.Context = original.Context;
        group.Cause = original.Cause;
        group.SuppressContext |= original.Cause is not null;
        Lookup notes = Attributes.Find(ts, original, SpecialNames.Notes);
        if (notes.IsError)
        {
            return false;
        }

        if (notes.TryGet(out PyObject? list) && list is PyList or PyTuple)
        {
            // A copy, so that notes added to one group do not appear on the other.
            if (Iteration.ToList(ts, list) is not { } copy || !Attributes.Set(ts, group, SpecialNames.Notes, copy))
            {
                return false;
            }
        }

        subset = group;
        return true;
    }

    /// <summary>The end of an <c>except*</c> statement: what is raised again of the exceptions that were raised or left; null for nothing.</summary>
    /// <param name="original">The exception that the statement began with.</param>
    /// <param name="results">The unmatched rest and what handlers raised, in order; None for a handler that raised nothing.</param>
    public static bool PrepareReraise(ThreadState ts, PyBaseException original, PyList results, out PyBaseException? reraise)
    {
        reraise = null;
        var raised = new List<PyObject>();
        var reraised = new List<PyObject>();
        foreach (PyObject item in results.Items)
        {
            if (item is PyBaseException exception)
            {
                (SameMetadata(exception, original) ? reraised : raised).Add(exception);
            }
        }

        if (raised.Count + reraised.Count == 0)
        {
            return true;
        }

        if (original is not PyBaseExceptionGroup group)
        {
            // A naked exception was caught and wrapped: at most one exception can come back.
            reraise = raised.Count == 0 ? (PyBaseException)reraised[0] : raised.Count == 1 && reraised.Count == 0 ? (PyBaseException)raised[0] : null;
            if (reraise is not null)
            {
                return true;
            }
        }
        else if (!Projection(ts, group, reraised, out PyBaseException? projected))
        {
            return false;
        }
        else if (raised.Count == 0)
        {
            reraise = projected;
            return true;
        }
        else
        {
            if (projected is not null)
            {
                raised.Add(projected);
            }

            reraised.Clear();
        }

        raised.AddRange(reraised);
        reraise = Calls.Call(ts, PyBaseExceptionGroup.TypeObject, PyStr.Empty, PyList.Create(raised.ToArray())) as PyBaseException;
        return reraise is not null;
    }

    private static bool SameMetadata(PyBaseException one, PyBaseException other) =>
        ReferenceEquals(one.Traceback, other.Traceback) && ReferenceEquals(one.Cause, other.Cause) && ReferenceEquals(one.Context, other.Context);

    /// <summary>The part of a group whose leaves are among those of some of its splits.</summary>
    private static bool Projection(ThreadState ts, PyBaseExceptionGroup group, List<PyObject> keep, out PyBaseException? projected)
    {
        var leaves = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        foreach (PyObject item in keep)
        {
            CollectLeaves(item, leaves);
        }

        return Project(ts, group, leaves, out projected);
    }

    private static void CollectLeaves(PyObject exception, HashSet<PyObject> leaves)
    {
        if (exception is PyBaseExceptionGroup group)
        {
            foreach (PyObject item in group.Exceptions.Items)
            {
                CollectLeaves(item, leaves);
            }
        }
        else
        {
            leaves.Add(exception);
        }
    }

    private static bool Project(ThreadState ts, PyBaseExceptionGroup group, HashSet<PyObject> leaves, out PyBaseException? projected)
    {
        var kept = new List<PyObject>();
        foreach (PyObject item in group.Exceptions.Items)
        {
            if (item is PyBaseExceptionGroup inner)
            {
                if (!Project(ts, inner, leaves, out PyBaseException? part))
                {
                    projected = null;
                    return false;
                }

                if (part is not null)
                {
                    kept.Add(part);
                }
            }
            else if (leaves.Contains(item))
            {
                kept.Add(item);
            }
        }

        return Subset(ts, group, kept, out projected);
    }

    private static Truth Matches(ThreadState ts, PyBaseException exception, PyObject matcher)
    {
        if (matcher is PyType type)
        {
            return exception.Type.IsSubtypeOf(type) ? Truth.True : Truth.False;
        }

        if (matcher is PyTuple tuple)
        {
            foreach (PyObject item in tuple.Items)
            {
                if (item is PyType alternative && exception.Type.IsSubtypeOf(alternative))
                {
                    return Truth.True;
                }
            }

            return Truth.False;
        }

        PyObject? result = Calls.Call(ts, matcher, exception);
        return result is null ? Truth.Error : Truthiness.IsTrue(ts, result);
    }
}
