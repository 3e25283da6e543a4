using System;
using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Select;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Socket;

/// <summary><c>_socket.socket</c>. With a timeout the descriptor is non-blocking and calls wait by poll(2) first.</summary>
[PyType("socket", TextSignature = null, Module = "_socket", Subclassable = true, Doc = "A socket of the system.")]
internal unsafe partial class PySocket : PyObject
{
    private int _descriptor = -1;
    private int _family;
    private int _kind;
    private int _protocol;

    /// <summary>In nanoseconds; negative for blocking without end, 0 for non-blocking.</summary>
    private long _timeout = -1;

    internal PySocket()
    {
    }

    internal PySocket(ThreadState ts, int descriptor, int family, int kind, int protocol) => Take(ts, descriptor, family, kind, protocol);

    private void Take(ThreadState ts, int descriptor, int family, int kind, int protocol)
    {
        const int Flags = NativeSockets.CloseOnExecution | NativePosix.O_NONBLOCK;
        ts.Interpreter.CollectWhenIdle();
        _descriptor = descriptor;
        _family = family;
        _kind = kind & ~Flags;
        _protocol = protocol;
        _timeout = (kind & NativePosix.O_NONBLOCK) != 0 ? 0 : ts.Interpreter.StateOf<SocketState>().DefaultTimeout;
        if (_timeout >= 0)
        {
            SetNonBlocking(true);
        }
    }

