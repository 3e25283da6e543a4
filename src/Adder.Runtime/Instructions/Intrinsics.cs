using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>CALL_INTRINSIC_1 and CALL_INTRINSIC_2: rare operations that need no instruction of their own.</summary>
internal static unsafe class Intrinsics
{
    private static readonly PyStr s_all = PyStr.Intern("__all__");
    private static readonly PyStr s_dict = PyStr.Intern("__dict__");

    [Instruction(Opcode.CALL_INTRINSIC_1, Stack = "value -- result")]
    public static PyObject? One(ThreadState ts, ref FrameRecord frame, PyObject value, int oparg)
    {
        switch ((UnaryIntrinsic)oparg)
        {
            case UnaryIntrinsic.Print:
                PyObject? hook = ts.Interpreter.Sys.GetInterned("displayhook");
                return hook is null ? Raise.RuntimeError(ts, "lost sys.displayhook") : Calls.Call(ts, hook, value);
            case UnaryIntrinsic.ImportStar:
                return ImportStar(ts, ref frame, value) ? PyNone.Instance : null;
            case UnaryIntrinsic.StopIterationError:
                return StopIterationError(ts, ref frame, (PyBaseException)value);
            case UnaryIntrinsic.AsyncGeneratorWrap:
                return new PyAsyncGeneratorWrappedValue(value);
            case UnaryIntrinsic.UnaryPositive:
                return Numbers.Positive(ts, value);
            case UnaryIntrinsic.ListToTuple:
                return PyTuple.Create(((PyList)value).Items);
            case UnaryIntrinsic.TypeVar:
                return FromTyping(ts, "TypeVar", value);
            case UnaryIntrinsic.ParamSpec:
                return FromTyping(ts, "ParamSpec", value);
            case UnaryIntrinsic.TypeVarTuple:
                return FromTyping(ts, "TypeVarTuple", value);
            case UnaryIntrinsic.SubscriptGeneric:
                return SubscriptGeneric(ts, value);
            case UnaryIntrinsic.TypeAlias:
                return CallTyping(ts, "_make_type_alias", value);
            default:
                return Raise.SystemError(ts, "invalid intrinsic function");
        }
    }

    [Instruction(Opcode.CALL_INTRINSIC_2, Stack = "first, second -- result")]
    public static PyObject? Two(ThreadState ts, PyObject first, PyObject second, int oparg)
    {
        switch ((BinaryIntrinsic)oparg)
        {
            case BinaryIntrinsic.PrepareReraiseStar:
                return ExceptionGroups.PrepareReraise(ts, first, (PyList)second);
            case BinaryIntrinsic.TypeVarWithBound:
                return CallTyping(ts, "_make_typevar", first, second, PyNone.Instance);
            case BinaryIntrinsic.TypeVarWithConstraints:
                return CallTyping(ts, "_make_typevar", first, PyNone.Instance, second);
            case BinaryIntrinsic.SetFunctionTypeParameters:
                ((PyFunction)first).TypeParameters = (PyTuple)second;
                return first;
            case BinaryIntrinsic.SetTypeParameterDefault:
                return CallTyping(ts, "_set_default", first, second);
            default:
                return Raise.SystemError(ts, "invalid intrinsic function");
        }
    }

    /// <summary>A StopIteration that would leave a generator becomes RuntimeError (PEP 479).</summary>
    private static PyObject StopIterationError(ThreadState ts, ref FrameRecord frame, PyBaseException exception)
    {
        CodeFlags flags = frame.Code.Flags;
        string? message = exception.Type.IsSubtypeOf(ExceptionTypes.StopIteration)
            ? (flags & CodeFlags.AsyncGenerator) != 0 ? "async generator raised StopIteration" : (flags & CodeFlags.Coroutine) != 0 ? "coroutine raised StopIteration" : "generator raised StopIteration"
            : (flags & CodeFlags.AsyncGenerator) != 0 && exception.Type.IsSubtypeOf(ExceptionTypes.StopAsyncIteration) ? "async generator raised StopAsyncIteration"
            : null;
        if (message is null)
        {
            return exception;
        }

        PyObject? made = Calls.Call(ts, ExceptionTypes.RuntimeError, PyStr.From(message));
        if (made is not PyBaseException error)
        {
            PyBaseException pending = ts.TakePending();
            return pending;
        }

        error.Cause = exception;
        error.Context = exception;
        error.SuppressContext = true;
        return error;
    }

