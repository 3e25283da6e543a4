using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Adder.Generators.Binding;

namespace Adder.Generators.Instructions;

/// <summary>Writes the loop, the copy of it that can be compiled several times, and the loop that counts what it executes.</summary>
internal sealed class LoopEmitter
{
    private readonly SourceWriter _writer = new();
    private readonly bool _counts;
    private readonly SortedSet<int> _outlinedLengths = [];

    /// <summary>The specialized forms that those for operands of several kinds try, by the number of the base form.</summary>
    private readonly ILookup<int, InstructionModel> _tried;

    /// <summary>The specialized forms for operands of several kinds that try others first, by the number of the base form.</summary>
    private readonly ILookup<int, InstructionModel> _trying;

    private LoopEmitter(ImmutableArray<InstructionModel> instructions, bool counts)
    {
        _counts = counts;
        _tried = instructions.Where(static each => each.TriedIf.Length > 0).ToLookup(static each => each.Family);
        _trying = instructions.Where(static each => each.TriesFirst).ToLookup(static each => each.Family);
    }

    public static string EmitLoop(ImmutableArray<InstructionModel> instructions) => new LoopEmitter(instructions, counts: false).Emit(instructions, "Run", "Runs a frame until it returns, yields, or fails (null); see EvalLoop.cs.");

    /// <summary>The same as a generic method, so that it can be compiled several times: see LoopPlacement.cs.</summary>
    public static string EmitPlacedLoop(ImmutableArray<InstructionModel> instructions) =>
        new LoopEmitter(instructions, counts: false).Emit(instructions, "RunPlaced<TPlace>", "The same, compiled once for each type argument.", " where TPlace : struct", "if (Unsafe.SizeOf<TPlace>() == LoopPlacement.PaddedSize) ts.LoopPadding = LoopPlacement.Padding;");

    /// <summary>The same where every instruction is executed by itself, so that it can be counted.</summary>
    public static string EmitCountingLoop(ImmutableArray<InstructionModel> instructions) =>
        new LoopEmitter(instructions, counts: true).Emit(instructions, "RunCounting", "The same for a thread whose instructions are counted.");

