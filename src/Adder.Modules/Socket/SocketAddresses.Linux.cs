using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Socket;

/// <content>Addresses of the families that only Linux has.</content>
internal static unsafe partial class SocketAddresses
{
    /// <summary>AF_ALG: the kernel's cryptography.</summary>
    public const int Algorithm = 38;

    private const int NetLink = 16;
    private const int Packet = 17;
    private const int ControllerAreaNetwork = 29;
    private const int VirtualMachine = 40;
    private const int Router = 42;

    private const int InterfaceNameSize = 16;
    private const int HardwareAddressSize = 8;

    /// <summary>The Python form of an address, null where the family is not one of these.</summary>
    private static PyTuple? ToLinuxObject(ReadOnlySpan<byte> address)
    {
        switch (MemoryMarshal.Read<ushort>(address))
        {
            case NetLink when address.Length >= 12:
                return PyTuple.Create(Word(address[4..]), Word(address[8..]));
            case Packet when address.Length >= 12:
                int length = Math.Min(address[11], address.Length - 12);
                return PyTuple.Create(
                    InterfaceName(MemoryMarshal.Read<int>(address[4..])), PyInt.From(BinaryPrimitives.ReadUInt16BigEndian(address[2..])), PyInt.From(address[10]),
                    PyInt.From(MemoryMarshal.Read<ushort>(address[8..])), PyBytes.From(address.Slice(12, length)));
            case ControllerAreaNetwork when address.Length >= 8:
                return PyTuple.Create(InterfaceName(MemoryMarshal.Read<int>(address[4..])));
            case VirtualMachine when address.Length >= 12:
                return PyTuple.Create(Word(address[8..]), Word(address[4..]));
            case Router when address.Length >= 12:
                return PyTuple.Create(Word(address[4..]), Word(address[8..]));
            case Algorithm when address.Length >= 88:
                return PyTuple.Create(
                    Name(address.Slice(2, 14)), Name(address.Slice(24, 64)), PyInt.From(MemoryMarshal.Read<ushort>(address[16..])), PyInt.From(MemoryMarshal.Read<ushort>(address[20..])));
            default:
                return null;
        }

        static PyInt Word(ReadOnlySpan<byte> bytes) => PyInt.From(MemoryMarshal.Read<uint>(bytes));

        static PyStr Name(ReadOnlySpan<byte> bytes)
        {
            int end = bytes.IndexOf((byte)0);
            return PathArgument.Decode(end < 0 ? bytes : bytes[..end]);
        }
    }

    /// <summary>Writes the structure for a Python address of one of these families; its length, or -1 with an exception pending.</summary>
    private static int FromLinuxObject(ThreadState ts, string function, int family, PyObject address, Span<byte> target, int protocol)
    {
        (string name, string form) = family switch
        {
            NetLink => ("AF_NETLINK", "AF_NETLINK address must be a pair (pid, groups)"),
            Packet => ("AF_PACKET", "AF_PACKET address must be a tuple of two to five elements"),
            ControllerAreaNetwork => ("AF_CAN", "AF_CAN address must be a tuple (interface, )"),
            VirtualMachine => ("AF_VSOCK", ""),
            Router => ("AF_QIPCRTR", "AF_QIPCRTR address must be a tuple (node, port)"),
            Algorithm => ("AF_ALG", "AF_ALG address must be a tuple (type, name[, feat[, mask]])"),
            _ => ("", ""),
        };
        if (name.Length == 0)
        {
            return (int)(long)Raise.Error(ts, ExceptionTypes.OSError, $"{function}(): bad family");
        }

        if (address is not PyTuple items)
        {
            return (int)(long)Raise.TypeError(ts, family == VirtualMachine ? $"getsockaddrarg: AF_VSOCK address must be tuple, not {address.Type.Name}" : $"{function}(): {name} address must be tuple, not {address.Type.Name}");
        }

        return family switch
        {
            NetLink => WriteWords(ts, form, items, target, 4, 8, 12),
            VirtualMachine => WriteWords(ts, $"getsockaddrarg() takes exactly 2 arguments ({items.Count} given)", items, target, 8, 4, 16),
            Router => WriteWords(ts, form, items, target, 4, 8, 12),
            Packet => FromPacket(ts, function, form, items, target),
            ControllerAreaNetwork => FromControllerAreaNetwork(ts, function, form, items, target, protocol),
            _ => FromAlgorithm(ts, form, items, target),
        };
    }

    /// <summary>An address of two numbers.</summary>
    private static int WriteWords(ThreadState ts, string form, PyTuple items, Span<byte> target, int first, int second, int size)
    {
        if (items.Count != 2)
        {
            return (int)(long)Raise.TypeError(ts, form);
        }

        for (int i = 0; i < 2; i++)
        {
            if (!TryWord(ts, items[i], out uint word))
            {
                return -1;
            }

            MemoryMarshal.Write(target[(i == 0 ? first : second)..], in word);
        }

        return size;
    }

