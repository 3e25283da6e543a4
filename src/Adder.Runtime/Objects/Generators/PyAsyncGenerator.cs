using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>async_generator</c>.</summary>
[PyType("async_generator", NoConstructor = true, Flags = TypeFlags.HasWeakReferences)]
internal sealed unsafe partial class PyAsyncGenerator(PyFunction function, CodeUnit* pc, PyObject?[] slots) : PyGeneratorBase(function, pc, slots)
{
    private bool _hooksInitialized;

    /// <summary>One of its awaitables is under way.</summary>
    public bool RunningAsync { get; set; }

    /// <summary>It has ended by StopAsyncIteration or GeneratorExit, or <c>aclose()</c> was begun.</summary>
    public bool Closed { get; set; }

    /// <summary>What <c>sys.set_asyncgen_hooks</c> said when iteration began: called when the generator is dropped unfinished.</summary>
    public PyObject? Finalizer { get; private set; }

    protected override string Kind => "async generator";

    /// <summary>Takes a result of the frame apart: a wrapped value is what an <c>async for</c> gets (false), anything else is an awaited object's affair (true).</summary>
    public Truth Unwrap(ThreadState ts, Truth yielded, ref PyObject? result)
    {
        switch (yielded)
        {
            case Truth.True when result is PyAsyncGeneratorWrappedValue wrapped:
                RunningAsync = false;
                result = wrapped.Value;
                return Truth.False;
            case Truth.True:
                return Truth.True;
            case Truth.False:
                _ = Raise.Error(ts, ExceptionTypes.StopAsyncIteration);
                result = null;
                break;
        }

        if (Raise.Matches(ts, ExceptionTypes.StopAsyncIteration) || Raise.Matches(ts, ExceptionTypes.GeneratorExit))
        {
            Closed = true;
        }

        RunningAsync = false;
        return Truth.Error;
    }

    [PySlot(Slot.Finalize)]
    private static PyObject? Finalize(ThreadState ts, PyAsyncGenerator self)
    {
        if (self.Stage == GeneratorState.Completed)
        {
            return PyNone.Instance;
        }

        if (self.Finalizer is not { } finalizer || self.Closed)
        {
            return self.CloseDropped(ts);
        }

        if (Calls.Call(ts, finalizer, self) is null)
        {
            Unraisable.Report(ts, self, "Exception ignored while finalizing async generator");
        }

        return PyNone.Instance;
    }

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyAsyncGenerator self) => Generators.Represent(self, "async_generator");

    [PySlot(Slot.AsyncIter)]
    private static PyObject? AsyncIter(ThreadState ts, PyAsyncGenerator self) => self;

    [PySlot(Slot.AsyncNext)]
    private static PyObject? AsyncNext(ThreadState ts, PyAsyncGenerator self) => self.InitializeHooks(ts) ? new PyAsyncGeneratorSend(self, PyNone.Instance) : null;

    /// <summary>What a program calls by name and may drop: somebody must notice that.</summary>
    private PyObject Watch(ThreadState ts, PyObject awaitable)
    {
        ts.Interpreter.RegisterFinalizer(awaitable);
        return awaitable;
    }

    [PyMethod("asend(value, /)", TextSignature = "($self, object, /)", Doc = "An awaitable that resumes the generator with a value.")]
    private PyObject? AsyncSend(ThreadState ts, PyObject value) => InitializeHooks(ts) ? Watch(ts, new PyAsyncGeneratorSend(this, value)) : null;

    [PyMethod("athrow(type, value=<unrepresentable>, traceback=<unrepresentable>, /)", TextSignature = null, Doc = "An awaitable that raises an exception where the generator stands.")]
    private PyObject? AsyncThrow(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback) =>
        (value is null || Deprecations.Warn(ts, "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.")) && InitializeHooks(ts) ? Watch(ts, new PyAsyncGeneratorThrow(this, type, value, traceback)) : null;

    [PyMethod("aclose()", Doc = "An awaitable that raises GeneratorExit where the generator stands.")]
    private PyObject? AsyncClose(ThreadState ts) => InitializeHooks(ts) ? Watch(ts, new PyAsyncGeneratorThrow(this, null, null, null)) : null;

    [PyGetter("ag_await", Doc = "What the generator awaits, or None.")]
    private PyObject? Awaits(ThreadState ts) => DelegatesTo ?? PyNone.Instance;

    [PyGetter("ag_running")]
    private PyObject? Running(ThreadState ts) => PyBool.From(RunningAsync);

    [PyGetter("ag_suspended")]
    private PyObject? Suspended(ThreadState ts) => PyBool.From(Stage == GeneratorState.Suspended);

    [PyGetter("ag_frame")]
    private PyObject? FrameGetter(ThreadState ts) => Frame ?? (PyObject)PyNone.Instance;

    [PyGetter("ag_code")]
    private PyObject? CodeGetter(ThreadState ts) => Code;

    [PyGetter("__name__", Doc = "name of the async generator")]
    private PyObject? NameGetter(ThreadState ts) => Name;

    [PyGetter("__qualname__", Doc = "qualified name of the async generator")]
    private PyObject? QualifiedNameGetter(ThreadState ts) => QualifiedName;

    private bool InitializeHooks(ThreadState ts)
    {
        if (_hooksInitialized)
        {
            return true;
        }

        _hooksInitialized = true;
        Finalizer = ts.AsyncGeneratorFinalizer;
        if (Finalizer is not null)
        {
            ts.Interpreter.RegisterFinalizer(this);
        }

        return ts.AsyncGeneratorFirstIterator is not { } first || Calls.Call(ts, first, this) is not null;
    }
}

