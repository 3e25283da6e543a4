using System;
using System.Runtime.InteropServices;
using Adder.Modules.Common;
using Adder.Modules.Io;
using Adder.Modules.Posix;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Termios;

/// <summary><c>termios</c>: the attributes of terminals.</summary>
[PyModule("termios", Doc = "This module provides an interface to the Posix calls for tty I/O control.\nAll functions take a file descriptor, or a file object that has one, as their first argument.")]
internal static unsafe partial class TermiosModule
{
    /// <summary>Number of control characters.</summary>
    private const int CharacterCount = 32;

    private const int VTIME = 5;
    private const int VMIN = 6;
    private const uint ICANON = 2;
    private const int TIOCGWINSZ = 21523;
    private const int TIOCSWINSZ = 21524;

    /// <summary><c>struct termios</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TerminalAttributes
    {
        public fixed uint Modes[4];
        public byte Line;
        public fixed byte Characters[CharacterCount];
        public uint InputSpeed;
        public uint OutputSpeed;
    }

    /// <summary><c>struct winsize</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort HorizontalPixels;
        public ushort VerticalPixels;
    }

    /// <summary>What an interpreter keeps for the module.</summary>
    private sealed class TermiosState
    {
        public PyType? Error;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        TermiosState state = ts.Interpreter.StateOf<TermiosState>();
        state.Error ??= ModuleErrors.Create(ts, "termios", "error", ExceptionTypes.Exception);
        if (state.Error is null)
        {
            return Done.Error;
        }

        module.Add("error", state.Error);
        NativeConstants.Add(module, TermiosConstants.All);
        return Done.Ok;
    }

    [PyFunction("tcgetattr(fd, /)", Doc = "Get the tty attributes for file descriptor fd: a list [iflag, oflag, cflag, lflag, ispeed, ospeed, cc].")]
    private static PyObject? GetAttributes(ThreadState ts, PyObject fd)
    {
        TerminalAttributes attributes = default;
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        if (GetAttributes(descriptor, &attributes) < 0)
        {
            return Failed(ts);
        }

        PyList characters = PyList.WithCapacity(CharacterCount);
        for (int i = 0; i < CharacterCount; i++)
        {
            byte value = attributes.Characters[i];
            characters.Add(i is VMIN or VTIME && (attributes.Modes[3] & ICANON) == 0 ? PyInt.From(value) : PyBytes.From([value]));
        }

        PyList result = PyList.WithCapacity(7);
        for (int i = 0; i < 4; i++)
        {
            result.Add(PyInt.From(attributes.Modes[i]));
        }

        result.Add(PyInt.From(InputSpeed(&attributes)));
        result.Add(PyInt.From(OutputSpeed(&attributes)));
        result.Add(characters);
        return result;
    }

    [PyFunction("tcsetattr(fd, when, attributes, /)", Doc = "Set the tty attributes for file descriptor fd, from a list like the one returned by tcgetattr().")]
    private static PyObject? SetAttributes(ThreadState ts, PyObject fd, int when, PyObject attributes)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        if (attributes is not PyList { Count: 7 } list)
        {
            return Raise.TypeError(ts, "tcsetattr, arg 3: must be 7 element list");
        }

        // What is not in the list (the line discipline) stays as it is.
        TerminalAttributes terminal = default;
        if (GetAttributes(descriptor, &terminal) < 0)
        {
            return Failed(ts);
        }

        var numbers = stackalloc uint[6];
        for (int i = 0; i < 6; i++)
        {
            if (!TryNumber(ts, list[i], out long number))
            {
                return null;
            }

            numbers[i] = (uint)number;
        }

        for (int i = 0; i < 4; i++)
        {
            terminal.Modes[i] = numbers[i];
        }

        if (list[6] is not PyList { Count: CharacterCount } characters)
        {
            return Raise.TypeError(ts, $"tcsetattr: attributes[6] must be {CharacterCount} element list");
        }

        if (!TakeCharacters(ts, characters, &terminal))
        {
            return null;
        }

        if (SetInputSpeed(&terminal, numbers[4]) < 0 || SetOutputSpeed(&terminal, numbers[5]) < 0)
        {
            return Failed(ts);
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = SetAttributes(descriptor, when, &terminal);
        }

        return result < 0 ? Failed(ts) : PyNone.Instance;
    }

    private static bool TakeCharacters(ThreadState ts, PyList characters, TerminalAttributes* terminal)
    {
        for (int i = 0; i < CharacterCount; i++)
        {
            switch (characters[i])
            {
                case PyBytes { Length: 1 } bytes:
                    terminal->Characters[i] = bytes.Data[0];
                    break;
                case PyInt number:
                    if (!TryNumber(ts, number, out long value))
                    {
                        return false;
                    }

                    terminal->Characters[i] = (byte)value;
                    break;
                default:
                    return Raise.TypeError(ts, "tcsetattr: elements of attributes must be bytes objects of length 1 or integers");
            }
        }

        return true;
    }

    private static bool TryNumber(ThreadState ts, PyObject value, out long number)
    {
        if (Numbers.Index(ts, value) is not { } index)
        {
            number = 0;
            return false;
        }

        return index.TryGetInt64(out number) || Raise.OverflowError(ts, "Python int too large to convert to C long");
    }

    [PyFunction("tcsendbreak(fd, duration, /)", Doc = "Send a break on file descriptor fd.")]
    private static PyObject? SendBreak(ThreadState ts, PyObject fd, int duration) => WithDescriptor(ts, fd, &SendBreak, duration);

    [PyFunction("tcdrain(fd, /)", Doc = "Wait until all output written to file descriptor fd has been transmitted.")]
    private static PyObject? Drain(ThreadState ts, PyObject fd) => WithDescriptor(ts, fd, &DrainOf, 0);

    [PyFunction("tcflush(fd, queue, /)", Doc = "Discard queued data on file descriptor fd.")]
    private static PyObject? Flush(ThreadState ts, PyObject fd, int queue) => WithDescriptor(ts, fd, &Flush, queue);

    [PyFunction("tcflow(fd, action, /)", Doc = "Suspend or resume input or output on file descriptor fd.")]
    private static PyObject? Flow(ThreadState ts, PyObject fd, int action) => WithDescriptor(ts, fd, &Flow, action);

    [PyFunction("tcgetwinsize(fd, /)", Doc = "Get the tty winsize for file descriptor fd: a tuple (ws_row, ws_col).")]
    private static PyObject? GetWindowSize(ThreadState ts, PyObject fd)
    {
        WindowSize size = default;
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        return NativePosix.InputOutputControl(descriptor, TIOCGWINSZ, (nint)(&size)) < 0 ? Failed(ts) : PyTuple.Create(PyInt.From(size.Rows), PyInt.From(size.Columns));
    }

    [PyFunction("tcsetwinsize(fd, winsize, /)", Doc = "Set the tty winsize for file descriptor fd, from a two-item tuple (ws_row, ws_col).")]
    private static PyObject? SetWindowSize(ThreadState ts, PyObject fd, PyObject windowSize)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        PyTuple? pair = windowSize is not PyDict && windowSize.Type.Slots.SequenceItem != null ? Iteration.ToTuple(ts, windowSize) : null;
        if (ts.Pending is not null)
        {
            return null;
        }

        if (pair is not { Count: 2 })
        {
            return Raise.TypeError(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
        }

        if (!TryNumber(ts, pair[0], out long rows) || !TryNumber(ts, pair[1], out long columns))
        {
            return null;
        }

        // The pixels stay as they are.
        WindowSize size = default;
        if (NativePosix.InputOutputControl(descriptor, TIOCGWINSZ, (nint)(&size)) < 0)
        {
            return Failed(ts);
        }

        size.Rows = (ushort)rows;
        size.Columns = (ushort)columns;
        if (size.Rows != rows || size.Columns != columns)
        {
            return Raise.OverflowError(ts, "winsize value(s) out of range.");
        }

        return NativePosix.InputOutputControl(descriptor, TIOCSWINSZ, (nint)(&size)) < 0 ? Failed(ts) : PyNone.Instance;
    }

    private static PyObject? WithDescriptor(ThreadState ts, PyObject fd, delegate*<int, int, int> call, int argument)
    {
        if (!FileArgument.TryFileNumber(ts, fd, out int descriptor))
        {
            return null;
        }

        int result;
        using (BlockingCall.Enter(ts))
        {
            result = call(descriptor, argument);
        }

        return result < 0 ? Failed(ts) : PyNone.Instance;
    }

    /// <summary>Raises <c>termios.error</c> for the last failed call.</summary>
    private static PyObject? Failed(ThreadState ts)
    {
        int code = Marshal.GetLastPInvokeError();
        PyType error = ts.Interpreter.StateOf<TermiosState>().Error ?? ExceptionTypes.OSError;
        return Raise.Error(ts, error, [PyInt.From(code), PyStr.From(NativePosix.ErrorMessage(code))]);
    }

    private static int DrainOf(int descriptor, int unused) => Drain(descriptor);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int descriptor, TerminalAttributes* attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int descriptor, int when, TerminalAttributes* attributes);

    [LibraryImport("libc", EntryPoint = "cfgetispeed")]
    private static partial uint InputSpeed(TerminalAttributes* attributes);

    [LibraryImport("libc", EntryPoint = "cfgetospeed")]
    private static partial uint OutputSpeed(TerminalAttributes* attributes);

    [LibraryImport("libc", EntryPoint = "cfsetispeed", SetLastError = true)]
    private static partial int SetInputSpeed(TerminalAttributes* attributes, uint speed);

    [LibraryImport("libc", EntryPoint = "cfsetospeed", SetLastError = true)]
    private static partial int SetOutputSpeed(TerminalAttributes* attributes, uint speed);

    [LibraryImport("libc", EntryPoint = "tcsendbreak", SetLastError = true)]
    private static partial int SendBreak(int descriptor, int duration);

    [LibraryImport("libc", EntryPoint = "tcdrain", SetLastError = true)]
    private static partial int Drain(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    private static partial int Flush(int descriptor, int queue);

    [LibraryImport("libc", EntryPoint = "tcflow", SetLastError = true)]
    private static partial int Flow(int descriptor, int action);
}
