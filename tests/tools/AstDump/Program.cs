using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Adder.Syntax;
using Adder.Syntax.Unparsing;
using Adder.Syntax.Tokens;

namespace Adder.AstDump;

/// <summary>Dumps syntax trees, or compares them in bulk with what CPython was found to give.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (Environment.GetEnvironmentVariable("UNICODE_NAMES") is { } names)
        {
            var table = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (string line in File.ReadLines(names))
            {
                string[] parts = line.Split('\t');
                table[parts[1]] = int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
            }

            PythonParser.UnicodeNameLookup = name => table.TryGetValue(name, out int codePoint) ? codePoint : -1;
        }

        int result = 0;
        var thread = new Thread(() => result = Run(arguments), 512 << 20);
        thread.Start();
        thread.Join();
        return result;
    }

    private static int Run(string[] arguments)
    {
        if (arguments is ["deep", "small"])
        {
            // Again on a stack of the size that threads commonly have.
            var small = new Thread(Deep, 1 << 20);
            small.Start();
            small.Join();
            return 0;
        }

        switch (arguments)
        {
            case ["dump", var file]:
                Console.WriteLine(Describe(File.ReadAllBytes(file), file, false));
                return 0;
            case ["compare", var list]:
                return Compare(list);
            case ["errors", var list, ..]:
                return CompareErrors(list, arguments.Length > 2);
            case ["warnings", var list]:
                return CompareWarnings(list);
            case ["tokens", var file, var extra]:
                foreach (string line in TokenLines(File.ReadAllText(file), extra == "1"))
                {
                    Console.WriteLine(line);
                }

                return 0;
            case ["comparetokens", var list]:
                return CompareTokens(list);
            case ["unparse", var list]:
                return CompareUnparsed(list);
            case ["names", var list]:
                return CompareNames(list);
            case ["deep", ..]:
                Deep();
                return 0;
            case ["flags", var list]:
                return CompareFlags(list);
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
            return $"ERR {error.Kind} ({ConstantRepr.OfString(new StringConstant(error.Message))}, {error.Line}, {error.Offset}, {error.EndLine}, {error.EndOffset})";
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

    /// <summary>
    /// Each line of the list: mode, source in base 64, and what CPython says: OK or class, lines, offsets, message and quoted text.
    /// </summary>
    private static int CompareErrors(string list, bool compareText)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string source = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
            string expected = Readable(parts[2].Replace("None", "0", StringComparison.Ordinal), compareText);
            string found;
            try
            {
                found = Outcome(source, Enum.Parse<ParseMode>(parts[0], true), compareText);
            }
            catch (Exception exception) when (exception is not PythonSyntaxException)
            {
                found = exception.ToString();
            }

            if (found == expected)
            {
                same++;
                continue;
            }

            different++;
            Console.WriteLine($"{parts[0]} {ConstantRepr.OfString(new StringConstant(source))}\n  expected {expected}\n  found    {found}");
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    /// <summary>Each line: source in base 64, then in base 64 what was warned and raised, with warnings shown and with warnings as errors.</summary>
    private static int CompareWarnings(string list)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string source = Encoding.UTF8.GetString(Convert.FromBase64String(parts[0]));
            string expected = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
            string found = Warned(source, true) + Warned(source, false);
            if (found == expected)
            {
                same++;
                continue;
            }

            different++;
            Console.WriteLine($"{ConstantRepr.OfString(new StringConstant(source))}\n  expected {expected}\n  found    {found}");
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    private static string Warned(string source, bool accept)
    {
        var builder = new StringBuilder();
        bool Sink(SyntaxWarningInfo warning)
        {
            if (accept)
            {
                builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"{warning.Category} {warning.Line} {warning.Message}; ");
            }

            return accept;
        }

        try
        {
            PythonParser.Parse(source, "<test>", ParseMode.Exec, warnings: Sink);
            return builder.Append("OK; ").ToString();
        }
        catch (PythonSyntaxException error)
        {
            return builder.Append(Join(
                error.Kind.ToString(), error.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
                error.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture),
                error.EndLine.ToString(System.Globalization.CultureInfo.InvariantCulture),
                error.EndOffset.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, error.Text)).Append("; ").ToString();
        }
    }

    private static IEnumerable<string> TokenLines(string source, bool extra)
    {
        TokenStream stream = TokenStream.Read(source, extra);
        foreach (TokenEntry entry in stream.Entries)
        {
            yield return string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{entry.Kind} {ConstantRepr.OfString(new StringConstant(entry.Text))} {entry.Line},{entry.Column} {entry.EndLine},{entry.EndColumn} {ConstantRepr.OfString(new StringConstant(entry.LineText))}");
        }

        if (stream.Error is { } error)
        {
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{error.Kind} {error.Message} {error.Line},{error.Offset}");
        }
    }

    /// <summary>Each line: SHA-256 of the token lines with extra tokens, the same without, the file's path.</summary>
    private static int CompareTokens(string list)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string source = File.ReadAllText(parts[2]);
            for (int mode = 0; mode < 2; mode++)
            {
                string all = string.Join('\n', TokenLines(source, mode == 0)) + "\n";
                if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all))) == parts[mode])
                {
                    same++;
                    continue;
                }

                different++;
                Console.WriteLine($"{parts[2]} {(mode == 0 ? "extra" : "plain")}");
            }
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    /// <summary>Each line: an expression and its text as CPython writes it, both in base 64.</summary>
    private static int CompareUnparsed(string list)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string source = Encoding.UTF8.GetString(Convert.FromBase64String(parts[0]));
            string expected = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
            var tree = (Syntax.Ast.Expression)PythonParser.Parse(source, "<test>", ParseMode.Eval);
            string found = AstUnparser.Unparse(tree.Body);
            if (found == expected)
            {
                same++;
                continue;
            }

            different++;
            Console.WriteLine($"{source}\n  expected {expected}\n  found    {found}");
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    /// <summary>Finds by bisection the first depth at which each kind of nesting is refused.</summary>
    private static void Deep()
    {
        static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
        (string Name, Func<int, string> Make)[] kinds =
        [
            ("paren", n => Repeat("(", n) + "1" + Repeat(")", n)),
            ("mixcall", n => Repeat("f(", n) + "1" + Repeat(")", n)),
            ("subscript", n => Repeat("a[", n) + "1" + Repeat("]", n)),
            ("neg", n => Repeat("-", n) + "1"),
            ("not", n => Repeat("not ", n) + "1"),
            ("lambda", n => Repeat("lambda:", n) + "1"),
            ("ifexp", n => Repeat("1 if 1 else ", n) + "1"),
            ("pow", n => Repeat("1**", n) + "1"),
            ("negparen", n => Repeat("-(-", n) + "1" + Repeat(")", n)),
            ("add", n => "a" + Repeat("+a", n)),
            ("indent", n => string.Concat(System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, n), i => Repeat(" ", i) + "if 1:\n")) + Repeat(" ", n) + "pass\n"),
            ("elif", n => "if 1:pass\n" + Repeat("elif 1:pass\n", n)),
            ("patparen", n => "match 1:\n case " + Repeat("(", n) + "a" + Repeat(")", n) + ": pass"),
        ];
        foreach ((string name, Func<int, string> make) in kinds)
        {
            string? Refusal(int depth)
            {
                try
                {
                    PythonParser.Parse(make(depth), "<deep>", ParseMode.Exec);
                    return null;
                }
                catch (PythonSyntaxException error)
                {
                    return $"{error.Kind}: {error.Message}";
                }
            }

            int low = 1, high = name == "indent" ? 300 : 20000;
            if (Refusal(high) is null)
            {
                Console.WriteLine($"{name} ok at {high}");
                continue;
            }

            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = Refusal(middle) is null ? (middle + 1, high) : (low, middle);
            }

            Console.WriteLine($"{name} first fail {low} {Refusal(low)} | {(name == "indent" ? "" : Refusal(100000))}");
        }
    }

    /// <summary>Each line: mode, flags, feature version, source in base 64, the outcome in base 64: the tree's dump or the error.</summary>
    private static int CompareFlags(string list)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string source = Encoding.UTF8.GetString(Convert.FromBase64String(parts[3]));
            string expected = Encoding.UTF8.GetString(Convert.FromBase64String(parts[4]));
            string found;
            try
            {
                found = Dumper.Dump(PythonParser.Parse(
                    source, "<test>", Enum.Parse<ParseMode>(parts[0], true), (ParserFlags)int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
                    null, new ParserSettings(int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture))));
            }
            catch (PythonSyntaxException error)
            {
                found = System.FormattableString.Invariant($"{error.Kind} {error.Line}:{error.Offset}-{error.EndLine}:{error.EndOffset} {error.Message}");
            }

            if (found == expected)
            {
                same++;
                continue;
            }

            different++;
            Console.WriteLine($"{parts[0]} {parts[1]} {parts[2]} {ConstantRepr.OfString(new StringConstant(source))}\n  expected {expected}\n  found    {found}");
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    /// <summary>Each line: a name in base 64 and its normal form in base 64, or nothing where it is no identifier.</summary>
    private static int CompareNames(string list)
    {
        int same = 0, different = 0;
        foreach (string line in File.ReadLines(list))
        {
            string[] parts = line.Split('\t');
            string source = Encoding.UTF8.GetString(Convert.FromBase64String(parts[0]));
            string expected = Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
            string found;
            try
            {
                var tree = (Syntax.Ast.Expression)PythonParser.Parse(source, "<test>", ParseMode.Eval);
                found = tree.Body is Syntax.Ast.Name name ? name.Id : "";
            }
            catch (PythonSyntaxException)
            {
                found = "";
            }

            if (found == expected)
            {
                same++;
                continue;
            }

            different++;
            Console.WriteLine($"{source} {string.Join(' ', System.Linq.Enumerable.Select(source, c => ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)))} expected {expected} found {found}");
        }

        Console.WriteLine($"{same} same, {different} different");
        return different == 0 ? 0 : 1;
    }

    private static string Readable(string recorded, bool withText)
    {
        string[] parts = recorded.Split('|');
        return parts.Length == 1 ? recorded : Join(
            parts[0], parts[1], parts[2], parts[3], parts[4], Decode(parts[5]), withText ? parts[6] == "-" ? null : Decode(parts[6]) : "");
        static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
    }

    private static string Join(string kind, string line, string offset, string endLine, string endOffset, string message, string? text) =>
        $"{kind} {line}:{offset}-{endLine}:{endOffset} {message}" + (text == "" ? "" : " " + (text is null ? "None" : ConstantRepr.OfString(new StringConstant(text))));

    private static string Outcome(string source, ParseMode mode, bool withText)
    {
        try
        {
            PythonParser.Parse(source, "<test>", mode);
            return "OK";
        }
        catch (PythonSyntaxException error)
        {
            return Join(
                error.Kind.ToString(), Number(error.Line), Number(error.Offset), Number(error.EndLine), Number(error.EndOffset), error.Message,
                withText ? error.Text : "");
        }

        static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
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