/// <summary><c>async_generator_wrapped_value</c>: a value that an asynchronous generator yields, told from what it awaits. No program gets hold of one.</summary>
[PyType("async_generator_wrapped_value", NoConstructor = true)]
internal sealed partial class PyAsyncGeneratorWrappedValue(PyObject value) : PyObject
{
    public PyObject Value { get; } = value;
}

/// <summary>An awaitable of an asynchronous generator: where it stands.</summary>
internal enum AwaitableState : byte { Initial, Iterating, Closed }

/// <summary><c>async_generator_asend</c>: what <c>asend()</c> and <c>__anext__()</c> give.</summary>
[PyType("async_generator_asend", NoConstructor = true)]
internal sealed unsafe partial class PyAsyncGeneratorSend(PyAsyncGenerator generator, PyObject value) : PyObject
{
    private AwaitableState _state;

    private PyAsyncGenerator Generator => generator;

    /// <summary>One step: true with what is awaited, false with the generator's value.</summary>
    public Truth Send(ThreadState ts, PyObject argument, out PyObject? result)
    {
        result = null;
        if (_state == AwaitableState.Closed)
        {
            return Raise.RuntimeError(ts, "cannot reuse already awaited __anext__()/asend()");
        }

        if (_state == AwaitableState.Initial)
        {
            if (!Begin(ts))
            {
                return Truth.Error;
            }

            argument = argument is PyNone ? value : argument;
        }

        return Finish(ts, generator.Send(ts, argument, out result), ref result);
    }

    /// <summary>One step with an exception.</summary>
    public Truth Throw(ThreadState ts, PyBaseException exception, out PyObject? result)
    {
        result = null;
        if (_state == AwaitableState.Closed)
        {
            return Raise.RuntimeError(ts, "cannot reuse already awaited __anext__()/asend()");
        }

        return _state == AwaitableState.Initial && !Begin(ts) ? Truth.Error : Finish(ts, generator.Throw(ts, exception, out result), ref result);
    }

    [PySlot(Slot.Finalize)]
    private static PyObject? Finalize(ThreadState ts, PyAsyncGeneratorSend self) =>
        AsyncGeneratorAwaitables.WarnUnlessBegun(ts, self, self.Generator, self._state, "asend");

