using System;
using System.Collections.Generic;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Builtins;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Modules.Prompt;

/// <summary>What stands on standard input: statements for the basic prompt, or a program.</summary>
internal static unsafe class StandardInputProgram
{
    private const string FileName = "<stdin>";

    /// <summary>Runs it to its end in the namespace; false: an exception is pending.</summary>
    public static bool Run(ThreadState ts, PyDict names)
    {
        if (NativePosix.IsATerminal(0) != 0 || ts.Interpreter.Options.Interactive > 0)
        {
            return InteractiveLoop.Run(ts, names);
        }

        names.SetInterned("__file__", PyStr.Intern(FileName));
        names.SetInterned("__cached__", PyNone.Instance);
        CodeObject? code = ReadAll(ts) is { } source ? SourceCompilation.CompileProgram(ts, source, FileName) : null;
        bool good = code is not null && EvalCode.Run(ts, code, names, null, null) is not null;
        _ = names.RemoveInterned(PyStr.Intern("__file__"));
        _ = names.RemoveInterned(PyStr.Intern("__cached__"));
        return good;
    }

    private static byte[]? ReadAll(ThreadState ts)
    {
        var all = new List<byte>();
        byte[] block = new byte[65536];
        while (true)
        {
            int count;
            fixed (byte* pointer = block)
            {
                using (BlockingCall.Enter(ts))
                {
                    count = (int)NativePosix.Read(0, pointer, block.Length);
                }
            }

            if (count > 0)
            {
                all.AddRange(block.AsSpan(0, count));
            }
            else if (count == 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != NativePosix.EINTR)
            {
                return [.. all];
            }
            else if (!BlockingCall.CheckSignals(ts))
            {
                return null;
            }
        }
    }
}
