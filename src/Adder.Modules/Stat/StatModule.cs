using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Stat;

/// <summary><c>_stat</c>: what file modes mean.</summary>
[PyModule("_stat")]
internal static partial class StatModule
{
    private const long FormatMask = 0xF000;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        NativeConstants.Add(module, StatConstants.All);
        return Done.Ok;
    }

    [PyFunction("S_IMODE(object, /)", TextSignature = "($self, object, /)", Doc = "Return the portion of the file's mode that can be set by os.chmod().")]
    private static long Permissions(long mode) => mode & 0xFFF;

    [PyFunction("S_IFMT(object, /)", TextSignature = "($self, object, /)", Doc = "Return the portion of the file's mode that describes the file type.")]
    private static long Format(long mode) => mode & FormatMask;

    [PyFunction("S_ISDIR(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a directory.")]
    private static bool IsDirectory(long mode) => (mode & FormatMask) == 0x4000;

    [PyFunction("S_ISCHR(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a character special device file.")]
    private static bool IsCharacterDevice(long mode) => (mode & FormatMask) == 0x2000;

    [PyFunction("S_ISBLK(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a block special device file.")]
    private static bool IsBlockDevice(long mode) => (mode & FormatMask) == 0x6000;

    [PyFunction("S_ISREG(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a regular file.")]
    private static bool IsRegular(long mode) => (mode & FormatMask) == 0x8000;

    [PyFunction("S_ISFIFO(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a FIFO (named pipe).")]
    private static bool IsFifo(long mode) => (mode & FormatMask) == 0x1000;

    [PyFunction("S_ISLNK(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a symbolic link.")]
    private static bool IsLink(long mode) => (mode & FormatMask) == 0xA000;

    [PyFunction("S_ISSOCK(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a socket.")]
    private static bool IsSocket(long mode) => (mode & FormatMask) == 0xC000;

    [PyFunction("S_ISDOOR(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a door.")]
    private static bool IsDoor(long mode) => false;

    [PyFunction("S_ISPORT(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from an event port.")]
    private static bool IsPort(long mode) => false;

    [PyFunction("S_ISWHT(object, /)", TextSignature = "($self, object, /)", Doc = "Return True if mode is from a whiteout.")]
    private static bool IsWhiteout(long mode) => false;

    [PyFunction("filemode(object, /)", TextSignature = "($self, object, /)", Doc = "Convert a file's mode to a string of the form '-rwxrwxrwx'.")]
    private static string Describe(long mode)
    {
        char kind = (mode & FormatMask) switch { 0x8000 => '-', 0x4000 => 'd', 0xA000 => 'l', 0x6000 => 'b', 0x2000 => 'c', 0x1000 => 'p', 0xC000 => 's', _ => '?' };
        System.Span<char> text = stackalloc char[10];
        "rwxrwxrwx".CopyTo(text[1..]);
        text[0] = kind;
        for (int bit = 0; bit < 9; bit++)
        {
            if ((mode & (0x100 >> bit)) == 0)
            {
                text[bit + 1] = '-';
            }
        }

        // Set-user-id, set-group-id and the sticky bit show in place of the x of user, group and others.
        Special(text, 3, (mode & 0x800) != 0, 's');
        Special(text, 6, (mode & 0x400) != 0, 's');
        Special(text, 9, (mode & 0x200) != 0, 't');
        return new string(text);
    }

    private static void Special(System.Span<char> text, int at, bool isSet, char letter)
    {
        if (isSet)
        {
            text[at] = text[at] == 'x' ? letter : char.ToUpperInvariant(letter);
        }
    }
}
