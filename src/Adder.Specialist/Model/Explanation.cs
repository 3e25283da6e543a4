using System;
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
    /// <summary>What the remedy changes in the source; null where that alone does not tell.</summary>
    public Mend? Mend { get; init; }

    private const string UnpackRemedy = "Unpack a tuple or list where there is one. Making one only for this costs more than it gains.";

    private const string TruthRemedy = "Compare its length: len(x) > 0. That is the same for builtin containers; a class may count otherwise in its __bool__.";

    private const string ReciprocalRemedy = "Where the divisor is a constant, multiply by its reciprocal, written as a constant. The last digit may be rounded otherwise, unless the divisor is a power of two.";

    /// <summary>Constants that belong together.</summary>
    public const string FoldRemedy = "Put constants together, so that the compiler computes them: x * (5 / 9) for x * 5 / 9. The last digits of the result may differ by rounding, and a class's own __mul__ and __truediv__ are called otherwise.";

    private const string HoistRemedy = "Keep it in a local variable in front of the loop. A later change of the attribute is then not seen.";

    private const string SplitRemedy = "Split the function: give those types a function each, or a copy of it made by exec or a factory's own def.";

    private const string SetRemedy = "Test against a set: in {...}. All items must be hashable, and what is looked for too.";

    private static readonly Dictionary<SpecializationFailure, (string Sentence, string? Remedy)> s_texts = new()
    {
        [SpecializationFailure.NoDictionary] = ("The instances of this class have neither a slot nor a dictionary for the attribute.", null),
        [SpecializationFailure.Overridden] = ("The class has its own way to find or set attributes (__getattribute__, __getattr__ or __setattr__).", null),
        [SpecializationFailure.OutOfVersions] = ("The class was changed so often that it has no more versions to be known by.", null),
        [SpecializationFailure.OutOfRange] = ("The index or the number of attributes is beyond what specialized forms reach.", null),
        [SpecializationFailure.ExpectedError] = ("The operation is about to fail, or a name was not there.", null),
        [SpecializationFailure.Megamorphic] = ("Operands of more different types come by here than a place keeps forms for.", SplitRemedy),
        [SpecializationFailure.GlobalNonDictionary] = ("The global names or the builtins are not kept in a plain dictionary.", null),
        [SpecializationFailure.GlobalNotFound] = ("The name was not there when the instruction was looked at.", null),
        [SpecializationFailure.SuperBadClass] = ("The first argument of super() is not a class.", null),
        [SpecializationFailure.SuperShadowed] = ("The name super does not stand for the builtin class here.", null),
        [SpecializationFailure.AttributeOverridingDescriptor] = ("The class keeps a descriptor under this name that sees every access.", "A plain attribute or a slot in its place is specialized; for the fields of a named tuple, a class with __slots__. What the descriptor does at each access is missing then."),
        [SpecializationFailure.AttributeNonOverridingDescriptor] = ("The class keeps a descriptor under this name that makes the value at every access.", null),
        [SpecializationFailure.AttributeMethod] = ("A method is taken without being called.", "Call it in the same expression: x.f() is specialized, g = x.f is not."),
        [SpecializationFailure.AttributeMutableClass] = (
            "What is found in the class is of a class written in Python, as the members of an enumeration are: it could become a descriptor at any time.",
            HoistRemedy),
        [SpecializationFailure.AttributeProperty] = ("The property's getter is not a plain Python function of one argument, or it is set.", null),
        [SpecializationFailure.AttributeNonString] = ("A class in the hierarchy has attributes whose names are not plain strings.", null),
        [SpecializationFailure.AttributeNotManagedDictionary] = ("The object keeps its attributes in an ordinary dictionary, which is looked up each time.", "Use an instance of a class of your own that sets its attributes in __init__. It has another type then."),
        [SpecializationFailure.AttributeModuleAttributeNotFound] = ("The module does not have this attribute itself: its __getattr__ makes it, or it was missing.", HoistRemedy),
        [SpecializationFailure.AttributeBuiltinClassMethod] = ("A class method of a builtin type is taken without being specialized for.", HoistRemedy),
        [SpecializationFailure.AttributeClassMethodObject] = ("A class method is bound anew at every access.", HoistRemedy),
        [SpecializationFailure.AttributeMetaclassAttribute] = ("The attribute is not the class's own but its metaclass's.", HoistRemedy),
        [SpecializationFailure.AttributeMetaclassOverridden] = ("The metaclass has its own way to find attributes.", null),
        [SpecializationFailure.AttributeDictionaryMode] = (
            "The instance has left the layout that its class's instances share: its dictionary was taken or replaced, it has too many attributes, or some were deleted.",
            "Set the same attributes in __init__ for all instances, set them to None instead of deleting them, and leave __dict__ alone."),
        [SpecializationFailure.AttributeNotFound] = ("The object did not have the attribute when the instruction was looked at.", null),
        [SpecializationFailure.AttributeMegamorphic] = ("Objects of more different classes or layouts come by here than a place keeps forms for.", SplitRemedy),
        [SpecializationFailure.AttributeClassAttributeSimple] = (
            "The class has a value under the name that is set on the instance.",
            "Set the attribute in __init__ instead of the class."),
        [SpecializationFailure.BinaryPower] = ("There is no specialized form of powers for these operands.", "For a square of a number, multiply: x * x. A class's own __mul__ is called in place of its __pow__."),
        [SpecializationFailure.BinaryRemainder] = ("There is no specialized form of remainders.", "For ints, the remainder by a power of two is a mask: x & 7 is x % 8, for negative ones, too. A class's own __and__ is called in place of its __mod__."),
        [SpecializationFailure.BinaryLeftShift] = ("There is no specialized form of shifts.", "For ints, a shift to the left by a constant is a multiplication: x << 3 is x * 8. A class's own __mul__ is called in place of its __lshift__."),
        [SpecializationFailure.BinaryTrueDivideFloat] = ("There is no specialized form of float / float.", ReciprocalRemedy),
        [SpecializationFailure.StoreSubscriptDictionarySubclass] = ("The container is of a subclass of dict.", "Use a plain dict, which keeps its order, too. What the subclass does of its own is missing then."),
        [SpecializationFailure.CallBoundMethod] = ("What is called is a bound method of something that is not a Python function.", null),
        [SpecializationFailure.CompareStringOrdering] = ("Strings are specialized for == and != only, not for their order.", null),
        [SpecializationFailure.CompareBigInt] = ("Only ints of one digit in the interpreter's own notation (about 30 bits) are compared by a specialized form.", null),
        [SpecializationFailure.UnpackIterator] = ("What is unpacked is an iterator: only tuples and lists of exactly as many items are unpacked by a specialized form.", UnpackRemedy),
        [SpecializationFailure.UnpackSequence] = ("What is unpacked is neither a tuple nor a list of exactly as many items.", UnpackRemedy),
        [SpecializationFailure.ToBoolDictionary] = ("There is no specialized form for the truth of a dict.", TruthRemedy),
        [SpecializationFailure.ToBoolTuple] = ("There is no specialized form for the truth of a tuple.", TruthRemedy),
        [SpecializationFailure.ToBoolSet] = ("There is no specialized form for the truth of a set.", TruthRemedy),
        [SpecializationFailure.ToBoolBytes] = ("There is no specialized form for the truth of bytes.", TruthRemedy),
        [SpecializationFailure.ToBoolBytearray] = ("There is no specialized form for the truth of a bytearray.", TruthRemedy),
        [SpecializationFailure.ToBoolMapping] = ("There is no specialized form for the truth of this mapping.", TruthRemedy),
        [SpecializationFailure.ToBoolSequence] = ("There is no specialized form for the truth of this sequence.", TruthRemedy),
        [SpecializationFailure.ToBoolFloat] = ("There is no specialized form for the truth of a float.", "Compare it: x != 0.0, which is the same for floats."),
        [SpecializationFailure.ContainsList] = ("Tests for being in a list are not specialized.", SetRemedy),
        [SpecializationFailure.ContainsTuple] = ("Tests for being in a tuple are not specialized, and a display of constants is one.", SetRemedy),
        [SpecializationFailure.ContainsString] = ("Tests for being in a string are not specialized.", "Where single characters are looked for, test against a set of them: in {'a', 'b'} for in 'ab'. Longer strings and the empty one are not in it."),
        [SpecializationFailure.ContainsUserClass] = ("The container is of a class written in Python.", null),
        [SpecializationFailure.IterateOther] = (
            "There is no specialized form for this kind of iterator, as one whose __next__ is written in Python.",
            "Make __iter__ a generator function: loops over generators are specialized. A generator has no attributes of its own."),
        [SpecializationFailure.IterateCallable] = ("The iterator calls a function for each item.", null),
    };

    /// <summary>Those that have one where a float and an int meet.</summary>
    private static readonly SpecializationFailure[] s_mixedNumbers =
    [
        SpecializationFailure.CompareFloatInt, SpecializationFailure.CompareIntFloat, SpecializationFailure.BinaryAddDifferentTypes, SpecializationFailure.BinarySubtractDifferentTypes,
        SpecializationFailure.BinaryMultiplyDifferentTypes, SpecializationFailure.BinaryTrueDivideDifferentTypes,
    ];

    /// <summary>The reasons that there may be a remedy for.</summary>
    public static IEnumerable<SpecializationFailure> Remedied => s_texts.Where(static text => text.Value.Remedy is not null).Select(static text => text.Key).Concat(s_mixedNumbers);

    /// <summary>The name of what is specialized and often misses.</summary>
    public const string GuardsFail = "guards-fail";

    /// <summary>Why a site is as it is; null where there is nothing to explain.</summary>
    public static Explanation? Of(Site site)
    {
        if (site.IsUnsteady)
        {
            return new Explanation(GuardsFail, FailureOfGuards(site), SplitRemedy);
        }

        if (site.CPython is { } version)
        {
            return CPythonGuards.Explain(site, version);
        }

        if (site.IsNeverTried && site.Fate == Fate.Waiting)
        {
            return NeverTried("CPython 3.11", site.Argument.TrimEnd('='));
        }

        if (site.Fate != Fate.Adaptive)
        {
            return null;
        }

        if (site.Reason == SpecializationFailure.None)
        {
            return new Explanation("misfit", "Its specialized form did not fit any more; the next attempt is still to come.", null);
        }

        (string sentence, string? remedy) = ByOperands(site) ?? (s_texts.TryGetValue(site.Reason, out (string Sentence, string? Remedy) text) ? text : (General(site), null));
        return new Explanation(IdOf(site.Reason), sentence, remedy);
    }

    private static string FailureOfGuards(Site site) => site.Tally switch
    {
        { Executions: > 0 } tally when site.CPython is not null =>
            FormattableString.Invariant($"At {(double)tally.Misses / tally.Executions:0%} of {tally.Executions:N0} looks, a hundredth of a second apart, its guards had failed at least once since the one before."),
        { Executions: > 0 } tally => FormattableString.Invariant($"Its guards failed at {(double)tally.Misses / tally.Executions:0.0%} of {tally.Executions:N0} executions: it is specialized for operands that come by now and then."),
        _ => FormattableString.Invariant($"Its guards keep failing: it was specialized {site.Specializations:N0} times and has missed {site.Misses:N0} times. --counts tells how often they held."),
    };

    /// <summary>What a version never tries to specialize.</summary>
    public static Explanation NeverTried(string interpreter, string symbol) => new("never-tried", $"{interpreter} never tries to specialize {symbol}.", symbol == "/" ? FoldRemedy : null);

    /// <summary>The same, with the remedy spelt out on a source: one that the source cannot have is left out.</summary>
    public static Explanation? Of(FileReport file, Site site)
    {
        if (Of(site) is not { Remedy: not null } explanation || file.Syntax is not { } syntax)
        {
            return Of(site);
        }

        Mend? mend = Mends.Find(syntax, site);
        string? remedy = mend?.Remedy ?? (mend is null && Mends.NeedsConstant(site) ? null : explanation.Remedy);
        return explanation with { Remedy = remedy, Mend = mend };
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

    /// <summary>What only the operands' types tell; null for nothing.</summary>
    private static (string Sentence, string? Remedy)? ByOperands(Site site)
    {
        if (site.Types is not ["float, int"] and not ["int, float"])
        {
            return null;
        }

        return site.Reason switch
        {
            SpecializationFailure.CompareFloatInt or SpecializationFailure.CompareIntFloat =>
                ("A float is compared with an int.", "Write the int as a float: 10.0 for 10. It compares the same where it is a constant below 2 ** 53."),
            SpecializationFailure.BinaryAddDifferentTypes or SpecializationFailure.BinarySubtractDifferentTypes or SpecializationFailure.BinaryMultiplyDifferentTypes =>
                ("There is no specialized form of this operation for a float and an int.", "Write the int as a float: 1.0 for 1. The result is the same where it is a constant below 2 ** 53, and where no other types come by."),
            SpecializationFailure.BinaryTrueDivideDifferentTypes => ("There is no specialized form of dividing a float and an int.", ReciprocalRemedy),
            _ => null,
        };
    }

    /// <summary>What holds for a whole family.</summary>
    private static string General(Site site)
    {
        string types = site.Types is [.., var last] ? $" ({last})" : "";
        string what = site.Name switch
        {
            nameof(Opcode.BINARY_OP) or nameof(Opcode.STORE_SUBSCR) => "of this operation for these operands",
            nameof(Opcode.COMPARE_OP) => "of this comparison for these operands",
            nameof(Opcode.CONTAINS_OP) => "of this test for this container",
            nameof(Opcode.FOR_ITER) or nameof(Opcode.SEND) => "for this kind of iterator",
            nameof(Opcode.CALL) or nameof(Opcode.CALL_KW) => "for this kind of callable",
            nameof(Opcode.LOAD_ATTR) or nameof(Opcode.STORE_ATTR) => "for this kind of attribute",
            nameof(Opcode.TO_BOOL) => "for the truth of this type",
            _ => "for this",
        };
        return $"There is no specialized form {what}{types}.";
    }
}
