using System;
using Adder.Bytecode;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>How the loop uses the result of an instruction's method; numbered as in the generator.</summary>
internal enum InstructionForm
{
    /// <summary>The method gives the value to push (null: error), or nothing (bool and Done tell of errors). A method that returns a reference is <see cref="Raw"/>.</summary>
    Value,

    /// <summary>The method moves the stack and gives the new top; a null reference is an error.</summary>
    Raw,

    /// <summary>The method says whether to jump (bool, or Truth where it may fail).</summary>
    Branch,

    /// <summary>The method says whether something is true (bool, or Truth where it may fail): a conditional jump that follows takes it at once, otherwise a bool is pushed.</summary>
    Test,

    /// <summary>The method gives the next item (Lookup); absent leaves the loop.</summary>
    Iterate,

    /// <summary>Steers the loop itself: the code is the generator's, by name.</summary>
    Special,

    /// <summary>The method tells who watches and gives the opcode to execute then; all such instructions share one method. See <see cref="Instrumented"/>.</summary>
    Observe,

    /// <summary>The method gives a float's value (double): arithmetic that follows takes it at once, otherwise a float is pushed.</summary>
    Float,

    /// <summary>The method gives the value (long) of an int, where <see cref="InstructionAttribute.Fits"/> says so: arithmetic that follows takes it at once, otherwise an int is pushed.</summary>
    Integer,
}

/// <summary>
/// Defines an instruction. Parameters of the method are passed by name: <c>ts</c>, <c>frame</c>, <c>slots</c>, <c>sp</c> (the stack top, pointing above the topmost item), <c>pc</c>,
/// <c>oparg</c>, or an input of the stack picture. From these definitions the generator makes the interpreter's switch and the table of instructions.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class InstructionAttribute(Opcode opcode) : Attribute
{
    public Opcode Opcode { get; } = opcode;

    /// <summary>The stack picture, "inputs -- outputs", topmost last; "args[oparg]" is a run of items.</summary>
    public string Stack { get; set; } = "--";

    /// <summary>For a specialized form: the base form.</summary>
    public Opcode Family { get; set; }

    /// <summary>Methods of the same class that must say true before the instruction may act; otherwise its base form runs.</summary>
    public string[] Guards { get; set; } = [];

    /// <summary>Of an <see cref="InstructionForm.Integer"/>: the method that says whether the value can be given as a long. It is asked before the guards and implies them.</summary>
    public string? Fits { get; set; }

    /// <summary>Of an <see cref="InstructionForm.Integer"/>: the method that gives the value as an object where it does not fit.</summary>
    public string? Otherwise { get; set; }

    /// <summary>Inlined into the loop; all others are one outlined call.</summary>
    public bool Hot { get; set; }

    /// <summary>The method of <see cref="Specialization.Specializer"/> that an adaptive instruction calls when its counter has run out.</summary>
    public string? Specializer { get; set; }

    public InstructionForm Form { get; set; }

    /// <summary>
    /// Of a specialized form: a condition that implies its guards and needs nothing from the cache. Forms of its family for operands of several kinds (<see cref="TriesFirst"/>) do what this form does where it holds: so what is
    /// common is quick where kinds alternate, too. The base form is general: it does not look. An expression over <c>oparg</c> and the inputs of the stack picture, in which <c>is</c> asks for an exact class and <c>as</c> does not ask; not a
    /// method, because every method that is inlined into the loop takes some of the locals that the compiler can have there.
    /// </summary>
    public string? TriedIf { get; set; }

    /// <summary>With <see cref="TriedIf"/>: the instruction's arguments for which it is asked; not given: all.</summary>
    public int[] TriedFor { get; set; } = [];

    /// <summary>
    /// Of a specialized form for operands of several kinds: the forms of its family that have a <see cref="TriedIf"/> are tried first, before its own guards.
    /// </summary>
    public bool TriesFirst { get; set; }

    /// <summary>
    /// Of a specialized form: the method tests itself whether the operands are the form's, where a guard would do the same work twice. It says no by failing without a pending exception, having done nothing; the base form acts then.
    /// </summary>
    public bool MayMiss { get; set; }

    /// <summary>The first CPython that has this specialized form, or one that does the same; <see cref="Lens.All"/> where only Adder has it. Not given: 3.11 for forms with CPython's numbers, Adder for others.</summary>
    public Lens Since { get; set; }

    /// <summary>Under the name of which other form <c>dis</c> shows one of Adder's own; there is not room for all.</summary>
    public Opcode ShownAs { get; set; }

    /// <summary>The last CPython that has it; not given: the latest.</summary>
    public Lens Until { get; set; }
}

