using System;
using Adder.Bytecode;
using Adder.Compiler;
using Adder.Compiler.Symbols;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Runtime.Builtins;

/// <summary>Syntax trees as objects of <c>_ast</c>, and back.</summary>
internal abstract class TreeConversion
{
    /// <summary>The tree as objects; null: an exception is pending.</summary>
    public abstract PyObject? ToObjects(ThreadState ts, ModuleNode tree);

    /// <summary>The tree of an <c>ast</c> object, checked; null with nothing pending: the object is no such thing.</summary>
    public abstract ModuleNode? ToTree(ThreadState ts, PyObject source, ParseMode mode);
}

/// <summary>From source (text, bytes or a syntax tree) to code or a syntax tree: what <c>compile</c>, <c>exec</c>, <c>eval</c> and import share.</summary>
internal static unsafe class SourceCompilation
{
    public const int DontImplyDedent = 0x200;
    public const int OnlyAst = 0x400;
    public const int TypeComments = 0x1000;
    public const int AllowTopLevelAwait = 0x2000;
    public const int AllowIncompleteInput = 0x4000;
    public const int OptimizedAst = 0x8000;

    /// <summary>CO_FUTURE_… of all features.</summary>
    public const int FutureFlags = 0x1FE0000;

    /// <summary>Not a flag of <c>compile()</c>: the source is a file's, see <see cref="ParserSettings.IsFile"/>.</summary>
    private const int FromFile = 1 << 30;

    /// <summary>What <c>compile()</c> accepts; 0x10 is the obsolete CO_NESTED.</summary>
    public const int AllowedFlags = FutureFlags | 0x10 | DontImplyDedent | OnlyAst | TypeComments | AllowTopLevelAwait | AllowIncompleteInput | OptimizedAst;

    /// <summary>The way from and to <c>ast</c> objects; set by the host.</summary>
    public static TreeConversion? Trees { get; set; }

    /// <summary>What is to be compiled and how.</summary>
    /// <param name="Flags">PyCF_… and CO_FUTURE_….</param>
    /// <param name="Optimize">-1: as the interpreter was started.</param>
    public readonly record struct Request(string FileName, ParseMode Mode, int Flags, int Optimize, int FeatureVersion);

    /// <summary>Code, or <c>ast</c> objects where the flags say so; null: an exception is pending.</summary>
    /// <param name="wrongType">The TypeError's text for a source that is none of the things accepted.</param>
    public static PyObject? Compile(ThreadState ts, PyObject source, Request request, string wrongType, bool acceptsTrees = true) =>
        Guard(ts, request.FileName, source, () =>
        {
            ModuleNode? tree = Parse(ts, source, request, wrongType, acceptsTrees);
            if (tree is null)
            {
                return null;
            }

            CompilerOptions options = Options(ts, request);
            if ((request.Flags & OnlyAst) == 0)
            {
                var code = new CodeObject(PythonCompiler.Compile(tree, options));
                if (ts.Interpreter.Options.CodeWatch is { } watch)
                {
                    Remember(ts, watch, code, source, request);
                }

                return code;
            }

            if (Trees is not { } trees)
            {
                return Raise.NotYet(ts, "syntax trees as objects (module _ast)");
            }

            if ((request.Flags & OptimizedAst) == OptimizedAst)
            {
                return trees.ToObjects(ts, PythonCompiler.Preprocess(tree, options));
            }

            return trees.ToObjects(ts, tree);
        });

    /// <summary>Keeps the text of code that is from no file, for who watches.</summary>
    private static void Remember(ThreadState ts, CodeWatch watch, CodeObject code, PyObject source, in Request request)
    {
        FrameRecord* frame = ts.CurrentFrame;
        if (request.FileName.StartsWith('<') && request.Mode == ParseMode.Exec && frame != null && source is PyStr or PyBytes)
        {
            string text = source is PyBytes bytes ? System.Text.Encoding.UTF8.GetString(bytes.Data) : source.ToString()!;
            watch.Remember(code.Blueprint, text, frame->Code.FileName.ToString(), frame->Code.LineAt(frame->InstructionIndex));
        }
    }

    /// <summary>The symbol table of a program, as module <c>symtable</c> shows it; null: an exception is pending.</summary>
    /// <param name="wrongType">The TypeError's text for a source that is none of the things accepted.</param>
    public static SymbolTable? BuildSymbolTable(ThreadState ts, PyObject source, Request request, string wrongType) =>
        Guard(ts, request.FileName, source, () =>
            Parse(ts, source, request, wrongType, acceptsTrees: false) is { } tree ? PythonCompiler.BuildSymbolTable(tree, Options(ts, request)) : null);

