namespace Adder.Bytecode.Marshal;

/// <summary>The first byte of each value in marshal's format; bit 7 is <see cref="MarshalFormat.ReferenceFlag"/>.</summary>
internal enum MarshalType : byte
{
    Null = (byte)'0',
    None = (byte)'N',
    False = (byte)'F',
    True = (byte)'T',
    StopIteration = (byte)'S',
    Ellipsis = (byte)'.',

    /// <summary>32 bits, signed.</summary>
    Int = (byte)'i',

    /// <summary>64 bits, signed; only read.</summary>
    Int64 = (byte)'I',

    /// <summary>A signed count of digits of 15 bits each; its sign is the number's.</summary>
    Long = (byte)'l',
    TextFloat = (byte)'f',
    BinaryFloat = (byte)'g',
    TextComplex = (byte)'x',
    BinaryComplex = (byte)'y',
    Bytes = (byte)'s',
    Unicode = (byte)'u',
    InternedUnicode = (byte)'t',
    Ascii = (byte)'a',
    InternedAscii = (byte)'A',
    ShortAscii = (byte)'z',
    ShortInternedAscii = (byte)'Z',
    Tuple = (byte)'(',
    SmallTuple = (byte)')',
    List = (byte)'[',
    Dictionary = (byte)'{',
    Set = (byte)'<',
    FrozenSet = (byte)'>',
    Slice = (byte)':',
    Code = (byte)'c',
    Reference = (byte)'r',
    Unknown = (byte)'?',
}

/// <summary>The values that exist once.</summary>
internal enum MarshalSingleton : byte
{
    NotSingleton,
    None,
    False,
    True,
    Ellipsis,
    StopIteration,
}

/// <summary>Constants of the format.</summary>
internal static class MarshalFormat
{
    /// <summary>The version that 3.14 writes: the first with slices.</summary>
    public const int Version = 5;

    public const int FirstVersionWithReferences = 3;
    public const int FirstVersionWithAscii = 4;
    public const int FirstVersionWithSlices = 5;

    /// <summary>On a type byte: the value gets the next number, by which <see cref="MarshalType.Reference"/> can name it later.</summary>
    public const byte ReferenceFlag = 0x80;

    public const int MaximumDepth = 2000;
}

/// <summary>The parts of a code object in the order in which they are written.</summary>
internal struct MarshalCode<T>
{
    public int ArgumentCount;
    public int PositionalOnlyArgumentCount;
    public int KeywordOnlyArgumentCount;
    public int StackSize;
    public int Flags;
    public T Code;
    public T Constants;
    public T Names;
    public T LocalsPlusNames;
    public T LocalsPlusKinds;
    public T FileName;
    public T Name;
    public T QualifiedName;
    public int FirstLineNumber;
    public T LineTable;
    public T ExceptionTable;
}

/// <summary>What went wrong; the runtime raises an exception of that kind with <see cref="MarshalError.Message"/>.</summary>
internal enum MarshalErrorKind
{
    /// <summary>EOFError.</summary>
    EndOfFile,

    /// <summary>ValueError.</summary>
    Value,

    /// <summary>TypeError.</summary>
    Type,

    /// <summary>The source, the sink or the input failed and keeps its own error.</summary>
    Foreign,
}

/// <summary>Why reading or writing stopped.</summary>
internal sealed record MarshalError(MarshalErrorKind Kind, string Message);
