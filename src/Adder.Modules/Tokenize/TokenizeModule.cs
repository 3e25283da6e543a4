using System;
using System.Text;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Tokens;

namespace Adder.Modules.Tokenize;

/// <summary><c>_tokenize</c>.</summary>
[PyModule("_tokenize", Types = [typeof(PyTokenizerIterator)])]
internal static partial class TokenizeModule;

/// <summary><c>_tokenize.TokenizerIter</c>: the tokens of what a <c>readline</c> function gives. The whole source is read at the first token.</summary>
[PyType("TokenizerIter", Module = "_tokenize", TextSignature = null)]
internal sealed partial class PyTokenizerIterator(PyObject readLine, string? encoding, bool extraTokens) : PyObject
{
    private TokenStream? _stream;
    private int _next;
    private string _lineText = "";
    private PyStr _line = PyStr.Empty;

    [PyNew("TokenizerIter(readline, /, *, encoding=None, extra_tokens=False)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject readline, PyStr? encoding, bool extraTokens) =>
        new PyTokenizerIterator(readline, encoding?.ToString(), extraTokens);

    [PySlot(Slot.Iter)]
    private PyObject? IterSlot(ThreadState ts) => this;

    [PySlot(Slot.Next)]
    private Lookup NextSlot(ThreadState ts)
    {
        if (_stream is null)
        {
            if (ReadAll(ts) is not { } source)
            {
                return default;
            }

            _stream = TokenStream.Read(source, extraTokens);
        }

        if (_next < _stream.Entries.Count)
        {
            TokenEntry entry = _stream.Entries[_next++];
            return Lookup.Found(PyTuple.Create(
                PyInt.From(entry.Kind), PyStr.From(entry.Text), PyTuple.Create(PyInt.From(entry.Line), PyInt.From(entry.Column)),
                PyTuple.Create(PyInt.From(entry.EndLine), PyInt.From(entry.EndColumn)), LineOf(entry.LineText)));
        }

        if (_stream.Error is { } error)
        {
            return SourceCompilation.RaiseSyntaxError(ts, error, "<string>", null);
        }

        return Lookup.Absent;
    }

    /// <summary>The object for a line; tokens of one line share it, as they share the text.</summary>
    private PyStr LineOf(string text)
    {
        if (!ReferenceEquals(text, _lineText))
        {
            _lineText = text;
            _line = PyStr.From(text);
        }

        return _line;
    }

    /// <summary>All lines; null: an exception is pending.</summary>
    private string? ReadAll(ThreadState ts)
    {
        var source = new StringBuilder();
        while (true)
        {
            PyObject? line = Calls.Call(ts, readLine);
            switch (line)
            {
                case null:
                    return Raise.ClearIf(ts, ExceptionTypes.StopIteration) ? source.ToString() : null;
                case PyBytes bytes when encoding is not null:
                    PyObject? decoded = Calls.CallMethod(ts, bytes, "decode", PyStr.From(encoding ?? "utf-8"), PyStr.From("replace"));
                    if (decoded is null)
                    {
                        return null;
                    }

                    line = decoded;
                    break;
                case PyStr when encoding is null:
                    break;
                default:
                    _ = Raise.TypeError(ts, encoding is null ? "readline() returned a non-string object" : "readline() returned a non-bytes object");
                    return null;
            }

            if (line is PyStr { Length: 0 })
            {
                return source.ToString();
            }

            source.Append(line.ToString());
        }
    }
}
