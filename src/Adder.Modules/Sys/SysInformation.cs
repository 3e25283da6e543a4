using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sys;

/// <summary>The attributes of <c>sys</c> that describe the interpreter.</summary>
internal static class SysInformation
{
    /// <summary>The version of the language and library: that of the library that the build lays beside the program.</summary>
    private const int Major = 3;
    private const int Minor = 14;
    private const int Micro = 2;
    private const string VersionText = "3.14.2";

    /// <summary>What <see cref="AddRest"/> makes.</summary>
    private static readonly string[] s_late = ["float_info", "int_info", "hash_info", "thread_info", "_jit", "monitoring", "builtin_module_names", "stdlib_module_names"];

    public static readonly StructSequenceDefinition AsyncGeneratorHooks = new()
    {
        Name = "asyncgen_hooks", Module = "sys", Fields = ["firstiter", "finalizer"], Visible = 2,
    };

    private static readonly StructSequenceDefinition s_versionInfo = new()
    {
        Name = "version_info", Module = "sys", Fields = ["major", "minor", "micro", "releaselevel", "serial"], Visible = 5, NoConstructor = true,
        Doc = "sys.version_info\n\nVersion information as a named tuple.",
    };

    private static readonly StructSequenceDefinition s_flags = new()
    {
        Name = "flags", Module = "sys", NoConstructor = true, Visible = 18,
        Fields =
        [
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning",
            "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
            "gil", "thread_inherit_context", "context_aware_warnings",
        ],
    };

    private static readonly StructSequenceDefinition s_floatInfo = new()
    {
        Name = "float_info", Module = "sys", Visible = 11, Doc = "sys.float_info\n\nA named tuple holding information about the float type.",
        Fields = ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"],
    };

    private static readonly StructSequenceDefinition s_intInfo = new()
    {
        Name = "int_info", Module = "sys", Visible = 4, Fields = ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
    };

    private static readonly StructSequenceDefinition s_hashInfo = new()
    {
        Name = "hash_info", Module = "sys", Visible = 9, Fields = ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
    };

    private static readonly StructSequenceDefinition s_threadInfo = new()
    {
        Name = "thread_info", Module = "sys", Visible = 3, Fields = ["name", "lock", "version"],
    };

    /// <summary>Enters the attributes into the module.</summary>
    public static void AddTo(ThreadState ts, PyModule module)
    {
        PyInterpreter interpreter = ts.Interpreter;
        InterpreterOptions options = interpreter.Options;
        AddVersion(module);
        AddPlatform(options, module);
        foreach (string name in s_late)
        {
            module.Add(name, PyNone.Instance);
        }

        AddPaths(options, module);
        module.Add("modules", interpreter.ModulesSoFar);
        module.Add("flags", Flags(options));
        module.Add("argv", Texts(options.Arguments));
        module.Add("orig_argv", OriginalArguments(options));
        module.Add("warnoptions", Texts(options.WarnOptions));
        module.Add("dont_write_bytecode", PyBool.From(options.DontWriteBytecode));
        module.Add("_xoptions", options.ExtendedOptions.Count == 0 ? new PyDict() : ExtendedOptions(options));
        module.Add("meta_path", new PyList());
        module.Add("path_hooks", new PyList());
        module.Add("path_importer_cache", new PyDict());
        foreach (string hook in (string[])["displayhook", "excepthook", "breakpointhook", "unraisablehook"])
        {
            module.Add($"__{hook}__", module.DictionarySoFar.GetInterned(hook)!);
        }

        if (!interpreter.DefersStart)
        {
            AddRest(ts, module);
        }
    }

    /// <summary>Makes the attributes that take longer, in the places that they have already.</summary>
    public static void AddRest(ThreadState ts, PyModule module)
    {
        AddNumbers(module);
        module.Add("thread_info", s_threadInfo.New(PyStr.Intern("pthread"), PyStr.Intern("semaphore"), PyNone.Instance));
        module.Add("_jit", JitNamespace.Create());
        module.Add("monitoring", MonitoringNamespace.Create(ts));
        module.Add("builtin_module_names", ModuleNames(ts.Interpreter));
        module.Add("stdlib_module_names", StandardLibrary.ModuleNames());
    }

    private static unsafe PyList OriginalArguments(InterpreterOptions options)
    {
        List<string> arguments = options.OriginalArguments;
        return Texts(options.ProgramName == null ? arguments : [options.ProgramName(), .. arguments]);
    }

    private static void AddVersion(PyModule module)
    {
        PyStructSequence version = Version(Major, Minor, Micro);
        module.Add("version_info", version);
        module.Add("hexversion", PyInt.From(HexVersion(version)));
        module.Add("version", PyStr.From($"{VersionText} (Adder {BuildVersions.Adder}) [.NET {BuildVersions.DotNet}]"));
        module.Add("api_version", PyInt.From(1013));
        module.Add("copyright", PyStr.From("Adder: Copyright (c) 2026 The Adder authors.\nPython's standard library: Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved."));
        module.Add("_git", PyTuple.Create(PyStr.From("Adder"), PyStr.Empty, PyStr.Empty));
        var implementation = new PyDict();
        implementation.SetInterned("name", PyStr.Intern("adder"));
        implementation.SetInterned("cache_tag", PyStr.Intern("adder-314"));
        implementation.SetInterned("version", Version(BuildVersions.Adder));
        implementation.SetInterned("hexversion", PyInt.From(HexVersion(Version(BuildVersions.Adder))));
        implementation.SetInterned("supports_isolated_interpreters", PyBool.True);
        module.Add("implementation", SimpleNamespaceOf(implementation));
    }

