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

    /// <summary>Why the last attempt failed; none after a success.</summary>
    public SpecializationFailure LastFailure;

    /// <summary>Types of the first operand at the last attempts, newest first.</summary>
    public PyType? FirstType;

    public PyType? SecondType;

    public PyType? PreviousFirstType;

    public PyType? PreviousSecondType;

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
