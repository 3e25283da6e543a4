using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Opcodes;

/// <summary><c>_opcode</c>: the facts about instructions that <c>opcode</c> and <c>dis</c> ask for.</summary>
[PyModule("_opcode", Doc = "Opcode support module.")]
internal static partial class OpcodeModule
{
    [PyConstant("ENABLE_SPECIALIZATION")]
    private const long EnableSpecialization = 1;

    [PyConstant("ENABLE_SPECIALIZATION_FT")]
    private const long EnableSpecializationFreeThreaded = 1;

    private static readonly string[] s_unaryIntrinsics =
    [
        "INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR", "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE",
        "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE", "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS",
    ];

    private static readonly string[] s_binaryIntrinsics =
    [
        "INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR", "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
        "INTRINSIC_SET_TYPEPARAM_DEFAULT",
    ];

    private static readonly (string Name, string Symbol)[] s_operators =
    [
        ("ADD", "+"), ("AND", "&"), ("FLOOR_DIVIDE", "//"), ("LSHIFT", "<<"), ("MATRIX_MULTIPLY", "@"), ("MULTIPLY", "*"), ("REMAINDER", "%"), ("OR", "|"), ("POWER", "**"),
        ("RSHIFT", ">>"), ("SUBTRACT", "-"), ("TRUE_DIVIDE", "/"), ("XOR", "^"),
    ];

    [PyFunction("stack_effect(opcode, oparg=None, /, *, jump=None)", Doc = "How an instruction changes the depth of the stack.")]
    private static PyObject? StackEffect(ThreadState ts, int opcode, PyObject? oparg, PyObject? jump)
    {
        int argument = 0;
        if (oparg is not (null or PyNone) && !ArgumentConversions.ToInt32(ts, oparg, out argument))
        {
            return null;
        }

        bool? taken = jump is PyBool flag ? flag.Value : null;
        if (jump is not (null or PyNone or PyBool))
        {
            return Raise.ValueError(ts, "stack_effect: jump must be False, True or None");
        }

        int effect = opcode < 0 ? StackEffects.Invalid : StackEffects.Net((Opcode)opcode, argument, taken);
        return effect == StackEffects.Invalid ? Raise.ValueError(ts, "invalid opcode or oparg") : PyInt.From(effect);
    }

    [PyFunction("is_valid(opcode)", Doc = "Whether there is an instruction of this number.")]
    private static bool IsValid(int opcode) => OpcodeTable.IsDefined(opcode);

    [PyFunction("has_arg(opcode)", Doc = "Whether the instruction uses its argument.")]
    private static bool HasArgument(int opcode) => Has(opcode, OpcodeFlags.HasArgument);

    [PyFunction("has_const(opcode)", Doc = "Whether the argument is a constant's index.")]
    private static bool HasConstant(int opcode) => Has(opcode, OpcodeFlags.HasConstant);

    [PyFunction("has_name(opcode)", Doc = "Whether the argument is a name's index.")]
    private static bool HasName(int opcode) => Has(opcode, OpcodeFlags.HasName);

    [PyFunction("has_jump(opcode)", Doc = "Whether the argument is a jump's distance.")]
    private static bool HasJump(int opcode) => Has(opcode, OpcodeFlags.HasJump);

    [PyFunction("has_free(opcode)", Doc = "Whether the argument is the index of a variable that closures share.")]
    private static bool HasFree(int opcode) => Has(opcode, OpcodeFlags.HasFree);

    [PyFunction("has_local(opcode)", Doc = "Whether the argument is a local variable's index.")]
    private static bool HasLocal(int opcode) => Has(opcode, OpcodeFlags.HasLocal);

    [PyFunction("has_exc(opcode)", Doc = "Whether the instruction opens an exception handler.")]
    private static bool HasExceptionHandler(int opcode) => Has(opcode, OpcodeFlags.HasExceptionHandler);

    [PyFunction("get_specialization_stats()", Doc = "Statistics of specialization; None: they are not collected.")]
    private static PyObject? SpecializationStatistics(ThreadState ts) => PyNone.Instance;

    [PyFunction("get_nb_ops()", Doc = "Names and symbols of the operators of BINARY_OP, in the order of its argument.")]
    private static PyObject? Operators(ThreadState ts)
    {
        PyList list = PyList.WithCapacity((2 * s_operators.Length) + 1);
        foreach ((string name, string symbol) in s_operators)
        {
            list.Add(PyTuple.Create(PyStr.From("NB_" + name), PyStr.From(symbol)));
        }

        foreach ((string name, string symbol) in s_operators)
        {
            list.Add(PyTuple.Create(PyStr.From("NB_INPLACE_" + name), PyStr.From(symbol + "=")));
        }

        list.Add(PyTuple.Create(PyStr.From("NB_SUBSCR"), PyStr.From("[]")));
        return list;
    }

    [PyFunction("get_intrinsic1_descs()", Doc = "Names of the functions of CALL_INTRINSIC_1.")]
    private static PyObject UnaryIntrinsics() => Names(s_unaryIntrinsics);

    [PyFunction("get_intrinsic2_descs()", Doc = "Names of the functions of CALL_INTRINSIC_2.")]
    private static PyObject BinaryIntrinsics() => Names(s_binaryIntrinsics);

    [PyFunction("get_special_method_names()", Doc = "Names of the methods of LOAD_SPECIAL.")]
    private static PyObject SpecialMethodNames() => Names(["__enter__", "__exit__", "__aenter__", "__aexit__"]);

    [PyFunction("get_executor(code, offset)", Doc = "The executor at an offset of the code; ValueError where there is none.")]
    private static PyObject? Executor(ThreadState ts, PyObject code, int offset) =>
        code is CodeObject ? Raise.ValueError(ts, "no executor at given byte offset") : Raise.TypeError(ts, $"expected a code object, not '{code.Type.Name}'");

    private static bool Has(int opcode, OpcodeFlags flag) => OpcodeTable.IsDefined(opcode) && (OpcodeTable.Get((Opcode)opcode).Flags & flag) != 0;

    private static PyList Names(string[] names)
    {
        PyList list = PyList.WithCapacity(names.Length);
        foreach (string name in names)
        {
            list.Add(PyStr.From(name));
        }

        return list;
    }
}