    [PyNew("(*args, **kwargs)")]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyDict? keywords) =>
        ReferenceEquals(type, TypeObject) ? new PySocket() : new PySocketSubclass(type);

    [PyInit("(family=-1, type=-1, proto=-1, fileno=None)")]
    private Done Init(ThreadState ts, int family = -1, int kind = -1, int protocol = -1, PyObject? fileNumber = null)
    {
        if (fileNumber is null or PyNone)
        {
            family = family == -1 ? SocketAddresses.Internet : family;
            kind = kind == -1 ? 1 : kind;
            protocol = protocol == -1 ? 0 : protocol;
            bool collected = false;
            int made;
            do
            {
                made = NativeSockets.Create(family, kind | NativeSockets.CloseOnExecution, protocol);
            }
            while (made < 0 && DescriptorShortage.Relieve(ts, ref collected));

            if (made < 0)
            {
                return SystemErrors.RaiseLast(ts);
            }

            Take(ts, made, family, kind, protocol);
            return Done.Ok;
        }

        if (!Numbers.IndexToInt64(ts, fileNumber, ExceptionTypes.OverflowError, out long number))
        {
            return Done.Error;
        }

        if (number < 0)
        {
            return Raise.ValueError(ts, "negative file descriptor");
        }

        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        uint length = SocketAddresses.MaximumSize;
        if (NativeSockets.OwnAddress((int)number, address, &length) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        family = family == -1 ? *(ushort*)address : family;
        kind = kind == -1 ? Option((int)number, 3) : kind;
        protocol = protocol == -1 ? Option((int)number, 38) : protocol;
        Take(ts, (int)number, family, kind, protocol);
        return Done.Ok;

        // SO_TYPE is 3 and SO_PROTOCOL is 38 of SOL_SOCKET.
        static int Option(int descriptor, int option)
        {
            int value = 0;
            uint size = sizeof(int);
            return NativeSockets.GetOption(descriptor, 1, option, (byte*)&value, &size) < 0 ? 0 : value;
        }
    }

    [PyGetter("family", Member = true, Doc = "the socket family")]
    private PyObject? FamilyGetter(ThreadState ts) => PyInt.From(_family);

    [PyGetter("type", Member = true, Doc = "the socket type")]
    private PyObject? KindGetter(ThreadState ts) => PyInt.From(_kind);

    [PyGetter("proto", Member = true, Doc = "the socket protocol")]
    private PyObject? ProtocolGetter(ThreadState ts) => PyInt.From(_protocol);

    [PyGetter("timeout", Doc = "the socket timeout")]
    private PyObject? TimeoutGetter(ThreadState ts) => GetTimeout(ts);

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts) => PyStr.From($"<socket object, fd={_descriptor}, family={_family}, type={_kind}, proto={_protocol}>");

    [PyMethod("fileno()", Doc = "Return the integer file descriptor of the socket.")]
    private long FileNumber() => _descriptor;

    [PyMethod("detach()", Doc = "Close the socket object without closing the underlying file descriptor.")]
    private long Detach()
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        return descriptor;
    }

    [PySlot(Slot.Finalize)]
    private PyObject? FinalizeSlot(ThreadState ts)
    {
        if (_descriptor >= 0)
        {
            FinalizerWarnings.Unclosed(ts, this, "unclosed", "Exception ignored while finalizing socket");
            _ = NativePosix.Close(_descriptor);
            _descriptor = -1;
        }

        return PyNone.Instance;
    }

    [PyMethod("close()", Doc = "Close the socket.  It cannot be used after this call.")]
    private PyObject? Close(ThreadState ts)
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        const int ConnectionReset = 104;
        return descriptor >= 0 && NativePosix.Close(descriptor) < 0 && Marshal.GetLastPInvokeError() != ConnectionReset ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("setblocking(object, /)", Doc = "Set the socket to blocking (flag is true) or non-blocking (false).")]
    private PyObject? SetBlocking(ThreadState ts, bool blocking)
    {
        _timeout = blocking ? -1 : 0;
        return SetNonBlocking(!blocking) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("getblocking()", Doc = "Returns True if socket is in blocking mode, or False if it is in non-blocking mode.")]
    private bool GetBlocking() => _timeout != 0;

    [PyMethod("settimeout(object, /)", Doc = "Set a timeout on socket operations.")]
    private PyObject? SetTimeout(ThreadState ts, PyObject timeout)
    {
        if (!TryTimeout(ts, timeout, out long nanoseconds))
        {
            return null;
        }

        _timeout = nanoseconds;
        return SetNonBlocking(nanoseconds >= 0) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("gettimeout()", Doc = "Returns the timeout in seconds (float) associated with socket operations.")]
    private PyObject? GetTimeout(ThreadState ts) => _timeout < 0 ? PyNone.Instance : PyFloat.From(_timeout / 1e9);

    /// <summary>A timeout in seconds as nanoseconds, -1 for None.</summary>
    internal static bool TryTimeout(ThreadState ts, PyObject timeout, out long nanoseconds)
    {
        nanoseconds = -1;
        if (timeout is PyNone)
        {
            return true;
        }

        return Adder.Modules.Time.TimeModule.TryDuration(ts, timeout, out nanoseconds) && (nanoseconds >= 0 || Raise.ValueError(ts, "Timeout value out of range"));
    }

    private int SetNonBlocking(bool nonBlocking)
    {
        int flags = NativePosix.Control(_descriptor, NativePosix.F_GETFL, 0);
        return flags < 0 ? -1 : NativePosix.Control(_descriptor, NativePosix.F_SETFL, nonBlocking ? flags | NativePosix.O_NONBLOCK : flags & ~NativePosix.O_NONBLOCK);
    }

    [PyMethod("bind(object, /)", Doc = "Bind the socket to a local address.")]
    private PyObject? Bind(ThreadState ts, PyObject address)
    {
        byte* target = stackalloc byte[SocketAddresses.MaximumSize];
        int length = SocketAddresses.FromObject(ts, "bind", _family, address, new Span<byte>(target, SocketAddresses.MaximumSize), _protocol);
        return length < 0 ? null : NativeSockets.Bind(_descriptor, target, (uint)length) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }

    [PyMethod("listen(backlog=128, /)", TextSignature = null, Doc = "Enable a server to accept connections.")]
    private PyObject? Listen(ThreadState ts, int backlog = 128) => NativeSockets.Listen(_descriptor, Math.Max(0, backlog)) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;

    [PyMethod("_accept()", Doc = "Wait for an incoming connection.")]
    private PyObject? Accept(ThreadState ts)
    {
        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        while (Ready(ts, PollCalls.In))
        {
            int made;
            uint length = SocketAddresses.MaximumSize;
            using (BlockingCall.Enter(ts))
            {
                made = NativeSockets.Accept(_descriptor, address, &length, NativeSockets.CloseOnExecution);
            }

            if (made >= 0)
            {
                return PyTuple.Create(PyInt.From(made), SocketAddresses.ToObject(new ReadOnlySpan<byte>(address, (int)length)));
            }

            if (!MayRetry(ts))
            {
                return null;
            }
        }

        return null;
    }

    [PyMethod("connect(object, /)", Doc = "Connect the socket to a remote address.")]
    private PyObject? Connect(ThreadState ts, PyObject address)
    {
        int error = ConnectTo(ts, "connect", address);
        return error < 0 ? null : error > 0 ? SystemErrors.RaiseFor(ts, error) : PyNone.Instance;
    }

    [PyMethod("connect_ex(object, /)", Doc = "Like connect(address), but returns an error code instead of raising an exception when an error occurs.")]
    private PyObject? TryConnect(ThreadState ts, PyObject address)
    {
        int error = ConnectTo(ts, "connect_ex", address);
        return error < 0 ? null : PyInt.From(error);
    }

    /// <summary>An error number, 0 for success, -1: an exception is pending.</summary>
    private int ConnectTo(ThreadState ts, string function, PyObject address)
    {
        byte* target = stackalloc byte[SocketAddresses.MaximumSize];
        int length = SocketAddresses.FromObject(ts, function, _family, address, new Span<byte>(target, SocketAddresses.MaximumSize), _protocol);
        if (length < 0)
        {
            return -1;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = NativeSockets.Connect(_descriptor, target, (uint)length);
        }

        if (result == 0)
        {
            return 0;
        }

        int error = Marshal.GetLastPInvokeError();
        bool mustWait = (error == NativePosix.EINPROGRESS && _timeout > 0) || error == NativePosix.EINTR;
        if (!mustWait)
        {
            return error;
        }

        if (!BlockingCall.CheckSignals(ts) || !WaitFor(ts, PollCalls.Out, _timeout))
        {
            return -1;
        }

        int outcome = 0;
        uint size = sizeof(int);
        return NativeSockets.GetOption(_descriptor, 1, 4, (byte*)&outcome, &size) < 0 ? Marshal.GetLastPInvokeError() : outcome;
    }

    [PyMethod("recv(buffersize, flags=0, /)", TextSignature = null, Doc = "Receive up to buffersize bytes from the socket.")]
    private PyObject? Receive(ThreadState ts, long size, int flags = 0)
    {
        if (size < 0)
        {
            return Raise.ValueError(ts, "negative buffersize in recv");
        }

        var bytes = new byte[size];
        nint count = ReceiveInto(ts, bytes, flags, null, out _);
        return count < 0 ? null : PyBytes.From(bytes.AsSpan(0, (int)count));
    }

    [PyMethod("recv_into(buffer, nbytes=0, flags=0)", TextSignature = null, Doc = "A version of recv() that stores its data into a buffer.")]
    private PyObject? ReceiveIntoBuffer(ThreadState ts, PyObject buffer, long size = 0, int flags = 0)
    {
        using BufferView? view = Writable(ts, "recv_into", buffer, size);
        if (view is null)
        {
            return null;
        }

        nint count = ReceiveInto(ts, size > 0 ? view.Span[..(int)size] : view.Span, flags, null, out _);
        return count < 0 ? null : PyInt.From(count);
    }

    [PyMethod("recvfrom(buffersize, flags=0, /)", TextSignature = null, Doc = "Like recv(buffersize, flags) but also return the sender's address info.")]
    private PyObject? ReceiveFrom(ThreadState ts, long size, int flags = 0)
    {
        if (size < 0)
        {
            return Raise.ValueError(ts, "negative buffersize in recvfrom");
        }

        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        var bytes = new byte[size];
        nint count = ReceiveInto(ts, bytes, flags, address, out int length);
        return count < 0 ? null : PyTuple.Create(PyBytes.From(bytes.AsSpan(0, (int)count)), SocketAddresses.ToObject(new ReadOnlySpan<byte>(address, length)));
    }

    [PyMethod("recvfrom_into(buffer, nbytes=0, flags=0)", TextSignature = null, Doc = "Like recv_into(buffer[, nbytes[, flags]]) but also return the sender's address info.")]
    private PyObject? ReceiveFromInto(ThreadState ts, PyObject buffer, long size = 0, int flags = 0)
    {
        using BufferView? view = Writable(ts, "recvfrom_into", buffer, size);
        if (view is null)
        {
            return null;
        }

        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        nint count = ReceiveInto(ts, size > 0 ? view.Span[..(int)size] : view.Span, flags, address, out int length);
        return count < 0 ? null : PyTuple.Create(PyInt.From(count), SocketAddresses.ToObject(new ReadOnlySpan<byte>(address, length)));
    }

    private static BufferView? Writable(ThreadState ts, string function, PyObject buffer, long size)
    {
        BufferView? view = Buffers.Writable(ts, buffer, function);
        if (view is not null && (size < 0 || size > view.Span.Length))
        {
            view.Dispose();
            _ = Raise.ValueError(ts, size < 0 ? $"negative buffersize in {function}" : "buffer too small for requested bytes");
            return null;
        }

        return view;
    }

    private nint ReceiveInto(ThreadState ts, Span<byte> target, int flags, byte* address, out int addressLength)
    {
        addressLength = 0;
        fixed (byte* pointer = target)
        {
            while (Ready(ts, PollCalls.In))
            {
                nint count;
                uint length = SocketAddresses.MaximumSize;
                using (BlockingCall.Enter(ts))
                {
                    count = NativeSockets.Receive(_descriptor, pointer, target.Length, flags, address, address == null ? null : &length);
                }

                if (count >= 0)
                {
                    addressLength = address == null ? 0 : (int)length;
                    return count;
                }

                if (!MayRetry(ts))
                {
                    return -1;
                }
            }
        }

        return -1;
    }

    [PyMethod("send(data, flags=0, /)", TextSignature = null, Doc = "Send a data string to the socket.")]
    private PyObject? Send(ThreadState ts, BufferView data, int flags = 0)
    {
        nint count = SendFrom(ts, data.Span, flags, null, 0);
        return count < 0 ? null : PyInt.From(count);
    }

    [PyMethod("sendall(data, flags=0, /)", TextSignature = null, Doc = "Send a data string to the socket.")]
    private PyObject? SendAll(ThreadState ts, BufferView data, int flags = 0)
    {
        int sent = 0;
        while (sent < data.Span.Length)
        {
            nint count = SendFrom(ts, data.Span[sent..], flags, null, 0);
            if (count < 0)
            {
                return null;
            }

            sent += (int)count;
        }

        return PyNone.Instance;
    }

    [PyMethod("sendto(*args)", TextSignature = null, Doc = "Like send(data, flags) but allows specifying the destination address.")]
    private PyObject? SendTo(ThreadState ts, ReadOnlySpan<PyObject> arguments)
    {
        if (arguments.Length is not (2 or 3))
        {
            return Raise.TypeError(ts, $"sendto() takes 2 or 3 arguments ({arguments.Length} given)");
        }

        PyObject flagsOrAddress = arguments[1];
        PyObject? address = arguments.Length == 3 ? arguments[2] : null;
        using BufferView? data = Buffers.Readable(ts, arguments[0]);
        if (data is null)
        {
            return null;
        }

        long flags = 0;
        if (address is not null && !Numbers.IndexToInt64(ts, flagsOrAddress, ExceptionTypes.OverflowError, out flags))
        {
            return null;
        }

        byte* target = stackalloc byte[SocketAddresses.MaximumSize];
        int length = SocketAddresses.FromObject(ts, "sendto", _family, address ?? flagsOrAddress, new Span<byte>(target, SocketAddresses.MaximumSize), _protocol);
        if (length < 0)
        {
            return null;
        }

        nint count = SendFrom(ts, data.Span, (int)flags, target, length);
        return count < 0 ? null : PyInt.From(count);
    }

    private nint SendFrom(ThreadState ts, ReadOnlySpan<byte> data, int flags, byte* address, int addressLength)
    {
        fixed (byte* pointer = data)
        {
            while (Ready(ts, PollCalls.Out))
            {
                nint count;
                using (BlockingCall.Enter(ts))
                {
                    count = NativeSockets.Send(_descriptor, pointer, data.Length, flags, address, (uint)addressLength);
                }

                if (count >= 0)
                {
                    return count;
                }

                if (!MayRetry(ts))
                {
                    return -1;
                }
            }
        }

        return -1;
    }

    /// <summary>With a timeout: waits until the descriptor is ready. False: an exception is pending.</summary>
    private bool Ready(ThreadState ts, short events) => _timeout <= 0 || WaitFor(ts, events, _timeout);

    private bool WaitFor(ThreadState ts, short events, long nanoseconds)
    {
        Span<PollCalls.Entry> entry = [new PollCalls.Entry { Descriptor = _descriptor, Events = events }];
        if (!PollCalls.Wait(ts, entry, nanoseconds))
        {
            return false;
        }

        return entry[0].Answers != 0 || Raise.Error(ts, ExceptionTypes.TimeoutError, "timed out");
    }

    /// <summary>After a failed call: whether to try again. False: an exception is pending.</summary>
    private bool MayRetry(ThreadState ts)
    {
        int error = Marshal.GetLastPInvokeError();
        if (error == NativePosix.EINTR)
        {
            return BlockingCall.CheckSignals(ts);
        }

        // Ready, but somebody else was faster: wait again.
        return (error == NativePosix.EAGAIN && _timeout > 0) || SystemErrors.RaiseFor(ts, error);
    }

    [PyMethod("shutdown(flag, /)", TextSignature = "($self, object, /)", Doc = "Shut down the reading side of the socket, the writing side, or both.")]
    private PyObject? ShutDown(ThreadState ts, int how) => NativeSockets.ShutDown(_descriptor, how) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;

    [PyMethod("getsockname()", Doc = "Return the address of the local endpoint.")]
    private PyObject? OwnAddress(ThreadState ts)
    {
        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        uint length = SocketAddresses.MaximumSize;
        return NativeSockets.OwnAddress(_descriptor, address, &length) < 0 ? SystemErrors.RaiseLast(ts) : SocketAddresses.ToObject(new ReadOnlySpan<byte>(address, (int)length));
    }

    [PyMethod("getpeername()", Doc = "Return the address of the remote endpoint.")]
    private PyObject? PeerAddress(ThreadState ts)
    {
        byte* address = stackalloc byte[SocketAddresses.MaximumSize];
        uint length = SocketAddresses.MaximumSize;
        return NativeSockets.PeerAddress(_descriptor, address, &length) < 0 ? SystemErrors.RaiseLast(ts) : SocketAddresses.ToObject(new ReadOnlySpan<byte>(address, (int)length));
    }

    [PyMethod("getsockopt(level, option, buffersize=0, /)", TextSignature = null, Doc = "Get a socket option.")]
    private PyObject? GetOption(ThreadState ts, int level, int option, int size = 0)
    {
        if (size is < 0 or > 1024)
        {
            return Raise.Error(ts, ExceptionTypes.OSError, "getsockopt buflen out of range");
        }

        byte* value = stackalloc byte[1024];
        *(int*)value = 0;
        uint length = size == 0 ? sizeof(int) : (uint)size;
        return NativeSockets.GetOption(_descriptor, level, option, value, &length) < 0 ? SystemErrors.RaiseLast(ts)
            : size == 0 ? PyInt.From(*(int*)value)
            : PyBytes.From(new ReadOnlySpan<byte>(value, (int)length));
    }

    [PyMethod("setsockopt(level, option, value, /)", TextSignature = null, Doc = "Set a socket option.")]
    private PyObject? SetOption(ThreadState ts, int level, int option, PyObject value)
    {
        int result;
        if (value.Type.Slots.Index != null)
        {
            if (!Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out long number))
            {
                return null;
            }

            int setting = (int)number;
            result = NativeSockets.SetOption(_descriptor, level, option, (byte*)&setting, sizeof(int));
        }
        else
        {
            using BufferView? view = Buffers.Readable(ts, value);
            if (view is null)
            {
                return null;
            }

            fixed (byte* pointer = view.Span)
            {
                result = NativeSockets.SetOption(_descriptor, level, option, pointer, (uint)view.Span.Length);
            }
        }

        return result < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;
    }
}
