using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary><c>await</c>, <c>async for</c>, <c>async with</c>.</summary>
internal static unsafe class Asynchronous
{
    [Instruction(Opcode.GET_AWAITABLE, Stack = "value -- iterator")]
    public static PyObject? GetAwaitable(ThreadState ts, PyObject value, int oparg) =>
        value.GetType() == typeof(PyCoroutine) && Unsafe.As<PyCoroutine>(value).Stage == GeneratorState.Created ? value : GetAwaitableOf(ts, value, oparg);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject? GetAwaitableOf(ThreadState ts, PyObject value, int oparg)
    {
        PyObject? iterator = Generators.AwaitableIterator(ts, value);
        if (iterator is null)
        {
            if (oparg != 0 && value.Type.Slots.Await == null && Raise.ClearIf(ts, ExceptionTypes.TypeError))
            {
                string method = oparg == (int)AwaitableKind.AsyncEnter ? "__aenter__" : "__aexit__";
                return Raise.TypeError(ts, $"'async with' received an object from {method} that does not implement __await__: {value.Type.FullName}");
            }

            return null;
        }

        return iterator is PyCoroutine { DelegatesTo: not null } ? Raise.RuntimeError(ts, "coroutine is being awaited already") : iterator;
    }

    [Instruction(Opcode.GET_AITER, Stack = "value -- iterator")]
    public static PyObject? GetAsyncIterator(ThreadState ts, PyObject value)
    {
        UnaryFunction iter = value.Type.Slots.AsyncIter;
        if (iter == null)
        {
            return Raise.TypeError(ts, $"'async for' requires an object with __aiter__ method, got {value.Type.FullName}");
        }

        PyObject? iterator = iter(ts, value);
        return iterator is null || iterator.Type.Slots.AsyncNext != null
            ? iterator
            : Raise.TypeError(ts, $"'async for' received an object from __aiter__ that does not implement __anext__: {iterator.Type.FullName}");
    }

    [Instruction(Opcode.GET_ANEXT, Stack = "iterator -- iterator, awaitable")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? GetNext(ThreadState ts, ref PyObject? sp, PyObject iterator)
    {
        PyObject? awaitable = Next(ts, iterator);
        if (awaitable is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref sp, awaitable);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    private static PyObject? Next(ThreadState ts, PyObject iterator)
    {
        UnaryFunction next = iterator.Type.Slots.AsyncNext;
        if (next == null)
        {
            return Raise.TypeError(ts, $"'async for' requires an iterator with __anext__ method, got {iterator.Type.FullName}");
        }

        PyObject? value = next(ts, iterator);
        if (value is null || value.GetType() == typeof(PyAsyncGeneratorSend))
        {
            return value;
        }

        PyObject? awaitable = Generators.AwaitableIterator(ts, value);
        if (awaitable is null && ts.Pending is { } cause)
        {
            ts.Pending = null;
            _ = Raise.TypeError(ts, $"'async for' received an invalid object from __anext__: {value.Type.FullName}");
            if (ts.Pending is { } error)
            {
                error.Cause = cause;
                error.Context = cause;
                error.SuppressContext = true;
            }
        }

        return awaitable;
    }
}
