using Adder.Bytecode;

namespace Adder.Specialist;

/// <summary>Why a CPython did not specialize an instruction. It tells nobody, so this says what its specialized forms ask for; what the operands were is not known.</summary>
internal static class CPythonGuards
{
    private const string Literal = "Where one operand is a float and the other a constant int, write the constant as a float: 32.0 for 32. The result is the same where it is below 2 ** 53 and no other types come by.";
    private const string Fold = Explanation.FoldRemedy;

    /// <summary>Why a site is as it is; null where there is nothing to explain.</summary>
    /// <param name="site">The site.</param>
    /// <param name="version">The CPython: "3.11".</param>
    public static Explanation? Explain(Site site, string version)
    {
        string name = $"CPython {version}";
        string symbol = site.Argument.TrimEnd('=');
        bool isLater = version is not ("3.11" or "3.12" or "3.13");
        if (site.Name == nameof(Opcode.BINARY_OP) && version == "3.11" && site.Fate == Fate.Waiting && symbol is not ("+" or "-" or "*"))
        {
            return Explanation.NeverTried(name, symbol);
        }

        if (site.Fate != Fate.Adaptive)
        {
            return null;
        }

        (string sentence, string? remedy) = site.Name switch
        {
            nameof(Opcode.BINARY_OP) when symbol.StartsWith('[') =>
                ("has specialized forms for subscripts of exact lists and tuples by small ints in range and not negative, of exact dicts, ASCII characters of strings, and of classes with a __getitem__ in Python.", null),
            nameof(Opcode.BINARY_OP) when symbol is "+" or "-" or "*" => isLater
                ? ("has specialized forms of this for two ints, two floats, a float and a small int (not in place), and, for +, two strings.", Literal)
                : ("has specialized forms of this for two ints, two floats, and, for +, two strings; none for an int and a float.", site.Argument == "*" ? $"{Literal} {Fold}" : Literal),
            nameof(Opcode.BINARY_OP) when symbol is "/" => isLater
                ? ("has specialized forms of this for a float and a small int only.", null)
                : ("has no specialized form of this.", Fold),
            nameof(Opcode.BINARY_OP) => (isLater && symbol is "&" or "|" or "^" ? "has specialized forms of this for two small ints." : "has no specialized form of this.", null),
            "BINARY_SUBSCR" => ("has specialized forms for exact lists and tuples by small ints in range and not negative, exact dicts, and classes with a __getitem__ in Python.", (string?)null),
            nameof(Opcode.COMPARE_OP) => ("has specialized forms for two small ints, two floats, and two strings by == and !=.", "Where a float is compared with a constant int, write the constant as a float: 10.0 for 10."),
            nameof(Opcode.CONTAINS_OP) => ("has specialized forms for exact sets, frozensets and dicts.", "Use a set where the items can be hashed: in {1, 2} for in [1, 2]. Items are then found by their hash before they are compared."),
            nameof(Opcode.FOR_ITER) => ("has specialized forms for iterators of lists, tuples and ranges, and for generators.", null),
            nameof(Opcode.UNPACK_SEQUENCE) => ("has specialized forms for tuples and lists of exactly as many items.", null),
            nameof(Opcode.TO_BOOL) => ("has specialized forms for bool, int, list, str, None, and classes with neither __bool__ nor __len__.", "Ask for what is meant: len(x) > 0, or x != 0.0."),
            nameof(Opcode.STORE_SUBSCR) => ("has specialized forms for exact dicts, and for exact lists by small ints in range.", null),
            nameof(Opcode.STORE_ATTR) => ("has specialized forms for attributes in the layout that a class's instances share, and for slots; none where the class has a value of that name.", "Set the attribute in __init__ instead of the class."),
            nameof(Opcode.LOAD_ATTR) or "LOAD_METHOD" => ("has specialized forms for attributes in the layout that a class's instances share, slots, modules, methods and simple properties; none for what a class written in Python could turn into a descriptor, as enumeration members.", "Keep it in a local variable in front of the loop. A later change is then not seen."),
            _ => ("has no specialized form for what came by here.", null),
        };
        return new Explanation("no-form", $"{name} {sentence}", remedy);
    }
}
