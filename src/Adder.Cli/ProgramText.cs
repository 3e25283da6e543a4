using System;
using System.Buffers.Binary;
using Adder.Bytecode;
using Adder.Modules.Posix;

namespace Adder.Cli;

/// <summary>The program that the command line names, read before the interpreter is started: what its text says decides how much of the interpreter is started at once.</summary>
internal sealed class ProgramText
{
    /// <summary>Set to <c>deferred</c> or <c>whole</c>, the start is that whatever the program says; for tests.</summary>
    private const string StartVariable = "ADDER_START";

    /// <summary>The longest text that is looked through for imports, in characters.</summary>
    private const int LongestLookedThrough = 1 << 16;

    private readonly ProgramRequest _request;

    public ProgramText(ProgramRequest request)
    {
        _request = request;
        if (request.Kind == ProgramKind.File)
        {
            Path = ProgramFile.Absolute(request.Program);
            Content = ProgramFile.Read(Path, out int error);
            Error = error;
            IsArchive = Content is { } content && ProgramFile.IsArchive(content);
        }
    }

    /// <summary>The file's absolute path; empty where the program is no file.</summary>
    public string Path { get; } = "";

    /// <summary>The file's bytes; null where there is none that can be read.</summary>
    public byte[]? Content { get; }

    /// <summary>The system's error where the file could not be read.</summary>
    public int Error { get; }

    /// <summary>The file may be a zip archive.</summary>
    public bool IsArchive { get; }

    /// <summary>Whether the program may come to its end without importing anything but what is there from the first moment. A guess: it may be wrong either way.</summary>
    public bool MayEndWithoutLibrary
    {
        get
        {
            bool isText = _request.Kind == ProgramKind.Command || (Content is { } content && !IsArchive && !IsCompiled(content, Path));
            return isText && ProcessEnvironment.Get(StartVariable) switch
            {
                "deferred" => true,
                "whole" => false,
                _ => ImportsNothingButSys(Content ?? Narrowed(_request.Program)),
            };
        }
    }

    /// <summary>Whether the word "import" occurs in "import sys" alone. Loops, because .NET's vectorized search takes a millisecond to get going.</summary>
    private static bool ImportsNothingButSys(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestLookedThrough)
        {
            return false;
        }

        ReadOnlySpan<byte> import = "import"u8;
        for (int i = 0; i + import.Length <= text.Length; i++)
        {
            if (text[i] == (byte)'i' && StartsWith(text[i..], import) && !IsStatement(text[i..], "import sys"u8))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStatement(ReadOnlySpan<byte> text, ReadOnlySpan<byte> statement) =>
        StartsWith(text, statement) && (text.Length == statement.Length || text[statement.Length] is (byte)'\n' or (byte)'\r' or (byte)';');

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start)
    {
        if (text.Length < start.Length)
        {
            return false;
        }

        for (int i = 0; i < start.Length; i++)
        {
            if (text[i] != start[i])
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Narrowed(string text)
    {
        var bytes = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            bytes[i] = (byte)Math.Min(text[i], (char)byte.MaxValue);
        }

        return bytes;
    }

    /// <summary>The file holds compiled code.</summary>
    public static bool IsCompiled(byte[] content, string path) =>
        path.EndsWith(".pyc", StringComparison.Ordinal) || (content.Length >= 2 && BinaryPrimitives.ReadUInt16LittleEndian(content) == OpcodeTable.MagicNumber);
}
