using System;
using System.Globalization;
using Adder.Modules.Io;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sre;

/// <summary>What a pattern is applied to, and how matchers and pieces of it are made.</summary>
internal static unsafe class SreText
{
    /// <summary>A matcher over a str or bytes-like object, from one position to another (both clamped to the text); null: an exception is pending.</summary>
    public static SreMatcher? Open(ThreadState ts, PyPattern pattern, PyObject text, long start, long end)
    {
        SreProgram program = pattern.Program;
        if (text is PyStr str)
        {
            if (pattern.IsBytes == true)
            {
                _ = Raise.TypeError(ts, "cannot use a bytes pattern on a string-like object");
                return null;
            }

            return str.IsBmp
                ? (program.TakeSpare<CharMatcher>() ?? new CharMatcher(program)).Over(str, start, end)
                : (program.TakeSpare<CodePointMatcher>() ?? new CodePointMatcher(program)).Over(str, start, end);
        }

        if (text.Type.Slots.Buffer == null)
        {
            _ = Raise.TypeError(ts, $"expected string or bytes-like object, got '{text.Type.Name}'");
            return null;
        }

        BufferView? view = Buffers.Readable(ts, text);
        if (view is null)
        {
            return null;
        }

        if (pattern.IsBytes == false)
        {
            view.Dispose();
            _ = Raise.TypeError(ts, "cannot use a string pattern on a bytes-like object");
            return null;
        }

        return (program.TakeSpare<ByteMatcher>() ?? new ByteMatcher(program)).Over(view, start, end);
    }

    /// <summary>The part of a text, positions clamped to it; null: an exception is pending.</summary>
    public static PyObject? Slice(ThreadState ts, PyObject text, int start, int end)
    {
        if (text is PyStr str)
        {
            start = Math.Min(start, str.Length);
            return str.Substring(start, Math.Clamp(end, start, str.Length));
        }

        if (text.GetType() == typeof(PyBytes) && start == 0 && end == ((PyBytes)text).Length)
        {
            return text;
        }

        using BufferView? view = Buffers.Readable(ts, text);
        if (view is null)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = view.Span;
        start = Math.Min(start, bytes.Length);
        return PyBytes.From(bytes[start..Math.Clamp(end, start, bytes.Length)]);
    }

    /// <summary>The pieces put together, as a text of the same kind; null: an exception is pending.</summary>
    public static PyObject? Join(ThreadState ts, PyObject text, PyList pieces)
    {
        if (pieces.Count == 1 && (pieces[0].GetType() == typeof(PyStr) ? text is PyStr : pieces[0].GetType() == typeof(PyBytes) && text is not PyStr))
        {
            return pieces[0];
        }

        PyObject joiner = text is PyStr ? PyStr.Empty : PyBytes.Empty;
        return pieces.Count == 0 ? joiner : Calls.CallMethod(ts, joiner, "join", pieces);
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Over text of which every code point is one char.</summary>
    private sealed class CharMatcher(SreProgram program) : SreMatcher<char>(program)
    {
        private PyStr _text = PyStr.Empty;

        protected override ReadOnlySpan<char> Text => _text.Chars;

        public CharMatcher Over(PyStr text, long start, long end)
        {
            _text = text;
            Open(text.Length, start, end);
            return this;
        }

        protected override void Close() => _text = PyStr.Empty;

        public override Truth Match(ThreadState ts) => MatchText(ts);

        public override Truth Search(ThreadState ts) => SearchText(ts);
    }

    /// <summary>Over text with code points beyond 16 bits.</summary>
    private sealed class CodePointMatcher(SreProgram program) : SreMatcher<int>(program)
    {
        private PyStr _text = PyStr.Empty;

        protected override ReadOnlySpan<int> Text => _text.CodePoints;

        public CodePointMatcher Over(PyStr text, long start, long end)
        {
            _text = text;
            Open(text.Length, start, end);
            return this;
        }

        protected override void Close() => _text = PyStr.Empty;

        public override Truth Match(ThreadState ts) => MatchText(ts);

        public override Truth Search(ThreadState ts) => SearchText(ts);
    }

    /// <summary>Over a bytes-like object, whose buffer it keeps open.</summary>
    private sealed class ByteMatcher(SreProgram program) : SreMatcher<byte>(program)
    {
        private BufferView? _view;

        protected override ReadOnlySpan<byte> Text => _view!.Span;

        public ByteMatcher Over(BufferView view, long start, long end)
        {
            _view = view;
            Open(view.Span.Length, start, end);
            return this;
        }

        protected override void Close()
        {
            _view!.Dispose();
            _view = null;
        }

        public override Truth Match(ThreadState ts) => MatchText(ts);

        public override Truth Search(ThreadState ts) => SearchText(ts);
    }
}
