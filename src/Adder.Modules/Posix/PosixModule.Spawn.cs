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

            if (scheduler is not (null or PyNone) && !SetScheduler(ts, spawner, function, scheduler))
            {
                return null;
            }

            int error = spawner.Start(file.Path, list.Pointer, variables is null ? ProcessSpawner.CurrentEnvironment : variables.Pointer, function == "posix_spawnp", out int process);
            return error != 0 ? SystemErrors.RaiseFor(ts, error, file.Original) : PyInt.From(process);
        }
    }

    private static bool SetScheduler(ThreadState ts, ProcessSpawner spawner, string function, PyObject scheduler)
    {
        if (scheduler is not PyTuple { Count: 2 } pair)
        {
            return Raise.TypeError(ts, scheduler is PyTuple ? "A scheduler tuple must have two elements" : $"{function}: scheduler must be a tuple or None");
        }

        long policy = 0;
        if ((pair[0] is not PyNone && !Numbers.IndexToInt64(ts, pair[0], ExceptionTypes.OverflowError, out policy)) || !TryPriority(ts, pair[1], out int priority))
        {
            return false;
        }

        int error = spawner.Schedule(pair[0] is PyNone ? null : (int)policy, priority);
        return error == 0 || (bool)SystemErrors.RaiseFor(ts, error);
    }

    /// <summary>What <c>os</c> defines by <c>fork</c> where it is: <c>posix_spawn</c> does for it.</summary>
    [PyConstant("P_WAIT")]
    private const long SpawnAndWait = 0;

    [PyConstant("P_NOWAIT")]
    private const long SpawnOnly = 1;

    [PyConstant("P_NOWAITO")]
    private const long SpawnOnlyToo = 1;

    [PyFunction("spawnv(mode, file, args, /)", Doc = "Execute file with arguments from args in a subprocess.\n\nIf mode == P_NOWAIT return the pid of the process.\nIf mode == P_WAIT return the process's exit code if it exits normally;\notherwise return -SIG, where SIG is the signal that killed it.")]
    private static PyObject? SpawnList(ThreadState ts, int mode, PyObject file, PyObject arguments) => SpawnIn(ts, mode, "posix_spawn", file, arguments, PyNone.Instance);

    [PyFunction("spawnve(mode, file, args, env, /)", Doc = "Execute file with arguments from args in a subprocess with the\nspecified environment.")]
    private static PyObject? SpawnListWith(ThreadState ts, int mode, PyObject file, PyObject arguments, PyObject environment) => SpawnIn(ts, mode, "posix_spawn", file, arguments, environment);

    [PyFunction("spawnvp(mode, file, args, /)", Doc = "Execute file (which is looked for along $PATH) with arguments from\nargs in a subprocess.")]
    private static PyObject? SpawnListFromPath(ThreadState ts, int mode, PyObject file, PyObject arguments) => SpawnIn(ts, mode, "posix_spawnp", file, arguments, PyNone.Instance);

    [PyFunction("spawnvpe(mode, file, args, env, /)", Doc = "Execute file (which is looked for along $PATH) with arguments from\nargs in a subprocess with the supplied environment.")]
    private static PyObject? SpawnListFromPathWith(ThreadState ts, int mode, PyObject file, PyObject arguments, PyObject environment) => SpawnIn(ts, mode, "posix_spawnp", file, arguments, environment);

    private static PyObject? SpawnIn(ThreadState ts, int mode, string function, PyObject file, PyObject arguments, PyObject environment)
    {
        const int NotFoundExit = 127;
        if (arguments is not (PyTuple or PyList))
        {
            return Raise.TypeError(ts, "argv must be a tuple or a list");
        }

        if (Iteration.ToTuple(ts, arguments) is not { } items)
        {
            return null;
        }

        if (items.Count == 0 || items[0] is PyStr { Length: 0 } or PyBytes { Length: 0 })
        {
            return Raise.ValueError(ts, "argv first element cannot be empty");
        }

        foreach (PyObject item in items.Items)
        {
            if (item is not (PyStr or PyBytes) && item.Type.Lookup(PyStr.Intern("__fspath__")) is null or PyNone)
            {
                return Raise.TypeError(ts, "argv must contain only strings");
            }
        }

        PyObject? process = SpawnProgram(ts, function, file, items, environment, null, null, resetIdentifiers: false, session: false, null, null, null);
        if (process is null)
        {
            // A program that cannot be started is one that ends at once: where there is fork, the failure is the new process's.
            return mode == SpawnAndWait && Raise.ClearIf(ts, ExceptionTypes.OSError) ? PyInt.From(NotFoundExit) : null;
        }

        if (mode != SpawnAndWait)
        {
            return process;
        }

        while (true)
        {
            if (!WaitFor(ts, (int)((PyInt)process).BigValue, 0, null, out _, out int status))
            {
                return null;
            }

            if (!IsStopped(status))
            {
                return ToExitCode(ts, status);
            }
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