    private string Emit(ImmutableArray<InstructionModel> instructions, string method, string summary, string constraints = "", string first = "")
    {
        _writer.Line(InstructionTableEmitter.Header);
        _writer.Line("namespace Adder.Runtime.Interpreter;");
        _writer.Line();
        _writer.Open("internal static unsafe partial class EvalLoop");
        if (method == "Run")
        {
            _writer.Line("/// <summary>The highest opcode that the loop's switch knows.</summary>");
            _writer.Line("internal const int LastOpcode = " + instructions.Max(static each => each.ExecutingNumber).ToString(System.Globalization.CultureInfo.InvariantCulture) + ";");
            _writer.Line();
        }

        _writer.Line("/// <summary>" + summary + "</summary>");
        _writer.Open("internal static partial PyObject? " + method + "(ThreadState ts, ref FrameRecord frame, ref PyObject? slots)" + constraints);
        if (first.Length > 0)
        {
            _writer.Line(first);
        }

        _writer.Line("CodeUnit* pc = frame.Pc;");
        _writer.Line("ref PyObject? sp = ref Unsafe.Add(ref slots, frame.StackTop);");
        _writer.Line("ref PyObject? top = ref sp;");
        _writer.Line("int ticks = BackEdgesPerRun;");
        _writer.Line("int opcode;");
        _writer.Line("int oparg;");
        _writer.Line("int replacement;");
        _writer.Line("PyObject? temp;");
        _writer.Line("Truth truth;");
        _writer.Line("bool condition;");
        _writer.Line("double number;");
        _writer.Line("long whole;");
        _writer.Line("long other;");
        if (!_counts)
        {
            // Where a function begins or a generator goes on, and there is nothing to do there. The frame's counter stays: the next instruction comes from there.
            _writer.Line("if (pc->Opcode == (int)Opcode.RESUME_CHECK && ts.EvalBreaker == 0) pc += 1;");
        }

        _writer.Open("while (true)");
        _writer.Line("opcode = pc->Opcode;");
        _writer.Line("oparg = pc->Operand;");
        EmitCount("Execute(ref frame, pc, opcode)");
        _writer.Open("switch (opcode)");
        foreach (IGrouping<string, InstructionModel> same in instructions.GroupBy(static each => SharedCode(each)))
        {
            EmitCase(same.First(), same);
        }

        _writer.Line("default:");
        _writer.Line("unknown:");
        _writer.Indent();
        _writer.Line("frame.Pc = pc;");
        _writer.Line("UnknownOpcode(ts, ref frame, opcode);");
        _writer.Line("goto error;");
        _writer.Unindent();
        EmitAfterOutlined();
        EmitTested();
        EmitItem();
        UnboxedValues.EmitFloating(_writer, executesAlong: !_counts);
        UnboxedValues.EmitInteger(_writer, executesAlong: !_counts);
        EmitObserve(instructions);
        if (instructions.Any(static each => each.MayMiss))
        {
            _writer.Line("missed:");
            _writer.Line("if (ts.Pending is not null) goto error;");
        }

        _writer.Line("miss:");
        _writer.Indent();
        EmitCount("Miss(ref frame, pc, ref sp)");
        _writer.Line("replacement = Adaptive.Miss(ref frame, pc);");
        EmitReplace();
        _writer.Unindent();
        EmitRedispatch(instructions);
        EmitUnwinding("error", "true");
        EmitUnwinding("unwind", "false");
        _writer.Close();
        _writer.Close();
        _writer.Close();
        _writer.Close();
        return _writer.ToString();
    }

