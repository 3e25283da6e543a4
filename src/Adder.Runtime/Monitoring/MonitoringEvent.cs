namespace Adder.Runtime.Monitoring;

/// <summary>Events of <c>sys.monitoring</c> (PEP 669), numbered as CPython 3.14 does: a set of events has bit <c>1 &lt;&lt; number</c> for each.</summary>
internal static class MonitoringEvent
{
    // Local events: each belongs to a kind of instruction and can be switched on for single code objects and off for single places.
    public const int PyStart = 0;
    public const int PyResume = 1;
    public const int PyReturn = 2;
    public const int PyYield = 3;
    public const int Call = 4;
    public const int Line = 5;
    public const int Instruction = 6;
    public const int Jump = 7;
    public const int BranchLeft = 8;
    public const int BranchRight = 9;
    public const int StopIteration = 10;

    // Events of exceptions: for all code or none.
    public const int Raise = 11;
    public const int ExceptionHandled = 12;
    public const int PyUnwind = 13;
    public const int PyThrow = 14;
    public const int Reraise = 15;

    // They come with Call.
    public const int CReturn = 16;
    public const int CRaise = 17;

    /// <summary>Both branch events under one name, as before 3.14.</summary>
    public const int Branch = 18;

    /// <summary>How many events belong to instructions.</summary>
    public const int LocalCount = 11;

    /// <summary>How many events a tool can ask for by themselves.</summary>
    public const int UngroupedCount = 16;

    /// <summary>How many events have a callback.</summary>
    public const int Count = 19;

    public const int CallResults = (1 << CReturn) | (1 << CRaise);

    public const int Branches = (1 << BranchLeft) | (1 << BranchRight);

    /// <summary>Names by number.</summary>
    public static readonly string[] Names =
    [
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT", "BRANCH_RIGHT", "STOP_ITERATION",
        "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH",
    ];
}
