using Adder.Bytecode;

namespace Adder.Compiler.FlowGraph;

/// <summary>What the flow graph must know of an instruction.</summary>
internal static class OpcodeTraits
{
    public static bool IsJump(Opcode opcode) => opcode switch
    {
        Opcode.JUMP or Opcode.JUMP_NO_INTERRUPT or Opcode.JUMP_IF_FALSE or Opcode.JUMP_IF_TRUE
            or Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE
            or Opcode.FOR_ITER or Opcode.SEND or Opcode.END_ASYNC_FOR
            or Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT => true,
        _ => false,
    };

    public static bool IsUnconditionalJump(Opcode opcode) =>
        opcode is Opcode.JUMP or Opcode.JUMP_NO_INTERRUPT or Opcode.JUMP_FORWARD or Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT;

    public static bool IsConditionalJump(Opcode opcode) =>
        opcode is Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE;

    public static bool OpensHandler(Opcode opcode) => opcode is Opcode.SETUP_FINALLY or Opcode.SETUP_WITH or Opcode.SETUP_CLEANUP;

    public static bool HasTarget(Opcode opcode) => IsJump(opcode) || OpensHandler(opcode);

    public static bool IsScopeExit(Opcode opcode) => opcode is Opcode.RETURN_VALUE or Opcode.RAISE_VARARGS or Opcode.RERAISE;

    /// <summary>Nothing in the same block may follow.</summary>
    public static bool EndsBlock(Opcode opcode) => IsJump(opcode) || IsScopeExit(opcode);

    /// <summary>The interpreter looks for signals and requests there, so a traceback may show the place.</summary>
    public static bool HasEvaluationBreak(Opcode opcode) =>
        opcode is Opcode.JUMP or Opcode.JUMP_BACKWARD or Opcode.RESUME or Opcode.CALL or Opcode.CALL_KW or Opcode.CALL_FUNCTION_EX;
}
