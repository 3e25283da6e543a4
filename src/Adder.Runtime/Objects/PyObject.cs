using System.Runtime.CompilerServices;

namespace Adder.Runtime.Objects;

/// <summary>
/// Any Python object. A Python value is one reference to one of these; Python's <c>None</c> is an object too, and a null reference
/// stands for "no result, an exception is pending" or, in a slot of a frame or instance, for "unbound".
/// </summary>
internal abstract class PyObject
{
    /// <summary>The object's class. Exactness tests compare the .NET type instead, which is one comparison.</summary>
    public abstract PyType Type { get; }

    /// <summary>
    /// Shape and value storage of an object that has instance attributes of its own (instances of classes written in Python, exceptions);
    /// a null reference for all others. Test with <see cref="HasState"/>.
    /// </summary>
    internal virtual ref InstanceState State => ref Unsafe.NullRef<InstanceState>();

    /// <summary>Whether <see cref="State"/> may be used.</summary>
    internal bool HasState => !Unsafe.IsNullRef(ref State);

    /// <summary>
    /// The instance dictionary of a builtin object that keeps one outside of <see cref="State"/> (functions, modules): made on demand when
    /// <paramref name="create"/>. Null where the object has none.
    /// </summary>
    internal virtual PyDict? OwnDictionary(bool create) => null;

    /// <summary>
    /// Advances an iterator: what the type's <c>Next</c> slot does. Classes whose instances have no other slot override it (the generator does), which saves the way through the type.
    /// </summary>
    internal virtual Lookup NextItem(ThreadState ts) => Protocols.Iteration.NextBySlot(ts, this);

    /// <summary>The place for the object's identity in kinds of objects that are often asked for it and have room; a null reference for all others. See <see cref="ObjectIdentity"/>.</summary>
    internal virtual ref int Identity => ref Unsafe.NullRef<int>();

    /// <summary>For .NET debuggers and internal messages only; never shown to Python programs.</summary>
    public override string ToString() => $"<{Type.Name}>";
}

/// <summary>Sees the objects that another one refers to.</summary>
internal interface IReferenceVisitor
{
    void Visit(PyObject? target);
}
