namespace Adder.Runtime.Binding;

/// <summary>Names the slots of <see cref="TypeSlots"/>; member names equal field names (the generator relies on it).</summary>
internal enum Slot
{
    New, Init, Call, Repr, Str, Hash, Compare, GetAttribute, SetAttribute, DescriptorGet, DescriptorSet, Iter, Next, Finalize,
    Truth, Length, GetItem, SetItem, SequenceItem, SequenceConcat, SequenceRepeat, SequenceInPlaceConcat, SequenceInPlaceRepeat, Contains,
    Add, Subtract, Multiply, Remainder, DivMod, Power, Negative, Positive, Absolute, Invert, LeftShift, RightShift, And, Xor, Or, Int, Float,
    FloorDivide, TrueDivide, Index, MatrixMultiply,
    InPlaceAdd, InPlaceSubtract, InPlaceMultiply, InPlaceRemainder, InPlacePower, InPlaceLeftShift, InPlaceRightShift, InPlaceAnd, InPlaceXor, InPlaceOr,
    InPlaceFloorDivide, InPlaceTrueDivide, InPlaceMatrixMultiply,
    Await, AsyncIter, AsyncNext, Buffer, ReleaseBuffer, Traverse,
}

/// <summary>
/// A type's behaviour as function pointers, in the manner of CPython's <c>PyTypeObject</c>; null where the type has none. A type starts with a copy of its
/// base's. For a class written in Python the pointers lead to dispatchers that call the class's methods.
/// </summary>
internal unsafe struct TypeSlots
{
    public NewFunction New;
    public InitFunction Init;
    public CallFunction Call;
    public UnaryFunction Repr;
    public UnaryFunction Str;

    /// <summary>The hash; -1 means that an exception is pending. Null makes the type unhashable.</summary>
    public LengthFunction Hash;
    public CompareFunction Compare;

    /// <summary>Attribute lookup; absent stands for the AttributeError that the caller raises if it needs one (<see cref="Raise.MissingAttribute"/>).</summary>
    public GetAttributeFunction GetAttribute;

    /// <summary>Sets, or deletes where the value is null; false means that an exception is pending.</summary>
    public SetAttributeFunction SetAttribute;
    public DescriptorGetFunction DescriptorGet;

    /// <summary>(descriptor, instance, value or null to delete).</summary>
    public StoreFunction DescriptorSet;
    public UnaryFunction Iter;
    public NextFunction Next;
    public UnaryFunction Finalize;

    public TruthFunction Truth;

    /// <summary>The length; -1 means that an exception is pending.</summary>
    public LengthFunction Length;
    public BinaryFunction GetItem;

    /// <summary>(container, key, value or null to delete).</summary>
    public StoreFunction SetItem;

    /// <summary>Item by position, not adjusted for negatives: lets <c>iter()</c> work on types without <see cref="Iter"/>.</summary>
    public IndexFunction SequenceItem;
    public BinaryFunction SequenceConcat;
    public IndexFunction SequenceRepeat;
    public BinaryFunction SequenceInPlaceConcat;
    public IndexFunction SequenceInPlaceRepeat;
    public ContainsFunction Contains;

    public BinaryFunction Add;
    public BinaryFunction Subtract;
    public BinaryFunction Multiply;
    public BinaryFunction Remainder;
    public BinaryFunction DivMod;

    /// <summary>(base, exponent, modulus or None).</summary>
    public TernaryFunction Power;
    public UnaryFunction Negative;
    public UnaryFunction Positive;
    public UnaryFunction Absolute;
    public UnaryFunction Invert;
    public BinaryFunction LeftShift;
    public BinaryFunction RightShift;
    public BinaryFunction And;
    public BinaryFunction Xor;
    public BinaryFunction Or;
    public UnaryFunction Int;
    public UnaryFunction Float;
    public BinaryFunction FloorDivide;
    public BinaryFunction TrueDivide;
    public UnaryFunction Index;
    public BinaryFunction MatrixMultiply;
    public BinaryFunction InPlaceAdd;
    public BinaryFunction InPlaceSubtract;
    public BinaryFunction InPlaceMultiply;
    public BinaryFunction InPlaceRemainder;
    public TernaryFunction InPlacePower;
    public BinaryFunction InPlaceLeftShift;
    public BinaryFunction InPlaceRightShift;
    public BinaryFunction InPlaceAnd;
    public BinaryFunction InPlaceXor;
    public BinaryFunction InPlaceOr;
    public BinaryFunction InPlaceFloorDivide;
    public BinaryFunction InPlaceTrueDivide;
    public BinaryFunction InPlaceMatrixMultiply;

    public UnaryFunction Await;
    public UnaryFunction AsyncIter;

    /// <summary>__anext__: gives an awaitable.</summary>
    public UnaryFunction AsyncNext;

    /// <summary>Opens a view on the object's bytes; the int is PyBUF_ flags. Null means that an exception is pending.</summary>
    public BufferFunction Buffer;

    /// <summary>(object, memoryview): <c>__release_buffer__</c>. Views of native types close by themselves; native types have this so that it can be called by name, and overridden.</summary>
    public BinaryFunction ReleaseBuffer;

    /// <summary>Shows the visitor the objects that this one refers to, for <c>gc.get_referents</c>.</summary>
    public TraverseFunction Traverse;

    /// <summary>The type has <c>__index__</c>.</summary>
    public readonly bool HasIndex => Index != null;

    /// <summary>The type has <c>__len__</c>.</summary>
    public readonly bool HasLength => Length != null;

    /// <summary>The type's instances are hashable.</summary>
    public readonly bool HasHash => Hash != null;
}
