using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Csv;

/// <summary><c>_csv.reader</c>: iterates over records.</summary>
[PyType("reader", Module = "_csv", NoConstructor = true, Doc = "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n")]
internal sealed partial class PyCsvReader(PyObject lines, PyDialect dialect) : PyObject
{
    /// <summary>Stands for the end of a line in the automaton.</summary>
    private const int EndOfLine = -2;

    private readonly List<int> _field = [];

    /// <summary>The fields of the record being read; null where none is: what gives the lines has itself read on.</summary>
    private PyList? _fields;
    private ParserState _state;
    private bool _unquoted;
    private long _lineNumber;

    /// <summary>Where in a record the automaton stands.</summary>
    private enum ParserState
    {
        StartRecord,
        StartField,
        EscapedCharacter,
        InField,
        InQuotedField,
        EscapeInQuotedField,
        QuoteInQuotedField,
        EatLineEnd,
        AfterEscapedLineEnd,
    }

    [PyGetter("dialect", Member = true)]
    private PyObject DialectGetter() => dialect;

    [PyGetter("line_num", Member = true)]
    private long LineNumberGetter() => _lineNumber;

    [PySlot(Slot.Iter)]
    private PyObject? Iter(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup Next(ThreadState ts)
    {
        Reset();
        do
        {
            Lookup next = Iteration.Next(ts, lines);
            if (next.IsError)
            {
                return Lookup.Error;
            }

            if (!next.TryGet(out PyObject? line))
            {
                if (_field.Count == 0 && _state is not (ParserState.InQuotedField or ParserState.EscapeInQuotedField))
                {
                    return Lookup.Absent;
                }

                if (dialect.Strict)
                {
                    return CsvModule.Fail(ts, "unexpected end of data");
                }

                if (!SaveField(ts))
                {
                    return Lookup.Error;
                }

                break;
            }

            if (_fields is null)
            {
                return CsvModule.Fail(ts, "iterator has already advanced the reader");
            }

            if (line is not PyStr text)
            {
                return CsvModule.Fail(ts, $"iterator should return strings, not {line.Type.Name} (the file should be opened in text mode)");
            }

            _lineNumber++;
            for (int i = 0; i < text.Length; i++)
            {
                if (!Process(ts, text.CodePointAt(i)))
                {
                    return Lookup.Error;
                }
            }

            if (!Process(ts, EndOfLine))
            {
                return Lookup.Error;
            }
        }
        while (_state != ParserState.StartRecord);

        PyList? record = _fields;
        _fields = null;
        return Lookup.Found(record!);
    }

    private void Reset()
    {
        _fields = new PyList();
        _field.Clear();
        _state = ParserState.StartRecord;
        _unquoted = false;
    }

    private bool SaveField(ThreadState ts)
    {
        PyObject? field = PyStr.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_field));
        if (_unquoted)
        {
            if (_field.Count == 0)
            {
                field = dialect.Quoting is CsvQuoting.NotNull or CsvQuoting.Strings ? PyNone.Instance : field;
            }
            else if (dialect.Quoting is CsvQuoting.NonNumeric or CsvQuoting.Strings)
            {
                field = Calls.Call(ts, PyFloat.TypeObject, field);
            }
        }

        _field.Clear();
        if (field is null)
        {
            return false;
        }

        _fields!.Add(field);
        return true;
    }

    private bool AddCharacter(ThreadState ts, int character)
    {
        long limit = ts.Interpreter.StateOf<CsvState>().FieldLimit;
        if (_field.Count >= limit)
        {
            return CsvModule.Fail(ts, $"field larger than field limit ({limit})");
        }

        _field.Add(character);
        return true;
    }

    /// <summary>One step of the automaton; false: an exception is pending.</summary>
    private bool Process(ThreadState ts, int character)
    {
        bool isEnd = character is '\n' or '\r' or EndOfLine;
        switch (_state)
        {
            case ParserState.StartRecord:
                if (character == EndOfLine)
                {
                    return true;
                }

                if (isEnd)
                {
                    _state = ParserState.EatLineEnd;
                    return true;
                }

                _state = ParserState.StartField;
                goto case ParserState.StartField;

            case ParserState.StartField:
                return StartField(ts, character, isEnd);

            case ParserState.EscapedCharacter:
                if (character is '\n' or '\r')
                {
                    _state = ParserState.AfterEscapedLineEnd;
                    return AddCharacter(ts, character);
                }

                _state = ParserState.InField;
                return AddCharacter(ts, character == EndOfLine ? '\n' : character);

            case ParserState.AfterEscapedLineEnd:
                if (character == EndOfLine)
                {
                    return true;
                }

                goto case ParserState.InField;

            case ParserState.InField:
                return InField(ts, character, isEnd);

            case ParserState.InQuotedField:
                return InQuotedField(ts, character);

            case ParserState.EscapeInQuotedField:
                _state = ParserState.InQuotedField;
                return AddCharacter(ts, character == EndOfLine ? '\n' : character);

            case ParserState.QuoteInQuotedField:
                return AfterQuote(ts, character, isEnd);

            default:
                _state = character == EndOfLine ? ParserState.StartRecord : _state;
                return isEnd || CsvModule.Fail(ts, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }

    private bool StartField(ThreadState ts, int character, bool isEnd)
    {
        _unquoted = true;
        if (character == dialect.Quote && dialect.Quoting != CsvQuoting.None && !isEnd)
        {
            _unquoted = false;
            _state = ParserState.InQuotedField;
            return true;
        }

        if (character == ' ' && dialect.SkipInitialSpace && character != dialect.Escape)
        {
            return true;
        }

        return InField(ts, character, isEnd);
    }

    private bool InQuotedField(ThreadState ts, int character)
    {
        if (character == EndOfLine)
        {
            return true;
        }

        if (character == dialect.Escape)
        {
            _state = ParserState.EscapeInQuotedField;
            return true;
        }

        if (character == dialect.Quote && dialect.Quoting != CsvQuoting.None)
        {
            _state = dialect.DoubleQuote ? ParserState.QuoteInQuotedField : ParserState.InField;
            return true;
        }

        return AddCharacter(ts, character);
    }

    private bool InField(ThreadState ts, int character, bool isEnd)
    {
        if (isEnd)
        {
            _state = character == EndOfLine ? ParserState.StartRecord : ParserState.EatLineEnd;
            return SaveField(ts);
        }

        if (character == dialect.Escape)
        {
            _state = ParserState.EscapedCharacter;
            return true;
        }

        if (character == dialect.Delimiter)
        {
            _state = ParserState.StartField;
            return SaveField(ts);
        }

        _state = ParserState.InField;
        return AddCharacter(ts, character);
    }

    /// <summary>A quote was seen in a quoted field: it is doubled, or the end.</summary>
    private bool AfterQuote(ThreadState ts, int character, bool isEnd)
    {
        if (dialect.Quoting != CsvQuoting.None && character == dialect.Quote)
        {
            _state = ParserState.InQuotedField;
            return AddCharacter(ts, character);
        }

        if (character == dialect.Delimiter || isEnd)
        {
            _state = character == dialect.Delimiter ? ParserState.StartField : character == EndOfLine ? ParserState.StartRecord : ParserState.EatLineEnd;
            return SaveField(ts);
        }

        if (dialect.Strict)
        {
            return CsvModule.Fail(ts, $"'{char.ConvertFromUtf32(dialect.Delimiter)}' expected after '{char.ConvertFromUtf32(dialect.Quote)}'");
        }

        _state = ParserState.InField;
        return AddCharacter(ts, character);
    }
}
