using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Calls. On the stack stand the callable, self or null, and the arguments.</summary>
internal static unsafe class Calling
{
    [Instruction(Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Specializer = nameof(Specializer.Call))]
    public static PyObject? Call(ThreadState ts, ref PyObject? sp, int oparg)
    {
        ref PyObject? first = ref Unpack(ref sp, oparg, out PyObject callable, out int count);
        if (callable.GetType() == typeof(PyFunction))
        {
            return Frames.Call(ts, Unsafe.As<PyFunction>(callable), ref Unsafe.As<PyObject?, PyObject>(ref first), count, null);
        }

        if (callable.GetType() == typeof(PyBuiltinFunction))
        {
            var function = Unsafe.As<PyBuiltinFunction>(callable);
            return count == 1 && function.Definition.Convention == CallConvention.OneArgument
                ? function.Definition.CallOneArgument(ts, function.Self, first!)
                : function.Definition.Call(ts, function.Self, Arguments.Span(ref first, count), null);
        }

        if (callable.GetType() == typeof(PyMethodDescriptor) && count > 0 && count <= 2 && ReferenceEquals(first!.Type, Unsafe.As<PyMethodDescriptor>(callable).Owner))
        {
            MethodDefinition definition = Unsafe.As<PyMethodDescriptor>(callable).Definition;
            if (count == 1 && definition.Convention == CallConvention.NoArguments)
            {
                return definition.CallNoArguments(ts, first);
            }

            if (count == 2 && definition.Convention == CallConvention.OneArgument)
            {
                return definition.CallOneArgument(ts, first, Unsafe.Add(ref first, 1)!);
            }
        }

        if (callable.GetType() == typeof(PyType) && count == oparg && Specializer.PlainInit(Unsafe.As<PyType>(callable)) is not null)
        {
            return CallClass(ts, ref Unsafe.Add(ref first, -1), callable, oparg);
        }

        return Calls.Call(ts, callable, Arguments.Span(ref first, count), null);
    }

    // ---- Python functions

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedFunction(CodeUnit* pc, PyObject callable) =>
        callable.GetType() == typeof(PyFunction) && Unsafe.As<PyFunction>(callable).Version == Adaptive.Wide(pc, 2);

    /// <summary>The same with as many arguments as it has parameters, self included where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedExactFunction(CodeUnit* pc, PyObject callable, PyObject? self, int oparg) =>
        callable.GetType() == typeof(PyFunction) && Unsafe.As<PyFunction>(callable).Version == Adaptive.Wide(pc, 2)
        && oparg + (self is null ? 0 : 1) == Unsafe.As<PyFunction>(callable).Code.ExactArgumentCount;

