using System;
using Adder.Modules.Subprocess;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Posix;

/// <content><c>posix_spawn</c>.</content>
internal static unsafe partial class PosixModule
{
    [PyFunction("posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)", Doc = "Execute the program specified by path in a new process.")]
    private static PyObject? Spawn(
        ThreadState ts, PyObject path, PyObject arguments, PyObject environment, PyObject? actions, PyObject? group, bool resetIdentifiers = false, bool session = false,
        PyObject? mask = null, PyObject? defaults = null, PyObject? scheduler = null) =>
        SpawnProgram(ts, "posix_spawn", path, arguments, environment, actions, group, resetIdentifiers, session, mask, defaults, scheduler);

    [PyFunction("posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)", Doc = "Execute the program specified by path in a new process.")]
    private static PyObject? SpawnFromPath(
        ThreadState ts, PyObject path, PyObject arguments, PyObject environment, PyObject? actions, PyObject? group, bool resetIdentifiers = false, bool session = false,
        PyObject? mask = null, PyObject? defaults = null, PyObject? scheduler = null) =>
        SpawnProgram(ts, "posix_spawnp", path, arguments, environment, actions, group, resetIdentifiers, session, mask, defaults, scheduler);

    private static PyObject? SpawnProgram(
        ThreadState ts, string function, PyObject path, PyObject arguments, PyObject environment, PyObject? actions, PyObject? group, bool resetIdentifiers, bool session,
        PyObject? mask, PyObject? defaults, PyObject? scheduler)
    {
        if (scheduler is not (null or PyNone))
        {
            return Raise.NotYet(ts, "the scheduler argument of posix_spawn");
        }

        if (!FileArgument.TryParse(ts, path, function, out FileArgument file) || NativeStrings.FromArguments(ts, arguments, function) is not { } list)
        {
            return null;
        }

        using (list)
        {
            using NativeStrings? variables = environment is PyNone ? null : NativeStrings.FromEnvironment(ts, environment, function);
            if (variables is null && environment is not PyNone)
            {
                return null;
            }

            using var spawner = new ProcessSpawner();
            ulong signals = 0;
            if (!AddActions(ts, spawner, actions) || (defaults is not null && !Adder.Modules.Signal.SignalModule.TrySignals(ts, defaults, out signals)))
            {
                return null;
            }

            if (signals != 0)
            {
                spawner.ResetSignals(signals);
            }

            if (mask is not null)
            {
                if (!Adder.Modules.Signal.SignalModule.TrySignals(ts, mask, out ulong masked))
                {
                    return null;
                }

                spawner.Mask(masked);
            }

            if (group is not (null or PyNone))
            {
                if (!Numbers.IndexToInt64(ts, group, ExceptionTypes.OverflowError, out long number))
                {
                    return null;
                }

                spawner.JoinGroup((int)number);
            }

            if (resetIdentifiers)
            {
                spawner.AddFlag(ProcessSpawner.ResetIdentifiers);
            }

            if (session)
            {
                spawner.AddFlag(ProcessSpawner.SetSession);
            }

            int error = spawner.Start(file.Path, list.Pointer, variables is null ? ProcessSpawner.CurrentEnvironment : variables.Pointer, function == "posix_spawnp", out int process);
            return error != 0 ? SystemErrors.RaiseFor(ts, error, file.Original) : PyInt.From(process);
        }
    }

    /// <summary>Adds the (POSIX_SPAWN_OPEN, …), (POSIX_SPAWN_CLOSE, …), (POSIX_SPAWN_DUP2, …) and (POSIX_SPAWN_CLOSEFROM, …) of a sequence.</summary>
    private static bool AddActions(ThreadState ts, ProcessSpawner spawner, PyObject? actions)
    {
        if (actions is null or PyNone)
        {
            return true;
        }

        if (Iteration.ToTuple(ts, actions) is not { } items)
        {
            return false;
        }

        foreach (PyObject item in items.Items)
        {
            if (item is not PyTuple { Count: >= 2 } action)
            {
                return Raise.TypeError(ts, "Each file_actions element must be a non-empty tuple");
            }

            var numbers = new long[5];
            for (int i = 0; i < action.Count && i < 5; i++)
            {
                if (i != 2 || action[i] is PyInt)
                {
                    if (!Numbers.IndexToInt64(ts, action[i], ExceptionTypes.OverflowError, out numbers[i]))
                    {
                        return false;
                    }
                }
            }

            int error;
            switch (numbers[0], action.Count)
            {
                case (0, 5):
                    if (PathArgument.ToBytes(ts, action[2], "path") is not { } name)
                    {
                        return false;
                    }

                    error = spawner.Open((int)numbers[1], name, (int)numbers[3], (uint)numbers[4]);
                    break;
                case (1, 2):
                    error = spawner.Close((int)numbers[1]);
                    break;
                case (2, 3):
                    error = spawner.Duplicate((int)numbers[1], (int)numbers[2]);
                    break;
                case (3, 2):
                    error = spawner.CloseFrom((int)numbers[1]);
                    break;
                default:
                    return Raise.TypeError(ts, "Unknown file_actions identifier");
            }

            if (error != 0)
            {
                return SystemErrors.RaiseFor(ts, error);
            }
        }

        return true;
    }
}
