using System.Collections.Generic;

namespace Adder.Hosting.Statistics;

/// <summary>A code object, the same in every process that runs the same source.</summary>
/// <param name="Identity">A hash of file, qualified name, first line and instructions.</param>
/// <param name="File">The file that it was compiled from, as <c>co_filename</c> has it.</param>
/// <param name="QualifiedName"><c>co_qualname</c>.</param>
/// <param name="FirstLine"><c>co_firstlineno</c>.</param>
public sealed record CodeIdentity(string Identity, string File, string QualifiedName, int FirstLine);

/// <summary>A place in the source: lines from 1, columns from 0 in bytes of UTF-8; -1 where it is not known.</summary>
public readonly record struct SourcePlace(int Line, int Column, int EndLine, int EndColumn);

/// <summary>A form that an instruction has had.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Executions">How often it was executed so.</param>
/// <param name="Misses">How often its guards failed then.</param>
public sealed record SiteForm(string Name, long Executions, long Misses);

/// <summary>A change at a place.</summary>
/// <param name="After">After how many executions of the place.</param>
/// <param name="Form">The form that it took; the base form after a failure.</param>
/// <param name="Failure">Why it could not be specialized; null where it was.</param>
public sealed record SiteEvent(long After, string Form, string? Failure);

/// <summary>What happened at one instruction that can be specialized.</summary>
public sealed record SpecializationSite
{
    /// <summary>The code that the instruction is part of.</summary>
    public required CodeIdentity Code { get; init; }

    /// <summary>Offset of the instruction in the code, in bytes.</summary>
    public required int Offset { get; init; }

    /// <summary>Where it stands in the source.</summary>
    public required SourcePlace Position { get; init; }

    /// <summary>The instruction as it was compiled.</summary>
    public required string BaseForm { get; init; }

    /// <summary>The forms that it has had, the base form included.</summary>
    public required IReadOnlyList<SiteForm> Forms { get; init; }

    /// <summary>Executions of a specialized form whose guards held.</summary>
    public required long Hits { get; init; }

    /// <summary>Executions of a specialized form whose guards failed.</summary>
    public required long Misses { get; init; }

    /// <summary>Misses after which the instruction lost its form.</summary>
    public required long Deoptimizations { get; init; }

    /// <summary>Executions of the base form.</summary>
    public required long Unspecialized { get; init; }

    /// <summary>Attempts to specialize that failed, by reason, the most frequent first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Failures { get; init; }

    /// <summary>Types of the operands whenever no guard held, the most frequent first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Types { get; init; }

    /// <summary>What was called, likewise.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> Targets { get; init; }

    /// <summary>Changes in their order; of the first process that has any, where dumps were merged.</summary>
    public required IReadOnlyList<SiteEvent> History { get; init; }
}