    /// <summary>A final version as a number.</summary>
    private static long HexVersion(PyStructSequence version) => (Part(version, 0) << 24) | (Part(version, 1) << 16) | (Part(version, 2) << 8) | 0xF0;

    private static long Part(PyStructSequence version, int index) => ((PySmallInt)version[index]).Value;

    private static PyStructSequence Version(string text)
    {
        Span<int> parts = stackalloc int[3];
        int part = 0;
        foreach (char c in text)
        {
            if (c == '.')
            {
                part++;
            }
            else if (char.IsAsciiDigit(c) && part < parts.Length)
            {
                parts[part] = (parts[part] * 10) + c - '0';
            }
            else
            {
                break;
            }
        }

        return Version(parts[0], parts[1], parts[2]);
    }

    private static PyStructSequence Version(int major, int minor, int micro) =>
        s_versionInfo.New(PyInt.From(major), PyInt.From(minor), PyInt.From(micro), PyStr.Intern("final"), PyInt.From(0));

    private static void AddPlatform(InterpreterOptions options, PyModule module)
    {
        module.Add("platform", PyStr.Intern(OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux"));
        module.Add("byteorder", PyStr.Intern("little"));
        module.Add("maxsize", PyInt.From(long.MaxValue));
        module.Add("maxunicode", PyInt.From(0x10FFFF));
        module.Add("abiflags", PyStr.Empty);
        module.Add("platlibdir", PyStr.Intern(options.PlatformLibraryFolder));
        module.Add("float_repr_style", PyStr.Intern("short"));
        module.Add("_framework", PyStr.Empty);
        module.Add("pycache_prefix", options.CachePrefix is { Length: > 0 } prefix ? PyStr.From(prefix) : PyNone.Instance);
    }

    private static void AddNumbers(PyModule module)
    {
        module.Add("float_info", s_floatInfo.New(
            PyFloat.From(double.MaxValue), PyInt.From(1024), PyInt.From(308), PyFloat.From(2.2250738585072014e-308), PyInt.From(-1021), PyInt.From(-307), PyInt.From(15), PyInt.From(53),
            PyFloat.From(double.BitIncrement(1.0) - 1.0), PyInt.From(2), PyInt.From(1)));
        module.Add("int_info", s_intInfo.New(PyInt.From(30), PyInt.From(4), PyInt.From(4300), PyInt.From(640)));
        module.Add("hash_info", s_hashInfo.New(
            PyInt.From(64), PyInt.From((1L << 61) - 1), PyInt.From(314159), PyInt.From(0), PyInt.From(1000003), PyStr.Intern("siphash13"), PyInt.From(64), PyInt.From(128), PyInt.From(0)));
    }

    private static void AddPaths(InterpreterOptions options, PyModule module)
    {
        PyStr prefix = PyStr.From(options.Prefix);
        foreach (string name in (string[])["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"])
        {
            module.Add(name, prefix);
        }

        PyStr executable = PyStr.From(options.Executable);
        module.Add("executable", executable);
        module.Add("_base_executable", executable);
        module.Add("_home", PyNone.Instance);
        module.Add("_stdlib_dir", PyStr.From(options.LibraryFolder));
        module.Add("path", Texts(options.ModuleSearchPaths));
    }

    private static PyStructSequence Flags(InterpreterOptions options) => s_flags.New(
        PyInt.From(Math.Min(options.Debug, 1)), PyInt.From(options.Inspect), PyInt.From(options.Interactive), PyInt.From(options.Optimize), Number(options.DontWriteBytecode),
        Number(options.NoUserSite), Number(options.NoSite), Number(options.IgnoreEnvironment), PyInt.From(options.Verbose), PyInt.From(options.BytesWarning),
        PyInt.From(options.Quiet), Number(options.HashRandomization), Number(options.Isolated), PyBool.From(options.DevelopmentMode), Number(options.Utf8Mode),
        Number(options.WarnDefaultEncoding), PyBool.From(options.SafePath), PyInt.From(options.IntegerMaximumStringDigits), PyInt.From(1),
        Number(options.ThreadInheritContext), Number(options.ContextAwareWarnings));

    private static PySimpleNamespace SimpleNamespaceOf(PyDict attributes)
    {
        var result = new PySimpleNamespace();
        int position = 0;
        while (attributes.Next(ref position, out PyObject? name, out PyObject? value))
        {
            result.Dictionary.SetInterned((PyStr)name, value);
        }

        return result;
    }

    private static PyInt Number(bool value) => PyInt.From(value ? 1 : 0);

    private static PyDict ExtendedOptions(InterpreterOptions options)
    {
        var dictionary = new PyDict();
        foreach ((string name, string? value) in options.ExtendedOptions)
        {
            dictionary.SetInterned(PyStr.From(name), value is null ? PyBool.True : PyStr.From(value));
        }

        return dictionary;
    }

    private static PyTuple ModuleNames(PyInterpreter interpreter)
    {
        // They come nearly in order, that of the assemblies' tables.
        string[] names = interpreter.NativeModules.Names();
        var items = new PyObject[names.Length];
        int count = 0;
        foreach (string name in names)
        {
            PyStr text = PyStr.Intern(name);
            int at = count++;
            for (; at > 0 && ((PyStr)items[at - 1]).CompareTo(text) > 0; at--)
            {
                items[at] = items[at - 1];
            }

            items[at] = text;
        }

        return PyTuple.FromArray(items);
    }

    private static PyList Texts(List<string> texts)
    {
        PyList list = PyList.WithCapacity(texts.Count);
        for (int i = 0; i < texts.Count; i++)
        {
            list.Add(PyStr.From(texts[i]));
        }

        return list;
    }
}
