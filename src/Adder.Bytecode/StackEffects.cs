using System;

namespace Adder.Bytecode;

/// <summary>
/// How many values each instruction takes from the stack and leaves on it, for base instructions and pseudo-instructions
/// of CPython 3.14. Specialized forms have no entry of their own: ask for their base.
/// </summary>
internal static class StackEffects
{
    /// <summary>No such instruction, or an argument that it cannot have.</summary>
    public const int Invalid = int.MaxValue;

    /// <summary>
    /// The net effect on the stack's depth, as <c>dis.stack_effect</c> gives it, or <see cref="Invalid"/>.
    /// A pseudo-instruction that opens a handler changes the depth only on the way to its handler.
    /// </summary>
    /// <param name="opcode">A base instruction or pseudo-instruction.</param>
    /// <param name="argument">Its argument; 0 where it has none.</param>
    /// <param name="jump">Whether the jump is taken; null asks for the larger of the two effects.</param>
    public static int Net(Opcode opcode, int argument, bool? jump)
    {
        if ((int)opcode >= s_hasEntry.Length)
        {
            return Invalid;
        }

        if (opcode is >= Opcode.INSTRUMENTED_END_FOR and <= Opcode.INSTRUMENTED_LINE)
        {
            // What only reports an event, to whichever instruction stands there, changes nothing.
            if (opcode is Opcode.INSTRUMENTED_LINE or Opcode.INSTRUMENTED_INSTRUCTION)
            {
                return 0;
            }

            opcode = InstrumentedBases.All[opcode - Opcode.INSTRUMENTED_END_FOR];
        }

        if (!s_hasEntry[(int)opcode])
        {
            return Invalid;
        }

        if (jump == false && OpensHandler(opcode))
        {
            return 0;
        }

        int popped = Popped(opcode, argument);
        int pushed = Pushed(opcode, argument);
        return popped < 0 || pushed < 0 ? Invalid : pushed - popped;
    }

    private static bool OpensHandler(Opcode opcode) => opcode is Opcode.SETUP_CLEANUP or Opcode.SETUP_FINALLY or Opcode.SETUP_WITH;

    private static readonly bool[] s_hasEntry = CollectEntries();

    /// <summary>The instructions that instrumented ones stand for, by number. Apart from the rest, because names of enumerations take reflection.</summary>
    private static class InstrumentedBases
    {
        public static readonly Opcode[] All = Collect();

        private static Opcode[] Collect()
        {
            var bases = new Opcode[Opcode.INSTRUMENTED_LINE - Opcode.INSTRUMENTED_END_FOR + 1];
            for (int i = 0; i < bases.Length; i++)
            {
                string name = ((Opcode)((int)Opcode.INSTRUMENTED_END_FOR + i)).ToString();
                bases[i] = Enum.TryParse(name["INSTRUMENTED_".Length..], out Opcode opcode) ? opcode : Opcode.NOP;
            }

            return bases;
        }
    }

    private static bool[] CollectEntries()
    {
        var entries = new bool[OpcodeTable.FirstOwn];
        foreach (OpcodeInfo info in OpcodeTable.All)
        {
            entries[(int)info.Opcode] = info.Base == info.Opcode && (info.Opcode <= Opcode.RESUME || info.Opcode >= Opcode.ENTER_EXECUTOR);
        }

        return entries;
    }

