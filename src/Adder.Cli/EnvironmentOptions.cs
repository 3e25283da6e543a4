using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using Adder.Hosting;
using Adder.Modules.Locale;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Specialization;

namespace Adder.Cli;

/// <summary>A setting that does not let the interpreter start.</summary>
internal sealed class FatalSetting(string text, string phase)
{
    /// <summary>CPython's function and message.</summary>
    public string Text => text;

    /// <summary>How far CPython's start-up is then.</summary>
    public string Phase => phase;
}

/// <summary>The environment variables and <c>-X</c> options that CPython reads at start-up; the command line says whether variables count.</summary>
internal static class EnvironmentOptions
{
    private const int SmallestDigitLimit = 640;

    /// <summary>Where CPython is in its start when it reads most settings.</summary>
    private const string Preinitialized = "preinitialized";

    /// <summary>A variable, null where it is empty, missing or to be ignored.</summary>
    public static string? Get(InterpreterOptions options, string name) => options.IgnoreEnvironment ? null : ProcessEnvironment.Get(name);

    /// <summary>Completes the options; gives what is wrong with a setting.</summary>
    public static FatalSetting? Apply(InterpreterOptions options)
    {
        LibraryPaths.Apply(options);
        string locale = StandardStreams.LocaleName();
        ApplyLocale(options, locale);
        options.Optimize = Math.Max(options.Optimize, Level(options, "PYTHONOPTIMIZE"));
        options.Verbose = Math.Max(options.Verbose, Level(options, "PYTHONVERBOSE"));
        options.Debug = Math.Max(options.Debug, Level(options, "PYTHONDEBUG"));
        options.Inspect = Math.Max(options.Inspect, Level(options, "PYTHONINSPECT"));
        options.DontWriteBytecode |= Level(options, "PYTHONDONTWRITEBYTECODE") > 0;
        options.NoUserSite |= Level(options, "PYTHONNOUSERSITE") > 0;
        options.UnbufferedStreams |= Level(options, "PYTHONUNBUFFERED") > 0;
        options.SafePath |= Get(options, "PYTHONSAFEPATH") is not null;
        options.DevelopmentMode |= Get(options, "PYTHONDEVMODE") is not null || options.ExtendedOptions.ContainsKey("dev");
        options.FaultHandler = options.DevelopmentMode || Get(options, "PYTHONFAULTHANDLER") is not null || options.ExtendedOptions.ContainsKey("faulthandler");
        options.WarnDefaultEncoding |= Get(options, "PYTHONWARNDEFAULTENCODING") is not null || options.ExtendedOptions.ContainsKey("warn_default_encoding");
        options.NoDebugRanges |= Get(options, "PYTHONNODEBUGRANGES") is not null || options.ExtendedOptions.ContainsKey("no_debug_ranges");
        ApplyWarnings(options);
        options.CachePrefix = Extended(options, "pycache_prefix", "PYTHONPYCACHEPREFIX");
        ApplyStatistics(options);
        string? counters = ProcessEnvironment.Get("ADDER_COUNTERS");
        options.ForcesMisses = counters == "misses";
        options.SmallestCounters = options.ForcesMisses || counters == "smallest";
        options.NoLibrary = options.ExtendedOptions.ContainsKey("core");
        return ApplyUtf8Mode(options, locale) ?? ApplyLens(options) ?? CheckAllocator(options) ?? ApplyHashSeed(options) ?? ApplyImportTime(options) ?? CheckLock(options)
            ?? ApplyFrozenModules(options) ?? ApplyDigitLimit(options) ?? CheckTracing(options) ?? ApplyProcessorCount(options)
            ?? ApplySwitch(options, "thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT", out options.ThreadInheritContext)
            ?? ApplySwitch(options, "context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS", out options.ContextAwareWarnings);
    }