    [PySlot(Slot.Await)]
    private static PyObject? Await(ThreadState ts, PyAsyncGeneratorSend self) => self;

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyAsyncGeneratorSend self) => self;

    [PySlot(Slot.Next)]
    private static Lookup Next(ThreadState ts, PyAsyncGeneratorSend self) => Generators.ToNext(ts, self.Send(ts, PyNone.Instance, out PyObject? result), result);

    [PyMethod("send(value, /)", TextSignature = "($self, object, /)")]
    private PyObject? SendMethod(ThreadState ts, PyObject value) => Generators.ToMethodResult(ts, Send(ts, value, out PyObject? result), result);

    [PyMethod("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)", TextSignature = null)]
    private PyObject? ThrowMethod(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback)
    {
        PyBaseException? exception = Generators.ExceptionFrom(ts, type, value, traceback);
        return exception is null ? null : Generators.ToMethodResult(ts, Throw(ts, exception, out PyObject? result), result);
    }

    [PyMethod("close()")]
    private PyObject? CloseMethod(ThreadState ts) =>
        _state == AwaitableState.Closed ? PyNone.Instance : AsyncGeneratorAwaitables.Close(ts, exception => Throw(ts, exception, out _));

    private bool Begin(ThreadState ts)
    {
        if (generator.RunningAsync)
        {
            _state = AwaitableState.Closed;
            return Raise.RuntimeError(ts, "anext(): asynchronous generator is already running");
        }

        _state = AwaitableState.Iterating;
        generator.RunningAsync = true;
        return true;
    }

    private Truth Finish(ThreadState ts, Truth yielded, ref PyObject? result)
    {
        Truth outcome = generator.Unwrap(ts, yielded, ref result);
        if (outcome != Truth.True)
        {
            _state = AwaitableState.Closed;
        }

        return outcome;
    }
}

/// <summary><c>async_generator_athrow</c>: what <c>athrow()</c> and (without an exception) <c>aclose()</c> give.</summary>
[PyType("async_generator_athrow", NoConstructor = true)]
internal sealed unsafe partial class PyAsyncGeneratorThrow(PyAsyncGenerator generator, PyObject? exceptionType, PyObject? exceptionValue, PyObject? traceback) : PyObject
{
    private AwaitableState _state;

    private PyAsyncGenerator Generator => generator;

    private bool IsClose => exceptionType is null;

    /// <summary>One step: true with what is awaited, false with the result.</summary>
    public Truth Send(ThreadState ts, PyObject argument, out PyObject? result)
    {
        result = null;
        if (_state == AwaitableState.Closed)
        {
            return Raise.RuntimeError(ts, "cannot reuse already awaited aclose()/athrow()");
        }

        if (generator.Stage == GeneratorState.Completed)
        {
            _state = AwaitableState.Closed;
            result = PyNone.Instance;
            return Truth.False;
        }

        if (_state == AwaitableState.Iterating)
        {
            return Finish(ts, generator.Send(ts, argument, out result), ref result);
        }

        if (!Begin(ts))
        {
            return Truth.Error;
        }

        if (generator.Closed)
        {
            _state = AwaitableState.Closed;
            generator.RunningAsync = false;
            return Raise.Error(ts, ExceptionTypes.StopAsyncIteration);
        }

        if (argument is not PyNone)
        {
            return Raise.RuntimeError(ts, "can't send non-None value to a just-started coroutine");
        }

        PyBaseException? exception;
        if (IsClose)
        {
            generator.Closed = true;
            exception = Calls.Call(ts, ExceptionTypes.GeneratorExit) as PyBaseException;
        }
        else
        {
            exception = Generators.ExceptionFrom(ts, exceptionType!, exceptionValue, traceback, deprecated: false);
        }

        if (exception is null)
        {
            generator.RunningAsync = false;
            _state = AwaitableState.Closed;
            return Truth.Error;
        }

        return Finish(ts, generator.Throw(ts, exception, out result), ref result);
    }

    /// <summary>One step with an exception.</summary>
    public Truth Throw(ThreadState ts, PyBaseException exception, out PyObject? result)
    {
        result = null;
        if (_state == AwaitableState.Closed)
        {
            return Raise.RuntimeError(ts, "cannot reuse already awaited aclose()/athrow()");
        }

        return _state == AwaitableState.Initial && !Begin(ts) ? Truth.Error : Finish(ts, generator.Throw(ts, exception, out result), ref result);
    }

    [PySlot(Slot.Finalize)]
    private static PyObject? Finalize(ThreadState ts, PyAsyncGeneratorThrow self) =>
        AsyncGeneratorAwaitables.WarnUnlessBegun(ts, self, self.Generator, self._state, self.IsClose ? "aclose" : "athrow");

    [PySlot(Slot.Await)]
    private static PyObject? Await(ThreadState ts, PyAsyncGeneratorThrow self) => self;

