using System;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Lzma;

/// <summary><c>_lzma</c>: compression by the system's liblzma.</summary>
[PyModule("_lzma", Types = [typeof(PyLzmaCompressor), typeof(PyLzmaDecompressor)])]
internal static unsafe partial class LzmaModule
{
    public const int FormatAuto = 0;
    public const int FormatXz = 1;
    public const int FormatAlone = 2;
    public const int FormatRaw = 3;

    private static readonly (string Name, long Value)[] s_constants =
    [
        ("FORMAT_AUTO", FormatAuto), ("FORMAT_XZ", FormatXz), ("FORMAT_ALONE", FormatAlone), ("FORMAT_RAW", FormatRaw), ("CHECK_NONE", 0), ("CHECK_CRC32", 1), ("CHECK_CRC64", 4),
        ("CHECK_SHA256", 10), ("CHECK_ID_MAX", 15), ("CHECK_UNKNOWN", 16), ("FILTER_LZMA1", (long)LzmaFilters.Lzma1), ("FILTER_LZMA2", (long)LzmaFilters.Lzma2), ("FILTER_DELTA", 3), ("FILTER_X86", 4),
        ("FILTER_POWERPC", 5), ("FILTER_IA64", 6), ("FILTER_ARM", 7), ("FILTER_ARMTHUMB", 8), ("FILTER_SPARC", 9), ("MF_HC3", 3), ("MF_HC4", 4), ("MF_BT2", 18), ("MF_BT3", 19), ("MF_BT4", 20),
        ("MODE_FAST", 1), ("MODE_NORMAL", 2), ("PRESET_DEFAULT", 6), ("PRESET_EXTREME", 2147483648),
    ];

    /// <summary>What an interpreter keeps.</summary>
    private sealed class State
    {
        public PyType? Error;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (!NativeLibrary.TryLoad(NativeLzma.Library, out _))
        {
            return Raise.Error(ts, ExceptionTypes.ImportError, $"{NativeLzma.Library}: cannot open shared object file: No such file or directory");
        }

        State state = ts.Interpreter.StateOf(static () => new State());
        if ((state.Error ??= ModuleErrors.Create(ts, "_lzma", "LZMAError", ExceptionTypes.Exception)) is not { } error)
        {
            return Done.Error;
        }

        NativeConstants.Add(module, s_constants);
        module.Add("LZMAError", error);
        return Done.Ok;
    }

    public static Raised RaiseError(ThreadState ts, string text) => Raise.Error(ts, ts.Interpreter.StateOf(static () => new State()).Error ?? ExceptionTypes.Exception, text);

    /// <summary>The exception for what the library says; true where that is no error.</summary>
    public static bool Check(ThreadState ts, int code) => code switch
    {
        NativeLzma.Ok or NativeLzma.StreamEnd or NativeLzma.NoCheck or NativeLzma.GetCheckNow => true,
        NativeLzma.UnsupportedCheck => RaiseError(ts, "Unsupported integrity check"),
        5 => Raise.Error(ts, ExceptionTypes.MemoryError),
        6 => RaiseError(ts, "Memory usage limit exceeded"),
        7 => RaiseError(ts, "Input format not supported by decoder"),
        8 => RaiseError(ts, "Invalid or unsupported options"),
        9 => RaiseError(ts, "Corrupt input data"),
        NativeLzma.BufferError => RaiseError(ts, "Insufficient buffer space"),
        11 => RaiseError(ts, "Internal error"),
        _ => RaiseError(ts, $"Unrecognized error from liblzma: {code}"),
    };

    [PyFunction("is_check_supported(check_id, /)", Doc = "Test whether the given integrity check is supported.\n\nAlways returns True for CHECK_NONE and CHECK_CRC32.")]
    private static bool IsCheckSupported(int check) => NativeLzma.IsCheckSupported(check) != 0;

    [PyFunction("_encode_filter_properties(filter, /)", Doc = "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).")]
    private static PyObject? EncodeProperties(ThreadState ts, PyObject specifier)
    {
        using LzmaFilters? filter = LzmaFilters.FromSpecifier(ts, specifier);
        if (filter is null)
        {
            return null;
        }

        uint size;
        if (!Check(ts, NativeLzma.PropertiesSize(&size, filter.Pointer)))
        {
            return null;
        }

        var properties = new byte[size + 1];
        fixed (byte* target = properties)
        {
            return Check(ts, NativeLzma.EncodeProperties(filter.Pointer, target)) ? PyBytes.From(properties.AsSpan(0, (int)size)) : null;
        }
    }

