using System.Runtime.InteropServices;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Accounts;

/// <summary>Looks an entry up, which the system puts in <paramref name="place"/>, and what it points at in <paramref name="buffer"/>; an error number.</summary>
internal unsafe delegate int AccountLookup<T>(T* place, byte* buffer, nint size, T** result)
    where T : unmanaged;

/// <summary>What users and groups have in common.</summary>
internal static unsafe class AccountEntries
{
    private const int FirstSize = 1024;
    private const int LargestSize = 1 << 20;

    /// <summary>The entry that is looked up, with more and more memory for as long as the system says that it does not suffice; a KeyError with <paramref name="what"/> and the key where there is none.</summary>
    public static PyObject? Find<T>(ThreadState ts, AccountLookup<T> lookup, delegate*<T*, PyObject> toEntry, string what, PyObject key)
        where T : unmanaged
    {
        T place;
        T* found = null;
        for (int size = FirstSize; ; size *= 2)
        {
            byte* buffer = (byte*)NativeMemory.Alloc((nuint)size);
            try
            {
                int error;
                using (BlockingCall.Enter(ts))
                {
                    error = lookup(&place, buffer, size, &found);
                }

                if (error != NativeAccounts.OutOfRange || size >= LargestSize)
                {
                    return found == null ? NotFound(ts, what, key) : toEntry(found);
                }
            }
            finally
            {
                NativeMemory.Free(buffer);
            }
        }
    }

    /// <summary>All entries, in the system's order.</summary>
    public static PyList All<T>(delegate*<void> start, delegate*<T*> next, delegate*<void> end, delegate*<T*, PyObject> toEntry)
        where T : unmanaged
    {
        var entries = new PyList();
        lock (NativeAccounts.EntryLock)
        {
            start();
            for (T* entry = next(); entry != null; entry = next())
            {
                entries.Add(toEntry(entry));
            }

            end();
        }

        return entries;
    }

    public static PyObject Text(byte* text) => text == null ? PyNone.Instance : PathArgument.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>The number of a user or group: -1 is the system's for none.</summary>
    public static PyInt Number(uint identifier) => PyInt.From(identifier == uint.MaxValue ? -1 : identifier);

    private static PyObject? NotFound(ThreadState ts, string what, PyObject name) => Adder.Runtime.Protocols.Text.Repr(ts, name) is { } shown ? Raise.KeyError(ts, PyStr.From($"{what} not found: {shown}")) : null;
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

        return AccountEntries.Find<NativeAccounts.User>(
            ts, (place, buffer, size, result) => NativeAccounts.UserByName(bytes, place, buffer, size, result), &ToEntry, "getpwnam(): name", name);
    }

    [PyFunction("getpwuid(uidobj, /)", Doc = "Return the password database entry for the given numeric user ID.\n\nSee `help(pwd)` for more on password database entries.")]
    private static PyObject? ByNumber(ThreadState ts, PyObject number)
    {
        if (!PosixModule.TryIdentifier(ts, number, "uid", out uint identifier))
        {
            return Raise.ClearIf(ts, ExceptionTypes.OverflowError) ? Raise.KeyError(ts, PyStr.From("getpwuid(): uid not found")) : null;
        }

        return AccountEntries.Find<NativeAccounts.User>(
            ts, (place, buffer, size, result) => NativeAccounts.UserByIdentifier(identifier, place, buffer, size, result), &ToEntry, "getpwuid(): uid", AccountEntries.Number(identifier));
    }

    [PyFunction("getpwall()", Doc = "Return a list of all available password database entries, in arbitrary order.\n\nSee help(pwd) for more on password database entries.")]
    private static PyObject All() => AccountEntries.All<NativeAccounts.User>(&NativeAccounts.StartUsers, &NativeAccounts.NextUser, &NativeAccounts.EndUsers, &ToEntry);

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

        return AccountEntries.Find<NativeAccounts.Group>(
            ts, (place, buffer, size, result) => NativeAccounts.GroupByName(bytes, place, buffer, size, result), &ToEntry, "getgrnam(): name", name);
    }

    [PyFunction("getgrgid(id)", Doc = "Return the group database entry for the given numeric group ID.\n\nIf id is not valid, raise KeyError.")]
    private static PyObject? ByNumber(ThreadState ts, PyObject number)
    {
        if (!PosixModule.TryIdentifier(ts, number, "gid", out uint identifier))
        {
            return null;
        }

        return AccountEntries.Find<NativeAccounts.Group>(
            ts, (place, buffer, size, result) => NativeAccounts.GroupByIdentifier(identifier, place, buffer, size, result), &ToEntry, "getgrgid(): gid", AccountEntries.Number(identifier));
    }

    [PyFunction("getgrall()", Doc = "Return a list of all available group entries, in arbitrary order.\n\nAn entry whose name starts with '+' or '-' represents an instruction\nto use YP/NIS and may not be accessible via getgrnam or getgrgid.")]
    private static PyObject All() => AccountEntries.All<NativeAccounts.Group>(&NativeAccounts.StartGroups, &NativeAccounts.NextGroup, &NativeAccounts.EndGroups, &ToEntry);

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