    /// <summary>What instructions have in common whose code is the same; the number of one whose code is its own.</summary>
    private static string SharedCode(InstructionModel instruction) =>
        instruction.Hot && instruction.Specializer is null && instruction.Form != InstructionForm.Special
            ? string.Join("|", instruction.Method, instruction.Arguments, instruction.Form, instruction.Caches, string.Join(";", instruction.Guards), instruction.Fits, instruction.Otherwise, instruction.TriedIf)
            : instruction.ExecutingNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The code of an instruction, and of those whose code is the same.</summary>
    private void EmitCase(InstructionModel instruction, IEnumerable<InstructionModel> same)
    {
        foreach (InstructionModel each in same)
        {
            _writer.Line("case " + each.ExecutingNumber + ":");
        }

        foreach (InstructionModel each in same)
        {
            _writer.Line(Label(each) + ":");
        }

        _writer.Indent();
        if (instruction.Form == InstructionForm.Special)
        {
            string code = SpecialCases.Code(instruction.Name, _counts);
            EmitForcedMiss(code.Contains("goto miss;"));
            foreach (string line in code.Split('\n'))
            {
                _writer.Line(line.TrimEnd('\r'));
            }

            _writer.Unindent();
            return;
        }

        if (instruction.Form == InstructionForm.Observe)
        {
            _writer.Line("goto observe;");
            _writer.Unindent();
            return;
        }

        // Only an instruction that cannot call or fail may leave the frame's counter behind.
        if (instruction.Failure.Length > 0 || instruction.Specializer is not null || !instruction.Hot)
        {
            _writer.Line("frame.Pc = pc;");
        }

        if (instruction.Specializer is not null)
        {
            string counted = _counts ? "ts.Statistics?.Attempt(ref frame, pc, ref sp, " + instruction.ExecutingNumber + "); " : "";
            _writer.Line("if (pc[1].Operand < 16) { Specializer." + instruction.Specializer + "(ts, ref frame, ref sp, pc, oparg); " + counted
                + "if (pc->Opcode != " + instruction.ExecutingNumber + ") continue; oparg = Adaptive.OperandAt(ref frame, pc); }");
            _writer.Line("else { pc[1].Operand -= 16; " + (_counts ? "ts.Statistics?.Defer(ref frame, pc, ref sp, " + instruction.ExecutingNumber + "); " : "") + "}");
        }

        string call = instruction.Method + "(" + instruction.Arguments + ")";
        EmitForcedMiss(instruction.IsGuarded);
        if (instruction.TriesFirst)
        {
            if (_trying[instruction.Family].First() == instruction)
            {
                EmitTries(instruction.Family);
            }
            else
            {
                _writer.Line("goto tries_" + instruction.Family + ";");
            }

            _writer.Line("otherwise_" + instruction.Name + ":");
        }

        if (instruction.Fits.Length > 0)
        {
            EmitActLabel(instruction);
            _writer.Open("if (" + instruction.Fits + ")");
            EmitUnboxed(instruction, "whole", call, "integer");
            _writer.Close();
        }

        foreach (string guard in instruction.Guards)
        {
            _writer.Line("if (!" + guard + ") goto miss;");
        }

        if (instruction.Fits.Length == 0)
        {
            EmitActLabel(instruction);
        }

        switch (instruction.Form)
        {
            case InstructionForm.Float:
                EmitUnboxed(instruction, "number", call, "floating");
                _writer.Unindent();
                return;
            case InstructionForm.Integer when instruction.Otherwise.Length == 0:
                EmitUnboxed(instruction, "whole", call, "integer");
                _writer.Unindent();
                return;
            case InstructionForm.Integer:
                _writer.Line("temp = " + instruction.Otherwise + ";");
                EmitPush(instruction);
                break;
            case InstructionForm.Raw:
                if (instruction.MayMiss)
                {
                    _writer.Line("top = ref " + call + ";");
                    _writer.Line("if (Unsafe.IsNullRef(ref top)) goto missed;");
                    _writer.Line("sp = ref top;");
                    break;
                }

                _writer.Line("sp = ref " + call + ";");
                if (instruction.Failure.Length > 0)
                {
                    _writer.Line("if (Unsafe.IsNullRef(ref sp)) goto error;");
                }

                break;
            case InstructionForm.Branch:
                EmitBranch(instruction, call);
                _writer.Unindent();
                return;
            case InstructionForm.Test:
                EmitTest(instruction, call);
                _writer.Unindent();
                return;
            case InstructionForm.Iterate:
                _writer.Line("temp = " + call + ".Raw;");
                if (instruction.MayMiss)
                {
                    _writer.Line("if (temp is null) goto missed;");
                }

                _writer.Line("goto item;");
                _writer.Unindent();
                return;
            default:
                if (instruction.IsOutlined)
                {
                    EmitOutlined(instruction);
                    _writer.Unindent();
                    return;
                }

                EmitValue(instruction, call);
                break;
        }

        _writer.Line("pc += " + (instruction.Caches + 1) + ";");
        _writer.Line("continue;");
        _writer.Unindent();
    }

    /// <summary>What forms for operands of several kinds do of what the others of the family do, where the operands are theirs; it stands in the first of them. Otherwise each goes on with its own guards.</summary>
    private void EmitTries(int family)
    {
        _writer.Line("tries_" + family + ":");
        ILookup<int, InstructionModel> byArgument = _tried[family]
            .SelectMany(static form => form.TriedFor.Select(argument => (Argument: argument, Form: form))).ToLookup(static pair => pair.Argument, static pair => pair.Form);
        if (byArgument.Count > 0)
        {
            EmitTriesByArgument(byArgument);
        }

        foreach (InstructionModel form in _tried[family].Where(static form => form.TriedFor.Length == 0))
        {
            EmitTry(form);
        }

        foreach (InstructionModel form in _trying[family].Skip(1))
        {
            _writer.Line("if (opcode == " + form.ExecutingNumber + ") goto otherwise_" + form.Name + ";");
        }
    }