    [PySlot(Slot.Iter)]
    private static PyObject? Iter(ThreadState ts, PyAsyncGeneratorThrow self) => self;

    [PySlot(Slot.Next)]
    private static Lookup Next(ThreadState ts, PyAsyncGeneratorThrow self) => Generators.ToNext(ts, self.Send(ts, PyNone.Instance, out PyObject? result), result);

    [PyMethod("send(value, /)", TextSignature = "($self, object, /)")]
    private PyObject? SendMethod(ThreadState ts, PyObject value) => Generators.ToMethodResult(ts, Send(ts, value, out PyObject? result), result);

    [PyMethod("throw(type, value=<unrepresentable>, traceback=<unrepresentable>, /)", TextSignature = null)]
    private PyObject? ThrowMethod(ThreadState ts, PyObject type, PyObject? value, PyObject? traceback)
    {
        PyBaseException? exception = Generators.ExceptionFrom(ts, type, value, traceback);
        return exception is null ? null : Generators.ToMethodResult(ts, Throw(ts, exception, out PyObject? result), result);
    }

    [PyMethod("close()")]
    private PyObject? CloseMethod(ThreadState ts) =>
        _state == AwaitableState.Closed ? PyNone.Instance : AsyncGeneratorAwaitables.Close(ts, exception => Throw(ts, exception, out _));

    private bool Begin(ThreadState ts)
    {
        if (generator.RunningAsync)
        {
            _state = AwaitableState.Closed;
            return Raise.RuntimeError(ts, IsClose ? "aclose(): asynchronous generator is already running" : "athrow(): asynchronous generator is already running");
        }

        _state = AwaitableState.Iterating;
        generator.RunningAsync = true;
        return true;
    }

    private Truth Finish(ThreadState ts, Truth yielded, ref PyObject? result)
    {
        if (!IsClose)
        {
            Truth outcome = generator.Unwrap(ts, yielded, ref result);
            if (outcome != Truth.True)
            {
                _state = AwaitableState.Closed;
            }

            return outcome;
        }

        if (yielded == Truth.True && result is not PyAsyncGeneratorWrappedValue)
        {
            return Truth.True;
        }

        generator.RunningAsync = false;
        _state = AwaitableState.Closed;
        if (yielded == Truth.True)
        {
            result = null;
            return Raise.RuntimeError(ts, "async generator ignored GeneratorExit");
        }

        if (yielded == Truth.False || Raise.ClearIf(ts, ExceptionTypes.StopAsyncIteration) || Raise.ClearIf(ts, ExceptionTypes.GeneratorExit))
        {
            result = PyNone.Instance;
            return Truth.False;
        }

        return Truth.Error;
    }
}

/// <summary>What the awaitables of asynchronous generators share.</summary>
internal static class AsyncGeneratorAwaitables
{
    /// <summary>What the finalizer of an awaitable does: a warning if it was never awaited.</summary>
    public static PyObject WarnUnlessBegun(ThreadState ts, PyObject awaitable, PyAsyncGenerator generator, AwaitableState state, string method)
    {
        if (state == AwaitableState.Initial && !Deprecations.Warn(ts, "RuntimeWarning", $"coroutine method '{method}' of '{generator.QualifiedName}' was never awaited"))
        {
            Unraisable.Report(ts, awaitable, "Exception ignored while finalizing coroutine");
        }

        return PyNone.Instance;
    }

    /// <summary><c>close()</c>: throws GeneratorExit in and wants it, or an end, back.</summary>
    public static PyObject? Close(ThreadState ts, System.Func<PyBaseException, Truth> throwInto)
    {
        if (Calls.Call(ts, ExceptionTypes.GeneratorExit) is not PyBaseException exit)
        {
            return null;
        }

        switch (throwInto(exit))
        {
            case Truth.True:
                return Raise.RuntimeError(ts, "coroutine ignored GeneratorExit");
            case Truth.False:
                return PyNone.Instance;
            default:
                return Raise.ClearIf(ts, ExceptionTypes.StopIteration) || Raise.ClearIf(ts, ExceptionTypes.StopAsyncIteration) || Raise.ClearIf(ts, ExceptionTypes.GeneratorExit)
                    ? PyNone.Instance
                    : null;
        }
    }
}
