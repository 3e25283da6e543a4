using System;
using Adder.Bytecode;
using Adder.Compiler;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Runtime.Builtins;

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

    /// <summary>Not a flag of <c>compile()</c>: the source is a file's, see <see cref="ParserFlags.FromFile"/>.</summary>
    private const int FromFile = 1 << 30;

    /// <summary>What <c>compile()</c> accepts; 0x10 is the obsolete CO_NESTED.</summary>
    public const int AllowedFlags = FutureFlags | 0x10 | DontImplyDedent | OnlyAst | TypeComments | AllowTopLevelAwait | AllowIncompleteInput | OptimizedAst;

    /// <summary>Makes <c>ast</c> objects of a tree; set by module <c>_ast</c>.</summary>
    public static Func<ThreadState, ModuleNode, PyObject?>? TreeToObjects { get; set; }

    /// <summary>Makes a tree of <c>ast</c> objects; set by module <c>_ast</c>. Null with nothing pending: the object is no such thing.</summary>
    public static Func<ThreadState, PyObject, ParseMode, ModuleNode?>? ObjectsToTree { get; set; }

    /// <summary>What is to be compiled and how.</summary>
    /// <param name="Flags">PyCF_… and CO_FUTURE_….</param>
    /// <param name="Optimize">-1: as the interpreter was started.</param>
    public readonly record struct Request(string FileName, ParseMode Mode, int Flags, int Optimize, int FeatureVersion);

    /// <summary>Code, or <c>ast</c> objects where the flags say so; null: an exception is pending.</summary>
    /// <param name="wrongType">The TypeError's text for a source that is none of the things accepted.</param>
    public static PyObject? Compile(ThreadState ts, PyObject source, in Request request, string wrongType, bool acceptsTrees = true)
    {
        try
        {
            ModuleNode? tree = Parse(ts, source, request, wrongType, acceptsTrees);
            if (tree is null)
            {
                return null;
            }

            CompilerOptions options = Options(ts, request);
            if ((request.Flags & OnlyAst) != 0)
            {
                if (TreeToObjects is not { } convert)
                {
                    return Raise.NotYet(ts, "syntax trees as objects (module _ast)");
                }

                return convert(ts, (request.Flags & OptimizedAst) == OptimizedAst ? PythonCompiler.Preprocess(tree, options) : tree);
            }

            return new CodeObject(PythonCompiler.Compile(tree, options));
        }
        catch (PythonSyntaxException exception)
        {
            return RaiseSyntaxError(ts, exception, request.FileName, source);
        }
    }

    /// <summary>Compiles a module's source, as import does; null: an exception is pending.</summary>
    public static CodeObject? CompileModule(ThreadState ts, PyObject source, string fileName, int optimize) =>
        (CodeObject?)Compile(ts, source, new Request(fileName, ParseMode.Exec, 0, optimize, -1), "source must be str or bytes", acceptsTrees: false);

    /// <summary>Compiles the file that is the program; null: an exception is pending.</summary>
    public static CodeObject? CompileProgram(ThreadState ts, byte[] source, string fileName) =>
        (CodeObject?)Compile(ts, PyBytes.From(source), new Request(fileName, ParseMode.Exec, FromFile, -1, -1), "source must be str or bytes", acceptsTrees: false);

    /// <summary>
    /// Lets tracebacks show lines of a source that is in no file: hands it to the library's <c>linecache</c>. False: an exception is pending.
    /// </summary>
    /// <param name="shownName">The file name that tracebacks give.</param>
    public static bool RegisterSource(ThreadState ts, CodeObject code, PyStr source, string shownName)
    {
        PyObject? cache = Import.Imports.Import(ts, "linecache");
        return cache is not null && Calls.CallMethod(ts, cache, "_register_code", code, source, PyStr.From(shownName)) is not null;
    }

    private static ModuleNode? Parse(ThreadState ts, PyObject source, in Request request, string wrongType, bool acceptsTrees)
    {
        ParserFlags flags = ((request.Flags & AllowIncompleteInput) != 0 ? ParserFlags.AllowIncompleteInput : 0)
            | ((request.Flags & DontImplyDedent) != 0 ? ParserFlags.DontImplyDedent : 0)
            | ((request.Flags & TypeComments) != 0 ? ParserFlags.TypeComments : 0)
            | ((request.Flags & (int)CodeFlags.FutureBarryAsBdfl) != 0 ? ParserFlags.BarryAsFlufl : 0)
            | ((request.Flags & FromFile) != 0 ? ParserFlags.FromFile : 0);
        SyntaxWarningSink sink = WarningSink(ts, request.FileName);
        int feature = (request.Flags & OnlyAst) != 0 ? request.FeatureVersion : -1;
        switch (source)
        {
            case PyStr text:
                if (text.HasSurrogates())
                {
                    _ = UnicodeErrors.RaiseSurrogates(ts, text);
                    return null;
                }

                return PythonParser.Parse(text.ToString(), request.FileName, request.Mode, flags, sink, feature);
            case PyBytes bytes:
                return PythonParser.ParseBytes(bytes.Data, request.FileName, request.Mode, flags, sink, feature);
        }

        if (acceptsTrees && ObjectsToTree is { } convert)
        {
            ModuleNode? tree = convert(ts, source, request.Mode);
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
        return view is null ? null : PythonParser.ParseBytes(view.Span, request.FileName, request.Mode, flags, sink, feature);
    }

    private static CompilerOptions Options(ThreadState ts, in Request request) => new(
        request.FileName,
        request.Optimize < 0 ? ts.Interpreter.Options.Optimize : request.Optimize,
        (CodeFlags)(request.Flags & FutureFlags),
        (request.Flags & AllowTopLevelAwait) != 0,
        WarningSink(ts, request.FileName));

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

    // ---- errors

    /// <summary>The one place where what the parser and compiler reject becomes a Python exception.</summary>
    public static Raised RaiseSyntaxError(ThreadState ts, PythonSyntaxException exception, string fileName, PyObject? source)
    {
        switch (exception.Kind)
        {
            case SyntaxErrorKind.ValueError:
                return Raise.ValueError(ts, exception.Message);
            case SyntaxErrorKind.MemoryError:
                return Raise.Error(ts, ExceptionTypes.MemoryError, exception.Message);
            case SyntaxErrorKind.OverflowError:
                return Raise.OverflowError(ts, exception.Message);
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
        if (exception.IsAboutFile)
        {
            return Raise.Error(
                ts, type, [PyStr.From(exception.Message), PyTuple.Create(PyStr.From(fileName), PySmallInt.Zero, PySmallInt.MinusOne, PyNone.Instance)]);
        }

        if (exception.Line <= 0 && exception.Text is null)
        {
            return Raise.Error(ts, type, exception.Message);
        }

        PyObject text = exception.Text is { } quoted ? PyStr.From(quoted) : LineOf(source, exception.Line);
        PyTuple location = PyTuple.Create(
            PyStr.From(fileName), Number(exception.Line), Number(exception.Offset), text, Number(exception.EndLine), Number(exception.EndOffset));
        Raised raised = Raise.Error(ts, type, [PyStr.From(exception.Message), location]);
        if (exception.Source is { } whole && ts.Pending is PySyntaxError error)
        {
            error.Metadata = PyTuple.Create(PySmallInt.Zero, PySmallInt.Zero, PyStr.From(whole));
        }

        return raised;
    }

    private static PyObject Number(int value) => value < 0 ? PyNone.Instance : PyInt.From(value);

    private static Raised RaiseDecodeError(ThreadState ts, PyBytes bytes)
    {
        PyObject? decoded = Calls.CallMethod(ts, bytes, "decode");
        return decoded is null ? default : Raise.Error(ts, ExceptionTypes.SyntaxError, "(unicode error) source cannot be decoded");
    }

    /// <summary>A line of the source with its end, for errors that do not quote it; None where there is no such line.</summary>
    private static PyObject LineOf(PyObject? source, int line)
    {
        string? text = source switch
        {
            PyStr str => str.ToString(),
            PyBytes bytes => System.Text.Encoding.UTF8.GetString(bytes.Data),
            _ => null,
        };
        if (text is null || line < 1)
        {
            return PyNone.Instance;
        }

        int start = 0;
        for (int i = 1; i < line; i++)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0)
            {
                return PyNone.Instance;
            }
        }

        int end = text.IndexOf('\n', start);
        return PyStr.From(end < 0 ? text[start..] : text[start..(end + 1)]);
    }
}