    private static FatalSetting? ApplyLens(InterpreterOptions options)
    {
        if (Extended(options, "specialize", "PYTHONSPECIALIZE") is not { } text)
        {
            return null;
        }

        bool known = Lenses.TryParse(text, out Lens? lens);
        options.Lens = lens ?? options.Lens;
        return known ? null : new FatalSetting(
            $"config_init_specialize: {(options.ExtendedOptions.ContainsKey("specialize") ? "-X specialize" : "PYTHONSPECIALIZE")}: unknown value '{text}' (expected one of {Lenses.Names})", Preinitialized);
    }

    /// <summary>Instructions are counted; either way to ask for it may name a folder, "sites", or both ("sites:FOLDER"), which is Adder's own.</summary>
    private static void ApplyStatistics(InterpreterOptions options)
    {
        options.Statistics = options.ExtendedOptions.TryGetValue("pystats", out options.StatisticsFolder);
        if (Get(options, "PYTHONSTATS") is { } variable && variable != "0")
        {
            options.Statistics = true;
            options.StatisticsFolder ??= variable == "1" ? null : variable;
        }

        const string Sites = "sites";
        if (options.StatisticsFolder is { } given && given.StartsWith(Sites, StringComparison.Ordinal) && (given.Length == Sites.Length || given[Sites.Length] == ':'))
        {
            options.StatisticsBySite = true;
            options.StatisticsFolder = given.Length > Sites.Length + 1 ? given[(Sites.Length + 1)..] : null;
        }
    }

