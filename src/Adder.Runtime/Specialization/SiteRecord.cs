using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <summary>What is known about one instruction: attempts to specialize it, misses, and the types that it saw when an attempt was made.</summary>
internal sealed class SiteRecord
{
    /// <summary>Times it was specialized.</summary>
    public int Successes;

    /// <summary>Times that specialization was tried in vain.</summary>
    public int Failures;

    /// <summary>Executions of a specialized form whose guards failed.</summary>
    public long Misses;

    /// <summary>Index of the object that the instruction's cache refers to; -1 for none yet.</summary>
    public int ReferenceIndex = -1;

    /// <summary>The forms for owners of several shapes or types; null where there was one at most.</summary>
    public Instructions.PolymorphicSite? Polymorphic;

    /// <summary>How often the instruction has rested because it saw too many types, in powers of two: so many times it goes on resting when it wakes up.</summary>
    public int Rests;

    /// <summary>How often it will rest before it is tried again.</summary>
    public int RestsToCome;

    /// <summary>Why the last attempt failed; none after a success.</summary>
    public SpecializationFailure LastFailure;

    /// <summary>How many types a record holds.</summary>
    public const int TypeCount = 4;

    private TypesSeen _types;

    /// <summary>The type of the first operand at the last attempt.</summary>
    public PyType? FirstType
    {
        get => (PyType?)_types[0];
        private set => _types[0] = value;
    }

    public PyType? SecondType
    {
        get => (PyType?)_types[1];
        private set => _types[1] = value;
    }

    /// <summary>That at the attempt before, with other types.</summary>
    public PyType? PreviousFirstType
    {
        get => (PyType?)_types[2];
        private set => _types[2] = value;
    }

    public PyType? PreviousSecondType
    {
        get => (PyType?)_types[3];
        private set => _types[3] = value;
    }

    /// <summary>The place of a type that was seen.</summary>
    public ref object? TypeAt(int index) => ref _types[index];

    [System.Runtime.CompilerServices.InlineArray(TypeCount)]
    private struct TypesSeen
    {
        private object? _first;
    }

    /// <summary>Remembers operand types of an attempt.</summary>
    public void Observe(PyType first, PyType? second)
    {
        if (!ReferenceEquals(FirstType, first) || !ReferenceEquals(SecondType, second))
        {
            PreviousFirstType = FirstType;
            PreviousSecondType = SecondType;
            FirstType = first;
            SecondType = second;
        }
    }
}
