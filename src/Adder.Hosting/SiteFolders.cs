using System;
using Adder.Modules.Posix;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>Whether <c>site</c> would find anything in the file system that does something: a virtual environment, site-packages, modules that customize. Asked with the system's own calls.</summary>
internal static unsafe class SiteFolders
{
    private static readonly string[] s_customizing = ["/sitecustomize", "/sitecustomize.py", "/sitecustomize.pyc", "/usercustomize", "/usercustomize.py", "/usercustomize.pyc"];

    /// <summary>Nothing there: what <c>site</c> does depends on nothing outside of the interpreter. False also where that cannot be told.</summary>
    public static bool AreBare(InterpreterOptions options)
    {
        if (!OperatingSystem.IsLinux() || options.ModuleSearchPaths is not [var archive, var library] || Exists(archive) || !IsBare(options.Prefix + "/lib/python3.14/site-packages"))
        {
            return false;
        }

        string? folder = FolderOf(options.Executable);
        return folder is not null && !Exists(folder + "/pyvenv.cfg") && FolderOf(folder) is { } parent && !Exists(parent + "/pyvenv.cfg") && IsUserFolderBare(options) && !Customizes(library);
    }

    private static bool IsUserFolderBare(InterpreterOptions options) =>
        options.NoUserSite
        || (ProcessEnvironment.Get("PYTHONUSERBASE") is null && ProcessEnvironment.Get("HOME") is { } home
            && IsBare(home + "/.local/lib/python3.14/site-packages"));

    /// <summary>A folder of packages that adds nothing but itself to the search path: no <c>.pth</c> file, nothing that customizes.</summary>
    private static bool IsBare(string folder)
    {
        if (!Exists(folder))
        {
            return true;
        }

        nint directory = NativePosix.OpenDirectory(PathArgument.ZeroTerminated(folder));
        if (directory == 0)
        {
            return false;
        }

        bool isBare = true;
        NativePosix.DirectoryEntry* entry;
        while (isBare && (entry = NativePosix.ReadDirectory(directory)) != null)
        {
            isBare = !EndsWithPth(&entry->FirstNameByte);
        }

        _ = NativePosix.CloseDirectory(directory);
        return isBare && !Customizes(folder);
    }

    private static bool EndsWithPth(byte* name)
    {
        int length = PathArgument.LengthOf(name);
        return length >= 4 && name[length - 4] == (byte)'.' && name[length - 3] == (byte)'p' && name[length - 2] == (byte)'t' && name[length - 1] == (byte)'h';
    }

    private static bool Customizes(string folder)
    {
        foreach (string name in s_customizing)
        {
            if (Exists(folder + name))
            {
                return true;
            }
        }

        return false;
    }

    private static string? FolderOf(string path)
    {
        int end = path.Length - 1;
        while (end > 0 && path[end] != '/')
        {
            end--;
        }

        return end > 0 ? path[..end] : null;
    }

    /// <summary>Whether there is something of that path.</summary>
    public static bool Exists(string path) => NativePosix.AccessAt(NativePosix.AT_FDCWD, PathArgument.ZeroTerminated(path), 0, 0) == 0;
}
