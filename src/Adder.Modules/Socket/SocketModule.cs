using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Modules.Select;
using Adder.Modules.Types;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Socket;

/// <summary><c>_socket</c>: sockets of the system.</summary>
[PyModule("_socket", Doc = "Implementation module for socket operations.", Types = [typeof(PySocket)])]
internal static unsafe partial class SocketModule
{
    [PyConstant("has_ipv6")]
    private const bool HasInternet6 = true;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, SocketConstants.All);
        module.Add("SocketType", PySocket.TypeObject);
        module.Add("error", ExceptionTypes.OSError);
        module.Add("timeout", ExceptionTypes.TimeoutError);
        module.Add("BDADDR_ANY", PyStr.From("00:00:00:00:00:00"));
        module.Add("BDADDR_LOCAL", PyStr.From("00:00:00:FF:FF:FF"));
        module.Add("CAPI", new PyCapsule("_socket.CAPI"));
        SocketState state = ts.Interpreter.StateOf<SocketState>();
        state.AddressError = MakeError(ts, module, "gaierror");
        state.HostError = state.AddressError is null ? null : MakeError(ts, module, "herror");
        return state.HostError is null ? Done.Error : Done.Ok;
    }

    private static PyType? MakeError(ThreadState ts, PyModule module, string name)
    {
        PyType? type = ModuleErrors.Create(ts, "socket", name, ExceptionTypes.OSError);
        if (type is not null)
        {
            module.Add(name, type);
        }

        return type;
    }

    [PyFunction("socketpair(family=<unrepresentable>, type=<unrepresentable>, proto=<unrepresentable>, /)", TextSignature = null, Doc = "Create a pair of socket objects from the sockets returned by the platform socketpair() function.")]
    private static PyObject? CreatePair(ThreadState ts, int? family, int? kind, int? protocol)
    {
        int* descriptors = stackalloc int[2];
        int type = kind ?? 1;
        if (NativeSockets.Pair(family ?? 1, type | NativeSockets.CloseOnExecution, protocol ?? 0, descriptors) < 0)
        {
            return SystemErrors.RaiseLast(ts);
        }

        return PyTuple.Create(
            new PySocket(ts, descriptors[0], family ?? 1, type, protocol ?? 0),
            new PySocket(ts, descriptors[1], family ?? 1, type, protocol ?? 0));
    }

    [PyFunction("getdefaulttimeout()", TextSignature = "($self, /)", Doc = "Returns the default timeout in seconds (float) for new socket objects.")]
    private static PyObject? GetDefaultTimeout(ThreadState ts)
    {
        long timeout = ts.Interpreter.StateOf<SocketState>().DefaultTimeout;
        return timeout < 0 ? PyNone.Instance : PyFloat.From(timeout / 1e9);
    }

    [PyFunction("setdefaulttimeout(object, /)", TextSignature = "($self, object, /)", Doc = "Set the default timeout in seconds (float) for new socket objects.")]
    private static PyObject? SetDefaultTimeout(ThreadState ts, PyObject timeout)
    {
        if (!PySocket.TryTimeout(ts, timeout, out long nanoseconds))
        {
            return null;
        }

        ts.Interpreter.StateOf<SocketState>().DefaultTimeout = nanoseconds;
        return PyNone.Instance;
    }

    [PyFunction("close(object, /)", TextSignature = "($self, object, /)", Doc = "Close an integer socket file descriptor.")]
    private static PyObject? Close(ThreadState ts, int descriptor) => NativePosix.Close(descriptor) < 0 ? SystemErrors.RaiseLast(ts) : PyNone.Instance;

    [PyFunction("dup(object, /)", TextSignature = "($self, object, /)", Doc = "Duplicate an integer socket file descriptor.")]
    private static PyObject? Duplicate(ThreadState ts, int descriptor)
    {
        int copy = NativePosix.Control(descriptor, NativePosix.F_DUPFD_CLOEXEC, 0);
        return copy < 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(copy);
    }

    [PyFunction("gethostname()", TextSignature = "($self, /)", Doc = "Return the current host name.")]
    private static PyObject? HostName(ThreadState ts)
    {
        byte* buffer = stackalloc byte[1024];
        return NativeSockets.HostName(buffer, 1023) < 0 ? SystemErrors.RaiseLast(ts) : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
    }

    [PyFunction("sethostname(name, /)", TextSignature = null, Doc = "Sets the hostname to name.")]
    private static PyObject? SetHostName(ThreadState ts, PyObject name) =>
        PathArgument.ToBytes(ts, name, "sethostname") is not { } bytes ? null
        : NativeSockets.SetHostName(bytes, bytes.Length - 1) < 0 ? SystemErrors.RaiseLast(ts)
        : PyNone.Instance;

    [PyFunction("CMSG_LEN(length, /)", TextSignature = null, Doc = "Return the total length, without trailing padding, of an ancillary data item with associated data of the given length.")]
    private static PyObject? ControlLength(ThreadState ts, long length) =>
        length is < 0 or > int.MaxValue - NativeSockets.ControlHeaderSize ? Raise.OverflowError(ts, "CMSG_LEN() argument out of range") : PyInt.From(NativeSockets.ControlHeaderSize + length);

    [PyFunction("CMSG_SPACE(length, /)", TextSignature = null, Doc = "Return the buffer size needed for recvmsg() to receive an ancillary data item with associated data of the given length, along with any trailing padding.")]
    private static PyObject? ControlSpace(ThreadState ts, long length)
    {
        // The limit leaves room for the padding of any item.
        return length is < 0 or > int.MaxValue - (NativeSockets.ControlHeaderSize + 7) - 1 ? Raise.OverflowError(ts, "CMSG_SPACE() argument out of range")
            : PyInt.From(NativeSockets.Aligned(NativeSockets.ControlHeaderSize + length));
    }

    [PyFunction("htons(integer, /)", Doc = "Convert a 16-bit unsigned integer from host to network byte order.")]
    private static PyObject? HostToNetworkShort(ThreadState ts, PyObject value) => SwapShort(ts, value);

    [PyFunction("ntohs(integer, /)", Doc = "Convert a 16-bit unsigned integer from network to host byte order.")]
    private static PyObject? NetworkToHostShort(ThreadState ts, PyObject value) => SwapShort(ts, value);

    [PyFunction("htonl(integer, /)", Doc = "Convert a 32-bit integer from host to network byte order.")]
    private static PyObject? HostToNetworkLong(ThreadState ts, PyObject value) => SwapLong(ts, value);

    [PyFunction("ntohl(integer, /)", Doc = "Convert a 32-bit integer from network to host byte order.")]
    private static PyObject? NetworkToHostLong(ThreadState ts, PyObject value) => SwapLong(ts, value);

    private static PyObject? SwapShort(ThreadState ts, PyObject value) =>
        UnsignedNumbers.TryRead(ts, value, ushort.MaxValue, "uint16_t", out ulong number) ? PyInt.From(BinaryPrimitives.ReverseEndianness((ushort)number)) : null;

    private static PyObject? SwapLong(ThreadState ts, PyObject value) =>
        UnsignedNumbers.TryRead(ts, value, uint.MaxValue, "uint32_t", out ulong number) ? PyInt.From(BinaryPrimitives.ReverseEndianness((uint)number)) : null;

    [PyFunction("inet_aton(ip_addr, /)", Doc = "Convert an IP address in string format to the 32-bit packed binary format used in low-level network functions.")]
    private static PyObject? ParseAddress4(ThreadState ts, string address)
    {
        uint packed;
        return NativeSockets.ParseAddress(Encoding.UTF8.GetBytes(address + "\0"), &packed) == 0
            ? Raise.Error(ts, ExceptionTypes.OSError, "illegal IP address string passed to inet_aton")
            : PyBytes.From(new ReadOnlySpan<byte>(&packed, 4));
    }

    [PyFunction("inet_ntoa(packed_ip, /)", Doc = "Convert an IP address from 32-bit packed binary format to string format")]
    private static PyObject? FormatAddress4(ThreadState ts, BufferView packed) =>
        packed.Span.Length != 4 ? Raise.Error(ts, ExceptionTypes.OSError, "packed IP wrong length for inet_ntoa") : PyStr.From(new IPAddress(packed.Span).ToString());

    [PyFunction("inet_pton(af, ip, /)", TextSignature = null, Doc = "Convert an IP address from string format to a packed string suitable for use with low-level network functions.")]
    private static PyObject? ParseAddress(ThreadState ts, int family, string address)
    {
        byte* packed = stackalloc byte[16];
        int result = NativeSockets.ParseAddress(family, Encoding.UTF8.GetBytes(address + "\0"), packed);
        return result < 0 ? SystemErrors.RaiseLast(ts)
            : result == 0 ? Raise.Error(ts, ExceptionTypes.OSError, "illegal IP address string passed to inet_pton")
            : PyBytes.From(new ReadOnlySpan<byte>(packed, family == SocketAddresses.Internet ? 4 : 16));
    }

    [PyFunction("inet_ntop(af, packed_ip, /)", TextSignature = null, Doc = "Convert a packed IP address of the given family to string format.")]
    private static PyObject? FormatAddress(ThreadState ts, int family, BufferView packed)
    {
        if (family is not (SocketAddresses.Internet or SocketAddresses.Internet6))
        {
            return Raise.ValueError(ts, $"unknown address family {family}");
        }

        if (packed.Span.Length != (family == SocketAddresses.Internet ? 4 : 16))
        {
            return Raise.ValueError(ts, "invalid length of packed IP address string");
        }

        return PyStr.From(SocketAddresses.Format(packed.Span));
    }

    [PyFunction("gethostbyname(host, /)", TextSignature = null, Doc = "Return the IP address (a string of the form '255.255.255.255') for a host.")]
    private static PyObject? Resolve(ThreadState ts, PyObject host)
    {
        byte* address = stackalloc byte[128];
        return SocketAddresses.HostName(ts, host) is not { } name || SocketAddresses.Resolve(ts, name, SocketAddresses.Internet, new Span<byte>(address, 128)) < 0 ? null : PyStr.From(SocketAddresses.Format(new ReadOnlySpan<byte>(address + 4, 4)));
    }

    [PyFunction("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)", TextSignature = null, Doc = "Resolve host and port into addrinfo struct.")]
    private static PyObject? AddressInformation(ThreadState ts, PyObject host, PyObject port, int family = 0, int type = 0, int proto = 0, int flags = 0)
    {
        byte[]? hostBytes = null;
        if (host is not PyNone)
        {
            hostBytes = host is PyStr or PyBytes ? PathArgument.ToBytes(ts, host, "getaddrinfo") : null;
            if (hostBytes is null)
            {
                return ts.Pending is not null ? null : Raise.TypeError(ts, "getaddrinfo() argument 1 must be string or None");
            }
        }

        byte[]? service = null;
        switch (port)
        {
            case PyNone:
                break;
            case PyInt number:
                service = Encoding.ASCII.GetBytes(number.BigValue.ToString(CultureInfo.InvariantCulture) + "\0");
                break;
            case PyStr or PyBytes:
                service = PathArgument.ToBytes(ts, port, "getaddrinfo");
                if (service is null)
                {
                    return null;
                }

                break;
            default:
                return Raise.Error(ts, ExceptionTypes.OSError, "Int or String expected");
        }

        var hints = new NativeSockets.AddressInformation { Flags = flags, Family = family, Kind = type, Protocol = proto };
        NativeSockets.AddressInformation* first = null;
        int error;
        using (BlockingCall.Enter(ts))
        {
            error = NativeSockets.GetAddressInformation(hostBytes, service, &hints, &first);
        }

        if (error != 0)
        {
            return SocketAddresses.RaiseAddressError(ts, error);
        }

        PyList results = PyList.WithCapacity(4);
        for (NativeSockets.AddressInformation* entry = first; entry != null; entry = entry->Next)
        {
            results.Add(PyTuple.Create(
                PyInt.From(entry->Family), PyInt.From(entry->Kind), PyInt.From(entry->Protocol),
                entry->CanonicalName == null ? PyStr.Empty : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry->CanonicalName)),
                SocketAddresses.ToObject(new ReadOnlySpan<byte>(entry->Address, (int)entry->AddressLength))));
        }

        NativeSockets.FreeAddressInformation(first);
        return results;
    }
}

/// <summary>What <c>_socket</c> keeps per interpreter.</summary>
internal sealed class SocketState
{
    /// <summary><c>socket.herror</c>.</summary>
    public PyType? HostError;

    /// <summary><c>socket.gaierror</c>.</summary>
    public PyType? AddressError { get; set; }

    /// <summary>In nanoseconds; negative for none.</summary>
    public long DefaultTimeout { get; set; } = -1;
}