    /// <summary>Runs a stage of compilation. What the parser or compiler rejects becomes the pending exception, and the result null.</summary>
    public static T? Guard<T>(ThreadState ts, string fileName, PyObject? source, Func<T?> stage)
        where T : class
    {
        try
        {
            return stage();
        }
        catch (PythonSyntaxException exception)
        {
            _ = RaiseSyntaxError(ts, exception, fileName, source);
            return null;
        }
    }

    /// <summary>Decodes source with one of Python's codecs.</summary>
    private static string Decode(ThreadState ts, string encoding, byte[] source)
    {
        PyObject? decoded = Calls.CallMethod(ts, PyBytes.From(source), "decode", PyStr.From(encoding));
        if (decoded is PyStr text && !text.HasSurrogates())
        {
            return text.ToString();
        }

        string message = decoded is null ? Text.Str(ts, ts.TakePending())?.ToString() ?? "unknown error" : "source holds surrogates";
        ts.Pending = null;
        return Adder.Syntax.Source.SourceDecoder.Reject(message);
    }

    /// <summary>Compiles a module's source; null: an exception is pending.</summary>
    public static CodeObject? CompileModule(ThreadState ts, PyObject source, string fileName, int optimize) =>
        (CodeObject?)Compile(ts, source, new Request(fileName, ParseMode.Exec, 0, optimize, -1), "source must be str or bytes", acceptsTrees: false);

    /// <summary>Compiles the file that is the program; null: an exception is pending.</summary>
    public static CodeObject? CompileProgram(ThreadState ts, byte[] source, string fileName) =>
        (CodeObject?)Compile(ts, PyBytes.From(source), new Request(fileName, ParseMode.Exec, FromFile, -1, -1), "source must be str or bytes", acceptsTrees: false);

    /// <summary>Compiles a module's text without an interpreter; null where there is anything to say about it, a warning too: then it has to be compiled again by somebody who can say it.</summary>
    public static CodeBlueprint? CompileSilently(string source, string fileName, int optimize, int maximumDigits)
    {
        // Short, so that it nests no deeper than any thread's stack bears.
        const int LongestSource = 1000;
        if (source.Length > LongestSource || MayNeedInterpreter(source))
        {
            return null;
        }

        bool warned = false;
        SyntaxWarningSink sink = _ =>
        {
            warned = true;
            return true;
        };
        try
        {
            ModuleNode tree = PythonParser.Parse(source, fileName, ParseMode.Exec, 0, sink, new ParserSettings(-1, maximumDigits));
            CodeBlueprint code = PythonCompiler.Compile(tree, new CompilerOptions(fileName, optimize, 0, false, sink));
            return warned ? null : code;
        }
        catch (PythonSyntaxException)
        {
            return null;
        }
    }