    private void EmitTriesByArgument(ILookup<int, InstructionModel> byArgument)
    {
        _writer.Open("switch (oparg)");
        foreach (IGrouping<string, int> arguments in byArgument.Select(static group => group.Key).OrderBy(static argument => argument)
            .GroupBy(argument => string.Join(" ", byArgument[argument].Select(static form => form.Name))))
        {
            foreach (int argument in arguments)
            {
                _writer.Line("case " + argument + ":");
            }

            _writer.Indent();
            foreach (InstructionModel form in byArgument[arguments.First()])
            {
                EmitTry(form);
            }

            _writer.Line("break;");
            _writer.Unindent();
        }

        _writer.Close();
    }

    private void EmitTry(InstructionModel form) => _writer.Line("if (" + form.TriedIf + ") goto act_" + form.Name + ";");

    /// <summary>Where a specialized form begins to act, for those that try it.</summary>
    private void EmitActLabel(InstructionModel instruction)
    {
        if (instruction.TriedIf.Length > 0)
        {
            _writer.Line("act_" + instruction.Name + ":");
        }
    }

    /// <summary>
    /// Executes another opcode in place of the one at pc. Opcode and operand are read anew: neither may be needed after a call anywhere in the loop, because the compiler would then store
    /// both to memory at every single dispatch.
    /// </summary>
    private void EmitReplace()
    {
        _writer.Line("oparg = Adaptive.OperandAt(ref frame, pc);");
        _writer.Line("opcode = replacement;");
        _writer.Line("goto redispatch;");
    }

    /// <summary>
    /// Executes the opcode in the variable. A switch of its own: if the loop's switch could be reached other than from the loop's head, the compiler would keep the two apart, and every
    /// instruction would pay for the jump between them.
    /// </summary>
    private void EmitRedispatch(ImmutableArray<InstructionModel> instructions)
    {
        _writer.Line("redispatch:");
        _writer.Indent();
        _writer.Open("switch (opcode)");
        foreach (InstructionModel instruction in instructions)
        {
            _writer.Line($"case {instruction.ExecutingNumber}: goto {Label(instruction)};");
        }

        _writer.Line("default: goto unknown;");
        _writer.Close();
        _writer.Unindent();
    }

    /// <summary>Tests of the guards have the loop that counts leave any instruction with guards as if one had failed.</summary>
    private void EmitForcedMiss(bool hasGuards)
    {
        if (_counts && hasGuards)
        {
            _writer.Line("if (ForcesMiss(ts, ref frame, pc)) goto miss;");
        }
    }

    private void EmitCount(string call)
    {
        if (_counts)
        {
            _writer.Line("ts.Statistics?." + call + ";");
        }
    }

    /// <summary>What follows a failure: the handler, or the end of the frame.</summary>
    private void EmitUnwinding(string label, string addsTraceback)
    {
        _writer.Line(label + ":");
        _writer.Indent();
        _writer.Line("sp = ref Unwinder.Handle(ts, ref frame, ref slots, pc, " + addsTraceback + ");");
        _writer.Line("if (Unsafe.IsNullRef(ref sp)) return null;");
        _writer.Line("pc = frame.Pc;");
        _writer.Line("continue;");
        _writer.Unindent();
    }

    /// <summary>What FrameStack.Put does, without a call: every call that the compiler has to inline takes some of the locals that it can have.</summary>
    public static string Put(string place, string value) => "Unsafe.As<PyObject?, FrameStack.StackSlot>(ref " + place + ").Value = " + value + ";";

    private static string Label(InstructionModel instruction) => "execute_" + instruction.Name;

