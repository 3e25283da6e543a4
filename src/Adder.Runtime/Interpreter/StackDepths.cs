using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Instructions;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// How deep the evaluation stack is before each instruction of a code object. A running frame stores no stack top, so whoever needs to know which of its slots
/// are live asks here; the table is made on demand from the bytecode.
/// </summary>
internal static class StackDepths
{
    /// <summary>The depth at instructions that no way leads to.</summary>
    public const short Unknown = -1;

    /// <summary>Depth by index in code units; <see cref="Unknown"/> also where the code is not what a compiler makes.</summary>
    public static short[] Of(CodeBlueprint blueprint)
    {
        var walk = new Walk(blueprint.Code);
        walk.Enter(0, 0);
        walk.Run();

        // A handler's depth is known without its way in: a jump into it may come from anywhere in its range.
        foreach (ExceptionTableEntry entry in ExceptionTable.Read(blueprint.ExceptionTable))
        {
            walk.Enter(entry.Target / 2, entry.Depth + (entry.PushLastInstruction ? 2 : 1));
            walk.Run();
        }

        return walk.Depths;
    }

    private readonly struct Walk
    {
        private readonly byte[] _code;
        private readonly Stack<int> _work = new();

        public Walk(byte[] code)
        {
            _code = code;
            Depths = new short[code.Length / 2];

            // Filling by vectors is not among the code that is compiled ahead, and a start comes here.
            for (int i = 0; i < Depths.Length; i++)
            {
                Depths[i] = Unknown;
            }
        }

        public short[] Depths { get; }

        public void Enter(int index, int depth)
        {
            if ((uint)index < (uint)Depths.Length && Depths[index] == Unknown && depth >= 0)
            {
                Depths[index] = (short)depth;
                _work.Push(index);
            }
        }

        public void Run()
        {
            while (_work.TryPop(out int index))
            {
                Follow(index);
            }
        }

        private void Follow(int index)
        {
            int depth = Depths[index];
            int argument = _code[(index * 2) + 1];
            var opcode = (Opcode)_code[index * 2];
            while (opcode == Opcode.EXTENDED_ARG && index + 1 < Depths.Length)
            {
                index++;
                Depths[index] = (short)depth;
                opcode = (Opcode)_code[index * 2];
                argument = (argument << 8) | _code[(index * 2) + 1];
            }

            int next = index + 1 + InstructionTable.CachesOf((int)opcode);
            int after = depth + StackEffects.Pushed(opcode, argument) - StackEffects.Popped(opcode, argument);
            switch (opcode)
            {
                case Opcode.RETURN_VALUE or Opcode.RERAISE or Opcode.RAISE_VARARGS or Opcode.INTERPRETER_EXIT:
                    return;
                case Opcode.JUMP_FORWARD:
                    Enter(next + argument, after);
                    return;
                case Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT:
                    Enter(next - argument, after);
                    return;
                case Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE or Opcode.FOR_ITER or Opcode.SEND:
                    Enter(next + argument, after);
                    break;
            }

            Enter(next, after);
        }
    }
}
