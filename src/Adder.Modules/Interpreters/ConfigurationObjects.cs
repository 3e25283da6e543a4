using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary>Settings of interpreters as Python sees them.</summary>
internal static class ConfigurationObjects
{
    private static readonly string[] s_lockings = ["default", "shared", "own"];

    /// <summary>The settings of a name; null: an exception is pending.</summary>
    public static InterpreterConfiguration? Named(ThreadState ts, string name)
    {
        switch (name)
        {
            case "" or "default" or "isolated":
                return InterpreterConfiguration.Isolated;
            case "legacy":
                return InterpreterConfiguration.Legacy;
            case "empty":
                return new InterpreterConfiguration();
            default:
                _ = Raise.ValueError(ts, $"unsupported config name '{name}'");
                return null;
        }
    }

    /// <summary>The settings that a program asks for: by name, by an object with attributes, or none; null: an exception is pending.</summary>
    public static InterpreterConfiguration? From(ThreadState ts, PyObject? given)
    {
        if (given is PyStr text && text.HasSurrogates())
        {
            _ = UnicodeErrors.RaiseSurrogates(ts, text);
            return null;
        }

        if (given is null or PyNone or PyStr)
        {
            return Named(ts, given is PyStr name ? name.ToString() : "");
        }

        Lookup attributes = Attributes.Find(ts, given, "__dict__");
        if (attributes.ValueOrNull is PyDict settings)
        {
            return Update(ts, new InterpreterConfiguration(), settings, mayLack: false);
        }

        ts.Pending = null;
        _ = Text.Repr(ts, given) is { } shown && Raise.TypeError(ts, $"bad config {shown}");
        return null;
    }

    /// <summary>Settings changed by those of a dictionary; null: an exception is pending.</summary>
    /// <param name="mayLack">The dictionary need not have all.</param>
    public static InterpreterConfiguration? Update(ThreadState ts, InterpreterConfiguration old, PyDict settings, bool mayLack)
    {
        PyDict rest = settings.Copy();
        var values = new bool[6];
        for (int i = 0; i < values.Length; i++)
        {
            if (!Take(ts, rest, s_switches[i], mayLack, out PyObject? value))
            {
                return null;
            }

            if (value is not (null or PyBool))
            {
                _ = Raise.TypeError(ts, $"invalid config type: {s_switches[i]}");
                return null;
            }

            values[i] = value is null ? Switch(old, i) : ReferenceEquals(value, PyBool.True);
        }

        if (!Take(ts, rest, "gil", mayLack, out PyObject? gil) || Locking(ts, gil, old.Locking) is not { } locking)
        {
            return null;
        }

        if (rest.Count > 0)
        {
            _ = Text.Repr(ts, rest) is { } shown && Raise.ValueError(ts, $"config dict has {rest.Count} extra item{(rest.Count == 1 ? "" : "s")} ({shown})");
            return null;
        }

        return new InterpreterConfiguration
        {
            UsesMainMemory = values[0], AllowsFork = values[1], AllowsExec = values[2], AllowsThreads = values[3], AllowsDaemonThreads = values[4], ChecksExtensions = values[5], Locking = locking,
        };
    }

    /// <summary>An object whose attributes are the settings.</summary>
    public static PySimpleNamespace ToNamespace(InterpreterConfiguration configuration)
    {
        PySimpleNamespace made = PySimpleNamespace.Create();
        for (int i = 0; i < s_switches.Length; i++)
        {
            made.Dictionary.SetInterned(s_switches[i], PyBool.From(Switch(configuration, i)));
        }

        made.Dictionary.SetInterned("gil", PyStr.From(s_lockings[(int)configuration.Locking]));
        return made;
    }

    private static readonly string[] s_switches =
        ["use_main_obmalloc", "allow_fork", "allow_exec", "allow_threads", "allow_daemon_threads", "check_multi_interp_extensions"];

    private static bool Switch(InterpreterConfiguration configuration, int index) => index switch
    {
        0 => configuration.UsesMainMemory,
        1 => configuration.AllowsFork,
        2 => configuration.AllowsExec,
        3 => configuration.AllowsThreads,
        4 => configuration.AllowsDaemonThreads,
        _ => configuration.ChecksExtensions,
    };

    private static InterpreterLocking? Locking(ThreadState ts, PyObject? given, InterpreterLocking old)
    {
        if (given is null)
        {
            return old;
        }

        if (given is not PyStr text)
        {
            _ = Raise.TypeError(ts, "invalid config type: gil");
            return null;
        }

        int index = System.Array.IndexOf(s_lockings, text.ToString());
        if (index < 0)
        {
            _ = Raise.ValueError(ts, $"unsupported interpreter config .gil value '{text}'");
            return null;
        }

        return (InterpreterLocking)index;
    }

    private static bool Take(ThreadState ts, PyDict rest, string name, bool mayLack, out PyObject? value)
    {
        value = rest.GetInterned(name);
        if (value is null)
        {
            return mayLack || (bool)Raise.ValueError(ts, $"missing config key: {name}");
        }

        _ = rest.RemoveInterned(PyStr.Intern(name));
        return true;
    }
}
