using System;
using Adder.Modules.Common;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Csv;

/// <summary><c>_csv</c>: reading and writing of comma-separated values.</summary>
[PyModule("_csv", Doc = "CSV parsing and writing.\n", Types = [typeof(PyDialect)])]
internal static unsafe partial class CsvModule
{
    [PyConstant("QUOTE_MINIMAL")]
    private const long QuoteMinimal = 0;

    [PyConstant("QUOTE_ALL")]
    private const long QuoteAll = 1;

    [PyConstant("QUOTE_NONNUMERIC")]
    private const long QuoteNonNumeric = 2;

    [PyConstant("QUOTE_NONE")]
    private const long QuoteNone = 3;

    [PyConstant("QUOTE_STRINGS")]
    private const long QuoteStrings = 4;

    [PyConstant("QUOTE_NOTNULL")]
    private const long QuoteNotNull = 5;

    public static Raised Fail(ThreadState ts, string message) => Raise.Error(ts, ts.Interpreter.StateOf<CsvState>().Error ?? ExceptionTypes.Exception, message);

    /// <summary>The dialect registered under a name; null: an exception is pending.</summary>
    public static PyObject? FindDialect(ThreadState ts, PyObject name)
    {
        Lookup found = ts.Interpreter.StateOf<CsvState>().Dialects.Get(ts, name);
        return found.IsAbsent ? Fail(ts, "unknown dialect") : found.ValueOrNull;
    }

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        CsvState state = ts.Interpreter.StateOf<CsvState>();
        state.Error ??= ModuleErrors.Create(ts, "_csv", "Error", ExceptionTypes.Exception);
        if (state.Error is null)
        {
            return Done.Error;
        }

        module.Dictionary.SetInterned("Error", state.Error);
        module.Dictionary.SetInterned("Reader", PyCsvReader.TypeObject);
        module.Dictionary.SetInterned("Writer", PyCsvWriter.TypeObject);
        module.Dictionary.SetInterned("_dialects", state.Dialects);
        return Done.Ok;
    }

    [PyFunction("list_dialects()", Doc = "Return a list of all known dialect names.")]
    private static PyObject? ListDialects(ThreadState ts) => Iteration.ToList(ts, ts.Interpreter.StateOf<CsvState>().Dialects);

    [PyFunction("get_dialect(name)", Doc = "Return the dialect instance associated with name.")]
    private static PyObject? GetDialect(ThreadState ts, PyObject name) => FindDialect(ts, name);

    [PyFunction("unregister_dialect(name)", Doc = "Delete the name/dialect mapping associated with a string name.")]
    private static PyObject? UnregisterDialect(ThreadState ts, PyObject name)
    {
        Truth removed = ts.Interpreter.StateOf<CsvState>().Dialects.Remove(ts, name);
        return removed == Truth.Error ? null : removed == Truth.True ? PyNone.Instance : Fail(ts, "unknown dialect");
    }

    [PyFunction("register_dialect(name, dialect='excel', /, **fmtparams)", TextSignature = "($module, name, /, dialect='excel', **fmtparams)", Doc = "Create a mapping from a string name to a dialect class.")]
    private static PyObject? RegisterDialect(ThreadState ts, PyObject name, PyObject? dialect, PyDict fmtparams)
    {
        if (name is not PyStr)
        {
            return Raise.TypeError(ts, "dialect name must be a string");
        }

        PyObject? made = MakeDialect(ts, dialect, fmtparams);
        return made is not null && ts.Interpreter.StateOf<CsvState>().Dialects.SetItem(ts, name, made) ? PyNone.Instance : null;
    }

    [PyFunction("field_size_limit(new_limit=<unrepresentable>)", Doc = "Sets an upper limit on parsed fields.")]
    private static PyObject? FieldSizeLimit(ThreadState ts, PyObject? newLimit)
    {
        CsvState state = ts.Interpreter.StateOf<CsvState>();
        long former = state.FieldLimit;
        if (newLimit is not null)
        {
            if (newLimit.GetType() != typeof(PySmallInt) && newLimit.GetType() != typeof(PyBigInt))
            {
                return Raise.TypeError(ts, "limit must be an integer");
            }

            if (!((PyInt)newLimit).TryGetInt64(out long limit))
            {
                return Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");
            }

            state.FieldLimit = limit;
        }

        return PyInt.From(former);
    }

    [PyFunction("reader(iterable, dialect='excel', /, **fmtparams)", TextSignature = "($module, iterable, /, dialect='excel', **fmtparams)", Doc = "Return a reader object that will process lines from the given iterable.")]
    private static PyObject? Reader(ThreadState ts, PyObject iterable, PyObject? dialect, PyDict fmtparams)
    {
        PyObject? lines = Iteration.GetIterator(ts, iterable);
        return lines is not null && MakeDialect(ts, dialect, fmtparams) is PyDialect made ? new PyCsvReader(lines, made) : null;
    }

    [PyFunction("writer(fileobj, dialect='excel', /, **fmtparams)", TextSignature = "($module, fileobj, /, dialect='excel', **fmtparams)", Doc = "Return a writer object that will write user data on the given file object.")]
    private static PyObject? Writer(ThreadState ts, PyObject fileobj, PyObject? dialect, PyDict fmtparams)
    {
        if (MakeDialect(ts, dialect, fmtparams) is not PyDialect made)
        {
            return null;
        }

        Lookup write = Attributes.Find(ts, fileobj, "write");
        if (write.IsError)
        {
            return null;
        }

        return write.TryGet(out PyObject? method) && method.Type.Slots.Call != null ? new PyCsvWriter(method, made) : Raise.TypeError(ts, "argument 1 must have a \"write\" method");
    }

    private static PyObject? MakeDialect(ThreadState ts, PyObject? dialect, PyDict options) =>
        Calls.CallWith(ts, PyDialect.TypeObject, dialect is null ? PyTuple.Empty : PyTuple.Create(dialect), options);
}

/// <summary>What the module keeps per interpreter.</summary>
internal sealed class CsvState
{
    public PyType? Error;

    /// <summary>Dialects by name.</summary>
    public readonly PyDict Dialects = new();

    /// <summary>Characters that a field may have.</summary>
    public long FieldLimit = 128 * 1024;
}