    /// <summary>What all watched instructions have in common: the events first, then the instruction itself.</summary>
    private void EmitObserve(ImmutableArray<InstructionModel> instructions)
    {
        foreach (InstructionModel instruction in instructions)
        {
            if (instruction.Form != InstructionForm.Observe)
            {
                continue;
            }

            _writer.Line("observe:");
            _writer.Indent();
            _writer.Line("replacement = " + instruction.Method + "(" + instruction.Arguments + ");");
            _writer.Line("if (replacement == Instrumented.Failed) goto error;");
            _writer.Line("if (replacement < 0)");
            _writer.Line("{");
            _writer.Line("    pc = frame.Pc;");
            _writer.Line("    sp = ref Unsafe.Add(ref slots, frame.StackTop);");
            _writer.Line("    continue;");
            _writer.Line("}");
            EmitReplace();
            _writer.Unindent();
            return;
        }
    }

    /// <summary>What follows is the same for all outlined instructions of one length, and stands in the loop once for each.</summary>
    private void EmitOutlined(InstructionModel instruction)
    {
        int length = instruction.Caches + 1;
        _writer.Line("sp = ref OutlinedInstructions." + instruction.Name + "(ts, ref frame, ref sp, oparg" + (instruction.NeedsSlots ? ", ref slots" : "") + (instruction.NeedsPc ? ", pc" : "") + ");");
        _writer.Line("goto outlined_" + length + ";");
        _outlinedLengths.Add(length);
    }

    /// <summary>Goes on behind an outlined instruction that has returned.</summary>
    private void EmitAfterOutlined()
    {
        foreach (int length in _outlinedLengths)
        {
            _writer.Line("outlined_" + length + ":");
            _writer.Indent();
            _writer.Line("if (Unsafe.IsNullRef(ref sp)) goto error;");
            _writer.Line("pc += " + length + ";");
            _writer.Line("continue;");
            _writer.Unindent();
        }
    }

    private void EmitValue(InstructionModel instruction, string call)
    {
        switch (instruction.Failure)
        {
            case "false":
                _writer.Line("if (!" + call + ") goto " + instruction.FailureLabel + ";");
                break;
            case "done":
                _writer.Line("if (" + call + " == Done.Error) goto error;");
                break;
            default:
                _writer.Line((instruction.NoOutput ? "" : "temp = ") + call + ";");
                if (instruction.Failure == "null")
                {
                    _writer.Line("if (temp is null) goto " + instruction.FailureLabel + ";");
                }

                break;
        }

        EmitPush(instruction);
    }

    /// <summary>The inputs go off the stack, the value in temp onto it.</summary>
    private void EmitPush(InstructionModel instruction)
    {
        if (instruction.Delta != "0")
        {
            _writer.Line("sp = ref Unsafe.Add(ref sp, " + instruction.Delta + ");");
        }

        if (!instruction.NoOutput)
        {
            _writer.Line(Put("Unsafe.Add(ref sp, -1)", "temp"));
            ForgetTemporary();
        }
    }

    /// <summary>The inputs go off the stack; the value stays outside of it until the code at the label knows what becomes of it.</summary>
    private void EmitUnboxed(InstructionModel instruction, string variable, string call, string label)
    {
        _writer.Line(variable + " = " + call + ";");
        _writer.Line("sp = ref Unsafe.Add(ref sp, " + instruction.Delta + " - 1);");
        _writer.Line("pc += " + (instruction.Caches + 1) + ";");
        _writer.Line("goto " + label + ";");
    }

    /// <summary>Code that is not optimised yet would keep what the loop's variable holds alive: a collection that the program asked for must not see it. Optimised code has no trace of this.</summary>
    private void ForgetTemporary() => _writer.Line("temp = null;");

