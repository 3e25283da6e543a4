using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <summary>Puts the first types in place before any other of the runtime's is touched.</summary>
/// <remarks>
/// Whoever loads this assembly need not know: it happens by itself. In the published program, where one assembly holds all rooms, it would hold up what needs no types yet (the compiler
/// of <c>-c</c> on the helping thread); that program calls <see cref="Initialize"/> first thing on the thread that runs Python, and waits elsewhere (<see cref="Await"/>).
/// </remarks>
internal static class Bootstrap
{
    private static volatile bool s_isDone;

    /// <summary>Waits until another thread has put the first types in place.</summary>
    internal static void Await()
    {
        while (!s_isDone)
        {
            Thread.SpinWait(20);
        }
    }

    /// <summary>
    /// <c>type</c> and <c>object</c> need each other. Initialized from the side of <c>type</c> it works out (making <c>object</c> needs no finished <c>type</c>); from the other side
    /// <c>type</c> would be made while <c>object</c> is still null. Exceptions and names follow here because their initializers form cycles too: two threads that entered
    /// such a cycle from two sides would see each other's half-made statics.
    /// </summary>
#if !ONE_ASSEMBLY
#pragma warning disable CA2255 // A module initializer is meant for applications; here no other order of initialization is safe.
    [ModuleInitializer]
#pragma warning restore CA2255
#endif
    internal static void Initialize()
    {
        RuntimeHelpers.RunClassConstructor(typeof(PyType).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyObjectType).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyStr).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyTuple).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyInt).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PySmallInt).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBool).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBaseException).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(ExceptionTypes).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(SpecialNames).TypeHandle);

        // What marshalled code consists of: it is read on two threads while the interpreter starts.
        RuntimeHelpers.RunClassConstructor(typeof(PyNone).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyEllipsis).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyFloat).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyBytes).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PyFrozenSet).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PySlice).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(CodeObject).TypeHandle);
        s_isDone = true;
    }
}
