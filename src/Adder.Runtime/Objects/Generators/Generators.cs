using System;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Objects;

/// <summary>Generators in general: sending, throwing, closing, awaiting any object that can be.</summary>
internal static unsafe class Generators
{
    private static readonly PyStr s_value = PyStr.Intern("value");

    /// <summary>Sends a value to a generator, coroutine or iterator: true with what it yields, false with what it returns, or an error.</summary>
    public static Truth Send(ThreadState ts, PyObject receiver, PyObject value, out PyObject? result)
    {
        if (receiver is PyGeneratorBase generator and not PyAsyncGenerator)
        {
            return generator.Send(ts, value, out result);
        }

        switch (receiver)
        {
            case PyCoroutineWrapper wrapper:
                return wrapper.Coroutine.Send(ts, value, out result);
            case PyAsyncGeneratorSend send:
                return send.Send(ts, value, out result);
            case PyAsyncGeneratorThrow thrown:
                return thrown.Send(ts, value, out result);
        }

        if (value is PyNone && receiver.Type.Slots.Next != null)
        {
            ts.StopValue = null;
            Lookup next = receiver.Type.Slots.Next(ts, receiver);
            if (next.TryGet(out result))
            {
                return Truth.True;
            }

            if (next.IsAbsent)
            {
                result = ts.TakeStopValue() ?? PyNone.Instance;
                return Truth.False;
            }
        }
        else
        {
            result = Calls.CallMethod(ts, receiver, "send", value);
            if (result is not null)
            {
                return Truth.True;
            }
        }

        return StopValue(ts, out result);
    }

    /// <summary>A pending StopIteration becomes the returned value; any other exception stays.</summary>
    public static Truth StopValue(ThreadState ts, out PyObject? result)
    {
        result = null;
        if (!Raise.Matches(ts, ExceptionTypes.StopIteration))
        {
            return Truth.Error;
        }

        result = ValueOf(ts, ts.TakePending());
        return result is null ? Truth.Error : Truth.False;
    }

    /// <summary>The value of a StopIteration.</summary>
    public static PyObject? ValueOf(ThreadState ts, PyBaseException stop) => Attributes.Get(ts, stop, s_value);

    /// <summary>Closes a generator or anything with a <c>close</c> method; false: an exception is pending.</summary>
    public static bool Close(ThreadState ts, PyObject iterator)
    {
        if (iterator is PyGeneratorBase generator and not PyAsyncGenerator)
        {
            return generator.Close(ts) is not null;
        }

        Lookup method = Attributes.Find(ts, iterator, "close");
        if (method.IsError)
        {
            Unraisable.ReportAbout(ts, "Exception ignored while closing generator", iterator);
        }

        return !method.TryGet(out PyObject? close) || Calls.Call(ts, close) is not null;
    }

    /// <summary>The iterator that <c>await value</c> runs.</summary>
    public static PyObject? AwaitableIterator(ThreadState ts, PyObject value)
    {
        if (value is PyCoroutine || (value is PyGenerator generator && (generator.Code.Flags & CodeFlags.IterableCoroutine) != 0))
        {
            return value;
        }

        UnaryFunction await = value.Type.Slots.Await;
        if (await == null)
        {
            return Raise.TypeError(ts, $"'{value.Type.FullName}' object can't be awaited");
        }

        PyObject? iterator = await(ts, value);
        if (iterator is null)
        {
            return null;
        }

        if (iterator is PyCoroutine || (iterator is PyGenerator made && (made.Code.Flags & CodeFlags.IterableCoroutine) != 0))
        {
            return Raise.TypeError(ts, "__await__() returned a coroutine");
        }

        return iterator.Type.Slots.Next != null
            ? iterator
            : Raise.TypeError(ts, $"__await__() returned non-iterator of type '{iterator.Type.FullName}'");
    }

    /// <summary>The result of a <c>send()</c> or <c>throw()</c> method: what was yielded, or StopIteration with what was returned.</summary>
    public static PyObject? ToMethodResult(ThreadState ts, Truth yielded, PyObject? result) => yielded switch
    {
        Truth.True => result,
        Truth.False => Raise.StopIteration(ts, result),
        _ => null,
    };

    /// <summary>The result of a Next slot: a returned value is left in <see cref="ThreadState.StopValue"/>.</summary>
    public static Lookup ToNext(ThreadState ts, Truth yielded, PyObject? result)
    {
        if (yielded == Truth.False)
        {
            ts.StopValue = result is PyNone ? null : result;
            return Lookup.Absent;
        }

        return yielded == Truth.True ? Lookup.Found(result!) : default;
    }

    /// <summary>The generator that a loop of the innermost frame goes through has returned: the loop ends. END_FOR is passed over, but it may be watched.</summary>
    public static Lookup EndLoop(ThreadState ts, PyObject result)
    {
        _ = ToNext(ts, Truth.False, result);
        ref FrameRecord frame = ref *ts.CurrentFrame;
        CodeUnit* end = Adaptive.JumpFrom(ref frame, frame.Pc, 2);
        return end->Opcode == (int)Opcode.INSTRUMENTED_END_FOR && !Monitoring.MonitoringCalls.Stopped(ts, ref frame, (int)(end - frame.Code.Start), result) ? Lookup.Error : Lookup.Absent;
    }

    /// <summary>The exception that the arguments of <c>throw(type_or_exception, value, traceback)</c> stand for; null: an exception is pending.</summary>
    public static PyBaseException? ExceptionFrom(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback, bool deprecated = true)
    {
        if (deprecated && value is not null && !Deprecations.Warn(ts, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."))
        {
            return null;
        }

        if (traceback is PyNone)
        {
            traceback = null;
        }

        if (traceback is not null and not PyTraceback)
        {
            _ = Raise.TypeError(ts, "throw() third argument must be a traceback object");
            return null;
        }

        PyBaseException? exception;
        if (type is PyType { } exceptionClass && exceptionClass.IsSubtypeOf(ExceptionTypes.BaseException))
        {
            if (value is PyBaseException given && given.Type.IsSubtypeOf(exceptionClass))
            {
                exception = given;
            }
            else
            {
                PyObject? made = value switch
                {
                    null or PyNone => Calls.Call(ts, type),
                    PyTuple arguments => Calls.Call(ts, type, arguments.Items, null),
                    _ => Calls.Call(ts, type, value),
                };
                exception = made as PyBaseException;
                if (exception is null)
                {
                    if (made is not null)
                    {
                        _ = Raise.TypeError(ts, $"calling {Text.Repr(ts, type)} should have returned an instance of BaseException, not {made.Type.FullName}");
                    }

                    // What went wrong while the exception was made is thrown in its place.
                    exception = ts.TakePending();
                }
            }
        }
        else if (type is PyBaseException instance)
        {
            if (value is not null and not PyNone)
            {
                _ = Raise.TypeError(ts, "instance exception may not have a separate value");
                return null;
            }

            exception = instance;
        }
        else
        {
            _ = Raise.TypeError(ts, $"exceptions must be classes or instances deriving from BaseException, not {type.Type.FullName}");
            return null;
        }

        if (traceback is PyTraceback trace)
        {
            exception.Traceback = trace;
        }

        return exception;
    }

    /// <summary>"&lt;generator object name at 0x…&gt;".</summary>
    public static PyStr Represent(PyGeneratorBase generator, string kind) => PyStr.From($"<{kind} object {generator.QualifiedName} at {ObjectIdentity.Hexadecimal(generator)}>");
}
