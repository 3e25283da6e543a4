using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Sys;

/// <content>Counting of what is executed: what CPython has where it is built with statistics.</content>
internal static unsafe partial class SysModule
{
    [PyFunction("_stats_on()", Doc = "Count executed instructions from now on.")]
    private static void StatisticsOn(ThreadState ts) => ts.Interpreter.StartCounting();

    [PyFunction("_stats_off()", Doc = "Stop counting.")]
    private static void StatisticsOff(ThreadState ts) => ts.Interpreter.StopCounting();

    [PyFunction("_stats_clear()", Doc = "Forget what has been counted.")]
    private static void StatisticsClear(ThreadState ts) => ts.Interpreter.Statistics?.Clear();

    [PyFunction("_stats_dump()", Doc = "Write what has been counted to a file and forget it; False where nothing has been.")]
    private static bool StatisticsDump(ThreadState ts)
    {
        bool written = StatisticsFile.Write(ts.Interpreter);
        ts.Interpreter.Statistics?.Clear();
        return written;
    }
}