    /// <summary>Whether a source has surrogates or names characters. A loop, because .NET's vectorized searches take a while to get going.</summary>
    private static bool MayNeedInterpreter(string source)
    {
        for (int i = 0; i < source.Length; i++)
        {
            if (char.IsSurrogate(source[i]) || (source[i] == '\\' && i + 1 < source.Length && source[i + 1] == 'N'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Lets tracebacks show lines of a source that is in no file: hands it to the library's <c>linecache</c>. False: an exception is pending.
    /// </summary>
    /// <param name="shownName">The file name that tracebacks give.</param>
    public static bool RegisterSource(ThreadState ts, CodeObject code, PyStr source, string shownName)
    {
        PyObject? cache = Import.Imports.Import(ts, "linecache");
        return cache is not null && Calls.CallMethod(ts, cache, "_register_code", code, source, PyStr.From(shownName)) is not null;
    }

    /// <summary>The same as <see cref="RegisterSource"/>, but not before the program or a traceback imports <c>linecache</c>: most programs end without.</summary>
    public static void RegisterSourceLater(ThreadState ts, CodeObject code, PyStr source, string shownName)
    {
        if (ts.Interpreter.ModulesSoFar.GetInterned("linecache") is null)
        {
            ts.Interpreter.WhenLineCacheIsImported += () => RegisterSource(ts, code, source, shownName);
        }
        else if (!RegisterSource(ts, code, source, shownName))
        {
            ts.Pending = null;
        }
    }

    /// <summary>What the CO_FUTURE_… flags among some change about the grammar.</summary>
    public static ParserFlags FutureSyntax(int flags) => (flags & (int)CodeFlags.FutureBarryAsBdfl) != 0 ? ParserFlags.BarryAsFlufl : 0;

    private static ModuleNode? Parse(ThreadState ts, PyObject source, in Request request, string wrongType, bool acceptsTrees)
    {
        ParserFlags flags = ((request.Flags & AllowIncompleteInput) != 0 ? ParserFlags.AllowIncompleteInput : 0)
            | ((request.Flags & DontImplyDedent) != 0 ? ParserFlags.DontImplyDedent : 0)
            | ((request.Flags & TypeComments) != 0 ? ParserFlags.TypeComments : 0)
            | FutureSyntax(request.Flags);
        SyntaxWarningSink sink = WarningSink(ts, request.FileName);
        bool isFile = (request.Flags & FromFile) != 0;
        var settings = new ParserSettings(
            (request.Flags & OnlyAst) != 0 ? request.FeatureVersion : -1, ts.Interpreter.IntegerMaximumStringDigits, isFile,
            isFile ? (encoding, bytes) => DeclaredEncoding.Decode(ts, encoding, bytes) : (encoding, bytes) => Decode(ts, encoding, bytes), IdentifierNormalization.For(ts));
        switch (source)
        {
            case PyStr text:
                if (text.HasSurrogates())
                {
                    _ = UnicodeErrors.RaiseSurrogates(ts, text);
                    return null;
                }

                return PythonParser.Parse(text.ToString(), request.FileName, request.Mode, flags, sink, settings);
            case PyBytes bytes:
                return PythonParser.ParseBytes(ts.Interpreter.Options.SourceReplacements?.Find(request.FileName, bytes.Data) ?? bytes.Data, request.FileName, request.Mode, flags, sink, settings);
        }

        if (acceptsTrees && Trees is { } trees)
        {
            ModuleNode? tree = trees.ToTree(ts, source, request.Mode);
            if (tree is not null || ts.Pending is not null)
            {
                return tree;
            }
        }

        if (source.Type.Slots.Buffer == null)
        {
            _ = Raise.TypeError(ts, wrongType);
            return null;
        }

        using BufferView? view = source.Type.Slots.Buffer(ts, source, 0);
        return view is null ? null : PythonParser.ParseBytes(view.Span, request.FileName, request.Mode, flags, sink, settings);
    }

    private static CompilerOptions Options(ThreadState ts, in Request request) => new(
        request.FileName,
        request.Optimize < 0 ? ts.Interpreter.Options.Optimize : request.Optimize,
        (CodeFlags)(request.Flags & FutureFlags),
        (request.Flags & AllowTopLevelAwait) != 0,
        WarningSink(ts, request.FileName),
        !ts.Interpreter.Options.NoDebugRanges);

    /// <summary>Issues warnings through module <c>warnings</c>; one that is turned into an error becomes a SyntaxError at its place.</summary>
    private static SyntaxWarningSink WarningSink(ThreadState ts, string fileName) => warning =>
    {
        if (ts.Interpreter.Builtins.GetInterned(warning.Category) is not PyType category
            || Objects.Warnings.Issue(ts, new WarningDetails(category, PyStr.From(warning.Message), PyStr.From(fileName), warning.Line, null, null)))
        {
            return true;
        }

        if (Raise.ClearIf(ts, category))
        {
            return false;
        }

        ts.Pending = null;
        return true;
    };

    /// <summary>A path as text: a str, bytes or what <c>__fspath__</c> gives.</summary>
    public static string? FileSystemText(ThreadState ts, PyObject path)
    {
        PyObject? plain = Protocols.Text.FileSystemPath(ts, path);
        return plain is PyBytes bytes ? System.Text.Encoding.UTF8.GetString(bytes.Data) : plain?.ToString();
    }

    // ---- errors

    /// <summary>The one place where what the parser and compiler reject becomes a Python exception.</summary>
    public static Raised RaiseSyntaxError(ThreadState ts, PythonSyntaxException exception, string fileName, PyObject? source)
    {
        switch (exception.Kind)
        {
            case SyntaxErrorKind.Elsewhere when ts.Pending is not null:
                return default;
            case SyntaxErrorKind.ValueError:
                return Raise.ValueError(ts, exception.Message);
            case SyntaxErrorKind.MemoryError:
                return Raise.Error(ts, ExceptionTypes.MemoryError, exception.Message);
            case SyntaxErrorKind.OverflowError:
                return Raise.OverflowError(ts, exception.Message);
            case SyntaxErrorKind.SystemError:
                return Raise.SystemError(ts, exception.Message);
            case SyntaxErrorKind.RecursionError:
                return Raise.RecursionError(ts, exception.Message);
            case SyntaxErrorKind.UnicodeDecodeError when source is PyBytes bytes:
                return RaiseDecodeError(ts, bytes);
        }

        PyType type = exception.Kind switch
        {
            SyntaxErrorKind.IndentationError => ExceptionTypes.IndentationError,
            SyntaxErrorKind.TabError => ExceptionTypes.TabError,
            SyntaxErrorKind.IncompleteInput => ExceptionTypes.IncompleteInputError,
            _ => ExceptionTypes.SyntaxError,
        };
        if (exception is { Line: 0, Offset: -1 })
        {
            PyTuple place = PyTuple.Create(PyStr.From(fileName), PyInt.From(0), PyInt.From(-1), PyNone.Instance);
            return Raise.Error(ts, type, [PyStr.From(exception.Message), place]);
        }

        if (exception.Line <= 0 && exception.Text is null)
        {
            return Raise.Error(ts, type, exception.Message);
        }

        PyObject text = exception.Text is { } quoted ? PyStr.From(quoted) : LineOf(ts, fileName, exception.Line);
        PyTuple location = PyTuple.Create(
            exception.HidesFileName ? PyNone.Instance : PyStr.From(fileName), Number(exception.Line), Number(exception.Offset), text, Number(exception.EndLine), Number(exception.EndOffset));
        Raised raised = Raise.Error(ts, type, [PyStr.From(exception.Message), location]);
        if (exception.HasOnlyMessage && ts.Pending is { } located)
        {
            located.Arguments = PyTuple.Create(PyStr.From(exception.Message));
        }

        if (exception.HidesFileName && ts.Pending is PySyntaxError nameless)
        {
            nameless.FileName = PyStr.From(fileName);
        }

        if (exception.Source is { } whole && ts.Pending is PySyntaxError error)
        {
            error.Metadata = PyTuple.Create(PySmallInt.Zero, PySmallInt.Zero, PyStr.From(whole));
        }

        return raised;
    }

    private static PyObject Number(int value) => value == PythonSyntaxException.Nowhere ? PyNone.Instance : PyInt.From(value);

    private static Raised RaiseDecodeError(ThreadState ts, PyBytes bytes)
    {
        PyObject? decoded = Calls.CallMethod(ts, bytes, "decode");
        return decoded is null ? default : Raise.Error(ts, ExceptionTypes.SyntaxError, "(unicode error) source cannot be decoded");
    }

    /// <summary>CPython quotes no more bytes of a line.</summary>
    private const int LongestQuotation = 999;

    /// <summary>
    /// A line of a file with its end, for errors that do not quote it: the compiler knows only the tree, so it looks the line up by the file's name.
    /// None where there is no such file or line.
    /// </summary>
    private static PyObject LineOf(ThreadState ts, string fileName, int line)
    {
        if (line < 1 || !System.IO.File.Exists(fileName))
        {
            return PyNone.Instance;
        }

        try
        {
            byte[] bytes = System.IO.File.ReadAllBytes(fileName);
            ReadOnlySpan<byte> rest = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
            while (--line > 0 && !rest.IsEmpty)
            {
                rest = rest[EndOfLine(rest, out _)..];
            }

            int length = EndOfLine(rest, out bool isEnded);
            if (length == 0)
            {
                return PyNone.Instance;
            }

            byte[] found = [.. rest[..length].TrimEnd("\r\n"u8), .. isEnded ? "\n"u8 : []];
            found = found.Length > LongestQuotation ? found[..LongestQuotation] : found;
            return PyStr.From(Adder.Syntax.Source.SourceDecoder.FindCookie(bytes) is { } encoding ? Decode(ts, encoding, found) : System.Text.Encoding.UTF8.GetString(found));
        }
        catch (PythonSyntaxException)
        {
            return PyNone.Instance;
        }
        catch (Exception error) when (error is System.IO.IOException or UnauthorizedAccessException)
        {
            return PyNone.Instance;
        }
    }

    /// <summary>The length of the first line, its end included.</summary>
    private static int EndOfLine(ReadOnlySpan<byte> text, out bool isEnded)
    {
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        isEnded = end >= 0;
        return !isEnded ? text.Length : text[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1;
    }
}
