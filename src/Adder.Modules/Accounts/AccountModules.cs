using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Accounts;

/// <summary>Looks something up that the system copies into memory which the caller provides; an error number.</summary>
internal unsafe delegate int AccountLookup(byte* buffer, nint size);

/// <summary>What users and groups have in common.</summary>
internal static unsafe class AccountEntries
{
    private const int FirstSize = 1024;
    private const int LargestSize = 1 << 20;

    /// <summary>Calls with more and more memory for as long as the system says that it does not suffice. <paramref name="use"/> gets the result while the memory is there.</summary>
    public static PyObject? Find(ThreadState ts, AccountLookup lookup, System.Func<PyObject?> use)
    {
        for (int size = FirstSize; ; size *= 2)
        {
            byte* buffer = (byte*)NativeMemory.Alloc((nuint)size);
            try
            {
                int error;
                using (BlockingCall.Enter(ts))
                {
                    error = lookup(buffer, size);
                }

                if (error != NativeAccounts.OutOfRange || size >= LargestSize)
                {
                    return use();
                }
            }
            finally
            {
                NativeMemory.Free(buffer);
            }
        }
    }

    public static PyObject Text(byte* text) => text == null ? PyNone.Instance : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>The number of a user or group: -1 is the system's for none.</summary>
    public static PyInt Number(uint identifier) => PyInt.From(identifier == uint.MaxValue ? -1 : identifier);

    public static PyObject? NotFound(ThreadState ts, string what, PyObject name) => Adder.Runtime.Protocols.Text.Repr(ts, name) is { } shown ? Raise.KeyError(ts, PyStr.From($"{what} not found: {shown}")) : null;
}

/// <summary><c>pwd</c>: the users of the system.</summary>
[PyModule("pwd", Doc = "This module provides access to the Unix password database.\nIt is available on all Unix versions.\n\nPassword database entries are reported as 7-tuples containing the following\nitems from the password database (see `<pwd.h>'), in order:\npw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\nThe uid and gid items are integers, all others are strings. An\nexception is raised if the entry asked for cannot be found.")]
internal static unsafe partial class PasswordModule
{
    private static readonly StructSequenceDefinition s_entry = new()
    {
        Name = "struct_passwd", Module = "pwd", Visible = 7, Doc = "pwd.struct_passwd: Results from getpw*() routines.",
        Fields = ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"],
    };

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("struct_passwd", s_entry.Type);
        return Done.Ok;
    }

    [PyFunction("getpwnam(name, /)", Doc = "Return the password database entry for the given user name.\n\nSee `help(pwd)` for more on password database entries.")]
    private static PyObject? ByName(ThreadState ts, PyStr name)
    {
        if (PathArgument.ToBytes(ts, name, "getpwnam") is not { } bytes)
        {
            return null;
        }

        NativeAccounts.User user;
        NativeAccounts.User* found = null;
        NativeAccounts.User* place = &user;
        NativeAccounts.User** result = &found;
        return AccountEntries.Find(
            ts,
            (buffer, size) => NativeAccounts.UserByName(bytes, place, buffer, size, result),
            () => *result == null ? AccountEntries.NotFound(ts, "getpwnam(): name", name) : ToEntry(*result));
    }

    [PyFunction("getpwuid(uidobj, /)", Doc = "Return the password database entry for the given numeric user ID.\n\nSee `help(pwd)` for more on password database entries.")]
    private static PyObject? ByNumber(ThreadState ts, PyObject number)
    {
        if (!PosixModule.TryIdentifier(ts, number, "uid", out uint identifier))
        {
            return Raise.ClearIf(ts, ExceptionTypes.OverflowError) ? Raise.KeyError(ts, PyStr.From("getpwuid(): uid not found")) : null;
        }

        NativeAccounts.User user;
        NativeAccounts.User* found = null;
        NativeAccounts.User* place = &user;
        NativeAccounts.User** result = &found;
        return AccountEntries.Find(
            ts,
            (buffer, size) => NativeAccounts.UserByIdentifier(identifier, place, buffer, size, result),
            () => *result == null ? AccountEntries.NotFound(ts, "getpwuid(): uid", AccountEntries.Number(identifier)) : ToEntry(*result));
    }

    [PyFunction("getpwall()", Doc = "Return a list of all available password database entries, in arbitrary order.\n\nSee help(pwd) for more on password database entries.")]
    private static PyObject? All(ThreadState ts)
    {
        var entries = new PyList();
        lock (NativeAccounts.EntryLock)
        {
            NativeAccounts.StartUsers();
            for (NativeAccounts.User* user = NativeAccounts.NextUser(); user != null; user = NativeAccounts.NextUser())
            {
                entries.Add(ToEntry(user));
            }

            NativeAccounts.EndUsers();
        }

        return entries;
    }

    private static PyObject ToEntry(NativeAccounts.User* user) => s_entry.New(
        AccountEntries.Text(user->Name), AccountEntries.Text(user->Password), AccountEntries.Number(user->Identifier), AccountEntries.Number(user->Group),
        AccountEntries.Text(user->Description), AccountEntries.Text(user->Folder), AccountEntries.Text(user->Shell));
}