    [PyFunction("_decode_filter_properties(filter_id, encoded_props, /)", Doc = "Return a dict with the options of the filter whose properties are encoded.")]
    private static PyObject? DecodeProperties(ThreadState ts, PyInt identifier, BufferView properties)
    {
        if (identifier.Sign < 0)
        {
            return Raise.ValueError(ts, "Cannot convert negative int");
        }

        var filter = new NativeLzma.Filter { Identifier = (ulong)(identifier.BigValue & ulong.MaxValue) };
        fixed (byte* source = properties.Span)
        {
            if (!Check(ts, NativeLzma.DecodeProperties(&filter, 0, source, (nuint)properties.Span.Length)))
            {
                return null;
            }
        }

        var result = new PyDict();
        result.SetInterned("id", PyInt.From(filter.Identifier));
        switch (filter.Identifier)
        {
            case LzmaFilters.Lzma1:
                var options = (NativeLzma.LzmaOptions*)filter.Options;
                result.SetInterned("lc", PyInt.From(options->LiteralContext));
                result.SetInterned("lp", PyInt.From(options->LiteralPosition));
                result.SetInterned("pb", PyInt.From(options->Position));
                result.SetInterned("dict_size", PyInt.From(options->DictionarySize));
                break;
            case LzmaFilters.Lzma2:
                result.SetInterned("dict_size", PyInt.From(((NativeLzma.LzmaOptions*)filter.Options)->DictionarySize));
                break;
            case LzmaFilters.Delta:
                result.SetInterned("dist", PyInt.From(((NativeLzma.DeltaOptions*)filter.Options)->Distance));
                break;
            default:
                if (filter.Options != null)
                {
                    result.SetInterned("start_offset", PyInt.From(*(uint*)filter.Options));
                }

                break;
        }

        NativeLzma.Free(filter.Options);
        return result;
    }
}

