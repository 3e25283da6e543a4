using System.Collections.Generic;
using System.Linq;
using System.Text;
using Adder.Bytecode;
using Adder.Runtime.Specialization;

namespace Adder.Specialist;

/// <summary>Why an instruction is not specialized, in a sentence, and what can be done about it.</summary>
/// <param name="Id">The reason's name in reports that programs read.</param>
/// <param name="Sentence">The reason.</param>
/// <param name="Remedy">What to change, and what that changes in meaning; null where nothing helps for certain.</param>
internal sealed record Explanation(string Id, string Sentence, string? Remedy)
{
    private static readonly Dictionary<SpecializationFailure, (string Sentence, string? Remedy)> s_texts = new()
    {
        [SpecializationFailure.NoDictionary] = ("The instances of this class have neither a slot nor a dictionary for the attribute.", null),
        [SpecializationFailure.Overridden] = (
            "The class has its own way to find or set attributes (__getattribute__, __getattr__ or __setattr__), which runs each time.",
            null),
        [SpecializationFailure.OutOfRange] = ("The index or the number of attributes is beyond what specialized forms reach.", null),
        [SpecializationFailure.ExpectedError] = ("The sequence did not have as many items as there are targets.", null),
        [SpecializationFailure.GlobalNonDictionary] = ("The global names or the builtins are not kept in a plain dictionary.", null),
        [SpecializationFailure.GlobalNotFound] = ("The name was not there when the instruction was looked at.", null),
        [SpecializationFailure.SuperBadClass] = ("The first argument of super() is not a class.", null),
        [SpecializationFailure.SuperShadowed] = ("The name super does not stand for the builtin class here.", null),
        [SpecializationFailure.AttributeOverridingDescriptor] = (
            "The class keeps a descriptor under this name whose __set__ is written in Python.",
            "A property in its place would be specialized; it means the same where the descriptor only calls functions."),
        [SpecializationFailure.AttributeMutableClass] = (
            "The class has a value under this name whose own class is written in Python and could become a descriptor at any time.",
            null),
        [SpecializationFailure.AttributeNonString] = ("A class in the hierarchy has attributes whose names are not plain strings.", null),
        [SpecializationFailure.AttributeNotManagedDictionary] = (
            "The object keeps its attributes in an ordinary dictionary (a function, an exception, a module that is not plain), which is looked up each time.",
            null),
        [SpecializationFailure.AttributeModuleAttributeNotFound] = (
            "The module does not have this attribute itself: its __getattr__ makes it, or it was missing.",
            "Let the module hold the value as an attribute; then nothing runs when it is asked for."),
        [SpecializationFailure.AttributeMetaclassAttribute] = ("The attribute is not the class's own but its metaclass's.", null),
        [SpecializationFailure.AttributeMetaclassOverridden] = ("The metaclass has its own way to find attributes.", null),
        [SpecializationFailure.AttributeDictionaryMode] = (
            "The instance has left the layout that its class's instances share: its dictionary was replaced, it has too many attributes, or some were deleted.",
            "Set the same attributes in __init__ for all instances, set them to None instead of deleting them, and leave __dict__ alone."),
        [SpecializationFailure.AttributeNotFound] = ("The object did not have the attribute when the instruction was looked at.", null),
        [SpecializationFailure.AttributeMegamorphic] = (
            "Objects of more different classes or layouts come by here than a place keeps forms for.",
            "Split the function by the kinds of objects that it is called with, or let all instances get the same attributes in the same order."),
        [SpecializationFailure.BinaryPower] = ("Powers are specialized for ints and floats only.", null),
        [SpecializationFailure.StoreSubscriptDictionarySubclass] = ("The container is of a subclass of dict.", null),
        [SpecializationFailure.CallBoundMethod] = (
            "What is called is a bound method of something that is not a Python function.",
            null),
        [SpecializationFailure.UnpackIterator] = (
            "What is unpacked is an iterator: only tuples and lists of exactly as many items are unpacked by a specialized form.",
            "Unpack a tuple or list where there is one. Making one only for this costs more than it gains."),
        [SpecializationFailure.UnpackSequence] = (
            "What is unpacked is neither a tuple nor a list of exactly as many items.",
            "Unpack a tuple or list where there is one. Making one only for this costs more than it gains."),
        [SpecializationFailure.ContainsUserClass] = (
            "The class has no __contains__: the test runs through its iterator.",
            "Give the class a __contains__."),
        [SpecializationFailure.IterateOther] = (
            "The iterator's __next__ is written in Python.",
            "Make __iter__ a generator function: loops over generators are specialized. A generator has no attributes of its own."),
        [SpecializationFailure.IterateCallable] = ("The iterator calls a function for each item.", null),
    };

    /// <summary>Why a site is as it is; null where there is nothing to explain.</summary>
    public static Explanation? Of(Site site)
    {
        if (site.Fate != Fate.Adaptive)
        {
            return null;
        }

        if (site.Reason == SpecializationFailure.None)
        {
            return new Explanation("waiting-again", "Its specialized form did not fit any more; the next attempt is still to come.", null);
        }

        (string sentence, string? remedy) = s_texts.TryGetValue(site.Reason, out (string Sentence, string? Remedy) text) ? text : (General(site), null);
        return new Explanation(IdOf(site.Reason), sentence, remedy);
    }

    /// <summary>The name of a reason: "AttributeDictionaryMode" is "attribute-dictionary-mode".</summary>
    public static string IdOf(SpecializationFailure reason)
    {
        var id = new StringBuilder();
        foreach (char character in reason.ToString())
        {
            if (char.IsAsciiLetterUpper(character) && id.Length > 0)
            {
                id.Append('-');
            }

            id.Append(char.ToLowerInvariant(character));
        }

        return id.ToString();
    }

    /// <summary>All reasons and their sentences, for documents and rules; without what only a site's operands tell.</summary>
    public static IEnumerable<Explanation> All() =>
        s_texts.Select(static text => new Explanation(IdOf(text.Key), text.Value.Sentence, text.Value.Remedy));

    /// <summary>What holds for a whole family.</summary>
    private static string General(Site site)
    {
        string types = site.Types is [.., var last] ? $" ({last})" : "";
        return site.Opcode switch
        {
            Opcode.BINARY_OP or Opcode.STORE_SUBSCR => $"There is no specialized form of this operation for these operands{types}.",
            Opcode.COMPARE_OP => $"There is no specialized form of this comparison for these operands{types}.",
            Opcode.CONTAINS_OP => $"There is no specialized form of this test for this container{types}.",
            Opcode.FOR_ITER or Opcode.SEND => $"There is no specialized form for this kind of iterator{types}.",
            Opcode.CALL or Opcode.CALL_KW => $"There is no specialized form for this kind of callable{types}.",
            Opcode.LOAD_ATTR or Opcode.STORE_ATTR => $"There is no specialized form for this kind of attribute{types}.",
            _ => $"There is no specialized form for this{types}.",
        };
    }
}
