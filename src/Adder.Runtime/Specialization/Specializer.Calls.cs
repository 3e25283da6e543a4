using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <content>Calls.</content>
internal static unsafe partial class Specializer
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Call(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject callable = Unsafe.Add(ref sp, -2 - oparg)!;
        PyObject? self = Unsafe.Add(ref sp, -1 - oparg);
        int count = oparg + (self is null ? 0 : 1);
        Observe(ref frame, pc, callable, self);
        if (Alternates(ref frame, pc) && MixedCalls.IsCallable(callable))
        {
            bool ofPython = Calling.IsPython(callable, self) && IsCallOfPython(pc);
            Adaptive.Specialize(ref frame, pc, (int)(ofPython ? OwnOpcode.CALL_PY_ANY : OwnOpcode.CALL_ANY));
            return;
        }

        switch (callable)
        {
            case PyFunction function when DefaultsFailure(LensOf(ref frame), function, count) is not SpecializationFailure.None and var reason:
                Adaptive.Fail(ref frame, pc, reason);
                break;
            case PyBoundMethod { Function: PyFunction bound } when self is null && DefaultsFailure(LensOf(ref frame), bound, count + 1) is not SpecializationFailure.None and var reason:
                Adaptive.Fail(ref frame, pc, LensOf(ref frame) == Lens.Python312 ? SpecializationFailure.CallBoundMethod : reason);
                break;
            case PyBoundMethod { Function: PyFunction bound } when self is null && LensOf(ref frame) == Lens.Python312 && !IsExact(bound, count + 1):
                Adaptive.Fail(ref frame, pc, SpecializationFailure.CallBoundMethod);
                break;
            case PyFunction function:
                Adaptive.Wide(pc, 2) = function.Version;
                Adaptive.Specialize(ref frame, pc, (int)(IsExact(function, count) ? Opcode.CALL_PY_EXACT_ARGS : Opcode.CALL_PY_GENERAL));
                break;
            case PyBoundMethod { Function: PyFunction bound } when self is null:
                Adaptive.Wide(pc, 2) = bound.Version;
                Adaptive.Specialize(ref frame, pc, (int)(IsExact(bound, count + 1) ? Opcode.CALL_BOUND_METHOD_EXACT_ARGS : Opcode.CALL_BOUND_METHOD_GENERAL));
                break;
            case PyBoundMethod:
                Adaptive.Fail(ref frame, pc, SpecializationFailure.CallBoundMethod);
                break;
            case PyType type:
                CallType(ref frame, pc, type, self, count);
                break;
            case PyBuiltinFunction function:
                CallBuiltin(ts, ref frame, pc, function, self, count);
                break;
            case PyMethodDescriptor descriptor:
                CallDescriptor(ref frame, pc, descriptor, self ?? (oparg > 0 ? Unsafe.Add(ref sp, -oparg) : null), count, self is not null);
                break;
            default:
                Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_NON_PY_GENERAL);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CallKeywords(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject callable = Unsafe.Add(ref sp, -3 - oparg)!;
        PyObject? self = Unsafe.Add(ref sp, -2 - oparg);
        Observe(ref frame, pc, callable, self);
        if (Alternates(ref frame, pc) && MixedCalls.IsCallable(callable))
        {
            Adaptive.Specialize(ref frame, pc, (int)OwnOpcode.CALL_KW_ANY);
            return;
        }

        var names = Unsafe.As<PyTuple>(Unsafe.Add(ref sp, -1)!);
        switch (callable)
        {
            case PyFunction function:
                ArgumentBinder.PlanKeywords(function.Code, names, oparg + (self is null ? 0 : 1) - names.Count);
                Adaptive.Wide(pc, 2) = function.Version;
                Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_KW_PY);
                break;
            case PyBoundMethod { Function: PyFunction bound } when self is null:
                ArgumentBinder.PlanKeywords(bound.Code, names, oparg + 1 - names.Count);
                Adaptive.Wide(pc, 2) = bound.Version;
                Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_KW_BOUND_METHOD);
                break;
            case PyBoundMethod:
                Adaptive.Fail(ref frame, pc, SpecializationFailure.CallBoundMethod);
                break;
            default:
                if (self is null && callable is PyType type && PlainInit(type) is { } init)
                {
                    ArgumentBinder.PlanKeywords(init.Code, names, oparg + 1 - names.Count);
                }

                Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_KW_NON_PY);
                break;
        }
    }

    /// <summary>Whether the form that has missed is one for Python functions.</summary>
    private static bool IsCallOfPython(CodeUnit* pc) => (Opcode)pc->Opcode is Opcode.CALL_PY_EXACT_ARGS or Opcode.CALL_PY_GENERAL or Opcode.CALL_BOUND_METHOD_EXACT_ARGS or Opcode.CALL_BOUND_METHOD_GENERAL;

    /// <summary>Whether a function takes exactly so many arguments, all of them positional.</summary>
    public static bool IsExact(PyFunction function, int count) => function.Code.HasPlainParameters && function.Code.ArgumentCount == count
        && (function.Code.Flags & CodeFlags.Optimized) != 0;

    /// <summary>Whether a call of a class goes on in its <c>__init__</c> at once: with whatever arguments, but under the lens of a CPython that looks at the parameters.</summary>
    private static bool IsEntered(Lens lens, PyFunction init, int count) =>
        lens == Lens.All || (lens < Lens.Python314 ? IsExact(init, count) : init.Code.HasPlainParameters && (init.Code.Flags & CodeFlags.Optimized) != 0);

    /// <summary>Why CPython 3.11 and 3.12, whose only other form is for defaults that are filled in, leave a call to a function alone.</summary>
    private static SpecializationFailure DefaultsFailure(Lens lens, PyFunction function, int count)
    {
        if (lens > Lens.Python312 || IsExact(function, count))
        {
            return SpecializationFailure.None;
        }

        if (!function.Code.HasPlainParameters)
        {
            return SpecializationFailure.CodeComplexParameters;
        }

        int defaults = function.Defaults?.Count ?? 0;
        return count > function.Code.ArgumentCount || count < function.Code.ArgumentCount - defaults ? SpecializationFailure.WrongNumberArguments : SpecializationFailure.None;
    }

    private static void CallType(ref FrameRecord frame, CodeUnit* pc, PyType type, PyObject? self, int count)
    {
        if (!type.IsHeapType)
        {
            Opcode form = self is not null || count != 1 ? Opcode.CALL_BUILTIN_CLASS
                : ReferenceEquals(type, PyType.TypeObject) ? Opcode.CALL_TYPE_1
                : ReferenceEquals(type, PyStr.TypeObject) ? Opcode.CALL_STR_1
                : ReferenceEquals(type, PyTuple.TypeObject) ? Opcode.CALL_TUPLE_1
                : Opcode.CALL_BUILTIN_CLASS;
            bool generic = form == Opcode.CALL_BUILTIN_CLASS && LensOf(ref frame) != Lens.All && !IsCalledFast(type, LensOf(ref frame));
            if (form == Opcode.CALL_BUILTIN_CLASS && count + (self is null ? 0 : 1) == 1)
            {
                type.OfOneArgument = ShortConstructors.Of(type);
            }

            Adaptive.Specialize(ref frame, pc, (int)(generic ? Opcode.CALL_NON_PY_GENERAL : form));
            return;
        }

        if (!type.UseVersion())
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.OutOfVersions);
            return;
        }

        if (self is not null || PlainInit(type) is not { } init || !IsEntered(LensOf(ref frame), init, count + 1))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_NON_PY_GENERAL, SpecializationFailure.CallClassMutable);
            return;
        }

        Adaptive.Wide(pc, 2) = type.TakeVersion();
        Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_ALLOC_AND_ENTER_INIT, SpecializationFailure.CallClassMutable);
    }

    /// <summary>Whether CPython 3.14 makes instances of a builtin type without an argument tuple: only such types have CALL_BUILTIN_CLASS there.</summary>
    private static bool IsCalledFast(PyType type, Lens lens) => type.IsSubtypeOf(PyBaseException.TypeObject)
        ? type.Slots.New == PyBaseException.TypeObject.Slots.New && type.Slots.Init == PyBaseException.TypeObject.Slots.Init
        : type.NativeModule == "builtins" && (type.Name is "bool" or "dict" or "enumerate" or "filter" or "float" or "frozenset" or "list" or "map" or "range" or "reversed" or "set" or "str" or "super" or "tuple" or "type"
            || (ReferenceEquals(type, PyInt.TypeObject) && lens > Lens.Python312));

    /// <summary>The <c>__init__</c> that a call of a class comes down to: what a metaclass makes of a call can change without the class noticing.</summary>
    public static PyFunction? PlainInit(PyType type) => ReferenceEquals(type.Type, PyType.TypeObject) ? type.PlainInit : null;

    private static void CallBuiltin(ThreadState ts, ref FrameRecord frame, CodeUnit* pc, PyBuiltinFunction function, PyObject? self, int count)
    {
        if (self is null && ((count == 1 && IsBuiltin(ts, function, "len")) || (count == 2 && IsBuiltin(ts, function, "isinstance"))))
        {
            Adaptive.Narrow(pc, 2) = Adaptive.Refer(ref frame, pc, function);
            Adaptive.Specialize(ref frame, pc, (int)(count == 1 ? Opcode.CALL_LEN : Opcode.CALL_ISINSTANCE));
            return;
        }

        Opcode form = function.Definition.Convention switch
        {
            CallConvention.OneArgument when count == 1 => Opcode.CALL_BUILTIN_O,
            CallConvention.Fast => Opcode.CALL_BUILTIN_FAST,
            CallConvention.FastWithKeywords => Opcode.CALL_BUILTIN_FAST_WITH_KEYWORDS,
            _ => Opcode.CALL_NON_PY_GENERAL,
        };
        Adaptive.Specialize(ref frame, pc, (int)form);
    }

    private static void CallDescriptor(ref FrameRecord frame, CodeUnit* pc, PyMethodDescriptor descriptor, PyObject? receiver, int count, bool hasSelf)
    {
        if (receiver is null || !ReferenceEquals(receiver.Type, descriptor.Owner))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_NON_PY_GENERAL);
            return;
        }

        CallConvention convention = descriptor.Definition.Convention;
        if (hasSelf && count == 2 && receiver.GetType() == typeof(PyList) && descriptor.Definition.Name == "append"
            && (LensOf(ref frame) >= Lens.Python315 || frame.Code.Executable!.BaseAt((int)(pc - frame.Code.Start) + 4) == Opcode.POP_TOP))
        {
            Adaptive.Narrow(pc, 2) = Adaptive.Refer(ref frame, pc, descriptor);
            Adaptive.Specialize(ref frame, pc, (int)Opcode.CALL_LIST_APPEND);
            return;
        }

        Opcode form = convention switch
        {
            CallConvention.NoArguments when count == 1 => Opcode.CALL_METHOD_DESCRIPTOR_NOARGS,
            CallConvention.OneArgument when count == 2 => Opcode.CALL_METHOD_DESCRIPTOR_O,
            CallConvention.Fast => Opcode.CALL_METHOD_DESCRIPTOR_FAST,
            CallConvention.FastWithKeywords => Opcode.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
            _ => Opcode.CALL_NON_PY_GENERAL,
        };
        Adaptive.Narrow(pc, 2) = (int)convention;
        Adaptive.Narrow(pc, 3) = count;
        Adaptive.Specialize(ref frame, pc, (int)form);
    }

    private static bool IsBuiltin(ThreadState ts, PyBuiltinFunction function, string name) =>
        function.Definition.Name == name && function.Definition.Kind == MethodKind.Function && function.Module is PyStr module && module.EqualTo("builtins");
}
