using System;
using System.Collections.Generic;
using System.IO;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Accounts;

/// <summary><c>pwd</c>: the users in /etc/passwd.</summary>
[PyModule("pwd", Doc = "This module provides access to the Unix password database.")]
internal static partial class PasswordModule
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

    [PyFunction("getpwnam(name, /)", Doc = "Return the password database entry for the given user name.")]
    private static PyObject? ByName(ThreadState ts, string name)
    {
        foreach (string[] fields in AccountFile.Read("/etc/passwd", 7))
        {
            if (fields[0] == name)
            {
                return ToEntry(fields);
            }
        }

        return Raise.KeyError(ts, PyStr.From($"getpwnam(): name not found: '{name}'"));
    }

    [PyFunction("getpwuid(uidobj, /)", Doc = "Return the password database entry for the given numeric user ID.")]
    private static PyObject? ByNumber(ThreadState ts, PyObject number)
    {
        if (Numbers.Index(ts, number) is not { } index)
        {
            return null;
        }

        foreach (string[] fields in AccountFile.Read("/etc/passwd", 7))
        {
            if (AccountFile.Number(fields[2]) == index.BigValue)
            {
                return ToEntry(fields);
            }
        }

        return Raise.KeyError(ts, PyStr.From($"getpwuid(): uid not found: {index.BigValue}"));
    }

    [PyFunction("getpwall()", Doc = "Return a list of all available password database entries, in arbitrary order.")]
    private static PyObject? All(ThreadState ts)
    {
        PyList entries = PyList.WithCapacity(16);
        foreach (string[] fields in AccountFile.Read("/etc/passwd", 7))
        {
            entries.Add(ToEntry(fields));
        }

        return entries;
    }

    private static PyObject ToEntry(string[] fields) => s_entry.New(
        PyStr.From(fields[0]), PyStr.From(fields[1]), PyInt.From(AccountFile.Number(fields[2])), PyInt.From(AccountFile.Number(fields[3])), PyStr.From(fields[4]), PyStr.From(fields[5]), PyStr.From(fields[6]));
}

/// <summary><c>grp</c>: the groups in /etc/group.</summary>
[PyModule("grp", Doc = "Access to the Unix group database.")]
internal static partial class GroupModule
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

    [PyFunction("getgrnam(name)", Doc = "Return the group database entry for the given group name.")]
    private static PyObject? ByName(ThreadState ts, string name)
    {
        foreach (string[] fields in AccountFile.Read("/etc/group", 4))
        {
            if (fields[0] == name)
            {
                return ToEntry(fields);
            }
        }

        return Raise.KeyError(ts, PyStr.From($"getgrnam(): name not found: '{name}'"));
    }

    [PyFunction("getgrgid(id)", Doc = "Return the group database entry for the given numeric group ID.")]
    private static PyObject? ByNumber(ThreadState ts, PyObject number)
    {
        if (Numbers.Index(ts, number) is not { } index)
        {
            return null;
        }

        foreach (string[] fields in AccountFile.Read("/etc/group", 4))
        {
            if (AccountFile.Number(fields[2]) == index.BigValue)
            {
                return ToEntry(fields);
            }
        }

        return Raise.KeyError(ts, PyStr.From($"getgrgid(): gid not found: {index.BigValue}"));
    }

    [PyFunction("getgrall()", Doc = "Return a list of all available group entries, in arbitrary order.")]
    private static PyObject? All(ThreadState ts)
    {
        PyList entries = PyList.WithCapacity(16);
        foreach (string[] fields in AccountFile.Read("/etc/group", 4))
        {
            entries.Add(ToEntry(fields));
        }

        return entries;
    }

    private static PyObject ToEntry(string[] fields)
    {
        PyList members = PyList.WithCapacity(4);
        foreach (string member in fields[3].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            members.Add(PyStr.From(member));
        }

        return s_entry.New(PyStr.From(fields[0]), PyStr.From(fields[1]), PyInt.From(AccountFile.Number(fields[2])), members);
    }
}

/// <summary>Files of lines with fields between colons.</summary>
internal static class AccountFile
{
    /// <summary>The lines that have at least so many fields; none where the file cannot be read.</summary>
    public static List<string[]> Read(string path, int fields)
    {
        var lines = new List<string[]>();
        if (!File.Exists(path))
        {
            return lines;
        }

        foreach (string line in File.ReadAllLines(path))
        {
            string[] parts = line.Split(':');
            if (parts.Length >= fields && !line.StartsWith('#'))
            {
                lines.Add(parts);
            }
        }

        return lines;
    }

    public static long Number(string text) => long.TryParse(text, out long value) ? value : -1;
}