    /// <summary>Filters in the order in which <c>warnings</c> takes them: development mode, the environment, the command line, <c>-b</c>.</summary>
    private static void ApplyWarnings(InterpreterOptions options)
    {
        if (Get(options, "PYTHONWARNINGS") is { } warnings)
        {
            options.WarnOptions.InsertRange(0, warnings.Split(',', StringSplitOptions.RemoveEmptyEntries));
        }

        if (options.DevelopmentMode)
        {
            options.WarnOptions.Insert(0, "default");
        }

        if (options.BytesWarning > 0)
        {
            options.WarnOptions.Add(options.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    /// <summary>UTF-8 mode: as asked for, else where the locale is the C locale.</summary>
    private static FatalSetting? ApplyUtf8Mode(InterpreterOptions options, string locale)
    {
        const string Phase = "preinitializing";
        if (options.ExtendedOptions.TryGetValue("utf8", out string? given))
        {
            options.Utf8Mode = given is null or "1";
            return given is null or "0" or "1" ? null : new FatalSetting("preconfig_init_utf8_mode: invalid -X utf8 option value", Phase);
        }

        if (Get(options, "PYTHONUTF8") is { } variable)
        {
            options.Utf8Mode = variable == "1";
            return variable is "0" or "1" ? null : new FatalSetting("preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value", Phase);
        }

        switch (locale)
        {
            case "C" or "POSIX":
                options.Utf8Mode = true;
                break;
            case "C.UTF-8" or "C.utf8":
                options.Utf8Mode = false;
                break;
            default:
                options.FindUtf8Mode = static () => NativeLocale.IsUsersC; // the locale may not be installed
                break;
        }

        return null;
    }

    /// <summary>Whether a locale comes in place of "C", and what is to be said about it.</summary>
    private static void ApplyLocale(InterpreterOptions options, string locale)
    {
        if (OperatingSystem.IsWindows() || locale is "C.UTF-8" or "C.utf8")
        {
            return;
        }

        string? setting = Get(options, "PYTHONCOERCECLOCALE");
        NativeLocale.MayReplaceC = setting != "0";
        if (setting != "warn" || !NativeLocale.IsUsersC)
        {
            return;
        }

        StandardStreams.RawError(NativeLocale.Replacement is { } replacement
            ? $"Python detected LC_CTYPE=C: LC_CTYPE coerced to {replacement} (set another locale or PYTHONCOERCECLOCALE=0 to disable this locale coercion behavior).\n"
            : "Python runtime initialized with LC_CTYPE=C (a locale with default ASCII encoding), which may cause Unicode compatibility problems. "
                + "Using C.UTF-8, C.utf8, or UTF-8 (if available) as alternative Unicode-compatible locales is recommended.\n");
    }

    private static FatalSetting? ApplyHashSeed(InterpreterOptions options)
    {
        string? seed = Get(options, "PYTHONHASHSEED");
        options.HashRandomization = options.ForceHashRandomization || seed != "0";
        return seed is null or "random" || Number(seed) is >= 0 and <= uint.MaxValue
            ? null
            : new FatalSetting("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]", Preinitialized);
    }

    private static FatalSetting? ApplyImportTime(InterpreterOptions options)
    {
        bool isOption = options.ExtendedOptions.TryGetValue("importtime", out string? given);
        string? text = isOption ? given ?? "1" : Get(options, "PYTHONPROFILEIMPORTTIME");
        bool isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int level);
        options.ImportTime = text is null ? 0 : isNumber ? level : 1;
        return options.ImportTime is >= 0 and <= 2 ? null : new FatalSetting(
            $"config_init_import_time: {(isOption ? "-X importtime: " : "PYTHONPROFILEIMPORTTIME: numeric ")}values other than 1 and 2 are reserved for future use.", Preinitialized);
    }

    private static FatalSetting? ApplyFrozenModules(InterpreterOptions options)
    {
        bool isOption = options.ExtendedOptions.TryGetValue("frozen_modules", out string? given);
        string? text = isOption ? given ?? "on" : Get(options, "PYTHON_FROZEN_MODULES");
        options.FrozenModules = text is null ? null : text != "off";
        return text is null or "" or "on" or "off"
            ? null
            : new FatalSetting($"bad value for {(isOption ? "option -X frozen_modules" : "PYTHON_FROZEN_MODULES")} (expected \"on\" or \"off\")", Preinitialized);
    }

    private static FatalSetting? ApplyDigitLimit(InterpreterOptions options)
    {
        const string Name = "int_max_str_digits";
        bool isOption = options.ExtendedOptions.TryGetValue(Name, out string? given);
        string? text = isOption ? given : Get(options, "PYTHONINTMAXSTRDIGITS");
        if (!isOption && text is null)
        {
            return null;
        }

        if (Number(text) is 0 or >= SmallestDigitLimit and <= int.MaxValue)
        {
            options.IntegerMaximumStringDigits = (int)Number(text)!;
            return null;
        }

        string place = isOption ? $"-X {Name}" : "PYTHONINTMAXSTRDIGITS";
        return new FatalSetting(
            $"config_init_int_max_str_digits: {place}: invalid limit; must be >= {SmallestDigitLimit} or 0 for unlimited.", Preinitialized);
    }

    /// <summary>Adder has no allocators to choose from; a name that CPython does not know is refused all the same.</summary>
    private static FatalSetting? CheckAllocator(InterpreterOptions options) => Get(options, "PYTHONMALLOC")
        is null or "default" or "debug" or "malloc" or "malloc_debug" or "pymalloc" or "pymalloc_debug" or "mimalloc" or "mimalloc_debug"
            ? null
            : new FatalSetting("preconfig_init_allocator: PYTHONMALLOC: unknown allocator", "preinitializing");

    private static FatalSetting? CheckLock(InterpreterOptions options) => Extended(options, "gil", "PYTHON_GIL") switch
    {
        null or "1" => null,
        "0" => new FatalSetting("config_read_gil: Disabling the GIL is not supported by this build", Preinitialized),
        _ => new FatalSetting("config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"", Preinitialized),
    };

    private static FatalSetting? CheckTracing(InterpreterOptions options)
    {
        bool isOption = options.ExtendedOptions.TryGetValue("tracemalloc", out string? given);
        string? text = isOption ? given : Get(options, "PYTHONTRACEMALLOC");
        return (text is null && !isOption) || (text is not null && Number(text) == 0)
            ? null
            : text is null || Number(text) is > 0 and <= int.MaxValue
            ? new FatalSetting("_PyTraceMalloc_Start: Adder cannot trace memory blocks: .NET does not tell allocations and sizes of objects", Preinitialized)
            : new FatalSetting($"config_init_tracemalloc: {(isOption ? "-X tracemalloc=NFRAME" : "PYTHONTRACEMALLOC")}: invalid number of frames", Preinitialized);
    }

    private static FatalSetting? ApplyProcessorCount(InterpreterOptions options)
    {
        string? text = Extended(options, "cpu_count", "PYTHON_CPU_COUNT");
        if (text is null or "default")
        {
            return null;
        }

        options.ProcessorCount = Number(text) is { } count and >= 1 and <= int.MaxValue ? (int)count : 0;
        return options.ProcessorCount > 0
            ? null
            : new FatalSetting("config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must be greater than 0", Preinitialized);
    }

    /// <summary>A setting that is 0 or 1.</summary>
    private static FatalSetting? ApplySwitch(InterpreterOptions options, string name, string variable, out bool value)
    {
        string? text = Extended(options, name, variable);
        value = text == "1";
        return text is null or "0" or "1"
            ? null
            : new FatalSetting($"config_init_{name}: {(options.ExtendedOptions.ContainsKey(name) ? $"-X {name}=n: n" : $"{variable}=N: N")} is missing or invalid", Preinitialized);
    }

    /// <summary>A number as C's <c>strtol</c> reads it, white space before it and nothing at all included; null where there is anything else.</summary>
    private static long? Number(string? text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().TrimStart(" \t\n\r\v\f");
        return text is null ? null
            : text.Length == 0 ? 0
            : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
    }

    /// <summary>The value of a <c>-X</c> option, else of a variable; null for neither.</summary>
    private static string? Extended(InterpreterOptions options, string name, string variable) =>
        options.ExtendedOptions.TryGetValue(name, out string? value) ? value ?? "" : Get(options, variable);

    /// <summary>A number of the variable; 1 where it is set to anything else.</summary>
    private static int Level(InterpreterOptions options, string name) =>
        Get(options, name) is { } text ? ParseLevel(text) : 0;

    private static int ParseLevel(string text) => text is [>= '0' and <= '9' and var digit] ? digit - '0' : int.TryParse(text, out int level) && level >= 0 ? level : 1;
}

/// <summary>Where the standard library is: beside the program, or where PYTHONHOME points.</summary>
internal static class LibraryPaths
{
    public static void Apply(InterpreterOptions options)
    {
        string program = ProgramFile.OfProcess() ?? Path.Combine(AppContext.BaseDirectory, "adder");
        options.Executable = program;
        string prefix = AppContext.BaseDirectory;
        prefix = prefix.Length > 1 && prefix[^1] == Path.DirectorySeparatorChar ? prefix[..^1] : prefix;
        if (EnvironmentOptions.Get(options, "PYTHONHOME") is { } home)
        {
            prefix = home.Split(':')[0];
        }

        options.Prefix = prefix;
        options.PlatformLibraryFolder = EnvironmentOptions.Get(options, "PYTHONPLATLIBDIR") ?? options.PlatformLibraryFolder;
        options.LibraryFolder = Under(prefix, options.PlatformLibraryFolder, "python3.14");
        if (EnvironmentOptions.Get(options, "PYTHONPATH") is { } path)
        {
            options.ModuleSearchPaths.AddRange(path.Split(Path.PathSeparator));
        }

        options.ModuleSearchPaths.Add(Under(prefix, options.PlatformLibraryFolder, "python314.zip"));
        options.ModuleSearchPaths.Add(options.LibraryFolder);
    }

    /// <summary>What <c>Path.Combine</c> gives for these; it takes its time to get going.</summary>
    private static string Under(string prefix, string folder, string name)
    {
        string separator = OperatingSystem.IsWindows() ? "\\" : "/";
        string last = string.Concat(separator, name);
        return folder.StartsWith(separator, StringComparison.Ordinal) ? string.Concat(folder, last) : string.Concat(prefix, separator, folder, last);
    }
}