    /// <summary>What an iterator has answered is known: the loop goes on with the item, or behind its end. Nearly every loop stores the item in a local variable: that instruction is executed along.</summary>
    private void EmitItem()
    {
        // All of FOR_ITER's forms have one cache.
        const int Next = 2;
        _writer.Line("item:");
        _writer.Indent();
        _writer.Line("if (temp is null) goto error;");
        _writer.Line("if (Lookup.IsAbsentMark(temp)) { pc = Adaptive.JumpFrom(ref frame, pc, " + (Next + 1) + "); continue; }");
        if (!_counts)
        {
            _writer.Open("if (pc[" + Next + "].Opcode == (int)Opcode.STORE_FAST)");
            _writer.Line(Put("Unsafe.Add(ref slots, (int)pc[" + Next + "].Operand)", "temp"));
            ForgetTemporary();
            _writer.Line("pc += " + (Next + 1) + ";");
            _writer.Line("continue;");
            _writer.Close();
        }

        _writer.Line(Put("sp", "temp"));
        ForgetTemporary();
        _writer.Line("sp = ref Unsafe.Add(ref sp, 1);");
        _writer.Line("pc += " + Next + ";");
        _writer.Line("continue;");
        _writer.Unindent();
    }

    /// <summary>The inputs go off the stack; what becomes of the answer is the same for all.</summary>
    private void EmitTest(InstructionModel instruction, string call)
    {
        if (instruction.Failure == "truth")
        {
            _writer.Line("truth = " + call + ";");
            _writer.Line("if (truth == Truth.Error) goto " + instruction.FailureLabel + ";");
            _writer.Line("condition = truth == Truth.True;");
        }
        else
        {
            _writer.Line("condition = " + call + ";");
        }

        _writer.Line("sp = ref Unsafe.Add(ref sp, " + instruction.Delta + ");");
        _writer.Line("pc += " + (instruction.Caches + 1) + ";");
        _writer.Line("goto tested;");
    }

    /// <summary>A condition is known: the jump that stands at pc is executed along, and NOT_TAKEN after it. Watched ones have other opcodes.</summary>
    private void EmitTested()
    {
        _writer.Line("tested:");
        _writer.Indent();
        (string Jump, string Taken)[] jumps = _counts ? [] : [("POP_JUMP_IF_FALSE", "!condition"), ("POP_JUMP_IF_TRUE", "condition")];
        foreach ((string jump, string taken) in jumps)
        {
            _writer.Open("if (pc->Opcode == (int)Opcode." + jump + ")");
            _writer.Line("if (" + taken + ") pc += 2 + (int)pc->Operand;");
            _writer.Line("else pc += pc[2].Opcode == (int)Opcode.NOT_TAKEN ? 3 : 2;");
            _writer.Line("continue;");
            _writer.Close();
        }

        _writer.Line(Put("sp", "PyBool.From(condition)"));
        _writer.Line("sp = ref Unsafe.Add(ref sp, 1);");
        _writer.Line("continue;");
        _writer.Unindent();
    }

    private void EmitBranch(InstructionModel instruction, string call)
    {
        int next = instruction.Caches + 1;
        if (instruction.Failure == "truth")
        {
            _writer.Line("truth = " + call + ";");
            _writer.Line("if (truth == Truth.Error) goto error;");
            _writer.Line("sp = ref Unsafe.Add(ref sp, " + instruction.Delta + ");");
            _writer.Line("if (truth == Truth.True) pc = Adaptive.JumpFrom(ref frame, pc, " + next + "); else pc += " + next + ";");
            _writer.Line("continue;");
            return;
        }

        _writer.Open("if (" + call + ")");
        _writer.Line("sp = ref Unsafe.Add(ref sp, " + instruction.Delta + ");");
        _writer.Line("pc += " + next + " + oparg;");
        _writer.Line("continue;");
        _writer.Close();
        _writer.Line("sp = ref Unsafe.Add(ref sp, " + instruction.Delta + ");");

        // NOT_TAKEN follows a conditional jump: there is nothing to execute.
        _writer.Line("pc += " + (_counts ? "" : "pc[" + next + "].Opcode == (int)Opcode.NOT_TAKEN ? " + (next + 1) + " : ") + next + ";");
        _writer.Line("continue;");
    }
}
