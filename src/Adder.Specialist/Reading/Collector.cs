using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Specialist;

/// <summary>Gathers what became of all code while a program runs; copies of the same code are added up.</summary>
internal sealed class Collector
{
    private readonly Targets _targets;
    private readonly Dictionary<string, Dictionary<Key, FunctionReport>> _files = [];
    private readonly Dictionary<string, int> _others = [];
    private readonly TimeSampler? _sampler;
    private readonly TextSources _texts;
    private readonly CodeWatch _compiled;
    private Dictionary<ExecutableCode, SiteCounts?[]> _counts = [];
    private long _foreignSamples;

    /// <summary>Gathers from the files that are wanted.</summary>
    /// <param name="targets">Which files these are.</param>
    /// <param name="counts">Whether executions are counted.</param>
    /// <param name="times">Whether it is sampled where the time goes.</param>
    public Collector(Targets targets, bool counts = false, bool times = false)
    {
        _targets = targets;
        _texts = new TextSources(targets);
        _sampler = times ? new TimeSampler(Wants) : null;
        Watch = _compiled = new CodeWatch(Take) { CountsSites = counts, Added = _sampler is null ? null : _sampler.Add };
    }

    // A look at what another gathers.
    private Collector(Collector other)
    {
        (_targets, _texts, _compiled) = (other._targets, new TextSources(other._targets), other.Watch);
        Watch = new CodeWatch(Take);
    }

    /// <summary>Samples of where the program was, those of its other processes too.</summary>
    private long Samples => _foreignSamples + (_sampler?.Total ?? 0);

    /// <summary>What the interpreter tells of the code that it runs.</summary>
    public CodeWatch Watch { get; }

    /// <summary>All that was gathered, for another process that makes the report. The program has ended.</summary>
    public PartFile FinishPart()
    {
        HandOver();
        lock (_files)
        {
            return new PartFile
            {
                Files = _files.ToDictionary(static file => file.Key, static file => file.Value.Values.ToList()),
                Others = OtherFiles().ToDictionary(),
                Texts = _texts.All.ToDictionary(),
                Samples = Samples,
            };
        }
    }

    /// <summary>Whether code of a file is shown.</summary>
    public bool Wants(string fileName)
    {
        lock (_files)
        {
            return _targets.Find(fileName) is not null;
        }
    }

    /// <summary>The path under which code is shown; null where it is not.</summary>
    private string? PathOf(WatchedCode code)
    {
        lock (_files)
        {
            return code.FileName.StartsWith('<') ? _texts.Find(code.FileName, _compiled.TextOf(code.Blueprint)) : _targets.Find(code.FileName);
        }
    }

    private bool Wants(WatchedCode code) => PathOf(code) is not null;

    /// <summary>What there is so far. The program stands still meanwhile.</summary>
    /// <param name="program">The program, as it was given.</param>
    /// <param name="version">The version of Python.</param>
    /// <param name="lens">Whose specializations are made.</param>
    /// <param name="others">What other processes have left so far.</param>
    public Report Look(string program, string version, string lens, IEnumerable<PartFile> others)
    {
        Collector copy = Copy();
        foreach (PartFile part in others)
        {
            copy.Add(part);
        }

        return copy.Finish(program, version, lens);
    }

    /// <summary>The same for another process that makes the report.</summary>
    /// <param name="counts">What was counted so far; null where nothing is.</param>
    public PartFile LookPart(SiteTable? counts)
    {
        _counts = ByCopy(counts);
        return Copy().FinishPart();
    }

    private Collector Copy()
    {
        var copy = new Collector(this);
        lock (_files)
        {
            AddTexts(copy, _texts.All);
            copy._counts = _counts;
            copy._foreignSamples = Samples;
            foreach ((string path, Dictionary<Key, FunctionReport> functions) in _files)
            {
                functions.Values.ToList().ForEach(function => copy.Add(path, function.Clone()));
            }
        }

        Watch.ForEachRunning(code => copy.Take(code, _sampler?.Look(code.Executable)));
        return copy;
    }

    /// <summary>The version of the CPython that has run the program; null for Adder, or where it left nothing.</summary>
    public string? ForeignVersion { get; private set; }

    /// <summary>Adds what a process of CPython has seen: the files have the names that the code gives them.</summary>
    private void AddForeign(PartFile part)
    {
        lock (_files)
        {
            ForeignVersion = part.Version;
            Dictionary<string, string> texts = AddForeignTexts(part);
            AddTimes(part, name => part.Texts.ContainsKey(name) ? texts.ContainsKey(name) : _targets.Find(name) is not null);
            foreach ((string name, List<FunctionReport> functions) in part.Files)
            {
                if ((part.Texts.ContainsKey(name) ? texts.GetValueOrDefault(name) : _targets.Find(name)) is not { } path)
                {
                    AddOther(name, functions.Sum(static function => function.Sites.Count(static site => site.IsQuickened)));
                    continue;
                }

                foreach (FunctionReport function in functions)
                {
                    Array.ForEach(function.Sites, site => site.CPython = part.Version is { } version ? string.Join('.', version.Split('.')[..2]) : null);
                    Add(path, function);
                }
            }
        }
    }

    /// <summary>Adds the texts of a CPython whose askers are shown; under which paths they are shown then.</summary>
    private Dictionary<string, string> AddForeignTexts(PartFile part)
    {
        Dictionary<string, string> paths = [];
        foreach ((string name, string text) in part.Texts)
        {
            string asker = part.Askers[name];
            if (_targets.Find(asker) is { } shown)
            {
                paths.Add(name, _texts.Add(shown + name[asker.Length..], text));
            }
        }

        return paths;
    }