    [Instruction(Opcode.CALL_PY_EXACT_ARGS, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedExactFunction)], Hot = true, TriedIf = "callable is PyFunction && oparg + (self == null ? 0 : 1) == (callable as PyFunction).Code.ExactArgumentCount")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? CallPythonExactly(ThreadState ts, ref PyObject? self, PyObject callable, ref PyObject? sp)
    {
        ref PyObject? place = ref Unsafe.Add<PyObject?>(ref self, -1);
        PyObject? result = Frames.CallExactly(ts, Unsafe.As<PyFunction>(callable), ref Unsafe.Add<PyObject?>(ref self, self is null ? 1 : 0));
        if (result is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref place, result);
        return ref Unsafe.Add(ref place, 1);
    }

    [Instruction(Opcode.CALL_PY_GENERAL, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedFunction)])]
    public static PyObject? CallPythonGeneral(ThreadState ts, ref PyObject? self, PyObject callable, int oparg)
    {
        int has = self is null ? 0 : 1;
        return Frames.Call(ts, Unsafe.As<PyFunction>(callable), ref Unsafe.As<PyObject?, PyObject>(ref Unsafe.Add<PyObject?>(ref self, 1 - has)), oparg + has, null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedBoundMethod(CodeUnit* pc, PyObject callable, PyObject? self) =>
        self is null && callable.GetType() == typeof(PyBoundMethod) && Unsafe.As<PyBoundMethod>(callable).Function is PyFunction function && function.Version == Adaptive.Wide(pc, 2);

    [Instruction(Opcode.CALL_BOUND_METHOD_EXACT_ARGS, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedBoundMethod)])]
    [Instruction(Opcode.CALL_BOUND_METHOD_GENERAL, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedBoundMethod)])]
    public static PyObject? CallBoundMethod(ThreadState ts, ref PyObject? self, PyObject callable, int oparg)
    {
        var method = Unsafe.As<PyBoundMethod>(callable);
        FrameStack.Put(ref self, method.Self);
        return Frames.Call(ts, Unsafe.As<PyFunction>(method.Function), ref Unsafe.As<PyObject?, PyObject>(ref self), oparg + 1, null);
    }

    /// <summary>Any Python function, or a method of one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsPython(PyObject callable, PyObject? self) =>
        callable.GetType() == typeof(PyFunction) || (self is null && callable.GetType() == typeof(PyBoundMethod) && Unsafe.As<PyBoundMethod>(callable).Function is PyFunction);

    /// <summary>Where one call after another is of another function.</summary>
    [Instruction(OwnOpcode.CALL_PY_ANY, Family = Opcode.CALL, ShownAs = OwnOpcode.CALL_ANY, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsPython)], TriesFirst = true)]
    public static PyObject? CallAnyPython(ThreadState ts, ref PyObject? sp, int oparg)
    {
        ref PyObject? first = ref Unpack(ref sp, oparg, out PyObject callable, out int count);
        return Frames.Call(ts, Unsafe.As<PyFunction>(callable), ref Unsafe.As<PyObject?, PyObject>(ref first), count, null);
    }

    public static bool IsCachedSimpleClass(CodeUnit* pc, PyObject callable, PyObject? self) =>
        self is null && callable.GetType() == typeof(PyType) && Unsafe.As<PyType>(callable).Version == Adaptive.Wide(pc, 2);

    /// <summary>A class whose instances are made by <c>object.__new__</c> and a Python <c>__init__</c>.</summary>
    [Instruction(Opcode.CALL_ALLOC_AND_ENTER_INIT, Family = Opcode.CALL, Since = Lens.Python313, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedSimpleClass)])]
    public static PyObject? CallClass(ThreadState ts, ref PyObject? self, PyObject callable, int oparg)
    {
        var type = Unsafe.As<PyType>(callable);
        PyObject instance = PyObjectType.NewInstance(type);
        FrameStack.Put(ref self, instance);
        PyObject? result = Frames.Call(ts, type.CachedInit!, ref Unsafe.As<PyObject?, PyObject>(ref self), oparg + 1, null);
        return result is null ? null : ReferenceEquals(result, PyNone.Instance) ? instance : PyType.InitReturned(ts, result);
    }

    [Instruction(Opcode.EXIT_INIT_CHECK, Stack = "result --")]
    public static bool ExitInitCheck(ThreadState ts, PyObject result) => ReferenceEquals(result, PyNone.Instance) || PyType.InitReturned(ts, result);

    // ---- builtin functions and types

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOneArgumentFunction(PyObject callable, PyObject? self, int oparg) =>
        callable.GetType() == typeof(PyBuiltinFunction) && Unsafe.As<PyBuiltinFunction>(callable).Definition.Convention == CallConvention.OneArgument && oparg + (self is null ? 0 : 1) == 1;

    [Instruction(Opcode.CALL_BUILTIN_O, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsOneArgumentFunction)])]
    public static PyObject? CallBuiltinOne(ThreadState ts, ref PyObject? self, PyObject callable)
    {
        var function = Unsafe.As<PyBuiltinFunction>(callable);
        return function.Definition.CallOneArgument(ts, function.Self, self ?? Unsafe.Add<PyObject?>(ref self, 1)!);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFastFunction(PyObject callable) =>
        callable.GetType() == typeof(PyBuiltinFunction) && Unsafe.As<PyBuiltinFunction>(callable).Definition.Convention is CallConvention.Fast or CallConvention.FastWithKeywords;

    [Instruction(Opcode.CALL_BUILTIN_FAST, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsFastFunction)])]
    [Instruction(Opcode.CALL_BUILTIN_FAST_WITH_KEYWORDS, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsFastFunction)])]
    public static PyObject? CallBuiltinFast(ThreadState ts, ref PyObject? self, PyObject callable, int oparg)
    {
        int has = self is null ? 0 : 1;
        var function = Unsafe.As<PyBuiltinFunction>(callable);
        return function.Definition.Call(ts, function.Self, Arguments.Span(ref Unsafe.Add<PyObject?>(ref self, 1 - has), oparg + has), null);
    }

    /// <summary>A method of a builtin type, of the cached convention and number of arguments, on an instance of that type; gives the receiver, behind which stand the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsMethodDescriptor(ref PyObject? self, int oparg, CodeUnit* pc, out MethodDefinition definition, out nint receiver)
    {
        PyObject callable = Unsafe.Add<PyObject?>(ref self, -1)!;
        receiver = self is null ? 1 : 0;

        // The number that was cached is not 0: where there is no self, the first argument is the receiver.
        if (callable.GetType() != typeof(PyMethodDescriptor) || Adaptive.Narrow(pc, 3) != oparg + 1 - (int)receiver)
        {
            Unsafe.SkipInit(out definition);
            return false;
        }

        definition = Unsafe.As<PyMethodDescriptor>(callable).Definition;
        return (int)definition.Convention == Adaptive.Narrow(pc, 2) && Unsafe.As<PyMethodDescriptor>(callable).IsOfOwner(Unsafe.Add(ref self, receiver)!);
    }

    /// <summary>Puts a call's result in the callable's place; a null reference where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref PyObject? PutResult(ref PyObject? self, PyObject? result)
    {
        if (result is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add(ref self, -1), result);
        return ref self;
    }

    [Instruction(Opcode.CALL_METHOD_DESCRIPTOR_NOARGS, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? CallMethodNoArguments(ThreadState ts, CodeUnit* pc, ref PyObject? sp, int oparg)
    {
        ref PyObject? self = ref Unsafe.Add(ref sp, -oparg - 1);
        return ref PutResult(ref self, IsMethodDescriptor(ref self, oparg, pc, out MethodDefinition definition, out nint receiver)
            ? definition.CallNoArguments(ts, Unsafe.Add(ref self, receiver)!)
            : null);
    }

    [Instruction(Opcode.CALL_METHOD_DESCRIPTOR_O, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? CallMethodOne(ThreadState ts, CodeUnit* pc, ref PyObject? sp, int oparg)
    {
        ref PyObject? self = ref Unsafe.Add(ref sp, -oparg - 1);
        return ref PutResult(ref self, IsMethodDescriptor(ref self, oparg, pc, out MethodDefinition definition, out nint receiver)
            ? definition.CallOneArgument(ts, Unsafe.Add(ref self, receiver)!, Unsafe.Add(ref self, receiver + 1)!)
            : null);
    }

    [Instruction(Opcode.CALL_METHOD_DESCRIPTOR_FAST, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", MayMiss = true)]
    [Instruction(Opcode.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", MayMiss = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? CallMethodFast(ThreadState ts, CodeUnit* pc, ref PyObject? sp, int oparg)
    {
        ref PyObject? self = ref Unsafe.Add(ref sp, -oparg - 1);
        return ref PutResult(ref self, IsMethodDescriptor(ref self, oparg, pc, out MethodDefinition definition, out nint receiver)
            ? definition.Call(ts, Unsafe.Add(ref self, receiver)!, Arguments.Span(ref Unsafe.Add(ref self, receiver + 1), oparg - (int)receiver), null)
            : null);
    }

    /// <summary>The callable is the builtin that the specializer saw: identity with what the cache refers to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCachedCallable(ref FrameRecord frame, CodeUnit* pc, PyObject callable, PyObject? self) =>
        self is null && ReferenceEquals(callable, frame.Code.Executable!.References[Adaptive.Narrow(pc, 2)]);

    [Instruction(Opcode.CALL_LEN, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedCallable)])]
    public static PyObject? CallLen(ThreadState ts, ref PyObject? self)
    {
        long length = Containers.Length(ts, Unsafe.Add<PyObject?>(ref self, 1)!);
        return length < 0 ? null : PySmallInt.From(length);
    }

    [Instruction(Opcode.CALL_ISINSTANCE, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsCachedCallable)])]
    public static PyObject? CallIsInstance(ThreadState ts, ref PyObject? self)
    {
        Truth isInstance = TypeTests.IsInstance(ts, Unsafe.Add<PyObject?>(ref self, 1)!, Unsafe.Add<PyObject?>(ref self, 2)!);
        return isInstance == Truth.Error ? null : PyBool.From(isInstance == Truth.True);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTypeCall(PyObject callable, PyObject? self) => self is null && ReferenceEquals(callable, PyType.TypeObject);

    [Instruction(Opcode.CALL_TYPE_1, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsTypeCall)])]
    public static PyObject CallTypeOne(ref PyObject? self) => Unsafe.Add<PyObject?>(ref self, 1)!.Type;

    public static bool IsStrCall(PyObject callable, PyObject? self) => self is null && ReferenceEquals(callable, PyStr.TypeObject);

    [Instruction(Opcode.CALL_STR_1, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsStrCall)])]
    public static PyObject? CallStrOne(ThreadState ts, ref PyObject? self) => Text.Str(ts, Unsafe.Add<PyObject?>(ref self, 1)!);

    public static bool IsTupleCall(PyObject callable, PyObject? self) => self is null && ReferenceEquals(callable, PyTuple.TypeObject);

    [Instruction(Opcode.CALL_TUPLE_1, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsTupleCall)])]
    public static PyObject? CallTupleOne(ThreadState ts, ref PyObject? self) => Iteration.ToTuple(ts, Unsafe.Add<PyObject?>(ref self, 1)!);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBuiltinClass(PyObject callable) => callable.GetType() == typeof(PyType) && !Unsafe.As<PyType>(callable).IsHeapType;

    [Instruction(Opcode.CALL_BUILTIN_CLASS, Family = Opcode.CALL, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsBuiltinClass)])]
    public static PyObject? CallBuiltinClass(ThreadState ts, ref PyObject? self, PyObject callable, int oparg)
    {
        int has = self is null ? 0 : 1;
        var type = Unsafe.As<PyType>(callable);
        return type.OfOneArgument != null && oparg + has == 1
            ? type.OfOneArgument(ts, type, Unsafe.Add<PyObject?>(ref self, 1 - has)!)
            : type.Type.Slots.Call(ts, type, Arguments.Span(ref Unsafe.Add<PyObject?>(ref self, 1 - has), oparg + has), null);
    }

    /// <summary>Appends an item, the one argument, where the callable is list's method and the receiver an exact list, and puts None in the callable's place; false: it is another call.</summary>
    [Instruction(Opcode.CALL_LIST_APPEND, Family = Opcode.CALL, Form = InstructionForm.Special)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Append(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp)
    {
        PyObject? self = Unsafe.Add(ref sp, -2);
        if (self is null || self.GetType() != typeof(PyList) || !ReferenceEquals(Unsafe.Add(ref sp, -3), frame.Code.Executable!.References[Adaptive.Narrow(pc, 2)]))
        {
            return false;
        }

        Unsafe.As<PyList>(self).Add(Unsafe.Add(ref sp, -1)!);
        FrameStack.Put(ref Unsafe.Add(ref sp, -3), PyNone.Instance);
        return true;
    }

    /// <summary>Anything but a Python function or a method of one.</summary>
    public static bool IsNotPython(PyObject callable) => callable.GetType() != typeof(PyFunction) && callable.GetType() != typeof(PyBoundMethod);

    [Instruction(Opcode.CALL_NON_PY_GENERAL, Family = Opcode.CALL, Since = Lens.Python313, Stack = "callable, self, args[oparg] -- result", Guards = [nameof(IsNotPython)])]
    public static PyObject? CallNonPython(ThreadState ts, ref PyObject? self, PyObject callable, int oparg)
    {
        int has = self is null ? 0 : 1;
        return Calls.Call(ts, callable, Arguments.Span(ref Unsafe.Add<PyObject?>(ref self, 1 - has), oparg + has), null);
    }

    // ---- with keywords

    [Instruction(Opcode.CALL_KW, Stack = "callable, self, args[oparg], names -- result", Specializer = nameof(Specializer.CallKeywords))]
    public static PyObject? CallKeywords(ThreadState ts, ref PyObject? sp, PyTuple names, int oparg)
    {
        ref PyObject? first = ref Unpack(ref Unsafe.Add<PyObject?>(ref sp, -1), oparg, out PyObject callable, out int count);
        return callable.GetType() == typeof(PyFunction)
            ? Frames.Call(ts, Unsafe.As<PyFunction>(callable), ref Unsafe.As<PyObject?, PyObject>(ref first), count, names)
            : Calls.Call(ts, callable, Arguments.Span(ref first, count), names);
    }

    [Instruction(Opcode.CALL_KW_PY, Family = Opcode.CALL_KW, Since = Lens.Python314, Stack = "callable, self, args[oparg], names -- result", Guards = [nameof(IsCachedFunction)])]
    [Instruction(Opcode.CALL_KW_BOUND_METHOD, Family = Opcode.CALL_KW, Since = Lens.Python314, Stack = "callable, self, args[oparg], names -- result", Guards = [nameof(IsCachedBoundMethod)])]
    [Instruction(Opcode.CALL_KW_NON_PY, Family = Opcode.CALL_KW, Since = Lens.Python314, Stack = "callable, self, args[oparg], names -- result", Guards = [nameof(IsNotPython)])]
    public static PyObject? CallKeywordsSpecialized(ThreadState ts, ref PyObject? sp, PyTuple names, int oparg) => CallKeywords(ts, ref sp, names, oparg);

    /// <summary>What stands after <c>*</c> and <c>**</c> as a tuple and a dict; false: an exception is pending.</summary>
    public static bool Spread(ThreadState ts, PyObject callable, PyObject arguments, PyObject? keywords, [NotNullWhen(true)] out PyTuple? positional, out PyDict? named)
    {
        positional = null;
        named = keywords as PyDict;
        if (arguments.GetType() != typeof(PyTuple))
        {
            ref TypeSlots slots = ref arguments.Type.Slots;
            if (slots.Iter == null && slots.SequenceItem == null)
            {
                return Raise.TypeError(ts, $"{Mappings.Describe(ts, callable)} argument after * must be an iterable, not {arguments.Type.FullName}");
            }

            PyTuple? tuple = Iteration.ToTuple(ts, arguments);
            if (tuple is null)
            {
                return false;
            }

            arguments = tuple;
        }

        if (keywords is not null && named is null)
        {
            named = new PyDict();
            if (!Mappings.Merge(ts, named, keywords, callable))
            {
                return false;
            }
        }

        positional = Unsafe.As<PyTuple>(arguments);
        return true;
    }

    /// <summary>Finds callable and arguments; a bound method is taken apart in place, so that no copy of the arguments is made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref PyObject? Unpack(ref PyObject? sp, int oparg, out PyObject callable, out int count)
    {
        ref PyObject? self = ref Unsafe.Add<PyObject?>(ref sp, -1 - oparg);
        callable = Unsafe.Add<PyObject?>(ref self, -1)!;
        if (self is null && callable.GetType() == typeof(PyBoundMethod))
        {
            var method = Unsafe.As<PyBoundMethod>(callable);
            FrameStack.Put(ref self, method.Self);
            callable = method.Function;
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref self, -1), callable);
        }

        int has = self is null ? 0 : 1;
        count = oparg + has;
        return ref Unsafe.Add<PyObject?>(ref self, 1 - has);
    }
}
