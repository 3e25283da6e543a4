namespace Adder.Modules.Pickling;

/// <summary>The instructions of a pickle.</summary>
internal static class PickleCode
{
    public const byte Mark = (byte)'(';
    public const byte Stop = (byte)'.';
    public const byte Pop = (byte)'0';
    public const byte PopMark = (byte)'1';
    public const byte Duplicate = (byte)'2';
    public const byte Float = (byte)'F';
    public const byte Integer = (byte)'I';
    public const byte BinaryInt = (byte)'J';
    public const byte BinaryInt1 = (byte)'K';
    public const byte Long = (byte)'L';
    public const byte BinaryInt2 = (byte)'M';
    public const byte None = (byte)'N';
    public const byte PersistentId = (byte)'P';
    public const byte BinaryPersistentId = (byte)'Q';
    public const byte Reduce = (byte)'R';
    public const byte String = (byte)'S';
    public const byte BinaryString = (byte)'T';
    public const byte ShortBinaryString = (byte)'U';
    public const byte Unicode = (byte)'V';
    public const byte BinaryUnicode = (byte)'X';
    public const byte Append = (byte)'a';
    public const byte Build = (byte)'b';
    public const byte Global = (byte)'c';
    public const byte Dict = (byte)'d';
    public const byte EmptyDict = (byte)'}';
    public const byte Appends = (byte)'e';
    public const byte Get = (byte)'g';
    public const byte BinaryGet = (byte)'h';
    public const byte Instance = (byte)'i';
    public const byte LongBinaryGet = (byte)'j';
    public const byte List = (byte)'l';
    public const byte EmptyList = (byte)']';
    public const byte Object = (byte)'o';
    public const byte Put = (byte)'p';
    public const byte BinaryPut = (byte)'q';
    public const byte LongBinaryPut = (byte)'r';
    public const byte SetItem = (byte)'s';
    public const byte Tuple = (byte)'t';
    public const byte EmptyTuple = (byte)')';
    public const byte SetItems = (byte)'u';
    public const byte BinaryFloat = (byte)'G';

    // Protocol 2.
    public const byte Protocol = 0x80;
    public const byte NewObject = 0x81;
    public const byte Extension1 = 0x82;
    public const byte Extension2 = 0x83;
    public const byte Extension4 = 0x84;
    public const byte Tuple1 = 0x85;
    public const byte Tuple2 = 0x86;
    public const byte Tuple3 = 0x87;
    public const byte NewTrue = 0x88;
    public const byte NewFalse = 0x89;
    public const byte Long1 = 0x8A;
    public const byte Long4 = 0x8B;

    // Protocol 3.
    public const byte BinaryBytes = (byte)'B';
    public const byte ShortBinaryBytes = (byte)'C';

    // Protocol 4.
    public const byte ShortBinaryUnicode = 0x8C;
    public const byte BinaryUnicode8 = 0x8D;
    public const byte BinaryBytes8 = 0x8E;
    public const byte EmptySet = 0x8F;
    public const byte AddItems = 0x90;
    public const byte FrozenSet = 0x91;
    public const byte NewObjectEx = 0x92;
    public const byte StackGlobal = 0x93;
    public const byte Memoize = 0x94;
    public const byte Frame = 0x95;

    // Protocol 5.
    public const byte ByteArray8 = 0x96;
    public const byte NextBuffer = 0x97;
    public const byte ReadOnlyBuffer = 0x98;

    /// <summary>The newest protocol, which is also the default.</summary>
    public const int HighestProtocol = 5;
}