    /// <summary>The number of values that the instruction looks at or takes, from the top of the stack down.</summary>
    public static int Popped(Opcode opcode, int argument)
    {
        switch (opcode)
        {
            case Opcode.END_FOR:
            case Opcode.EXIT_INIT_CHECK:
            case Opcode.FORMAT_SIMPLE:
            case Opcode.GET_AITER:
            case Opcode.GET_ANEXT:
            case Opcode.GET_ITER:
            case Opcode.GET_LEN:
            case Opcode.GET_YIELD_FROM_ITER:
            case Opcode.INTERPRETER_EXIT:
            case Opcode.MAKE_FUNCTION:
            case Opcode.MATCH_MAPPING:
            case Opcode.MATCH_SEQUENCE:
            case Opcode.POP_EXCEPT:
            case Opcode.POP_ITER:
            case Opcode.POP_TOP:
            case Opcode.PUSH_EXC_INFO:
            case Opcode.RETURN_VALUE:
            case Opcode.TO_BOOL:
            case Opcode.UNARY_INVERT:
            case Opcode.UNARY_NEGATIVE:
            case Opcode.UNARY_NOT:
            case Opcode.CALL_INTRINSIC_1:
            case Opcode.CONVERT_VALUE:
            case Opcode.DELETE_ATTR:
            case Opcode.FOR_ITER:
            case Opcode.GET_AWAITABLE:
            case Opcode.IMPORT_FROM:
            case Opcode.LOAD_ATTR:
            case Opcode.LOAD_FROM_DICT_OR_DEREF:
            case Opcode.LOAD_FROM_DICT_OR_GLOBALS:
            case Opcode.LOAD_SPECIAL:
            case Opcode.POP_JUMP_IF_FALSE:
            case Opcode.POP_JUMP_IF_NONE:
            case Opcode.POP_JUMP_IF_NOT_NONE:
            case Opcode.POP_JUMP_IF_TRUE:
            case Opcode.JUMP_IF_FALSE:
            case Opcode.JUMP_IF_TRUE:
            case Opcode.STORE_DEREF:
            case Opcode.STORE_FAST:
            case Opcode.STORE_FAST_LOAD_FAST:
            case Opcode.STORE_FAST_MAYBE_NULL:
            case Opcode.STORE_GLOBAL:
            case Opcode.STORE_NAME:
            case Opcode.UNPACK_EX:
            case Opcode.UNPACK_SEQUENCE:
            case Opcode.YIELD_VALUE:
                return 1;
            case Opcode.BUILD_TEMPLATE:
            case Opcode.CHECK_EG_MATCH:
            case Opcode.CHECK_EXC_MATCH:
            case Opcode.DELETE_SUBSCR:
            case Opcode.END_SEND:
            case Opcode.FORMAT_WITH_SPEC:
            case Opcode.MATCH_KEYS:
            case Opcode.BINARY_OP:
            case Opcode.CALL_INTRINSIC_2:
            case Opcode.COMPARE_OP:
            case Opcode.CONTAINS_OP:
            case Opcode.END_ASYNC_FOR:
            case Opcode.IMPORT_NAME:
            case Opcode.IS_OP:
            case Opcode.SEND:
            case Opcode.SET_FUNCTION_ATTRIBUTE:
            case Opcode.STORE_ATTR:
            case Opcode.STORE_FAST_STORE_FAST:
                return 2;
            case Opcode.BINARY_SLICE:
            case Opcode.CLEANUP_THROW:
            case Opcode.STORE_SUBSCR:
            case Opcode.LOAD_SUPER_ATTR:
            case Opcode.MATCH_CLASS:
                return 3;
            case Opcode.CALL_FUNCTION_EX:
            case Opcode.STORE_SLICE:
                return 4;
            case Opcode.WITH_EXCEPT_START:
                return 5;
            case Opcode.BUILD_INTERPOLATION:
                return 2 + (argument & 1);
            case Opcode.BUILD_LIST:
            case Opcode.BUILD_SET:
            case Opcode.BUILD_SLICE:
            case Opcode.BUILD_STRING:
            case Opcode.BUILD_TUPLE:
            case Opcode.COPY:
            case Opcode.RAISE_VARARGS:
            case Opcode.SWAP:
                return argument;
            case Opcode.BUILD_MAP:
                return 2 * argument;
            case Opcode.CALL:
                return 2 + argument;
            case Opcode.CALL_KW:
                return 3 + argument;
            case Opcode.LIST_APPEND:
            case Opcode.LIST_EXTEND:
            case Opcode.SET_ADD:
            case Opcode.SET_UPDATE:
            case Opcode.DICT_UPDATE:
            case Opcode.RERAISE:
                return 1 + argument;
            case Opcode.MAP_ADD:
                return 2 + argument;
            case Opcode.DICT_MERGE:
                return 4 + argument;
            default:
                return 0;
        }
    }

