using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <summary>A predicate's answer: yes, no, or an exception is pending.</summary>
internal enum Truth : sbyte { Error = -1, False = 0, True = 1 }

/// <summary>An action's outcome: done, or an exception is pending.</summary>
internal enum Done : byte { Error = 0, Ok = 1 }

/// <summary>The six comparisons, numbered as CPython's <c>Py_LT</c>…<c>Py_GE</c>.</summary>
internal enum CompareOperator : byte { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual }

/// <summary>
/// What a lookup gave: a value, nothing, or an exception that is pending. Also the result of advancing an iterator, where
/// nothing means that it is exhausted (no StopIteration is made).
/// </summary>
internal readonly struct Lookup
{
    private readonly object? _value;

    private Lookup(object? value) => _value = value;

    public static Lookup Absent => new(AbsentMarker.Instance);

    public static Lookup Error => default;

    public bool IsError => _value is null;

    public bool IsAbsent => ReferenceEquals(_value, AbsentMarker.Instance);

    public static Lookup Found(PyObject value) => new(value);

    /// <summary>A value, or an error where it is null.</summary>
    public static Lookup FoundOrError(PyObject? value) => new(value);

    /// <summary>A value, or nothing where it is null.</summary>
    public static Lookup FoundOrAbsent(PyObject? value) => new((object?)value ?? AbsentMarker.Instance);

    public static implicit operator Lookup(PyObject? value) => FoundOrError(value);

    /// <summary>The value, null for an error, or what <see cref="IsAbsentMark"/> knows: one reference, for who must not take the address of a local variable.</summary>
    public PyObject? Raw => Unsafe.As<PyObject?>(_value);

    /// <summary>Whether <see cref="Raw"/> stands for "nothing".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAbsentMark(PyObject? raw) => ReferenceEquals(raw, AbsentMarker.Instance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet([NotNullWhen(true)] out PyObject? value)
    {
        object? raw = _value;
        if (raw is null || ReferenceEquals(raw, AbsentMarker.Instance))
        {
            value = null;
            return false;
        }

        value = Unsafe.As<PyObject>(raw);
        return true;
    }

    /// <summary>The value, null for both absent and error: for callers that have ruled one of them out.</summary>
    public PyObject? ValueOrNull => IsAbsent ? null : Raw;

    /// <summary>What a <see cref="Lookup"/> holds that has found nothing.</summary>
    private sealed class AbsentMarker
    {
        public static readonly AbsentMarker Instance = new();
    }
}
