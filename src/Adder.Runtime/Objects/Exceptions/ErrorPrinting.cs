using System.Text;

namespace Adder.Runtime.Objects;

/// <summary>Printing of exceptions that nobody handled: through the library's <c>traceback</c> module, and natively where that cannot be had.</summary>
internal static partial class ErrorPrinting
{
    /// <summary>The text that the native printer makes, with traceback, chained exceptions, notes and groups. Leaves no exception pending.</summary>
    public static string Format(ThreadState ts, PyBaseException exception)
    {
        var output = new StringBuilder();
        new TracebackFormatter(ts, output).Append(exception);
        ts.Pending = null;
        return output.ToString();
    }

    /// <summary>The text of a traceback alone.</summary>
    public static string Format(ThreadState ts, PyTraceback traceback)
    {
        var output = new StringBuilder();
        new TracebackFormatter(ts, output).AppendTraceback(traceback);
        return output.ToString();
    }

    /// <summary>The text of an exception that is ignored: traceback and message without causes and notes. Leaves no exception pending.</summary>
    public static string FormatPlainly(ThreadState ts, PyBaseException exception)
    {
        var output = new StringBuilder();
        new TracebackFormatter(ts, output).AppendPlainly(exception);
        ts.Pending = null;
        return output.ToString();
    }
}
