using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Adder.Runtime.Objects;

/// <content>Concatenations that wait for their first reader, so that <c>text += part</c> in a loop is linear.</content>
internal partial class PyStr
{
    /// <summary>
    /// left + right, a long one. The first of a row is only noted down; where more is added to what nobody has read, the row goes over to a buffer with room behind.
    /// </summary>
    private static PyStr ConcatLater(PyStr left, PyStr right, int length)
    {
        object? data = left._data;
        if (data?.GetType() == typeof(Concatenation))
        {
            left.Flatten();
            data = left._data is string text ? left._data = new AppendBuffer(text, length) : left._data;
        }

        if (data?.GetType() == typeof(AppendBuffer))
        {
            if (right.IsBmp && Unsafe.As<AppendBuffer>(data).TryAppend(left._length, right.Chars))
            {
                return new PyStr(data, length);
            }
        }

        return new PyStr(new Concatenation(left, right), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Flatten()
    {
        object? data = _data;
        if (data is not null && data.GetType() != typeof(string) && data.GetType() != typeof(int[]))
        {
            Read();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Read()
    {
        if (_data is AppendBuffer buffer)
        {
            _data = new string(buffer.Start(_length));
        }
        else
        {
            FlattenConcatenation();
        }
    }

    /// <summary>Puts a deferred concatenation together, without recursion: the chain may be long.</summary>
    private void FlattenConcatenation()
    {
        var pending = new Stack<PyStr>();
        var leaves = new List<PyStr>();
        bool bmp = true;
        pending.Push(this);
        while (pending.TryPop(out PyStr? part))
        {
            if (part._data is Concatenation concatenation)
            {
                pending.Push(concatenation.Right);
                pending.Push(concatenation.Left);
            }
            else
            {
                bmp &= part._data is not int[];
                leaves.Add(part);
            }
        }

        if (bmp)
        {
            _data = string.Create(_length, leaves, static (span, parts) =>
            {
                foreach (PyStr part in parts)
                {
                    ReadOnlySpan<char> chars = part._data is AppendBuffer buffer ? buffer.Start(part._length) : part.Chars;
                    chars.CopyTo(span);
                    span = span[part._length..];
                }
            });
        }
        else
        {
            var joined = new int[_length];
            int at = 0;
            foreach (PyStr part in leaves)
            {
                part.CopyTo(joined.AsSpan(at));
                at += part._length;
            }

            _data = joined;
        }
    }

    /// <summary>Two strings whose concatenation nobody has read yet.</summary>
    private sealed class Concatenation(PyStr left, PyStr right)
    {
        public readonly PyStr Left = left;
        public readonly PyStr Right = right;
    }

    /// <summary>
    /// Chars with room behind. Several strings are starts of one buffer: the longest may be continued in place, since what stands before its end is never written again.
    /// Strings may be shared between interpreters, hence the claim.
    /// </summary>
    private sealed class AppendBuffer
    {
        private char[] _chars;
        private int _used;
        private int _claimed;

        public AppendBuffer(string text, int wanted)
        {
            _chars = new char[Room(wanted)];
            text.CopyTo(_chars);
            _used = text.Length;
        }

        public ReadOnlySpan<char> Start(int length) => _chars.AsSpan(0, length);

        /// <summary>Continues the string that ends at a place; false where another one has been continued from there, or is being.</summary>
        public bool TryAppend(int end, ReadOnlySpan<char> text)
        {
            if (Interlocked.CompareExchange(ref _claimed, 1, 0) != 0)
            {
                return false;
            }

            bool last = _used == end;
            if (last)
            {
                int used = end + text.Length;
                if (used > _chars.Length)
                {
                    Array.Resize(ref _chars, Room(used));
                }

                text.CopyTo(_chars.AsSpan(end));
                _used = used;
            }

            Volatile.Write(ref _claimed, 0);
            return last;
        }

        private static int Room(int wanted) => (int)Math.Min((long)wanted * 2, Array.MaxLength);
    }
}