/// <summary>Instructions that CPython does not have. They exist in executing code only.</summary>
internal static class OwnOpcode
{
    public const Opcode BINARY_OP_TRUE_DIVIDE_FLOAT = (Opcode)512;
    public const Opcode BINARY_OP_FLOOR_DIVIDE_INT = (Opcode)513;
    public const Opcode BINARY_OP_REMAINDER_INT = (Opcode)514;
    public const Opcode LOAD_ATTR_TYPE = (Opcode)515;
    public const Opcode POP_TOP_DROPPING = (Opcode)516;
    public const Opcode POP_ITER_DROPPING = (Opcode)517;
    public const Opcode BINARY_OP_SMALL_INT = (Opcode)518;
    public const Opcode BINARY_OP_SUBSCR_LIST_FROM_END = (Opcode)519;
    public const Opcode FOR_ITER_PAIR = (Opcode)520;
    public const Opcode LOAD_FAST_BORROW_LOAD_ATTR = (Opcode)521;
    public const Opcode LOAD_FAST_BORROW_LOAD_SMALL_INT = (Opcode)522;
    public const Opcode LOAD_FAST_BORROW_LOAD_CONST = (Opcode)523;
    public const Opcode STORE_FAST_RELEASING = (Opcode)524;
    public const Opcode BINARY_OP_NUMBER = (Opcode)525;
    public const Opcode BINARY_OP_BY_TYPE = (Opcode)526;
    public const Opcode BINARY_OP_SUBSCR_BY_TYPE = (Opcode)527;
    public const Opcode COMPARE_OP_SIMPLE = (Opcode)528;
    public const Opcode COMPARE_OP_BY_TYPE = (Opcode)529;
    public const Opcode CONTAINS_OP_SEQUENCE = (Opcode)530;
    public const Opcode CONTAINS_OP_STR = (Opcode)531;
    public const Opcode CONTAINS_OP_BY_TYPE = (Opcode)532;
    public const Opcode TO_BOOL_BY_TYPE = (Opcode)533;
    public const Opcode STORE_SUBSCR_LIST_FROM_END = (Opcode)534;
    public const Opcode STORE_SUBSCR_BY_TYPE = (Opcode)535;
    public const Opcode BINARY_SLICE_SIMPLE = (Opcode)536;
    public const Opcode STORE_SLICE_LIST = (Opcode)537;
    public const Opcode FOR_ITER_VIRTUAL = (Opcode)538;
    public const Opcode SEND_ASYNC_GEN = (Opcode)539;
    public const Opcode CALL_PY_ANY = (Opcode)540;
    public const Opcode LOAD_ATTR_DESCRIPTOR = (Opcode)541;
    public const Opcode LOAD_ATTR_CLASS_DESCRIPTOR = (Opcode)542;
    public const Opcode LOAD_ATTR_GETATTR = (Opcode)543;
    public const Opcode STORE_ATTR_DESCRIPTOR = (Opcode)544;
    public const Opcode LOAD_ATTR_POLYMORPHIC = (Opcode)545;
    public const Opcode STORE_ATTR_POLYMORPHIC = (Opcode)546;
    public const Opcode COMPARE_OP_TUPLE = (Opcode)547;
    public const Opcode BINARY_OP_SUBSCR_OF_TYPES = (Opcode)548;
    public const Opcode TO_BOOL_OF_TYPES = (Opcode)549;
    public const Opcode FOR_ITER_BY_TYPE = (Opcode)550;
    public const Opcode UNPACK_SEQUENCE_BY_TYPE = (Opcode)551;
    public const Opcode UNPACK_SEQUENCE_LIST_OR_TUPLE = (Opcode)552;
    public const Opcode SEND_VIRTUAL = (Opcode)553;
    public const Opcode BINARY_SLICE_OBJECT = (Opcode)554;
    public const Opcode STORE_SLICE_OBJECT = (Opcode)555;
    public const Opcode CALL_ANY = (Opcode)556;
    public const Opcode CALL_KW_ANY = (Opcode)557;
    public const Opcode CALL_EX_PY = (Opcode)558;
    public const Opcode CALL_EX_NON_PY_GENERAL = (Opcode)559;
    public const Opcode CALL_EX_ANY = (Opcode)560;
    public const Opcode LOAD_ATTR_CLASS_VALUE = (Opcode)561;
    public const Opcode LOAD_ATTR_VALUE_OVER = (Opcode)562;
    public const Opcode LOAD_ATTR_DICTIONARY = (Opcode)563;
    public const Opcode LOAD_ATTR_BY_TYPE = (Opcode)564;
    public const Opcode STORE_ATTR_BY_TYPE = (Opcode)565;
    public const Opcode BINARY_OP_SHIFT_INT = (Opcode)566;
    public const Opcode BINARY_OP_BITWISE_INT = (Opcode)567;
    public const Opcode BINARY_OP_MIXED_FLOAT = (Opcode)568;
    public const Opcode LOAD_FAST_BORROW_LOAD_FAST_BORROW_OPERATE = (Opcode)569;
}
