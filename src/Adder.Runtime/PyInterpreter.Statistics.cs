using System.Threading;
using Adder.Runtime.Specialization;

namespace Adder.Runtime;

/// <content>Counting of what is executed (<c>-X pystats</c>, <c>sys._stats_on()</c>).</content>
internal sealed unsafe partial class PyInterpreter
{
    /// <summary>A bit of <see cref="ThreadState.EvalBreaker"/>: the thread's frames belong into the other of the two loops.</summary>
    public const int LoopChanged = 8;

    [Heap.NoReference]
    private ExecutionStatistics? _statistics;

    [Heap.NoReference]
    private SpecializationMeter? _meter;

    /// <summary>What new threads count into; null: they do not count.</summary>
    [Heap.NoReference]
    public ExecutionStatistics? ActiveStatistics { get; private set; }

    /// <summary>What has been counted so far; null where nothing was.</summary>
    [Heap.NoReference]
    public ExecutionStatistics? Statistics => _statistics is { IsEmpty: false } ? _statistics : null;

    /// <summary>
    /// Begins to count, or goes on. Calls that are made from now on are counted; the frame that asked for it is from its next backward jump on, those below it when they leave their loop the next time.
    /// </summary>
    public void StartCounting()
    {
        _statistics ??= new ExecutionStatistics(Options.Lens) { ForcedMisses = Options.ForcesMisses ? new ForcedMisses() : null };
        if (Options.StatisticsBySite)
        {
            _statistics.CountSites();
        }

        _meter ??= new SpecializationMeter(_statistics);
        Count(_statistics);
    }

    /// <summary>The interpreter ends: nobody counts any more, and listeners are told of no more counts.</summary>
    public void EndCounting()
    {
        if (_statistics is not null)
        {
            StopCounting();
            _meter?.Dispose();
            _meter = null;
        }
    }

    /// <summary>Stops counting at once.</summary>
    public void StopCounting() => Count(null);

    private void Count(ExecutionStatistics? statistics)
    {
        ActiveStatistics = statistics;
        ForEachThread(
            static (thread, counts) =>
            {
                thread.Statistics = counts;
                Interlocked.Or(ref thread.EvalBreaker, LoopChanged);
            },
            statistics);
    }
}
