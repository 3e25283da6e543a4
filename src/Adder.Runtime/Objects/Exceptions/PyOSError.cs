using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <summary><c>OSError</c> and its subclasses: made from (errno, strerror[, filename[, winerror[, filename2]]]), of the subclass that belongs to the number.</summary>
[PyType("OSError", Base = typeof(PyException), Subclassable = true, OwnTypeProperty = true, Doc = "Base class for I/O related errors.")]
internal unsafe partial class PyOSError(PyType type) : PyBaseException(type)
{
    private long _written = -1;

    /// <summary><c>errno</c>; null for None, as in the others here.</summary>
    public PyObject? Number { get; set; }

    public PyObject? Description { get; set; }

    public PyObject? FileName { get; set; }

    public PyObject? FileName2 { get; set; }

    /// <summary>A class with an <c>__init__</c> of its own but not <c>__new__</c> is initialized there, others already in <c>__new__</c>.</summary>
    private static bool UsesInit(PyType type) =>
        (nint)type.Slots.Init != (nint)TypeObject.Slots.Init && (nint)type.Slots.New == (nint)TypeObject.Slots.New;

    [PySlot(Slot.New)]
    private static PyObject? NewSlot(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (UsesInit(type))
        {
            return new PyOSError(type);
        }

        if (keywordNames is { Count: > 0 })
        {
            return Raise.TypeError(ts, $"{type.Name}() takes no keyword arguments");
        }

        if (ReferenceEquals(type, TypeObject) && arguments.Length is >= 2 and <= 5 && arguments[0] is PyInt number && number.TryGetInt64(out long errno))
        {
            type = ExceptionTypes.OfErrorNumber(errno);
        }

        var error = new PyOSError(type);
        return error.Take(ts, arguments) ? error : null;
    }

    [PySlot(Slot.Init)]
    private static bool InitSlot(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!UsesInit(self.Type))
        {
            return true;
        }

        return keywordNames is { Count: > 0 } ? Raise.TypeError(ts, $"{self.Type.FullName}() takes no keyword arguments") : ((PyOSError)self).Take(ts, arguments);
    }

    private bool Take(ThreadState ts, ReadOnlySpan<PyObject> arguments)
    {
        Arguments = PyTuple.Create(arguments);
        if (arguments.Length is < 2 or > 5)
        {
            return true;
        }

        Number = arguments[0];
        Description = arguments[1];
        if (arguments.Length < 3 || arguments[2] is PyNone)
        {
            return true;
        }

        if (ReferenceEquals(Type, ExceptionTypes.BlockingIOError) && arguments[2].Type.Slots.Index != null)
        {
            return Numbers.IndexToInt64(ts, arguments[2], ExceptionTypes.ValueError, out _written);
        }

        FileName = arguments[2];
        if (arguments.Length == 5 && arguments[4] is not PyNone)
        {
            FileName2 = arguments[4];
        }

        Arguments = PyTuple.Create(arguments[..2]);
        return true;
    }

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts)
    {
        if (FileName is null && (Number is null || Description is null))
        {
            return Describe(ts);
        }

        PyStr? number = Protocols.Text.Str(ts, Number ?? PyNone.Instance);
        PyStr? description = number is null ? null : Protocols.Text.Str(ts, Description ?? PyNone.Instance);
        if (description is null)
        {
            return null;
        }

        if (FileName is null)
        {
            return PyStr.From($"[Errno {number}] {description}");
        }

        PyStr? file = Protocols.Text.Repr(ts, FileName);
        if (FileName2 is null || file is null)
        {
            return file is null ? null : PyStr.From($"[Errno {number}] {description}: {file}");
        }

        return Protocols.Text.Repr(ts, FileName2) is { } second ? PyStr.From($"[Errno {number}] {description}: {file} -> {second}") : null;
    }

    [PyMethod("__reduce__()")]
    private PyObject? ReduceMethod(ThreadState ts)
    {
        PyTuple arguments = Arguments;
        if (arguments.Count == 2 && FileName is not null)
        {
            arguments = FileName2 is null
                ? PyTuple.Create(arguments[0], arguments[1], FileName)
                : PyTuple.Create(arguments[0], arguments[1], FileName, PyNone.Instance, FileName2);
        }

        return AttributeDictionary is { Count: > 0 } state ? PyTuple.Create(Type, arguments, state) : PyTuple.Create(Type, arguments);
    }

    [PyGetter("characters_written")]
    private PyObject? WrittenGetter(ThreadState ts) => _written == -1 ? Raise.AttributeError(ts, "characters_written") : PyInt.From(_written);

    [PySetter("characters_written")]
    private Done WrittenSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            if (_written == -1)
            {
                return Raise.AttributeError(ts, "characters_written");
            }

            _written = -1;
            return Done.Ok;
        }

        return Numbers.IndexToInt64(ts, value, ExceptionTypes.ValueError, out _written) ? Done.Ok : Done.Error;
    }

    [PyGetter("errno", Member = true, Doc = "POSIX exception code")]
    private PyObject NumberGetter() => Number ?? PyNone.Instance;

    [PySetter("errno")]
    private Done NumberSetter(PyObject? value)
    {
        Number = value;
        return Done.Ok;
    }

    [PyGetter("strerror", Member = true, Doc = "exception strerror")]
    private PyObject DescriptionGetter() => Description ?? PyNone.Instance;

    [PySetter("strerror")]
    private Done DescriptionSetter(PyObject? value)
    {
        Description = value;
        return Done.Ok;
    }

    [PyGetter("filename", Member = true, Doc = "exception filename")]
    private PyObject FileNameGetter() => FileName ?? PyNone.Instance;

    [PySetter("filename")]
    private Done FileNameSetter(PyObject? value)
    {
        FileName = value;
        return Done.Ok;
    }

    [PyGetter("filename2", Member = true, Doc = "second exception filename")]
    private PyObject FileName2Getter() => FileName2 ?? PyNone.Instance;

    [PySetter("filename2")]
    private Done FileName2Setter(PyObject? value)
    {
        FileName2 = value;
        return Done.Ok;
    }
}
