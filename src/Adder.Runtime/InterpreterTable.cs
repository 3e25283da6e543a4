using Adder.Compiler;

namespace Adder.Runtime;

/// <summary>Who made an interpreter: the numbers that <c>_interpreters.whence()</c> gives.</summary>
internal enum InterpreterOrigin
{
    Unknown,
    Runtime,
    LegacyApi,
    Api,
    CrossInterpreter,
    Library,
}

/// <summary>Which lock an interpreter has.</summary>
internal enum InterpreterLocking
{
    Default,
    Shared,
    Own,
}

/// <summary>What an interpreter may do and what it shares (PyInterpreterConfig).</summary>
internal sealed record InterpreterConfiguration
{
    /// <summary>Without meaning here, where .NET's memory is everybody's; kept because programs ask for it.</summary>
    public bool UsesMainMemory { get; init; }

    public bool AllowsFork { get; init; }

    public bool AllowsExec { get; init; }

    public bool AllowsThreads { get; init; }

    public bool AllowsDaemonThreads { get; init; }

    /// <summary>Modules that keep their state in one place for all interpreters are refused.</summary>
    public bool ChecksExtensions { get; init; }

    public InterpreterLocking Locking { get; init; }

    /// <summary>What the main interpreter has.</summary>
    public static InterpreterConfiguration Main => Legacy with { Locking = InterpreterLocking.Own };

    /// <summary>Everything is allowed and the lock is the main interpreter's, as it was before interpreters had locks of their own.</summary>
    public static InterpreterConfiguration Legacy { get; } = new()
    {
        UsesMainMemory = true, AllowsFork = true, AllowsExec = true, AllowsThreads = true, AllowsDaemonThreads = true, Locking = InterpreterLocking.Shared,
    };

    /// <summary>A lock of its own, and nothing that would concern the whole process.</summary>
    public static InterpreterConfiguration Isolated { get; } = new() { AllowsThreads = true, ChecksExtensions = true, Locking = InterpreterLocking.Own };
}

/// <summary>The interpreters of a main interpreter and that one itself: where they are found by number.</summary>
internal sealed class InterpreterTable
{
    private readonly PlainList<PyInterpreter> _interpreters = new();
    private long _nextId;

    /// <summary>The one that the host has started.</summary>
    public PyInterpreter Main
    {
        get
        {
            lock (_interpreters)
            {
                return _interpreters[0];
            }
        }
    }

    /// <summary>The number that the next one will get.</summary>
    public long NextId
    {
        get
        {
            lock (_interpreters)
            {
                return _nextId;
            }
        }
    }

    /// <summary>Enters an interpreter and gives its number, which is never used again.</summary>
    public long Add(PyInterpreter interpreter)
    {
        lock (_interpreters)
        {
            _interpreters.Add(interpreter);
            return _nextId++;
        }
    }

    /// <summary>Takes an interpreter out that has ended.</summary>
    public void Remove(PyInterpreter interpreter)
    {
        lock (_interpreters)
        {
            _interpreters.Remove(interpreter);
        }
    }

    /// <summary>The interpreter of a number; null where there is none, or none any more.</summary>
    public PyInterpreter? Find(long id)
    {
        lock (_interpreters)
        {
            foreach (PyInterpreter interpreter in _interpreters.Items)
            {
                if (interpreter.Id == id)
                {
                    return interpreter;
                }
            }

            return null;
        }
    }

    /// <summary>All of them, the main interpreter first, then in the order in which they were made.</summary>
    public PyInterpreter[] All()
    {
        lock (_interpreters)
        {
            return _interpreters.Items.ToArray();
        }
    }
}