    /// <summary>The number of values that the instruction leaves in place of those it looked at.</summary>
    public static int Pushed(Opcode opcode, int argument)
    {
        switch (opcode)
        {
            case Opcode.BINARY_SLICE:
            case Opcode.BUILD_TEMPLATE:
            case Opcode.CALL_FUNCTION_EX:
            case Opcode.END_SEND:
            case Opcode.FORMAT_SIMPLE:
            case Opcode.FORMAT_WITH_SPEC:
            case Opcode.GET_AITER:
            case Opcode.GET_ITER:
            case Opcode.GET_YIELD_FROM_ITER:
            case Opcode.LOAD_BUILD_CLASS:
            case Opcode.LOAD_LOCALS:
            case Opcode.MAKE_FUNCTION:
            case Opcode.PUSH_NULL:
            case Opcode.RETURN_GENERATOR:
            case Opcode.RETURN_VALUE:
            case Opcode.TO_BOOL:
            case Opcode.UNARY_INVERT:
            case Opcode.UNARY_NEGATIVE:
            case Opcode.UNARY_NOT:
            case Opcode.BINARY_OP:
            case Opcode.BUILD_INTERPOLATION:
            case Opcode.BUILD_LIST:
            case Opcode.BUILD_MAP:
            case Opcode.BUILD_SET:
            case Opcode.BUILD_SLICE:
            case Opcode.BUILD_STRING:
            case Opcode.BUILD_TUPLE:
            case Opcode.CALL:
            case Opcode.CALL_INTRINSIC_1:
            case Opcode.CALL_INTRINSIC_2:
            case Opcode.CALL_KW:
            case Opcode.COMPARE_OP:
            case Opcode.CONTAINS_OP:
            case Opcode.CONVERT_VALUE:
            case Opcode.GET_AWAITABLE:
            case Opcode.IMPORT_NAME:
            case Opcode.IS_OP:
            case Opcode.LOAD_COMMON_CONSTANT:
            case Opcode.LOAD_CONST:
            case Opcode.LOAD_DEREF:
            case Opcode.LOAD_FAST:
            case Opcode.LOAD_FAST_AND_CLEAR:
            case Opcode.LOAD_FAST_BORROW:
            case Opcode.LOAD_FAST_CHECK:
            case Opcode.LOAD_FROM_DICT_OR_DEREF:
            case Opcode.LOAD_FROM_DICT_OR_GLOBALS:
            case Opcode.LOAD_NAME:
            case Opcode.LOAD_SMALL_INT:
            case Opcode.LOAD_CLOSURE:
            case Opcode.MATCH_CLASS:
            case Opcode.SET_FUNCTION_ATTRIBUTE:
            case Opcode.STORE_FAST_LOAD_FAST:
            case Opcode.YIELD_VALUE:
            case Opcode.JUMP_IF_FALSE:
            case Opcode.JUMP_IF_TRUE:
            case Opcode.SETUP_FINALLY:
            case Opcode.SETUP_WITH:
                return 1;
            case Opcode.CHECK_EG_MATCH:
            case Opcode.CHECK_EXC_MATCH:
            case Opcode.CLEANUP_THROW:
            case Opcode.GET_ANEXT:
            case Opcode.GET_LEN:
            case Opcode.MATCH_MAPPING:
            case Opcode.MATCH_SEQUENCE:
            case Opcode.PUSH_EXC_INFO:
            case Opcode.FOR_ITER:
            case Opcode.IMPORT_FROM:
            case Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
            case Opcode.LOAD_FAST_LOAD_FAST:
            case Opcode.LOAD_SPECIAL:
            case Opcode.SEND:
            case Opcode.SETUP_CLEANUP:
                return 2;
            case Opcode.MATCH_KEYS:
                return 3;
            case Opcode.WITH_EXCEPT_START:
                return 6;
            case Opcode.LOAD_ATTR:
            case Opcode.LOAD_GLOBAL:
            case Opcode.LOAD_SUPER_ATTR:
                return 1 + (argument & 1);
            case Opcode.COPY:
                return 1 + argument;
            case Opcode.SWAP:
            case Opcode.LIST_APPEND:
            case Opcode.LIST_EXTEND:
            case Opcode.SET_ADD:
            case Opcode.SET_UPDATE:
            case Opcode.MAP_ADD:
            case Opcode.DICT_UPDATE:
            case Opcode.RERAISE:
            case Opcode.UNPACK_SEQUENCE:
                return argument;
            case Opcode.DICT_MERGE:
                return 3 + argument;
            case Opcode.UNPACK_EX:
                return 1 + (argument & 0xFF) + (argument >> 8);
            default:
                return 0;
        }
    }
}