/// <summary><c>_lzma.LZMACompressor</c>.</summary>
[PyType("LZMACompressor", Module = "_lzma", TextSignature = null, Doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\nCompresses data that is given little by little.\n\nformat is the container: FORMAT_XZ, FORMAT_ALONE or FORMAT_RAW.  check is the integrity\ncheck, which only FORMAT_XZ has.  Either preset (0 to 9, with PRESET_EXTREME perhaps)\nor filters, a sequence of dicts, says how to compress.")]
internal sealed unsafe partial class PyLzmaCompressor(LzmaStream stream) : IncrementalCompressor
{
    private const int DefaultCheck = 4;
    private const uint DefaultPreset = 6;

    [PyNew("LZMACompressor(format=1, check=-1, preset=None, filters=None)")]
    private static PyObject? New(ThreadState ts, PyType type, int format = LzmaModule.FormatXz, int check = -1, PyObject? preset = null, PyObject? filters = null)
    {
        if (preset is not (null or PyNone) && filters is not (null or PyNone))
        {
            return Raise.ValueError(ts, "Cannot specify both preset and filter chain");
        }

        uint presetNumber = DefaultPreset;
        if (preset is not (null or PyNone))
        {
            if (!UnsignedNumbers.TryRead(ts, preset, uint.MaxValue, "uint32_t", out ulong number))
            {
                return null;
            }

            presetNumber = (uint)number;
        }

        if (format != LzmaModule.FormatXz && check is not (-1 or 0))
        {
            return Raise.ValueError(ts, "Integrity checks are only supported by FORMAT_XZ");
        }

        if (format is not (LzmaModule.FormatXz or LzmaModule.FormatAlone or LzmaModule.FormatRaw))
        {
            return Raise.ValueError(ts, $"Invalid container format: {format}");
        }

        LzmaFilters? chain = null;
        if (filters is not (null or PyNone))
        {
            chain = LzmaFilters.FromSequence(ts, filters);
            if (chain is null)
            {
                return null;
            }
        }

        using (chain)
        {
            var stream = new LzmaStream();
            return Start(ts, stream, format, check == -1 ? DefaultCheck : check, presetNumber, chain) ? new PyLzmaCompressor(stream) : null;
        }
    }

    private static bool Start(ThreadState ts, LzmaStream stream, int format, int check, uint preset, LzmaFilters? chain)
    {
        switch (format)
        {
            case LzmaModule.FormatXz:
                return LzmaModule.Check(ts, chain is null ? NativeLzma.EasyEncoder(stream.Pointer, preset, check) : NativeLzma.StreamEncoder(stream.Pointer, chain.Pointer, check));
            case LzmaModule.FormatRaw:
                return chain is null ? Raise.ValueError(ts, "Must specify filters for FORMAT_RAW") : LzmaModule.Check(ts, NativeLzma.RawEncoder(stream.Pointer, chain.Pointer));
            default:
                using (LzmaFilters? made = chain is null ? LzmaFilters.FromPreset(preset) : null)
                {
                    if ((chain ?? made) is not { } used)
                    {
                        return LzmaModule.RaiseError(ts, $"Invalid compression preset: {preset}");
                    }

                    return used.Count == 1 && used.Pointer[0].Identifier == LzmaFilters.Lzma1
                        ? LzmaModule.Check(ts, NativeLzma.AloneEncoder(stream.Pointer, used.Pointer[0].Options))
                        : Raise.ValueError(ts, "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
                }
        }
    }

    protected override bool Run(ThreadState ts, ReadOnlySpan<byte> input, bool finish, MemoryStream output) =>
        LzmaModule.Check(ts, stream.Run(input, finish ? NativeLzma.Finish : NativeLzma.Run, output, -1, static code => { }, out _));
}

/// <summary><c>_lzma.LZMADecompressor</c>.</summary>
[PyType("LZMADecompressor", Module = "_lzma", TextSignature = "(format=FORMAT_AUTO, memlimit=None, filters=None)", Doc = "Decompresses data that is given little by little.\n\n  format\n    The container: FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE or FORMAT_RAW.\n  memlimit\n    How much memory may be used, in bytes.\n  filters\n    For FORMAT_RAW: a sequence of dicts that say how the data was compressed.")]
internal sealed unsafe partial class PyLzmaDecompressor : IncrementalDecompressor
{
    private const int UnknownCheck = 16;

    private readonly LzmaStream _stream;
    private int _check = UnknownCheck;

    internal PyLzmaDecompressor(LzmaStream stream) => _stream = stream;

    protected override string EndText => "Already at end of stream";

    [PyGetter("check", Member = true, Doc = "ID of the integrity check used by the input stream.")]
    private long CheckGetter() => _check;

    [PyNew("LZMADecompressor(format=0, memlimit=None, filters=None)")]
    private static PyObject? New(ThreadState ts, PyType type, int format = LzmaModule.FormatAuto, PyObject? memoryLimit = null, PyObject? filters = null)
    {
        ulong limit = ulong.MaxValue;
        if (memoryLimit is not (null or PyNone))
        {
            if (format == LzmaModule.FormatRaw)
            {
                return Raise.ValueError(ts, "Cannot specify memory limit with FORMAT_RAW");
            }

            if (Numbers.Index(ts, memoryLimit) is not { } number)
            {
                return null;
            }

            if (number.Sign < 0 || number.BigValue > ulong.MaxValue)
            {
                return number.Sign < 0 ? Raise.ValueError(ts, "Cannot convert negative int") : Raise.OverflowError(ts, "Python int too large to convert to C uint64_t");
            }

            limit = (ulong)number.BigValue;
        }

        bool hasFilters = filters is not (null or PyNone);
        if (hasFilters != (format == LzmaModule.FormatRaw))
        {
            return Raise.ValueError(ts, hasFilters ? "Cannot specify filters except with FORMAT_RAW" : "Must specify filters for FORMAT_RAW");
        }

        var stream = new LzmaStream();
        var made = new PyLzmaDecompressor(stream);
        switch (format)
        {
            case LzmaModule.FormatAuto:
                return LzmaModule.Check(ts, NativeLzma.AutoDecoder(stream.Pointer, limit, NativeLzma.TellChecks)) ? made : null;
            case LzmaModule.FormatXz:
                return LzmaModule.Check(ts, NativeLzma.StreamDecoder(stream.Pointer, limit, NativeLzma.TellChecks)) ? made : null;
            case LzmaModule.FormatAlone:
                made._check = 0;
                return LzmaModule.Check(ts, NativeLzma.AloneDecoder(stream.Pointer, limit)) ? made : null;
            case LzmaModule.FormatRaw:
                made._check = 0;
                using (LzmaFilters? chain = LzmaFilters.FromSequence(ts, filters!))
                {
                    return chain is not null && LzmaModule.Check(ts, NativeLzma.RawDecoder(stream.Pointer, chain.Pointer)) ? made : null;
                }

            default:
                return Raise.ValueError(ts, $"Invalid container format: {format}");
        }
    }

    protected override bool Run(ThreadState ts, ReadOnlySpan<byte> input, MemoryStream output, long limit, out int used, out bool ended)
    {
        int code = _stream.Run(input, NativeLzma.Run, output, limit, said => _check = said == NativeLzma.NoCheck ? 0 : NativeLzma.GetCheck(_stream.Pointer), out used);
        ended = code == NativeLzma.StreamEnd;
        return LzmaModule.Check(ts, code);
    }
}
