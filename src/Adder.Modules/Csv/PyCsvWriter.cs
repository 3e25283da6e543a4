using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Csv;

/// <summary><c>_csv.writer</c>.</summary>
[PyType("writer", Module = "_csv", NoConstructor = true, Doc = "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n")]
internal sealed partial class PyCsvWriter(PyObject write, PyDialect dialect) : PyObject
{
    [PyGetter("dialect", Member = true)]
    private PyObject DialectGetter() => dialect;

    [PyMethod("writerow(row, /)", Doc = "Construct and write a CSV record from an iterable of fields.")]
    private PyObject? WriteRow(ThreadState ts, PyObject row)
    {
        PyObject? fields = Iteration.GetIterator(ts, row);
        if (fields is null)
        {
            return Raise.ClearIf(ts, ExceptionTypes.TypeError) ? CsvModule.Fail(ts, $"iterable expected, not {row.Type.Name}") : null;
        }

        var record = new TextBuilder();
        int count = 0;
        bool singleEmpty = false;
        for (; ;)
        {
            Lookup next = Iteration.Next(ts, fields);
            if (next.IsError)
            {
                return null;
            }

            if (!next.TryGet(out PyObject? field))
            {
                break;
            }

            PyStr? text = field is PyNone ? PyStr.Empty : Text.Str(ts, field);
            if (text is null)
            {
                return null;
            }

            if (count > 0)
            {
                record.AppendCodePoint(dialect.Delimiter);
            }

            bool quoted = IsQuoted(field);
            if (text.Length == 0 && !quoted && dialect.Delimiter == ' ' && dialect.SkipInitialSpace)
            {
                if (dialect.Quoting == CsvQuoting.None || (field is PyNone && (dialect.Quoting is CsvQuoting.Strings or CsvQuoting.NotNull)))
                {
                    return CsvModule.Fail(ts, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
                }

                quoted = true;
            }

            singleEmpty = count == 0 && text.Length == 0 && !quoted;
            if (!AppendField(ts, record, text, quoted))
            {
                return null;
            }

            count++;
        }

        if (count == 1 && singleEmpty)
        {
            // An empty line would be no record at all.
            if (dialect.Quoting is CsvQuoting.None or CsvQuoting.Strings or CsvQuoting.NotNull)
            {
                return CsvModule.Fail(ts, "single empty field record must be quoted");
            }

            record.AppendCodePoint(dialect.Quote);
            record.AppendCodePoint(dialect.Quote);
        }

        record.Append(dialect.LineTerminator);
        return Calls.Call(ts, write, record.ToStr());
    }

    /// <summary>Whether a field is quoted for what it is.</summary>
    private bool IsQuoted(PyObject field) => dialect.Quoting switch
    {
        CsvQuoting.All => true,
        CsvQuoting.NonNumeric => !IsNumber(field),
        CsvQuoting.Strings => field is PyStr,
        CsvQuoting.NotNull => field is not PyNone,
        _ => false,
    };

    [PyMethod("writerows(rows, /)", Doc = "Construct and write a series of iterables to a csv file.")]
    private PyObject? WriteRows(ThreadState ts, PyObject rows)
    {
        PyObject? iterator = Iteration.GetIterator(ts, rows);
        if (iterator is null)
        {
            return null;
        }

        for (; ;)
        {
            Lookup next = Iteration.Next(ts, iterator);
            if (next.IsError)
            {
                return null;
            }

            if (!next.TryGet(out PyObject? row))
            {
                return PyNone.Instance;
            }

            if (WriteRow(ts, row) is null)
            {
                return null;
            }
        }
    }

    private static unsafe bool IsNumber(PyObject value) => value.Type.Slots.Index != null || value.Type.Slots.Float != null || value is PyComplex;

    private bool AppendField(ThreadState ts, TextBuilder record, PyStr text, bool quoted)
    {
        var body = new TextBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            int character = text.CodePointAt(i);
            bool escape = false;
            if (character == dialect.Delimiter || character == dialect.Escape || character == dialect.Quote || character is '\n' or '\r' || IsInTerminator(character))
            {
                if (dialect.Quoting == CsvQuoting.None)
                {
                    escape = true;
                }
                else if (character == dialect.Quote)
                {
                    if (dialect.DoubleQuote)
                    {
                        body.AppendCodePoint(dialect.Quote);
                        quoted = true;
                    }
                    else
                    {
                        escape = true;
                    }
                }
                else if (character == dialect.Escape)
                {
                    escape = true;
                }
                else
                {
                    quoted = true;
                }

                if (escape)
                {
                    if (dialect.Escape == PyDialect.NoCharacter)
                    {
                        return CsvModule.Fail(ts, "need to escape, but no escapechar set");
                    }

                    body.AppendCodePoint(dialect.Escape);
                }
            }

            body.AppendCodePoint(character);
        }

        if (quoted)
        {
            record.AppendCodePoint(dialect.Quote);
        }

        record.Append(body.ToStr());
        if (quoted)
        {
            record.AppendCodePoint(dialect.Quote);
        }

        return true;
    }

    private bool IsInTerminator(int character)
    {
        for (int i = 0; i < dialect.LineTerminator.Length; i++)
        {
            if (dialect.LineTerminator.CodePointAt(i) == character)
            {
                return true;
            }
        }

        return false;
    }
}
