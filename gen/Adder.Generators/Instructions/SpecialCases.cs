using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Adder.Generators.Instructions;

/// <summary>
/// Instructions that steer the loop itself. Their code stands here because it jumps, returns or dispatches anew; everything that they compute is a call.
/// WANTS_OTHER_LOOP, LOOPS, DROPS and ALONG stand for what differs in the loop that counts; PUT place = value; for a store into a slot of the frame. Variables: pc, sp, oparg, opcode, ticks, temp, truth, condition, replacement; labels: redispatch, tested, miss, error, unwind.
/// </summary>
internal static class SpecialCases
{
    private static readonly Regex s_put = new("PUT (.+?) = (.+);");

    private static readonly Dictionary<string, string> s_code = new()
    {
        // The operand holds the high 16 bits of the next instruction's argument.
        ["EXTENDED_ARG"] = """
            pc += 1;
            if (pc[-1].Operand == 0) continue;
            oparg = (pc[-1].Operand << 16) | pc->Operand;
            opcode = pc->Opcode;
            goto redispatch;
            """,
        ["RESUME"] = """
            frame.Pc = pc;
            truth = ControlFlow.Resume(ts, ref frame, pc, oparg);
            if (truth == Truth.Error) goto error;
            if (truth == Truth.False) pc += 1;
            continue;
            """,
        ["RESUME_CHECK"] = """
            if (ts.EvalBreaker != 0) { frame.Pc = pc; if (ControlFlow.Resume(ts, ref frame, pc, oparg) == Truth.Error) goto error; }
            pc += 1;
            continue;
            """,
        // What follows is executed along as long as it is what it was when this form was chosen.
        ["LOAD_FAST_BORROW_LOAD_ATTR"] = """
            temp = Unsafe.Add(ref slots, oparg);
            pc += 1;
            if (pc->Opcode == (int)Opcode.LOAD_ATTR_INSTANCE_VALUE || pc->Opcode == (int)Opcode.LOAD_ATTR_SLOT)
            {
                if (SpecializedAttributes.HasCachedSlot(pc, temp))
                {
                    sp = ref SpecializedAttributes.PushSlot(pc, ref sp, temp);
                    temp = null;
                    pc += 10;
                    continue;
                }
            }
            PUT sp = temp;
            temp = null;
            sp = ref Unsafe.Add(ref sp, 1);
            continue;
            """,
        ["LOAD_FAST_BORROW_LOAD_SMALL_INT"] = """
            temp = Unsafe.Add(ref slots, oparg);
            pc += 1;
            if (pc->Opcode == (int)Opcode.LOAD_SMALL_INT && temp!.GetType() == typeof(PySmallInt))
            {
                whole = Unsafe.As<PySmallInt>(temp).Value;
                other = (int)pc->Operand;
                goto operands;
            }
            if (pc[1].Opcode == (int)Opcode.BINARY_OP_SUBSCR_LIST_INT && pc->Opcode == (int)Opcode.LOAD_SMALL_INT && temp!.GetType() == typeof(PyList))
            {
                whole = (int)pc->Operand;
                if ((ulong)whole < (ulong)Unsafe.As<PyList>(temp).Count) goto list_item;
            }
            local_alone:
            PUT sp = temp;
            temp = null;
            sp = ref Unsafe.Add<PyObject?>(ref sp, 1);
            continue;
            """,
        // Two ints that are not on the stack: they stand in whole and other, the first one's object in temp. Where the operation does not take them, what loads them is executed.
        ["LOAD_FAST_BORROW_LOAD_FAST_BORROW_OPERATE"] = """
            temp = Unsafe.Add(ref slots, oparg >> 4);
            if (temp!.GetType() == typeof(PySmallInt))
            {
                if (Unsafe.Add(ref slots, oparg & 15)!.GetType() == typeof(PySmallInt))
                {
                    whole = Unsafe.As<PySmallInt>(temp).Value;
                    other = Unsafe.As<PySmallInt>(Unsafe.Add(ref slots, oparg & 15))!.Value;
                    goto operands;
                }
            }
            else if (temp.GetType() == typeof(PyFloat))
            {
                if (Unsafe.Add(ref slots, oparg & 15)!.GetType() == typeof(PyFloat))
                {
                    OPERATE_FLOAT
                }
            }
            else if (pc[1].Opcode == (int)Opcode.BINARY_OP_SUBSCR_LIST_INT && temp.GetType() == typeof(PyList) && Unsafe.Add(ref slots, oparg & 15)!.GetType() == typeof(PySmallInt))
            {
                whole = Unsafe.As<PySmallInt>(Unsafe.Add(ref slots, oparg & 15))!.Value;
                if ((ulong)whole < (ulong)Unsafe.As<PyList>(temp).Count) goto list_item;
            }
            goto locals_alone;
            list_item:
            PUT sp = Unsafe.As<PyList>(temp)![(int)whole];
            temp = null;
            sp = ref Unsafe.Add<PyObject?>(ref sp, 1);
            pc += 7;
            continue;
            operands:
            OPERATE_INT
            if (pc->Opcode == (int)Opcode.LOAD_SMALL_INT) goto local_alone;
            oparg = pc->Operand;
            locals_alone:
            PUT sp = temp;
            PUT Unsafe.Add<PyObject?>(ref sp, 1) = Unsafe.Add(ref slots, oparg & 15);
            temp = null;
            sp = ref Unsafe.Add<PyObject?>(ref sp, 2);
            pc += 1;
            continue;
            """,
        ["LOAD_FAST_BORROW_LOAD_CONST"] = """
            PUT sp = Unsafe.Add(ref slots, oparg);
            sp = ref Unsafe.Add(ref sp, 1);
            pc += 1;
            if (pc->Opcode == (int)Opcode.LOAD_CONST_IMMORTAL || pc->Opcode == (int)Opcode.LOAD_CONST_MORTAL)
            {
                PUT sp = Locals.LoadConstant(ref frame, (int)pc->Operand);
                sp = ref Unsafe.Add(ref sp, 1);
                pc += 1;
            }
            continue;
            """,
        ["FOR_ITER_PAIR"] = """
            frame.Pc = pc;
            if (pc[2].Opcode != (int)Opcode.UNPACK_SEQUENCE_TWO_TUPLE || !Pairs.Apply(ts, pc, ref sp)) goto miss;
            truth = Pairs.Next(ts, ref sp);
            if (truth == Truth.Error) goto error;
            if (truth == Truth.False) { pc = Adaptive.JumpFrom(ref frame, pc, 3); continue; }
            sp = ref Unsafe.Add(ref sp, 2);
            ALONG
            pc += 4;
            continue;
            """,
        // Its None is mostly dropped at once.
        ["CALL_LIST_APPEND"] = """
            frame.Pc = pc;
            if (!Calling.Append(ref frame, pc, ref sp)) goto miss;
            sp = ref Unsafe.Add(ref sp, -2);
            pc += 4;
            DROPS
            continue;
            """,
        ["JUMP_FORWARD"] = """
            pc += 1 + oparg;
            continue;
            """,
        ["JUMP_BACKWARD_NO_INTERRUPT"] = """
            pc += 1 - oparg;
            continue;
            """,
        ["JUMP_BACKWARD"] = """
            ControlFlow.QuickenJump(ref frame, pc);
            goto case (int)Opcode.JUMP_BACKWARD_NO_JIT;
            """,
        ["JUMP_BACKWARD_NO_JIT"] = """
            frame.Pc = pc;
            pc += 2 - oparg;
            if (--ticks == 0 || ts.EvalBreaker != 0)
            {
                if (ts.EvalBreaker != 0 && !SafePoint.Handle(ts)) goto error;
                if (ticks <= 0 || WANTS_OTHER_LOOP) return Leave(ref frame, ref slots, pc, ref sp);
            }
            LOOPS
            """,
        ["RETURN_VALUE"] = """
            frame.Pc = pc;
            return Unsafe.Add(ref sp, -1);
            """,
        ["INTERPRETER_EXIT"] = """
            frame.Pc = pc;
            return Unsafe.Add(ref sp, -1);
            """,
        ["RETURN_GENERATOR"] = """
            frame.Pc = pc;
            return ControlFlow.ReturnGenerator(ts, ref frame, ref slots);
            """,
        ["YIELD_VALUE"] = """
            frame.Pc = pc;
            frame.StackTop = (int)((nuint)Unsafe.ByteOffset(ref slots, ref sp) / (nuint)sizeof(nint)) - 1;
            frame.Generator!.Stage = GeneratorState.Suspended;
            return Unsafe.Add(ref sp, -1);
            """,
        ["RERAISE"] = """
            frame.Pc = pc;
            ControlFlow.Reraise(ts, ref frame, ref sp, oparg);
            goto unwind;
            """,
        ["RAISE_VARARGS"] = """
            frame.Pc = pc;
            if (ControlFlow.RaiseVarArgs(ts, ref sp, oparg)) goto unwind;
            goto error;
            """,
        ["CLEANUP_THROW"] = """
            frame.Pc = pc;
            sp = ref ControlFlow.CleanupThrow(ts, ref frame, ref sp);
            if (Unsafe.IsNullRef(ref sp)) goto unwind;
            pc += 1;
            continue;
            """,
        ["END_ASYNC_FOR"] = """
            frame.Pc = pc;
            sp = ref ControlFlow.EndAsyncFor(ts, ref sp);
            if (Unsafe.IsNullRef(ref sp)) goto unwind;
            pc += 1;
            continue;
            """,
    };