    private static bool ImportStar(ThreadState ts, ref FrameRecord frame, PyObject module)
    {
        if (frame.Locals is not { } locals)
        {
            return Raise.SystemError(ts, "no locals found during 'import *'");
        }

        Lookup all = Attributes.Find(ts, module, s_all);
        if (all.IsError)
        {
            return false;
        }

        bool skipPrivate = all.IsAbsent;
        PyObject? names = all.ValueOrNull;
        if (names is null)
        {
            Lookup dictionary = Attributes.Find(ts, module, s_dict);
            if (!dictionary.TryGet(out PyObject? mapping))
            {
                return !dictionary.IsError && (bool)Raise.ImportError(ts, "from-import-* object has no __dict__ and no __all__");
            }

            names = Calls.CallMethod(ts, mapping, "keys");
            names = names is null ? null : Iteration.ToList(ts, names);
            if (names is null)
            {
                return false;
            }
        }

        for (long position = 0; ; position++)
        {
            PyObject? name = Containers.GetItem(ts, names, PyInt.From(position));
            if (name is null)
            {
                return Raise.ClearIf(ts, ExceptionTypes.IndexError);
            }

            if (name is not PyStr text)
            {
                return Raise.TypeError(ts, skipPrivate
                    ? $"Key in {ModuleName(ts, module)}.__dict__ must be str, not {name.Type.Name}"
                    : $"Item in {ModuleName(ts, module)}.__all__ must be str, not {name.Type.Name}");
            }

            if (skipPrivate && text.Length > 0 && text.CodePointAt(0) == '_')
            {
                continue;
            }

            PyObject? value = Attributes.Get(ts, module, text);
            if (value is null || !Containers.SetItem(ts, locals, text, value))
            {
                return false;
            }
        }
    }

    private static string ModuleName(ThreadState ts, PyObject module) => Attributes.Find(ts, module, "__name__").ValueOrNull is PyStr name ? name.ToString() : "?";

    private static PyObject? FromTyping(ThreadState ts, string type, PyObject name) => CallTyping(ts, "_make_" + type.ToLowerInvariant(), name);

    /// <summary>Calls a function of the native module <c>_typing</c>.</summary>
    private static PyObject? CallTyping(ThreadState ts, string function, params System.ReadOnlySpan<PyObject> arguments)
    {
        PyObject? import = ts.Interpreter.Builtins.GetInterned("__import__");
        PyObject? module = import is null ? Raise.ImportError(ts, "__import__ not found") : Calls.Call(ts, import, PyStr.Intern("_typing"));
        return module is null ? null : Calls.CallMethod(ts, module, function, arguments);
    }

    /// <summary><c>typing.Generic[parameters]</c>, parameter tuples unpacked.</summary>
    private static PyObject? SubscriptGeneric(ThreadState ts, PyObject parameters)
    {
        PyObject? import = ts.Interpreter.Builtins.GetInterned("__import__");
        PyObject? typing = import is null ? Raise.ImportError(ts, "__import__ not found") : Calls.Call(ts, import, PyStr.Intern("typing"));
        if (typing is null || Attributes.Get(ts, typing, "Generic") is not { } generic || Attributes.Get(ts, typing, "TypeVarTuple") is not { } tupleType)
        {
            return null;
        }

        PyObject[] unpacked = ((PyTuple)parameters).Items.ToArray();
        for (int i = 0; i < unpacked.Length; i++)
        {
            if (ReferenceEquals(unpacked[i].Type, tupleType))
            {
                PyObject? iterator = Iteration.GetIterator(ts, unpacked[i]);
                Lookup item = iterator is null ? Lookup.Error : Iteration.Next(ts, iterator);
                if (!item.TryGet(out PyObject? unpack))
                {
                    return item.IsError ? null : Raise.TypeError(ts, "a TypeVarTuple gave no item");
                }

                unpacked[i] = unpack;
            }
        }

        return Calls.CallMethod(ts, typing, "_generic_class_getitem", generic, PyTuple.FromArray(unpacked));
    }
}
