using System;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Adder.Syntax;

namespace Adder.AstDump;

/// <summary>Dumps syntax trees, or compares them in bulk with what CPython was found to give.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        int result = 0;
        var thread = new Thread(() => result = Run(arguments), 512 << 20);
        thread.Start();
        thread.Join();
        return result;
    }

    private static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["dump", var file]:
                Console.WriteLine(Describe(File.ReadAllBytes(file), file, false));
                return 0;
            case ["compare", var list]:
                return Compare(list);
            case ["time", var directory]:
                Time(directory);
                return 0;
            default:
                Console.Error.WriteLine("usage: AstDump dump FILE | compare LIST | time DIRECTORY");
                return 2;
        }
    }

    private static string Describe(byte[] source, string file, bool hash)
    {
        try
        {
            string dump = Dumper.Dump(PythonParser.ParseBytes(source, file, ParseMode.Exec));
            return hash ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dump))) : dump;
        }
        catch (PythonSyntaxException error)
        {
            return $"ERR {error.Kind} ({PythonRepr.OfString(new StringConstant(error.Message))}, {error.Line}, {error.Offset}, {error.EndLine}, {error.EndOffset})";
        }
    }

    /// <summary>Each line of the list: the SHA-256 of CPython's dump or its error, a tab, the file's path.</summary>
    private static int Compare(string list)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string ours = Describe(File.ReadAllBytes(parts[1]), parts[1], true);
            if (ours == parts[0])
            {
                same++;
                continue;
            }

            different++;
            Console.WriteLine($"{parts[1]}\n  expected {parts[0]}\n  found    {ours}");
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    private static void Time(string directory)
    {
        string[] files = Directory.GetFiles(directory, "*.py", SearchOption.AllDirectories);
        var sources = new byte[files.Length][];
        long bytes = 0;
        for (int index = 0; index < files.Length; index++)
        {
            sources[index] = File.ReadAllBytes(files[index]);
            bytes += sources[index].Length;
        }

        for (int round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (byte[] source in sources)
            {
                try
                {
                    PythonParser.ParseBytes(source, "<time>", ParseMode.Exec);
                }
                catch (PythonSyntaxException)
                {
                }
            }

            Console.WriteLine($"{files.Length} files, {bytes} bytes: {watch.Elapsed.TotalMilliseconds:F0} ms");
        }
    }
}
