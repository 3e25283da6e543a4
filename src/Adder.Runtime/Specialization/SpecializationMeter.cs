using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using Adder.Bytecode;
using Adder.Runtime.Instructions;

namespace Adder.Runtime.Specialization;

/// <summary>
/// The counts as a .NET meter, for <c>dotnet-counters</c>, OpenTelemetry and the like: there as soon as an interpreter counts, read when somebody listens. Nothing of the program is in them; the tag "interpreter" tells those of a process apart. Counts begin anew where
/// <c>sys._stats_clear()</c> is called.
/// </summary>
internal sealed class SpecializationMeter : IDisposable
{
    /// <summary>Under which listeners find it.</summary>
    public const string Name = "Adder.Specialization";

    private readonly ExecutionStatistics _statistics;
    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?> _interpreter;

    public SpecializationMeter(ExecutionStatistics statistics)
    {
        _statistics = statistics;
        _meter = new Meter(Name);
        _interpreter = new KeyValuePair<string, object?>("interpreter", statistics.Identity);
        _meter.CreateObservableCounter("adder.instructions", () => new Measurement<long>(_statistics.Executions, _interpreter), "{instruction}", "Instructions executed.");
        _meter.CreateObservableCounter("adder.frames", () => new Measurement<long>(_statistics.Frames, _interpreter), "{frame}", "Frames begun.");
        _meter.CreateObservableCounter("adder.specialization.executions", Executions, "{execution}", "Executions of instructions that can be specialized, by family and outcome.");
        _meter.CreateObservableCounter("adder.specialization.deoptimizations", Deoptimizations, "{deoptimization}", "Instructions that lost their form after many misses, by family.");
        _meter.CreateObservableCounter("adder.specialization.attempts", Attempts, "{attempt}", "Attempts to specialize, by family and outcome.");
        _meter.CreateObservableCounter("adder.specialization.failures", Failures, "{attempt}", "Attempts that failed, by family and reason.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Executions()
    {
        foreach ((string family, int baseForm) in Families())
        {
            yield return Of(_statistics.HitsOf(baseForm), family, "outcome", "hit");
            yield return Of(_statistics.FamilyOf(baseForm)?.Misses ?? 0, family, "outcome", "miss");
            yield return Of(_statistics.ExecutionsOf(baseForm), family, "outcome", "unspecialized");
        }
    }

    private IEnumerable<Measurement<long>> Deoptimizations()
    {
        foreach ((string family, int baseForm) in Families())
        {
            yield return new Measurement<long>(_statistics.FamilyOf(baseForm)?.Deoptimizations ?? 0, _interpreter, new KeyValuePair<string, object?>("family", family));
        }
    }

    private IEnumerable<Measurement<long>> Attempts()
    {
        foreach ((string family, int baseForm) in Families())
        {
            if (_statistics.FamilyOf(baseForm) is { } counts)
            {
                long failures = 0;
                foreach ((_, long count) in counts.Failures)
                {
                    failures += count;
                }

                yield return Of(counts.Successes, family, "outcome", "success");
                yield return Of(failures, family, "outcome", "failure");
            }
        }
    }

    private IEnumerable<Measurement<long>> Failures()
    {
        foreach ((string family, int baseForm) in Families())
        {
            foreach ((SpecializationFailure reason, long count) in _statistics.FamilyOf(baseForm)?.Failures ?? [])
            {
                yield return Of(count, family, "reason", reason.ToString());
            }
        }
    }

    /// <summary>Families that have been executed.</summary>
    private IEnumerable<(string Name, int BaseForm)> Families()
    {
        for (int opcode = 0; opcode < ExecutionStatistics.OpcodeCount; opcode++)
        {
            if (InstructionTable.IsFamily(opcode) && InstructionTable.BaseOf(opcode) == opcode && (_statistics.ExecutionsOf(opcode) > 0 || _statistics.HitsOf(opcode) > 0))
            {
                yield return (InstructionTable.NameOf(opcode), opcode);
            }
        }
    }

    private Measurement<long> Of(long count, string family, string tag, string value) =>
        new(count, _interpreter, new KeyValuePair<string, object?>("family", family), new KeyValuePair<string, object?>(tag, value));
}