    /// <summary>A sample belongs to the innermost of its places that is shown.</summary>
    private void AddTimes(PartFile part, Predicate<string> isShown)
    {
        _foreignSamples += part.Samples;
        if (part.Samples == 0)
        {
            return;
        }

        foreach (Site site in part.Files.Values.SelectMany(static functions => functions).SelectMany(static function => function.Sites))
        {
            site.Time = 0;
        }

        foreach ((long count, PartFile.Place[] places) in part.Stacks)
        {
            if (places.FirstOrDefault(place => isShown(place.File)) is { } shown)
            {
                // Where a call is under way, 3.11 and 3.12 stand on the last of its caches.
                Site site = part.Files[shown.File][shown.Function].Sites.Last(site => site.Offset <= shown.Offset);
                site.Time += count;
            }
        }
    }

    /// <summary>Adds what another process has gathered.</summary>
    public void Add(PartFile part)
    {
        if (part.Version is not null)
        {
            AddForeign(part);
            return;
        }

        lock (_files)
        {
            Dictionary<string, string> names = AddTexts(this, part.Texts);
            foreach ((string path, List<FunctionReport> functions) in part.Files)
            {
                functions.ForEach(function => Add(names.GetValueOrDefault(path, path), function));
            }

            _foreignSamples += part.Samples;
            foreach ((string path, int size) in part.Others)
            {
                AddOther(path, size);
            }
        }
    }

    /// <summary>Adds texts that are in no file; under which paths they are shown then.</summary>
    private static Dictionary<string, string> AddTexts(Collector to, IEnumerable<KeyValuePair<string, string>> texts) => texts.ToDictionary(static text => text.Key, text => to._texts.Add(text.Key, text.Value));

    /// <summary>All that was gathered. The program has ended.</summary>
    public Report Finish(string program, string version, string lens, string interpreter = "Adder")
    {
        HandOver();
        lock (_files)
        {
            long samples = Samples;
            FileReport[] files = [.. _files.Select(file => MakeFile(file.Key, file.Value.Values, samples))
                .OrderByDescending(file => file.Path == _targets.Program).ThenBy(static file => file.Path, StringComparer.Ordinal)];
            string[] others = [.. OtherFiles().OrderByDescending(static file => file.Value).ThenBy(static file => file.Key, StringComparer.Ordinal).Select(static file => file.Key)];
            return new Report { Interpreter = interpreter, Program = program, Version = version, Lens = lens, Files = files, Others = others };
        }
    }

    private void HandOver()
    {
        _sampler?.Stop();
        if (Watch.Counts is { } counts)
        {
            _counts = ByCopy(counts);
        }

        Watch.HandOver();
    }

    private static Dictionary<ExecutableCode, SiteCounts?[]> ByCopy(SiteTable? counts) =>
        counts?.Codes.ToDictionary(static code => code.Key.Executable!, static code => code.Value) ?? [];

    /// <summary>Remembers a file that is not shown and would have something to show.</summary>
    private void AddOther(string name, int tried)
    {
        if (tried > 0)
        {
            _others[name] = _others.GetValueOrDefault(name) + tried;
        }
    }

    /// <summary>Files outside of the library that would have shown something, with the number of their instructions that were tried.</summary>
    private IEnumerable<KeyValuePair<string, int>> OtherFiles() => _others.Where(file => File.Exists(file.Key) && !_targets.IsLibrary(file.Key));

    private FileReport MakeFile(string path, IEnumerable<FunctionReport> functions, long samples) => new()
    {
        IsFile = path != Targets.CommandName && _texts.LinesOf(path) is null,
        TotalTime = samples,
        Path = path,
        Lines = _texts.LinesOf(path) ?? _targets.LinesOf(path),
        Functions = [.. functions.OrderBy(static function => function.FirstLine).ThenBy(static function => function.Name, StringComparer.Ordinal)],
    };

    /// <summary>Takes code that has ended. May come on any thread.</summary>
    private void Take(WatchedCode watched) => Take(watched, _sampler?.Take(watched.Executable));

    private void Take(WatchedCode watched, long[]? samples)
    {
        lock (_files)
        {
            if (PathOf(watched) is not { } path)
            {
                AddOther(watched.FileName, watched.Executable.CountTriedSites());
                return;
            }

            Add(path, CodeReader.Read(watched.Blueprint, watched.Executable, _counts.GetValueOrDefault(watched.Executable), samples));
            AddNested(path, watched.Executable.Constants);
        }
    }

    /// <summary>Functions that were never called. Those that were come on their own.</summary>
    private void AddNested(string path, ReadOnlySpan<PyObject> constants)
    {
        foreach (PyObject constant in constants)
        {
            if (constant is CodeObject { Executable: null } nested)
            {
                Add(path, CodeReader.Read(nested.Blueprint));
                AddNested(path, nested.Constants);
            }
        }
    }

    private void Add(string path, FunctionReport function)
    {
        if (!_files.TryGetValue(path, out Dictionary<Key, FunctionReport>? functions))
        {
            _files.Add(path, functions = []);
        }

        var key = new Key(function);
        if (functions.TryGetValue(key, out FunctionReport? known))
        {
            known.Add(function);
        }
        else
        {
            functions.Add(key, function);
        }
    }

    /// <summary>Copies of the same code have the same name, place and instructions.</summary>
    private readonly struct Key(FunctionReport function) : IEquatable<Key>
    {
        private readonly FunctionReport _function = function;

        public bool Equals(Key other) => _function.FirstLine == other._function.FirstLine && _function.Name == other._function.Name && _function.Code.AsSpan().SequenceEqual(other._function.Code);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(_function.FirstLine, _function.Name, _function.Code.Length);
    }
}
