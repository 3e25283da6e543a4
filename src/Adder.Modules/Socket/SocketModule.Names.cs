using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Socket;

/// <content>Names of hosts, services, protocols and interfaces.</content>
internal static unsafe partial class SocketModule
{
    private const int LongestHostName = 1025;
    private const int LongestServiceName = 32;
    private const int LongestInterfaceName = 16;
    private const int AddressSize = 128;

    /// <summary><c>struct hostent</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct HostEntry
    {
        public nint Name;
        public nint* Aliases;
        public int Family;
        public int Length;
        public byte** Addresses;
    }

    /// <summary>The beginning of <c>struct servent</c> and <c>struct protoent</c>: the number is the port in network order, or the protocol.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NamedNumber
    {
        public nint Name;
        public nint* Aliases;
        public int Number;
    }

    /// <summary>An entry of <c>if_nameindex</c>; the list ends with index 0.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct InterfaceEntry
    {
        public uint Index;
        public nint Name;
    }

    [PyFunction("gethostbyname_ex(host, /)", TextSignature = null, Doc = "Return the true host name, a list of aliases, and a list of IP addresses, for a host.")]
    private static PyObject? ResolveAll(ThreadState ts, PyObject host)
    {
        byte* address = stackalloc byte[AddressSize];
        if (SocketAddresses.HostName(ts, host) is not { } hostName || SocketAddresses.Resolve(ts, hostName, SocketAddresses.Internet, new Span<byte>(address, AddressSize)) < 0)
        {
            return null;
        }

        HostEntry* entry;
        fixed (byte* name = (byte[])[.. hostName, 0])
        {
            using (BlockingCall.Enter(ts))
            {
                entry = HostByName(name);
            }
        }

        return entry == null ? RaiseHostError(ts) : Describe(entry);
    }

    [PyFunction("gethostbyaddr(host, /)", TextSignature = null, Doc = "Return the true host name, a list of aliases, and a list of IP addresses, for a host given by name or address.")]
    private static PyObject? ResolveAddress(ThreadState ts, PyObject host)
    {
        byte* address = stackalloc byte[AddressSize];
        const int AnyFamily = 0;
        if (SocketAddresses.HostName(ts, host) is not { } hostName || SocketAddresses.Resolve(ts, hostName, AnyFamily, new Span<byte>(address, AddressSize)) < 0)
        {
            return null;
        }

        int family = *(ushort*)address;
        bool isInternet = family == SocketAddresses.Internet;
        HostEntry* entry;
        using (BlockingCall.Enter(ts))
        {
            entry = HostByAddress(address + (isInternet ? 4 : 8), isInternet ? 4u : 16u, family);
        }

        return entry == null ? RaiseHostError(ts) : Describe(entry);
    }

    private static PyTuple Describe(HostEntry* entry)
    {
        var addresses = new PyList();
        for (byte** address = entry->Addresses; address != null && *address != null; address++)
        {
            addresses.Add(PyStr.From(SocketAddresses.Format(new ReadOnlySpan<byte>(*address, entry->Length))));
        }

        return PyTuple.Create(NativeText(entry->Name), Aliases(entry->Aliases), addresses);
    }

    private static PyList Aliases(nint* names)
    {
        var list = new PyList();
        for (; names != null && *names != 0; names++)
        {
            list.Add(NativeText(*names));
        }

        return list;
    }

    private static PyStr NativeText(nint text) => PyStr.From(Marshal.PtrToStringUTF8(text) ?? "");

    /// <summary><c>socket.herror</c> with the resolver's number and text.</summary>
    private static PyObject? RaiseHostError(ThreadState ts)
    {
        int code = *HostErrorNumber();
        PyType type = ts.Interpreter.StateOf<SocketState>().HostError ?? ExceptionTypes.OSError;
        return Raise.Error(ts, type, [PyInt.From(code), NativeText(HostErrorText(code))]);
    }

    [PyFunction("getnameinfo(sockaddr, flags, /)", TextSignature = null, Doc = "Get host and port for a sockaddr.")]
    private static PyObject? NameInformation(ThreadState ts, PyObject socketAddress, int flags)
    {
        if (socketAddress is not PyTuple { Count: >= 2 and <= 4 } tuple || tuple[0] is not PyStr host)
        {
            return Raise.TypeError(ts, socketAddress is PyTuple ? "getnameinfo(): illegal sockaddr argument" : "getnameinfo() argument 1 must be a tuple");
        }

        byte* address = stackalloc byte[AddressSize];
        int family = host.ToString().Contains(':', StringComparison.Ordinal) ? SocketAddresses.Internet6 : SocketAddresses.Internet;
        if (family == SocketAddresses.Internet && tuple.Count != 2)
        {
            return Raise.Error(ts, ExceptionTypes.OSError, "IPv4 sockaddr must be 2 tuple");
        }

        int length = SocketAddresses.FromObject(ts, "getnameinfo", family, socketAddress, new Span<byte>(address, AddressSize));
        if (length < 0)
        {
            return null;
        }

        byte* hostName = stackalloc byte[LongestHostName];
        byte* serviceName = stackalloc byte[LongestServiceName];
        int error;
        using (BlockingCall.Enter(ts))
        {
            error = NameInformation(address, (uint)length, hostName, LongestHostName, serviceName, LongestServiceName, flags);
        }

        return error != 0 ? SocketAddresses.RaiseAddressError(ts, error) : PyTuple.Create(NativeText((nint)hostName), NativeText((nint)serviceName));
    }