    private static int FromPacket(ThreadState ts, string function, string form, PyTuple items, Span<byte> target)
    {
        if (items.Count is < 2 or > 5 || items[0] is not PyStr)
        {
            return (int)(long)Raise.TypeError(ts, form);
        }

        Span<uint> numbers = stackalloc uint[3];
        for (int i = 1; i < Math.Min(items.Count, 4); i++)
        {
            if (!TryWord(ts, items[i], out numbers[i - 1]))
            {
                return -1;
            }
        }

        if (!TryInterface(ts, items[0], out int index))
        {
            return -1;
        }

        if (items.Count == 5)
        {
            using BufferView? view = Buffers.Readable(ts, items[4]);
            if (view is null)
            {
                return -1;
            }

            if (view.Span.Length > HardwareAddressSize)
            {
                return (int)(long)Raise.ValueError(ts, "hardware address must be 8 bytes or less");
            }

            view.Span.CopyTo(target[12..]);
            target[11] = (byte)view.Span.Length;
        }

        if (numbers[0] > ushort.MaxValue)
        {
            return (int)(long)Raise.OverflowError(ts, $"{function}(): proto must be 0-65535.");
        }

        ushort hardware = (ushort)numbers[2];
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)numbers[0]);
        MemoryMarshal.Write(target[4..], in index);
        MemoryMarshal.Write(target[8..], in hardware);
        target[10] = (byte)numbers[1];
        return 20;
    }

    private static int FromControllerAreaNetwork(ThreadState ts, string function, string form, PyTuple items, Span<byte> target, int protocol)
    {
        const int Raw = 1;
        const int Broadcast = 2;
        const int Transport = 6;
        if (protocol is not (Raw or Broadcast or Transport))
        {
            return (int)(long)Raise.Error(ts, ExceptionTypes.OSError, $"{function}(): unsupported CAN protocol");
        }

        bool isTransport = protocol == Transport;
        if (items.Count != (isTransport ? 3 : 1))
        {
            return (int)(long)Raise.TypeError(ts, isTransport ? "AF_CAN address must be a tuple (interface, rx_addr, tx_addr)" : form);
        }

        for (int i = 1; i < items.Count; i++)
        {
            if (!TryWord(ts, items[i], out uint identifier))
            {
                return -1;
            }

            MemoryMarshal.Write(target[(4 + (4 * i))..], in identifier);
        }

        // No interface is all of them.
        int index = 0;
        if (items[0] is not PyStr { Length: 0 } && !TryInterface(ts, items[0], out index))
        {
            return -1;
        }

        MemoryMarshal.Write(target[4..], in index);
        return 24;
    }

    private static int FromAlgorithm(ThreadState ts, string form, PyTuple items, Span<byte> target)
    {
        if (items.Count is < 2 or > 4 || items[0] is not PyStr type || items[1] is not PyStr name)
        {
            return (int)(long)Raise.TypeError(ts, form);
        }

        byte[] typeBytes = Encoding.UTF8.GetBytes(type.ToString());
        byte[] nameBytes = Encoding.UTF8.GetBytes(name.ToString());
        if (typeBytes.Length >= 14 || nameBytes.Length >= 64)
        {
            return (int)(long)Raise.ValueError(ts, typeBytes.Length >= 14 ? "AF_ALG type too long." : "AF_ALG name too long.");
        }

        for (int i = 2; i < items.Count; i++)
        {
            if (!TryWord(ts, items[i], out uint word))
            {
                return -1;
            }

            MemoryMarshal.Write(target[(8 + (4 * i))..], in word);
        }

        typeBytes.CopyTo(target[2..]);
        nameBytes.CopyTo(target[24..]);
        return 88;
    }

    private static bool TryWord(ThreadState ts, PyObject value, out uint word)
    {
        bool isIndex = Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out long number);
        word = unchecked((uint)number);
        return isIndex && (number is >= int.MinValue and <= uint.MaxValue || (bool)Raise.OverflowError(ts, $"signed integer is {(number < 0 ? "less than minimum" : "greater than maximum")}"));
    }

    /// <summary>The number of a network interface; false: an exception is pending.</summary>
    private static bool TryInterface(ThreadState ts, PyObject name, out int index)
    {
        index = 0;
        if (PathArgument.ToBytes(ts, name, "interface") is not { } bytes)
        {
            return false;
        }

        index = (int)NativeSockets.InterfaceIndex(bytes);
        return index != 0 || (bool)SystemErrors.RaiseLast(ts);
    }

    private static PyStr InterfaceName(int index)
    {
        byte* name = stackalloc byte[InterfaceNameSize];
        return index == 0 || NativeSockets.InterfaceName((uint)index, name) == 0 ? PyStr.Empty : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
    }
}