    /// <summary>Most jumps backward lead to the head of a <c>for</c> loop.</summary>
    private const string Loops = """
        oparg = pc->Operand;
        if (pc->Opcode == (int)Opcode.FOR_ITER_LIST) goto execute_FOR_ITER_LIST;
        if (pc->Opcode == (int)Opcode.FOR_ITER_RANGE) goto execute_FOR_ITER_RANGE;
        continue;
        """;

    /// <summary>The loop that counts executes what follows by itself.</summary>
    private const string LoadFast = """
        PUT sp = Unsafe.Add(ref slots, oparg);
        sp = ref Unsafe.Add(ref sp, 1);
        pc += 1;
        continue;
        """;

    private const string LoadFastLoadFast = """
        sp = ref Locals.LoadFastLoadFast(ref slots, ref sp, oparg);
        pc += 1;
        continue;
        """;

    public static string Code(string instruction, bool counts)
    {
        if (!s_code.TryGetValue(instruction, out string? code))
        {
            return "#error no special code for " + instruction;
        }

        if (counts && instruction.StartsWith("LOAD_FAST_BORROW_LOAD_", System.StringComparison.Ordinal))
        {
            code = instruction.StartsWith("LOAD_FAST_BORROW_LOAD_FAST_BORROW", System.StringComparison.Ordinal) ? LoadFastLoadFast : LoadFast;
        }

        code = code.Replace("WANTS_OTHER_LOOP", counts ? "ts.Statistics is null" : "ts.Statistics is not null")
            .Replace("OPERATE_INT", UnboxedValues.OperateOnInts)
            .Replace("OPERATE_FLOAT", UnboxedValues.OperateOnFloats)
            .Replace("LOOPS", counts ? "continue;" : Loops)
            .Replace("DROPS", counts ? "" : "if (pc->Opcode == (int)Opcode.POP_TOP) { sp = ref Unsafe.Add(ref sp, -1); pc += 1; }")
            .Replace("ALONG", counts ? "ts.Statistics?.Execute(ref frame, pc + 2, pc[2].Opcode);" : "");
        return s_put.Replace(code, static match => LoopEmitter.Put(match.Groups[1].Value, match.Groups[2].Value));
    }
}