/// <summary><c>grp</c>: the groups of the system.</summary>
[PyModule("grp", Doc = "Access to the Unix group database.")]
internal static unsafe partial class GroupModule
{
    private static readonly StructSequenceDefinition s_entry = new()
    {
        Name = "struct_group", Module = "grp", Visible = 4, Doc = "grp.struct_group: Results from getgr*() routines.",
        Fields = ["gr_name", "gr_passwd", "gr_gid", "gr_mem"],
    };

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("struct_group", s_entry.Type);
        return Done.Ok;
    }

    [PyFunction("getgrnam(name)", Doc = "Return the group database entry for the given group name.\n\nIf name is not valid, raise KeyError.")]
    private static PyObject? ByName(ThreadState ts, PyStr name)
    {
        if (PathArgument.ToBytes(ts, name, "getgrnam") is not { } bytes)
        {
            return null;
        }

        NativeAccounts.Group group;
        NativeAccounts.Group* found = null;
        NativeAccounts.Group* place = &group;
        NativeAccounts.Group** result = &found;
        return AccountEntries.Find(
            ts,
            (buffer, size) => NativeAccounts.GroupByName(bytes, place, buffer, size, result),
            () => *result == null ? AccountEntries.NotFound(ts, "getgrnam(): name", name) : ToEntry(*result));
    }

    [PyFunction("getgrgid(id)", Doc = "Return the group database entry for the given numeric group ID.\n\nIf id is not valid, raise KeyError.")]
    private static PyObject? ByNumber(ThreadState ts, PyObject number)
    {
        if (!PosixModule.TryIdentifier(ts, number, "gid", out uint identifier))
        {
            return null;
        }

        NativeAccounts.Group group;
        NativeAccounts.Group* found = null;
        NativeAccounts.Group* place = &group;
        NativeAccounts.Group** result = &found;
        return AccountEntries.Find(
            ts,
            (buffer, size) => NativeAccounts.GroupByIdentifier(identifier, place, buffer, size, result),
            () => *result == null ? AccountEntries.NotFound(ts, "getgrgid(): gid", AccountEntries.Number(identifier)) : ToEntry(*result));
    }

    [PyFunction("getgrall()", Doc = "Return a list of all available group entries, in arbitrary order.\n\nAn entry whose name starts with '+' or '-' represents an instruction\nto use YP/NIS and may not be accessible via getgrnam or getgrgid.")]
    private static PyObject? All(ThreadState ts)
    {
        var entries = new PyList();
        lock (NativeAccounts.EntryLock)
        {
            NativeAccounts.StartGroups();
            for (NativeAccounts.Group* group = NativeAccounts.NextGroup(); group != null; group = NativeAccounts.NextGroup())
            {
                entries.Add(ToEntry(group));
            }

            NativeAccounts.EndGroups();
        }

        return entries;
    }

    private static PyObject ToEntry(NativeAccounts.Group* group)
    {
        var members = new PyList();
        for (byte** member = group->Members; member != null && *member != null; member++)
        {
            members.Add(AccountEntries.Text(*member));
        }

        return s_entry.New(AccountEntries.Text(group->Name), AccountEntries.Text(group->Password), AccountEntries.Number(group->Identifier), members);
    }
}
