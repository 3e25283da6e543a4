using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Raising, matching and handling exceptions; <c>with</c>.</summary>
internal static unsafe class Exceptions
{
    private const string CannotCatch = "catching classes that do not inherit from BaseException is not allowed";
    private const string CannotCatchStar = "catching ExceptionGroup with except* is not allowed. Use except instead.";

    /// <summary>The exception becomes the handled one; what was handled before stands under it.</summary>
    [Instruction(Opcode.PUSH_EXC_INFO, Stack = "exception -- previous, exception")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? PushExceptionInfo(ThreadState ts, ref PyObject? sp, PyObject exception)
    {
        ref PyBaseException? handled = ref ts.Handled;
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), handled ?? (PyObject)PyNone.Instance);
        handled = Unsafe.As<PyBaseException>(exception);
        FrameStack.Put(ref sp, exception);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    [Instruction(Opcode.POP_EXCEPT, Stack = "previous --")]
    public static void PopExcept(ThreadState ts, PyObject previous) => ts.Handled = previous is PyNone ? null : previous as PyBaseException;

    [Instruction(Opcode.CHECK_EXC_MATCH, Stack = "exception, pattern -- exception, result")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? CheckMatch(ThreadState ts, ref PyObject? sp, PyObject exception, PyObject pattern)
    {
        // No builtin class says of itself that it is not its own subclass.
        if (ReferenceEquals(exception.Type, pattern) && !exception.Type.IsHeapType)
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), PyBool.True);
            return ref sp;
        }

        if (!IsExceptionClass(pattern) && !CheckPattern(ts, pattern, star: false))
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), PyBool.From(Matches(exception.Type, pattern)));
        return ref sp;
    }

    [Instruction(Opcode.CHECK_EG_MATCH, Stack = "exception, pattern -- rest, match")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? CheckGroupMatch(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyObject exception, PyObject pattern)
    {
        if (!CheckPattern(ts, pattern, star: true) || !ExceptionGroups.Match(ts, ref frame, exception, pattern, out PyObject? match, out PyObject? rest))
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -2), rest);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), match);
        if (match is PyBaseException caught)
        {
            ts.Handled = caught;
        }

        return ref sp;
    }

    /// <summary>Calls the exit method of a context manager with what was raised.</summary>
    [Instruction(Opcode.WITH_EXCEPT_START, Stack = "exit, self, index, previous, exception -- exit, self, index, previous, exception, result")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? WithExceptStart(ThreadState ts, ref PyObject? sp, PyObject exit, PyObject? self, PyObject exception)
    {
        var raised = (PyBaseException)exception;
        PyObject traceback = raised.Traceback ?? (PyObject)PyNone.Instance;
        PyObject? result = self is null
            ? Calls.Call(ts, exit, exception.Type, exception, traceback)
            : Calls.Call(ts, exit, self, exception.Type, exception, traceback);
        if (result is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref sp, result);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    [Instruction(Opcode.LOAD_COMMON_CONSTANT, Stack = "-- value")]
    public static PyObject? LoadCommonConstant(ThreadState ts, int oparg) => (CommonConstant)oparg switch
    {
        CommonConstant.AssertionError => ExceptionTypes.AssertionError,
        CommonConstant.NotImplementedError => ExceptionTypes.NotImplementedError,
        CommonConstant.Tuple => PyTuple.TypeObject,
        CommonConstant.All => ts.Interpreter.AllFunction,
        _ => ts.Interpreter.AnyFunction,
    };

    /// <summary><c>raise value from cause</c> (null for no cause).</summary>
    public static void RaiseFrom(ThreadState ts, PyObject value, PyObject? cause)
    {
        PyBaseException? exception = Instantiate(ts, value, "exceptions must derive from BaseException");
        if (exception is null)
        {
            return;
        }

        if (cause is not null)
        {
            PyBaseException? causeException = null;
            if (cause is not PyNone)
            {
                causeException = Instantiate(ts, cause, "exception causes must derive from BaseException");
                if (causeException is null)
                {
                    return;
                }
            }

            exception.Cause = causeException;
            exception.SuppressContext = true;
        }

        _ = Raise.Exception(ts, exception);
    }

    /// <summary>Whether an exception of the class is caught by a class or a tuple of classes (nested tuples too).</summary>
    public static bool Matches(PyType type, PyObject pattern)
    {
        if (pattern is PyType single)
        {
            return type.IsSubtypeOf(single);
        }

        if (pattern is PyTuple several)
        {
            foreach (PyObject item in several.Items)
            {
                if (Matches(type, item))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static PyBaseException? Instantiate(ThreadState ts, PyObject value, string message)
    {
        if (value.GetType() == typeof(PyBaseException))
        {
            return Unsafe.As<PyBaseException>(value);
        }

        if (value is not PyType && value is PyBaseException exception)
        {
            return exception;
        }

        if (value is PyType builtin && !builtin.IsHeapType && PyBaseException.TryMake(builtin, []) is { } plain)
        {
            return plain;
        }

        if (value is PyType type && type.IsSubtypeOf(ExceptionTypes.BaseException))
        {
            PyObject? made = Calls.Call(ts, type);
            if (made is null or PyBaseException)
            {
                return (PyBaseException?)made;
            }

            _ = Raise.TypeError(ts, $"calling {Text.Repr(ts, type)} should have returned an instance of BaseException, not {Text.Repr(ts, made.Type)}");
            return null;
        }

        _ = Raise.TypeError(ts, message);
        return null;
    }

    /// <summary>What most patterns are.</summary>
    private static bool IsExceptionClass(PyObject pattern) => pattern is PyType type && type.IsSubtypeOf(ExceptionTypes.BaseException);

    private static bool CheckPattern(ThreadState ts, PyObject pattern, bool star)
    {
        if (pattern is PyTuple several)
        {
            foreach (PyObject item in several.Items)
            {
                if (!CheckClass(ts, item, star))
                {
                    return false;
                }
            }

            return true;
        }

        return CheckClass(ts, pattern, star);
    }

    private static bool CheckClass(ThreadState ts, PyObject pattern, bool star)
    {
        if (pattern is not PyType type || !type.IsSubtypeOf(ExceptionTypes.BaseException))
        {
            return Raise.TypeError(ts, CannotCatch);
        }

        return !star || ExceptionGroups.BaseType(ts) is not { } group || !type.IsSubtypeOf(group) || (bool)Raise.TypeError(ts, CannotCatchStar);
    }
}

/// <summary>What <c>except*</c> does with exception groups (PEP 654).</summary>
internal static unsafe class ExceptionGroups
{
    private static readonly MethodDefinition s_isAmong = new("is_among", null, null, MethodKind.Function, CallConvention.Fast, &IsAmong);

    /// <summary><c>BaseExceptionGroup</c>.</summary>
    public static PyType? BaseType(ThreadState ts) => ts.Interpreter.Builtins.GetInterned("BaseExceptionGroup") as PyType;

    /// <summary>Splits an exception by a class or classes: what matches (None for nothing) and the rest (None for nothing). A naked exception that matches is wrapped in a group.</summary>
    public static bool Match(ThreadState ts, ref FrameRecord frame, PyObject exception, PyObject pattern, out PyObject? match, out PyObject? rest)
    {
        match = rest = PyNone.Instance;
        if (exception is PyNone)
        {
            return true;
        }

        bool isGroup = IsGroup(ts, exception);
        if (Exceptions.Matches(exception.Type, pattern))
        {
            match = exception;
            if (!isGroup)
            {
                match = Wrap(ts, PyTuple.Create(exception));
                if (match is PyBaseException group)
                {
                    Unwinder.AddTraceback(ref frame, group, frame.InstructionIndex);
                }
            }

            return match is not null;
        }

        if (!isGroup)
        {
            rest = exception;
            return true;
        }

        PyObject? pair = Calls.CallMethod(ts, exception, "split", pattern);
        if (pair is null)
        {
            return false;
        }

        if (pair is not PyTuple tuple)
        {
            return Raise.TypeError(ts, $"{exception.Type.FullName}.split must return a tuple, not {pair.Type.FullName}");
        }

        if (tuple.Count < 2)
        {
            return Raise.TypeError(ts, $"{exception.Type.FullName}.split must return a 2-tuple, got tuple of size {tuple.Count}");
        }

        match = tuple[0];
        rest = tuple[1];
        return true;
    }

    /// <summary>What the clauses of an <c>except*</c> left to raise: None for nothing.</summary>
    public static PyObject? PrepareReraise(ThreadState ts, PyObject original, PyList raisedOrLeft)
    {
        if (raisedOrLeft.Count == 0)
        {
            return PyNone.Instance;
        }

        if (!IsGroup(ts, original))
        {
            return raisedOrLeft[0];
        }

        var raised = new List<PyObject>();
        var left = new List<PyObject>();
        foreach (PyObject item in raisedOrLeft.Items)
        {
            if (item is not PyNone)
            {
                (IsPartOf(ts, item, original) ? left : raised).Add(item);
            }
        }

        PyObject? rest = Project(ts, original, left);
        if (rest is null || raised.Count == 0)
        {
            return rest;
        }

        if (rest is not PyNone)
        {
            raised.Add(rest);
        }

        return raised.Count > 1 ? Wrap(ts, PyList.Create(raised.ToArray())) : raised[0];
    }

    private static bool IsGroup(ThreadState ts, PyObject exception) => BaseType(ts) is { } type && exception.Type.IsSubtypeOf(type);

    /// <summary>A group without a message: an ExceptionGroup where all are Exceptions.</summary>
    private static PyObject? Wrap(ThreadState ts, PyObject exceptions) => Calls.Call(ts, BaseType(ts)!, PyStr.Empty, exceptions);

    /// <summary>Whether an exception is a part of a group that was split, told by traceback, cause, context and notes.</summary>
    private static bool IsPartOf(ThreadState ts, PyObject item, PyObject original)
    {
        var left = (PyBaseException)item;
        var right = (PyBaseException)original;
        return ReferenceEquals(left.Traceback, right.Traceback) && ReferenceEquals(left.Cause, right.Cause) && ReferenceEquals(left.Context, right.Context)
            && ReferenceEquals(Attributes.Find(ts, left, "__notes__").ValueOrNull, Attributes.Find(ts, right, "__notes__").ValueOrNull);
    }

    /// <summary>The part of a group that holds the leaves of the given exceptions.</summary>
    private static PyObject? Project(ThreadState ts, PyObject group, List<PyObject> parts)
    {
        if (parts.Count == 0)
        {
            return PyNone.Instance;
        }

        var leaves = new List<PyObject>();
        foreach (PyObject part in parts)
        {
            if (!CollectLeaves(ts, part, leaves))
            {
                return null;
            }
        }

        var predicate = new PyBuiltinFunction(s_isAmong, PyTuple.FromArray(leaves.ToArray()), PyNone.Instance);
        PyObject? pair = Calls.CallMethod(ts, group, "split", predicate);
        return pair is PyTuple tuple ? tuple[0] : null;
    }

    private static bool CollectLeaves(ThreadState ts, PyObject exception, List<PyObject> leaves)
    {
        if (!IsGroup(ts, exception))
        {
            leaves.Add(exception);
            return true;
        }

        if (Attributes.Get(ts, exception, "exceptions") is not PyTuple nested)
        {
            return false;
        }

        foreach (PyObject item in nested.Items)
        {
            if (!CollectLeaves(ts, item, leaves))
            {
                return false;
            }
        }

        return true;
    }

    private static PyObject? IsAmong(ThreadState ts, PyObject leaves, System.ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        foreach (PyObject leaf in ((PyTuple)leaves).Items)
        {
            if (ReferenceEquals(leaf, arguments[0]))
            {
                return PyBool.True;
            }
        }

        return PyBool.False;
    }
}
