using Adder.Runtime;
using Adder.Runtime.Specialization;
using Adder.Specialist;

namespace Adder.Cli;

/// <summary>A text that is compiled in place of what a file holds.</summary>
internal sealed record Replacement(string Path, byte[] Original, byte[] Text);

/// <summary>What the processes of a watched program are to do and to gather. What watches CPython reads it by its names in JSON.</summary>
/// <param name="Targets">Which files are wanted.</param>
/// <param name="Counts">Executions are counted.</param>
/// <param name="Lens">Whose specializations are made.</param>
internal sealed record ChildSettings(TargetSettings Targets, bool Counts, string Lens)
{
    /// <summary>It is sampled where the time goes.</summary>
    public bool Time { get; init; }

    /// <summary>What there is so far is left again and again.</summary>
    public bool Live { get; init; }

    /// <summary>Nothing is left: only the run matters.</summary>
    public bool Discards { get; init; }

    /// <summary>Sources to compile in place of others.</summary>
    public Replacement[] Replacements { get; init; } = [];

    /// <summary>Has the sources replaced in an interpreter that is to start.</summary>
    public void Replace(InterpreterOptions options)
    {
        if (Replacements.Length == 0)
        {
            return;
        }

        options.SourceReplacements = new SourceReplacements();
        options.DontWriteBytecode = true;
        foreach (Replacement replacement in Replacements)
        {
            options.SourceReplacements.Add(replacement.Path, replacement.Original, replacement.Text);
        }
    }
}
