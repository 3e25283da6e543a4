using System.Runtime.InteropServices;

// libc, and what else is the system's own, is nothing to look for beside the program: that is four files that are not there, at every start.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
