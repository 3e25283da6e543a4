using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary>
/// Connects type slots with special methods in both directions: what a builtin type's slots do appears in its dictionary as <c>__add__</c> and so on, and what a
/// class from Python defines fills its slots with dispatchers.
/// </summary>
internal static class SlotWrappers
{
    /// <summary>Enters a slot wrapper for each slot that the type defines itself.</summary>
    public static void AddTo(TypeMembers members)
    {
    }

    /// <summary>Enters <c>__doc__</c>.</summary>
    public static void AddDocumentation(TypeMembers members) =>
        members.Dictionary.SetInterned("__doc__", members.Type.Definition?.Doc is { } doc ? PyStr.From(doc) : PyNone.Instance);
}
