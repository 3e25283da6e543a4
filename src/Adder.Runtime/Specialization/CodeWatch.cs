using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <summary>
/// Remembers all code that becomes executable, for whoever wants to read afterwards what specialization has made of it. Nothing lives longer for it: code that the program lets go of is
/// handed over when the collector takes it, the rest when it is asked for.
/// </summary>
/// <param name="ended">Takes code that nobody runs any more: on the collector's thread, or on that of <see cref="HandOver"/>.</param>
internal sealed class CodeWatch(Action<WatchedCode> ended)
{
    private readonly List<WeakReference<WatchedCode>> _watched = [];
    private readonly ConditionalWeakTable<CodeBlueprint, CompiledText> _texts = [];
    private readonly Dictionary<(string? Asker, int Line), List<string>> _textsOf = [];
    private int _sweepAt = 1024;

    /// <summary>Whether executions are to be counted at each place. The program runs slower then, and its code stays alive to the end.</summary>
    public bool CountsSites { get; init; }

    /// <summary>The environment variable that tells processes which the program starts that they are watched too. No program sees it.</summary>
    public const string Variable = "ADDER_SPECIALIST";

    /// <summary>
    /// Whether a signal ends a process by default and is one that others send it, or its own timers: SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGXCPU, SIGVTALRM, SIGPROF. SIGINT has a handler;
    /// the rest tell of faults, ask for a dump, or cannot be caught.
    /// </summary>
    public static bool IsTermination(int signal) => signal is 1 or 10 or 12 or 14 or 15 or 24 or 26 or 27;

    /// <summary>What children find in that variable; null where they are not watched.</summary>
    public string? VariableValue { get; set; }

    /// <summary>
    /// Told where the process is about to end, or to become another program, without the interpreter ending first; gets the exit code and gives the one to end with. Called by a thread that holds
    /// the interpreter's lock.
    /// </summary>
    public Func<PyInterpreter, int, int>? ProcessEnds { get; set; }

    /// <summary>Told where such a signal is about to end the process. Called by a thread that holds the interpreter's lock; returns where the process lives on.</summary>
    public Action<PyInterpreter, int>? Terminates { get; set; }

    /// <summary>Such a signal is about to end the process.</summary>
    public bool IsTerminated { get; set; }

    /// <summary>What was counted, when the interpreter has ended; null where nothing was.</summary>
    public SiteTable? Counts { get; set; }

    /// <summary>Told of each code by the thread that is about to run it, until it answers that it has seen enough; null for nobody.</summary>
    public Func<PyInterpreter, CodeObject, bool>? Begins { get; set; }

    /// <summary>Told of each code by the thread that is about to run it; null for nobody.</summary>
    public Action<WatchedCode, PyInterpreter>? Added { get; set; }

    /// <summary>So many different texts of one place are remembered.</summary>
    private const int MostTexts = 20;

    /// <summary>Code has been compiled from a text that is in no file.</summary>
    /// <param name="code">The code.</param>
    /// <param name="text">The text.</param>
    /// <param name="asker">The file of the code that had it compiled; null for the command line.</param>
    /// <param name="line">Where in that.</param>
    public void Remember(CodeBlueprint code, string text, string? asker, int line)
    {
        int number;
        lock (_textsOf)
        {
            List<string> texts = CollectionsMarshal.GetValueRefOrAddDefault(_textsOf, (asker, line), out _) ??= [];
            number = texts.IndexOf(text);
            if (number < 0 && texts.Count < MostTexts)
            {
                number = texts.Count;
                texts.Add(text);
            }
        }

        if (number >= 0)
        {
            Remember(code, new CompiledText(text, asker, line, number + 1));
        }
    }

    private void Remember(CodeBlueprint code, CompiledText text)
    {
        _texts.AddOrUpdate(code, text);
        foreach (CodeConstant nested in code.Constants.OfType<CodeConstant>())
        {
            Remember(nested.Code, text);
        }
    }

    /// <summary>The text that code was compiled from, where that is in no file; null where it is not known.</summary>
    public CompiledText? TextOf(CodeBlueprint code) => _texts.TryGetValue(code, out CompiledText? text) ? text : null;

    /// <summary>Code has been made ready to run.</summary>
    public void Add(CodeObject code, PyInterpreter interpreter)
    {
        if (Begins is { } begins && begins(interpreter, code))
        {
            Begins = null;
        }

        var watched = new WatchedCode(this, code);
        code.Executable!.Watch = watched;
        Added?.Invoke(watched, interpreter);
        lock (_watched)
        {
            if (_watched.Count >= _sweepAt)
            {
                _ = _watched.RemoveAll(static reference => !reference.TryGetTarget(out _));
                _sweepAt = Math.Max(1024, _watched.Count * 2);
            }

            _watched.Add(new WeakReference<WatchedCode>(watched, trackResurrection: true));
        }
    }

    /// <summary>Does something with all code that is ready to run and has not been handed over.</summary>
    public void ForEachRunning(Action<WatchedCode> action)
    {
        WeakReference<WatchedCode>[] watched;
        lock (_watched)
        {
            watched = [.. _watched];
        }

        foreach (WeakReference<WatchedCode> reference in watched)
        {
            if (reference.TryGetTarget(out WatchedCode? code) && !code.HasEnded)
            {
                action(code);
            }
        }
    }

    /// <summary>Hands over all code that has not been so far. The program has ended.</summary>
    public void HandOver()
    {
        var rest = new List<WatchedCode>();
        lock (_watched)
        {
            // What the collector has found meanwhile is still there for these references: whoever comes first hands it over.
            foreach (WeakReference<WatchedCode> reference in _watched)
            {
                if (reference.TryGetTarget(out WatchedCode? watched))
                {
                    rest.Add(watched);
                }
            }

            _watched.Clear();
        }

        foreach (WatchedCode watched in rest)
        {
            watched.End();
        }

        GC.WaitForPendingFinalizers();
    }

    /// <summary>Nobody runs the code any more.</summary>
    public void End(WatchedCode watched) => ended(watched);
}

/// <summary>A text that was compiled and is in no file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Asker">The file of the code that had it compiled; null for the command line.</param>
/// <param name="Line">Where in that.</param>
/// <param name="Number">Which of the texts from there, from 1 on.</param>
internal sealed record CompiledText(string Text, string? Asker, int Line, int Number);

/// <summary>Code that a <see cref="CodeWatch"/> remembers. Only the executing copy refers to it, so that it goes when that does.</summary>
[Heap.NoReference]
internal sealed class WatchedCode
{
    private readonly CodeWatch _watch;
    private int _ended;

    public WatchedCode(CodeWatch watch, CodeObject code)
    {
        _watch = watch;
        Blueprint = code.Blueprint;
        FileName = code.FileName.ToString();
        Executable = code.Executable!;
    }

    /// <summary>What the code was made of.</summary>
    public CodeBlueprint Blueprint { get; }

    /// <summary>The file that the code says it is from.</summary>
    public string FileName { get; }

    /// <summary>The executing copy.</summary>
    public ExecutableCode Executable { get; }

    /// <summary>It has been handed over.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <summary>Hands the code over, once.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _watch.End(this);
        }
    }

    ~WatchedCode() => End();
}