    [PyFunction("getservbyname(servicename, protocolname=<unrepresentable>, /)", TextSignature = null, Doc = "Return a port number from a service name and protocol name.")]
    private static PyObject? ServiceByName(ThreadState ts, string service, string? protocol)
    {
        NamedNumber* entry;
        fixed (byte* name = Encoding.UTF8.GetBytes(service + "\0"), protocolName = protocol is null ? null : Encoding.UTF8.GetBytes(protocol + "\0"))
        {
            entry = ServiceByName(name, protocolName);
        }

        return entry == null ? Raise.Error(ts, ExceptionTypes.OSError, "service/proto not found") : PyInt.From(BinaryPrimitives.ReverseEndianness((ushort)entry->Number));
    }

    [PyFunction("getservbyport(port, protocolname=<unrepresentable>, /)", TextSignature = null, Doc = "Return the service name from a port number and protocol name.")]
    private static PyObject? ServiceByPort(ThreadState ts, int port, string? protocol)
    {
        if (port is < 0 or > ushort.MaxValue)
        {
            return Raise.OverflowError(ts, "getservbyport: port must be 0-65535.");
        }

        NamedNumber* entry;
        fixed (byte* protocolName = protocol is null ? null : Encoding.UTF8.GetBytes(protocol + "\0"))
        {
            entry = ServiceByPort(BinaryPrimitives.ReverseEndianness((ushort)port), protocolName);
        }

        return entry == null ? Raise.Error(ts, ExceptionTypes.OSError, "port/proto not found") : NativeText(entry->Name);
    }

    [PyFunction("getprotobyname(name, /)", TextSignature = null, Doc = "Return the protocol number for the named protocol.")]
    private static PyObject? ProtocolByName(ThreadState ts, string name)
    {
        NamedNumber* entry;
        fixed (byte* text = Encoding.UTF8.GetBytes(name + "\0"))
        {
            entry = ProtocolByName(text);
        }

        return entry == null ? Raise.Error(ts, ExceptionTypes.OSError, "protocol not found") : PyInt.From(entry->Number);
    }

    [PyFunction("if_nameindex()", TextSignature = "($self, /)", Doc = "Returns a list of network interface information (index, name) tuples.")]
    private static PyObject? InterfaceNames(ThreadState ts)
    {
        InterfaceEntry* first = InterfaceNames();
        if (first == null)
        {
            return SystemErrors.RaiseLast(ts);
        }

        var list = new PyList();
        for (InterfaceEntry* entry = first; entry->Index != 0; entry++)
        {
            list.Add(PyTuple.Create(PyInt.From(entry->Index), NativeText(entry->Name)));
        }

        FreeInterfaceNames(first);
        return list;
    }

    [PyFunction("if_nametoindex(oname, /)", Doc = "Returns the interface index corresponding to the interface name oname.")]
    private static PyObject? InterfaceIndex(ThreadState ts, PyObject name)
    {
        if (PathArgument.ToBytes(ts, name, "if_nametoindex") is not { } bytes)
        {
            return null;
        }

        uint index = NativeSockets.InterfaceIndex(bytes);
        return index == 0 ? SystemErrors.RaiseLast(ts) : PyInt.From(index);
    }

    [PyFunction("if_indextoname(if_index, /)", Doc = "Returns the interface name corresponding to the interface index if_index.")]
    private static PyObject? InterfaceName(ThreadState ts, PyObject index)
    {
        if (!UnsignedNumbers.TryRead(ts, index, uint.MaxValue, "unsigned int", out ulong number))
        {
            return null;
        }

        byte* name = stackalloc byte[LongestInterfaceName];
        return NativeSockets.InterfaceName((uint)number, name) == 0 ? SystemErrors.RaiseLast(ts) : NativeText((nint)name);
    }

    [LibraryImport("libc", EntryPoint = "gethostbyname")]
    private static partial HostEntry* HostByName(byte* name);

    [LibraryImport("libc", EntryPoint = "gethostbyaddr")]
    private static partial HostEntry* HostByAddress(byte* address, uint length, int family);

    [LibraryImport("libc", EntryPoint = "__h_errno_location")]
    private static partial int* HostErrorNumber();

    [LibraryImport("libc", EntryPoint = "hstrerror")]
    private static partial nint HostErrorText(int code);

    [LibraryImport("libc", EntryPoint = "getnameinfo")]
    private static partial int NameInformation(byte* address, uint length, byte* host, uint hostSize, byte* service, uint serviceSize, int flags);

    [LibraryImport("libc", EntryPoint = "getservbyname")]
    private static partial NamedNumber* ServiceByName(byte* name, byte* protocol);

    [LibraryImport("libc", EntryPoint = "getservbyport")]
    private static partial NamedNumber* ServiceByPort(int port, byte* protocol);

    [LibraryImport("libc", EntryPoint = "getprotobyname")]
    private static partial NamedNumber* ProtocolByName(byte* name);

    [LibraryImport("libc", EntryPoint = "if_nameindex", SetLastError = true)]
    private static partial InterfaceEntry* InterfaceNames();

    [LibraryImport("libc", EntryPoint = "if_freenameindex")]
    private static partial void FreeInterfaceNames(InterfaceEntry* first);
}
