using System.Runtime.InteropServices;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.MemoryMaps;

/// <summary><c>_posixshmem</c>: memory that processes share by a name.</summary>
[PyModule("_posixshmem", Doc = "POSIX shared memory module")]
internal static partial class SharedMemoryModule
{
    [PyFunction("shm_open(path, flags, mode=511)", Doc = "Open a shared memory object.  Returns a file descriptor (integer).")]
    private static PyObject? Open(ThreadState ts, PyStr path, int flags, int mode = 511)
    {
        if (PathArgument.ToBytes(ts, path, "shm_open") is not { } name)
        {
            return null;
        }

        int descriptor = OpenMemory(name, flags | NativePosix.O_CLOEXEC, (uint)mode);
        return descriptor < 0 ? SystemErrors.RaiseLast(ts, path) : PyInt.From(descriptor);
    }

    [PyFunction("shm_unlink(path)", Doc = "Remove a shared memory object (similar to unlink()).\n\nRemove a shared memory object name, and, once all processes  have  unmapped\nthe object, de-allocates and destroys the contents of the associated memory\nregion.")]
    private static PyObject? Unlink(ThreadState ts, PyStr path) =>
        PathArgument.ToBytes(ts, path, "shm_unlink") is not { } name ? null : UnlinkMemory(name) < 0 ? SystemErrors.RaiseLast(ts, path) : PyNone.Instance;

    [LibraryImport("libc", EntryPoint = "shm_open", SetLastError = true)]
    private static partial int OpenMemory(byte[] name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "shm_unlink", SetLastError = true)]
    private static partial int UnlinkMemory(byte[] name);
}
