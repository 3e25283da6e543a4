using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Profiling;

/// <summary>Calls counted and their time: of a function, or of a function called by a certain other one.</summary>
internal class CallCounts
{
    public long Calls { get; private set; }

    public long RecursiveCalls { get; private set; }

    /// <summary>Time in the calls, those that they make included; recursion is not counted twice.</summary>
    public long TotalTime { get; private set; }

    /// <summary>Time in the calls themselves.</summary>
    public long InlineTime { get; private set; }

    private int Depth { get; set; }

    public void Enter() => Depth++;

    public void Leave(long total, long inline)
    {
        if (--Depth == 0)
        {
            TotalTime += total;
        }
        else
        {
            RecursiveCalls++;
        }

        InlineTime += inline;
        Calls++;
    }
}

/// <summary>What is known of one function.</summary>
/// <param name="code">What the statistics show: the code object, or a description of a native function.</param>
internal sealed class ProfilerEntry(PyObject code) : CallCounts
{
    public PyObject Code { get; } = code;

    /// <summary>The functions that it called, by entry.</summary>
    public Dictionary<ProfilerEntry, CallCounts> Called { get; } = [];

    /// <summary>The description of a native function.</summary>
    public static PyObject? Describe(ThreadState ts, PyBuiltinFunction function)
    {
        string name = function.Definition.Name;
        if (function.Self is PyModule or PyNone)
        {
            string? module = function.Module is PyStr given ? given.ToString() : (function.Self as PyModule)?.Name;
            return PyStr.From(module is null ? $"<built-in method {name}>" : $"<built-in method {module}.{name}>");
        }

        return function.Self.Type.Lookup(PyStr.Intern(name)) is { } method ? Text.Repr(ts, method) : PyStr.From($"<built-in method {name}>");
    }
}

/// <summary>A call under way.</summary>
internal sealed class ProfilerCall(ProfilerEntry entry, ProfilerCall? caller)
{
    public ProfilerEntry Entry { get; } = entry;

    public ProfilerCall? Caller { get; } = caller;

    public long Start { get; set; }

    /// <summary>Time in the calls that it has made.</summary>
    public long Inner { get; set; }
}
