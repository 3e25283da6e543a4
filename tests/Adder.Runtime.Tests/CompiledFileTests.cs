using System;
using Adder.Bytecode;
using Adder.Bytecode.Marshal;
using Adder.Compiler;
using Adder.Runtime.Import;
using Adder.Syntax;

namespace Adder.Runtime.Tests;

/// <summary>Damage to compiled files is noticed, wherever it is.</summary>
public sealed class CompiledFileTests
{
    private static readonly byte[] s_header = [OpcodeTable.MagicNumber & 0xFF, OpcodeTable.MagicNumber >> 8, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];

    private static readonly byte[] s_code = BlueprintMarshal.Dump(PythonCompiler.Compile(
        PythonParser.Parse("def f(a, *b, c=(1, 2.5, 'x')):\n    try:\n        return [a, *b]\n    finally:\n        print(c)\n", "f.py", ParseMode.Exec), new CompilerOptions("f.py")));

    [Fact]
    public void A_file_as_written_is_good() => Assert.False(CompiledFile.IsDamaged([.. s_header, .. CompiledFile.WithChecksum(s_code)]));

    [Fact]
    public void A_file_of_somebody_else_is_good() => Assert.False(CompiledFile.IsDamaged([.. s_header, .. s_code]));

    [Fact]
    public void Any_changed_byte_of_the_code_is_noticed()
    {
        byte[] file = [.. s_header, .. CompiledFile.WithChecksum(s_code)];
        for (int at = s_header.Length; at < s_header.Length + s_code.Length; at++)
        {
            file[at] ^= 0x10;
            Assert.True(CompiledFile.IsDamaged(file), $"byte {at}");
            file[at] ^= 0x10;
        }
    }

    [Fact]
    public void Any_shorter_file_is_noticed()
    {
        byte[] file = [.. s_header, .. CompiledFile.WithChecksum(s_code)];
        for (int length = s_header.Length; length < s_header.Length + s_code.Length; length++)
        {
            Assert.True(CompiledFile.IsDamaged(file[..length]), $"length {length}");
        }
    }

    [Theory]
    [InlineData("/a/__pycache__/m.adder-314.pyc", true)]
    [InlineData("__pycache__/m.adder-314.opt-2.pyc", true)]
    [InlineData("/a/__pycache__/m.cpython-314.pyc", false)]
    [InlineData("/a.adder-314/m.pyc", false)]
    [InlineData("/a/m.adder-314.py", false)]
    public void Only_files_with_the_cache_tag_are_looked_at(string path, bool expected) => Assert.Equal(expected, CompiledFile.IsCached(path));

    [Fact]
    public void An_archive_is_taken_whole_or_not_at_all()
    {
        byte[] file = FrozenArchive.Write([("os", s_code), ("importlib.util", [1, 2, 3])]);
        string path = System.IO.Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllBytes(path, file);
            FrozenArchive? archive = FrozenArchive.Open(path);
            Assert.NotNull(archive);
            Assert.Equal(s_code, archive.Find("os").ToArray());
            Assert.Equal([1, 2, 3], archive.Find("importlib.util").ToArray());
            Assert.Equal(0, archive.Find("site").Length);
            for (int at = 0; at < file.Length; at += 7)
            {
                file[at] ^= 0x40;
                System.IO.File.WriteAllBytes(path, file);
                Assert.True(FrozenArchive.Open(path) is null, $"byte {at}");
                file[at] ^= 0x40;
            }

            System.IO.File.WriteAllBytes(path, file[..^1]);
            Assert.Null(FrozenArchive.Open(path));
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
