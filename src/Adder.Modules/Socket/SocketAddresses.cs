using System;
using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Socket;

/// <summary>Socket addresses between Python's tuples and the system's structures.</summary>
internal static unsafe partial class SocketAddresses
{
    public const int Unix = 1;
    public const int Internet = 2;
    public const int Internet6 = 10;

    /// <summary>Room for any address.</summary>
    public const int MaximumSize = 128;

    private const int UnixPathSize = 108;

    /// <summary>The Python form of an address.</summary>
    public static PyObject ToObject(ReadOnlySpan<byte> address)
    {
        if (address.Length < 2)
        {
            return PyNone.Instance;
        }

        switch (MemoryMarshal.Read<ushort>(address))
        {
            case Internet when address.Length >= 8:
                return PyTuple.Create(PyStr.From(Format(address.Slice(4, 4))), PyInt.From(BinaryPrimitives.ReadUInt16BigEndian(address[2..])));
            case Internet6 when address.Length >= 28:
                return PyTuple.Create(
                    PyStr.From(Format(address.Slice(8, 16))), PyInt.From(BinaryPrimitives.ReadUInt16BigEndian(address[2..])),
                    PyInt.From(BinaryPrimitives.ReadUInt32BigEndian(address[4..])), PyInt.From(MemoryMarshal.Read<uint>(address[24..])));
            case Unix:
                ReadOnlySpan<byte> path = address[2..];
                if (path.Length > 0 && path[0] == 0)
                {
                    // Linux's abstract names begin with a zero byte.
                    return PyBytes.From(path);
                }

                int end = path.IndexOf((byte)0);
                return PathArgument.Decode(end < 0 ? path : path[..end]);
            default:
                return ToLinuxObject(address) ?? PyTuple.Create(PyInt.From(MemoryMarshal.Read<ushort>(address)), PyBytes.From(address[2..]));
        }
    }

    /// <summary>An address of 4 or 16 bytes as text.</summary>
    public static string Format(ReadOnlySpan<byte> packed) => new IPAddress(packed).ToString();

