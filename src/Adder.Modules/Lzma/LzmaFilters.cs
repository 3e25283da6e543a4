using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Lzma;

/// <summary>A chain of filters in the library's form, made from Python's dicts.</summary>
internal sealed unsafe class LzmaFilters : IDisposable
{
    public const ulong Lzma1 = 0x4000000000000001;
    public const ulong Lzma2 = 0x21;
    public const ulong Delta = 3;
    private const int Maximum = 4;
    private const ulong End = ulong.MaxValue;
    private const uint DefaultPreset = 6;

    private static readonly string[] s_lzmaKeys = ["id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"];
    private static readonly string[] s_deltaKeys = ["id", "dist"];
    private static readonly string[] s_branchKeys = ["id", "start_offset"];

    private readonly NativeLzma.Filter* _filters = (NativeLzma.Filter*)NativeMemory.AllocZeroed(Maximum + 1, (nuint)sizeof(NativeLzma.Filter));

    private LzmaFilters()
    {
    }

    public NativeLzma.Filter* Pointer => _filters;

    public int Count { get; private set; }

    /// <summary>A chain from a sequence of dicts; null: an exception is pending.</summary>
    public static LzmaFilters? FromSequence(ThreadState ts, PyObject specifiers)
    {
        if (specifiers is PyDict)
        {
            _ = Raise.TypeError(ts, $"{specifiers.Type.Name} is not a sequence");
            return null;
        }

        long length = Containers.Length(ts, specifiers);
        if (length < 0)
        {
            return null;
        }

        if (length > Maximum)
        {
            _ = Raise.ValueError(ts, $"Too many filters - liblzma supports a maximum of {Maximum}");
            return null;
        }

        if (Iteration.ToTuple(ts, specifiers) is not { } items)
        {
            return null;
        }

        var chain = new LzmaFilters();
        foreach (PyObject item in items.Items)
        {
            if (!chain.Add(ts, item))
            {
                chain.Dispose();
                return null;
            }
        }

        chain._filters[chain.Count].Identifier = End;
        return chain;
    }

    /// <summary>A single filter.</summary>
    public static LzmaFilters? FromSpecifier(ThreadState ts, PyObject specifier)
    {
        var chain = new LzmaFilters();
        if (chain.Add(ts, specifier))
        {
            return chain;
        }

        chain.Dispose();
        return null;
    }

    /// <summary>The default filter of the old container, of a preset; null: the preset is unknown.</summary>
    public static LzmaFilters? FromPreset(uint preset)
    {
        var chain = new LzmaFilters();
        void* options = NativeMemory.AllocZeroed((nuint)sizeof(NativeLzma.LzmaOptions));
        chain._filters[chain.Count++] = new NativeLzma.Filter { Identifier = Lzma1, Options = options };
        if (NativeLzma.SetPreset(options, preset) == 0)
        {
            return chain;
        }

        chain.Dispose();
        return null;
    }

    private bool Add(ThreadState ts, PyObject specifier)
    {
        if (specifier.Type.Slots.GetItem == null)
        {
            return Raise.TypeError(ts, "Filter specifier must be a dict or dict-like object");
        }

        Lookup found = Entry(ts, specifier, "id");
        if (!found.TryGet(out PyObject? identifier))
        {
            return found.IsError ? false : Raise.ValueError(ts, "Filter specifier must have an \"id\" entry");
        }

        if (!UnsignedNumbers.TryRead(ts, identifier, ulong.MaxValue, "uint64_t", out ulong number))
        {
            return false;
        }

        void* options = NativeMemory.AllocZeroed((nuint)sizeof(NativeLzma.LzmaOptions));
        _filters[Count++] = new NativeLzma.Filter { Identifier = number, Options = options };
        switch (number)
        {
            case Lzma1 or Lzma2:
                return ReadLzma(ts, specifier, (NativeLzma.LzmaOptions*)options);
            case Delta:
                uint distance = 1;
                bool isDelta = Read(ts, specifier, s_deltaKeys, "delta", (key, value) => distance = value);
                ((NativeLzma.DeltaOptions*)options)->Distance = distance;
                return isDelta;
            case >= 4 and <= 9:
                uint offset = 0;
                bool isBranch = Read(ts, specifier, s_branchKeys, "BCJ", (key, value) => offset = value);
                *(uint*)options = offset;
                return isBranch;
            default:
                return Raise.ValueError(ts, $"Invalid filter ID: {number}");
        }
    }

    private static bool ReadLzma(ThreadState ts, PyObject specifier, NativeLzma.LzmaOptions* options)
    {
        Lookup found = Entry(ts, specifier, "preset");
        uint preset = DefaultPreset;
        if (found.IsError)
        {
            return false;
        }

        if (found.TryGet(out PyObject? presetObject))
        {
            if (!UnsignedNumbers.TryRead(ts, presetObject, uint.MaxValue, "uint32_t", out ulong given))
            {
                return false;
            }

            preset = (uint)given;
        }

        if (NativeLzma.SetPreset(options, preset) != 0)
        {
            return LzmaModule.RaiseError(ts, $"Invalid compression preset: {preset}");
        }

        return Read(ts, specifier, s_lzmaKeys, "LZMA", (key, value) =>
        {
            switch (key)
            {
                case "dict_size":
                    options->DictionarySize = value;
                    break;
                case "lc":
                    options->LiteralContext = value;
                    break;
                case "lp":
                    options->LiteralPosition = value;
                    break;
                case "pb":
                    options->Position = value;
                    break;
                case "mode":
                    options->Mode = value;
                    break;
                case "nice_len":
                    options->NiceLength = value;
                    break;
                case "mf":
                    options->MatchFinder = value;
                    break;
                case "depth":
                    options->Depth = value;
                    break;
            }
        });
    }

    /// <summary>An entry of a mapping that need not be there.</summary>
    private static Lookup Entry(ThreadState ts, PyObject mapping, string key) =>
        Containers.GetItem(ts, mapping, PyStr.Intern(key)) is { } value ? Lookup.Found(value) : Raise.ClearIf(ts, ExceptionTypes.KeyError) ? Lookup.Absent : Lookup.Error;

    /// <summary>Reads the numbers of a filter's dict; whatever is wrong with it is one error.</summary>
    private static bool Read(ThreadState ts, PyObject specifier, string[] keys, string kind, Action<string, uint> use)
    {
        long known = 0;
        foreach (string key in keys)
        {
            Truth has = Containers.Contains(ts, specifier, PyStr.Intern(key));
            if (has == Truth.Error)
            {
                return false;
            }

            if (has == Truth.False)
            {
                continue;
            }

            known++;
            if (key is "id" or "preset")
            {
                continue;
            }

            if (Containers.GetItem(ts, specifier, PyStr.Intern(key)) is not { } value || !UnsignedNumbers.TryRead(ts, value, uint.MaxValue, "uint32_t", out ulong number))
            {
                ts.Pending = null;
                return Raise.ValueError(ts, $"Invalid filter specifier for {kind} filter");
            }

            use(key, (uint)number);
        }

        long length = Containers.Length(ts, specifier);
        return length >= 0 && (length == known || Raise.ValueError(ts, $"Invalid filter specifier for {kind} filter"));
    }

    public void Dispose()
    {
        for (int i = 0; i < Count; i++)
        {
            NativeMemory.Free(_filters[i].Options);
        }

        Count = 0;
        NativeMemory.Free(_filters);
    }
}
