using System;
using System.Text;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Source;

namespace Adder.Runtime.Builtins;

/// <summary>
/// Decodes a program's file with the codec that it declares, as a text stream does: in blocks, from the end of the declaring line on. Where a byte that cannot be decoded
/// is said to be, and on which line, follows from that.
/// </summary>
internal sealed class DeclaredEncoding(ThreadState ts, string encoding, byte[] source)
{
    private const int BlockSize = 8192;

    private readonly StringBuilder _text = new();

    /// <summary>The text of the file; what cannot be decoded is a <see cref="PythonSyntaxException"/>.</summary>
    public static string Decode(ThreadState ts, string encoding, byte[] source) => new DeclaredEncoding(ts, encoding, source).Decode();

    private string Decode()
    {
        if (ts.Interpreter.Codecs.Lookup(ts, encoding) is not { } codec)
        {
            return SourceDecoder.Reject(TakeMessage());
        }

        if (Attributes.Find(ts, codec, "_is_text_encoding").TryGet(out PyObject? isText) && ReferenceEquals(isText, PyBool.False))
        {
            return SourceDecoder.Reject($"'{encoding}' is not a text encoding");
        }

        // The stream begins at the end of the declaring line, of which the rest is text already.
        int start = SourceDecoder.EndOfDeclaration(source);
        if (!Append(Calls.CallMethod(ts, PyBytes.From(source.AsSpan(0, start)), "decode", PyStr.From(encoding))))
        {
            return RejectInLine(1);
        }

        PyObject? decoder = Calls.CallMethod(ts, codec, "incrementaldecoder");
        int position = start;
        while (decoder is not null)
        {
            ReadOnlySpan<byte> block = source.AsSpan(position, Math.Min(BlockSize, source.Length - position));
            if (!Append(Calls.CallMethod(ts, decoder, "decode", PyBytes.From(block), PyBool.From(block.IsEmpty))))
            {
                return position == start ? SourceDecoder.Reject(TakeMessage()) : RejectInLine(_text.ToString().AsSpan().Count('\n'));
            }

            if (block.IsEmpty)
            {
                return _text.ToString();
            }

            position += block.Length;
        }

        return SourceDecoder.Reject(TakeMessage());
    }

    private bool Append(PyObject? decoded)
    {
        if (decoded is not PyStr text)
        {
            return false;
        }

        _text.Append(text.HasSurrogates() ? SourceDecoder.Reject("source holds surrogates") : text.ToString());
        return true;
    }

    /// <summary>The pending error as one that comes behind a line that was read.</summary>
    private string RejectInLine(int line) =>
        SourceDecoder.Reject(new PythonSyntaxException(SyntaxErrorKind.SyntaxError, "(unicode error) " + TakeMessage(), line, 0, line, 0, TextOf(line)));

    /// <summary>A line as the codec has it; the declaring one as UTF-8.</summary>
    private string TextOf(int line)
    {
        string[] lines = _text.ToString().Split('\n');
        return lines.Length > line ? lines[line - 1].TrimEnd('\r') : SourceDecoder.LineAt(source, line, out _);
    }

    private string TakeMessage()
    {
        string message = ts.Pending is null ? "unknown error" : Text.Str(ts, ts.TakePending())?.ToString() ?? "unknown error";
        ts.Pending = null;
        return message;
    }
}