    /// <summary>Writes the structure for a Python address; its length, or -1 with an exception pending.</summary>
    public static int FromObject(ThreadState ts, string function, int family, PyObject address, Span<byte> target, int protocol = 0)
    {
        target.Clear();
        ushort code = (ushort)family;
        MemoryMarshal.Write(target, in code);
        switch (family)
        {
            case Unix:
                return FromUnix(ts, address, target);
            case Internet or Internet6:
                break;
            default:
                return FromLinuxObject(ts, function, family, address, target, protocol);
        }

        string name = family == Internet ? "AF_INET" : "AF_INET6";
        if (address is not PyTuple tuple)
        {
            return (int)(long)Raise.TypeError(ts, $"{function}(): {name} address must be tuple, not {address.Type.Name}");
        }

        if (family == Internet ? tuple.Count != 2 : tuple.Count is < 2 or > 4)
        {
            return (int)(long)Raise.TypeError(ts, family == Internet ? $"{function}(): AF_INET address must be a pair (host, port)" : "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        }

        if (!Numbers.IndexToInt64(ts, tuple[1], ExceptionTypes.OverflowError, out long port))
        {
            return -1;
        }

        if (port is < 0 or > ushort.MaxValue)
        {
            return (int)(long)Raise.OverflowError(ts, $"{function}(): port must be 0-65535.");
        }

        if (HostName(ts, tuple[0]) is not { } host || Resolve(ts, host, family, target) < 0)
        {
            return -1;
        }

        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)port);
        if (family == Internet)
        {
            return 16;
        }

        long flow = 0;
        long scope = MemoryMarshal.Read<uint>(target[24..]);
        if ((tuple.Count > 2 && !Numbers.IndexToInt64(ts, tuple[2], ExceptionTypes.OverflowError, out flow)) || (tuple.Count > 3 && !Numbers.IndexToInt64(ts, tuple[3], ExceptionTypes.OverflowError, out scope)))
        {
            return -1;
        }

        const long LargestFlow = 0xFFFFF;
        if (flow is < 0 or > LargestFlow)
        {
            return (int)(long)Raise.OverflowError(ts, $"{function}(): flowinfo must be 0-{LargestFlow}.");
        }

        uint scopeNumber = (uint)scope;
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], (uint)flow);
        MemoryMarshal.Write(target[24..], in scopeNumber);
        return 28;
    }

    /// <summary>A host's name as the system wants it, without the zero at its end: a str goes by IDNA. Null: an exception is pending.</summary>
    public static byte[]? HostName(ThreadState ts, PyObject host)
    {
        byte[]? bytes;
        switch (host)
        {
            case PyStr text when Ascii.IsValid(text.ToString()):
                bytes = Encoding.ASCII.GetBytes(text.ToString());
                break;
            case PyStr text:
                if (Calls.CallMethod(ts, text, "encode", PyStr.Intern("idna")) is not PyBytes encoded)
                {
                    return null;
                }

                bytes = encoded.Data;
                break;
            case PyBytes or PyByteArray:
                using (BufferView? view = Buffers.Readable(ts, host))
                {
                    bytes = view?.Span.ToArray();
                }

                break;
            default:
                _ = Raise.TypeError(ts, $"str, bytes or bytearray expected, not {host.Type.Name}");
                return null;
        }

        if (bytes is not null && Array.IndexOf(bytes, (byte)0) >= 0)
        {
            _ = Raise.TypeError(ts, "host name must not contain null character");
            return null;
        }

        return bytes;
    }

    private static int FromUnix(ThreadState ts, PyObject address, Span<byte> target)
    {
        byte[]? path;
        if (address is PyStr text)
        {
            path = PathArgument.Encode(ts, text);
        }
        else
        {
            using BufferView? view = Buffers.Readable(ts, address);
            path = view?.Span.ToArray();
        }

        if (path is null)
        {
            return -1;
        }

        bool isAbstract = path.Length > 0 && path[0] == 0;
        if (path.Length > (isAbstract ? UnixPathSize : UnixPathSize - 1))
        {
            return (int)(long)Raise.Error(ts, ExceptionTypes.OSError, "AF_UNIX path too long");
        }

        path.CopyTo(target[2..]);
        return 2 + path.Length + (isAbstract || path.Length == 0 ? 0 : 1);
    }

    /// <summary>Fills in the structure of a host's first address; -1: gaierror is pending. "" is any address.</summary>
    public static int Resolve(ThreadState ts, byte[] host, int family, Span<byte> target)
    {
        bool isBroadcast = host.AsSpan().SequenceEqual("<broadcast>"u8) || host.AsSpan().SequenceEqual("255.255.255.255"u8);
        if (isBroadcast && family == Internet6)
        {
            return (int)(long)Raise.Error(ts, ExceptionTypes.OSError, "address family mismatched");
        }

        if (host.Length == 0 || isBroadcast)
        {
            ushort code = (ushort)family;
            MemoryMarshal.Write(target, in code);
            target.Slice(4, 4).Fill(isBroadcast ? (byte)255 : (byte)0);
            return 0;
        }

        var hints = new NativeSockets.AddressInformation { Family = family };
        NativeSockets.AddressInformation* first = null;
        int error;
        byte[] name = [.. host, 0];
        using (BlockingCall.Enter(ts))
        {
            error = NativeSockets.GetAddressInformation(name, null, &hints, &first);
        }

        if (error != 0)
        {
            _ = RaiseAddressError(ts, error);
            return -1;
        }

        new ReadOnlySpan<byte>(first->Address, Math.Min((int)first->AddressLength, target.Length)).CopyTo(target);
        NativeSockets.FreeAddressInformation(first);
        return 0;
    }

    /// <summary><c>socket.gaierror</c> for a result of getaddrinfo(3).</summary>
    public static PyObject? RaiseAddressError(ThreadState ts, int error) =>
        Raise.Error(
            ts, ts.Interpreter.StateOf<SocketState>().AddressError ?? ExceptionTypes.OSError,
            [PyInt.From(error), PyStr.From(Marshal.PtrToStringUTF8(NativeSockets.AddressErrorText(error)) ?? "Unknown error")]);
}
