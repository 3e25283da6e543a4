using System.Collections.Generic;
using System.Linq;
using System.Text;
using Adder.Generators.Binding;

namespace Adder.Generators.Instructions;

/// <summary>
/// What follows an instruction that gives a number outside of an object: as long as the next instructions are arithmetic that takes it, they are executed along, and only the last result becomes
/// an object. Every instruction that is executed along is looked at anew: it may be watched, or specialized otherwise, by now; its guards are tested here. Nothing here can fail or call.
/// Variables: number (a float's value), whole and other (ints' values).
/// </summary>
internal static class UnboxedValues
{
    /// <summary>BINARY_OP with its caches.</summary>
    private const int Operation = 6;

    private const string This = "(int)pc->Operand";
    private const string Following = "(int)pc[1].Operand";

    private static readonly string[] s_loadLocal = ["LOAD_FAST_BORROW", "LOAD_FAST"];
    private static readonly string[] s_loadConstant = ["LOAD_CONST_IMMORTAL", "LOAD_CONST_MORTAL"];

    /// <summary>Operations on floats: opcode, operator, and what must hold of the right operand.</summary>
    private static readonly (string Opcode, string Operator, string? Condition)[] s_floatOperations =
    [
        ("Opcode.BINARY_OP_ADD_FLOAT", "+", null),
        ("Opcode.BINARY_OP_SUBTRACT_FLOAT", "-", null),
        ("Opcode.BINARY_OP_MULTIPLY_FLOAT", "*", null),
        ("OwnOpcode.BINARY_OP_TRUE_DIVIDE_FLOAT - 256", "/", "{1} != 0"),
    ];

    /// <summary>Operations on ints: opcode, method, and the method that says whether it may be used; {2} is the instruction's argument.</summary>
    private static readonly (string Opcode, string Method, string Condition)[] s_intOperations =
    [
        ("Opcode.BINARY_OP_ADD_INT", "unchecked({0} + {1})", "(({0} ^ unchecked({0} + {1})) & ({1} ^ unchecked({0} + {1}))) >= 0"),
        ("Opcode.BINARY_OP_SUBTRACT_INT", "unchecked({0} - {1})", "(({0} ^ {1}) & ({0} ^ unchecked({0} - {1}))) >= 0"),
        ("Opcode.BINARY_OP_MULTIPLY_INT", "unchecked({0} * {1})", "(int){0} == {0} && (int){1} == {1}"),
        ("OwnOpcode.BINARY_OP_REMAINDER_INT - 256", "SmallIntegers.Remainder({0}, {1})", "{1} > 0"),
        ("OwnOpcode.BINARY_OP_FLOOR_DIVIDE_INT - 256", "SmallIntegers.Quotient({0}, {1})", "{1} > 0"),
        ("OwnOpcode.BINARY_OP_SHIFT_INT - 256", "SmallIntegers.Shift({0}, {1}, {2})", "SmallIntegers.ShiftFits({0}, {1}, {2})"),
        ("OwnOpcode.BINARY_OP_BITWISE_INT - 256", "SmallIntegers.Bitwise({0}, {1}, {2})", "true"),
    ];

    /// <summary>The instruction behind the one at pc is executed with the ints in whole and other, which are not on the stack, if it is one that takes them; temp is forgotten then.</summary>
    public static string OperateOnInts => Operate(s_intOperations.Where(operation => operation.Opcode is "Opcode.BINARY_OP_ADD_INT" or "Opcode.BINARY_OP_SUBTRACT_INT")
        .Select(operation => (operation.Opcode, "whole = " + string.Format(operation.Method, "whole", "other", Following), (string?)string.Format(operation.Condition, "whole", "other", Following))),
        "integer", "case (int)Opcode.COMPARE_OP_INT: goto compare_integers;");

    /// <summary>The same with two floats: the one in temp, and the one in the second variable of the instruction at pc.</summary>
    public static string OperateOnFloats
    {
        get
        {
            const string Left = "Unsafe.As<PyFloat>(temp).Value";
            const string Right = "Unsafe.As<PyFloat>(Unsafe.Add(ref slots, oparg & 15))!.Value";
            return Operate(s_floatOperations.Select(operation => (operation.Opcode, "number = " + Left + " " + operation.Operator + " " + Right, operation.Condition is null ? null : string.Format(operation.Condition, "", Right))),
                "floating", "");
        }
    }

    private static string Operate(IEnumerable<(string Opcode, string Action, string? Condition)> operations, string label, string more)
    {
        var text = new StringBuilder("switch (pc[1].Opcode)\n{\n");
        foreach ((string opcode, string action, string? condition) in operations)
        {
            text.Append("case (int)").Append(opcode).Append(":\n").Append(condition is null ? "" : "if (!(" + condition + ")) break;\n")
                .Append(action).Append(";\ntemp = null;\npc += ").Append(Operation + 1).Append(";\ngoto ").Append(label).Append(";\n");
        }

        return text.Append(more).Append("\n}").ToString();
    }

    public static void EmitFloating(SourceWriter writer, bool executesAlong)
    {
        writer.Line("floating:");
        writer.Indent();
        if (executesAlong)
        {
            EmitFloatingArithmetic(writer);
        }

        EmitPush(writer, "PyFloat.From(number)", executesAlong);
        writer.Unindent();
    }

    private static void EmitFloatingArithmetic(SourceWriter writer)
    {
        writer.Open("switch (pc->Opcode)");
        Case(writer, s_loadLocal);
        writer.Line("temp = Unsafe.Add(ref slots, (int)pc->Operand);");
        writer.Line("goto floating_operand;");
        Case(writer, s_loadConstant);
        writer.Line("temp = Locals.LoadConstant(ref frame, (int)pc->Operand);");
        writer.Line("floating_operand:");
        writer.Open("if (temp!.GetType() == typeof(PyFloat))");
        writer.Open("switch (pc[1].Opcode)");
        const string Loaded = "Unsafe.As<PyFloat>(temp).Value";
        foreach ((string opcode, string sign, string? condition) in s_floatOperations)
        {
            writer.Line("case (int)" + opcode + ":");
            writer.Line(condition is null ? "" : "if (!(" + string.Format(condition, "number", Loaded) + ")) break;");
            writer.Line("number = number " + sign + " " + Loaded + ";");
            writer.Line("temp = null;");
            writer.Line("pc += " + (Operation + 1) + ";");
            writer.Line("goto floating;");
        }

        EmitComparison(writer, "COMPARE_OP_FLOAT", "Comparisons.TestFloat(number, " + Loaded + ", (int)pc[1].Operand)", 3);
        writer.Close();
        writer.Close();
        writer.Open("else if (temp.GetType() == typeof(PySmallInt) && pc[1].Opcode == (int)OwnOpcode.BINARY_OP_MIXED_FLOAT - 256)");
        writer.Line("other = Unsafe.As<PySmallInt>(temp).Value;");
        writer.Line("temp = null;");
        writer.Line("goto floating_mixed;");
        writer.Close();
        writer.Line("temp = null;");
        writer.Line("break;");
        writer.Line("case (int)Opcode.LOAD_SMALL_INT:");
        writer.Line("other = (int)pc->Operand;");
        writer.Line("if (pc[1].Opcode != (int)OwnOpcode.BINARY_OP_MIXED_FLOAT - 256) break;");
        writer.Line("floating_mixed:");
        writer.Line("if (other == 0 && FloatMixes.Divides(" + Following + ")) break;");
        writer.Line("number = FloatMixes.Operate(number, other, " + Following + ");");
        writer.Line("pc += " + (Operation + 1) + ";");
        writer.Line("goto floating;");
        writer.Line("case (int)OwnOpcode.BINARY_OP_MIXED_FLOAT - 256:");
        writer.Line("if (Unsafe.Add(ref sp, -1)!.GetType() != typeof(PySmallInt) || (number == 0 && FloatMixes.Divides(" + This + "))) break;");
        writer.Line("number = FloatMixes.Operate(Unsafe.As<PySmallInt>(Unsafe.Add(ref sp, -1))!.Value, number, " + This + ");");
        writer.Line("sp = ref Unsafe.Add(ref sp, -1);");
        writer.Line("pc += " + Operation + ";");
        writer.Line("goto floating;");
        const string OnStack = "Unsafe.As<PyFloat>(Unsafe.Add(ref sp, -1))!.Value";
        foreach ((string opcode, string sign, string? condition) in s_floatOperations)
        {
            writer.Line("case (int)" + opcode + ":");
            writer.Line("if (Unsafe.Add(ref sp, -1)!.GetType() != typeof(PyFloat)" + (condition is null ? "" : " || !(" + string.Format(condition, "", "number") + ")") + ") break;");
            writer.Line("number = " + OnStack + " " + sign + " number;");
            writer.Line("sp = ref Unsafe.Add(ref sp, -1);");
            writer.Line("pc += " + Operation + ";");
            writer.Line("goto floating;");
        }

        writer.Line("case (int)Opcode.COMPARE_OP_FLOAT:");
        writer.Line("if (Unsafe.Add(ref sp, -1)!.GetType() != typeof(PyFloat)) break;");
        writer.Line("condition = Comparisons.TestFloat(" + OnStack + ", number, (int)pc->Operand);");
        writer.Line("sp = ref Unsafe.Add(ref sp, -1);");
        writer.Line("pc += 2;");
        writer.Line("goto tested;");
        writer.Line("case (int)Opcode.UNARY_NEGATIVE:");
        writer.Line("number = -number;");
        writer.Line("pc += 1;");
        writer.Line("goto floating;");
        writer.Close();
    }

    public static void EmitInteger(SourceWriter writer, bool executesAlong)
    {
        writer.Line("integer:");
        writer.Indent();
        if (executesAlong)
        {
            EmitIntegerArithmetic(writer);
        }

        EmitPush(writer, "PySmallInt.From(whole)", executesAlong);
        if (executesAlong)
        {
            writer.Line("compare_integers:");
            writer.Line("condition = " + TestInt("whole", "other", Following) + ";");
            writer.Line("temp = null;");
            writer.Line("pc += 3;");
            writer.Line("goto tested;");
        }

        writer.Unindent();
    }

    private static void EmitIntegerArithmetic(SourceWriter writer)
    {
        writer.Open("switch (pc->Opcode)");
        writer.Line("case (int)Opcode.LOAD_SMALL_INT:");
        writer.Line("other = (int)pc->Operand;");
        writer.Line("goto integer_operand;");
        Case(writer, s_loadLocal);
        writer.Line("temp = Unsafe.Add(ref slots, (int)pc->Operand);");
        writer.Line("goto integer_object;");
        Case(writer, s_loadConstant);
        writer.Line("temp = Locals.LoadConstant(ref frame, (int)pc->Operand);");
        writer.Line("integer_object:");
        writer.Open("if (temp!.GetType() != typeof(PySmallInt))");
        writer.Line("if (temp.GetType() != typeof(PyFloat) || pc[1].Opcode != (int)OwnOpcode.BINARY_OP_MIXED_FLOAT - 256 || (FloatMixes.Divides(" + Following + ") && Unsafe.As<PyFloat>(temp).Value == 0)) { temp = null; break; }");
        writer.Line("number = FloatMixes.Operate(whole, Unsafe.As<PyFloat>(temp).Value, " + Following + ");");
        writer.Line("temp = null;");
        writer.Line("pc += " + (Operation + 1) + ";");
        writer.Line("goto floating;");
        writer.Close();
        writer.Line("other = Unsafe.As<PySmallInt>(temp).Value;");
        writer.Line("temp = null;");
        writer.Line("integer_operand:");
        writer.Open("switch (pc[1].Opcode)");
        foreach ((string opcode, string method, string condition) in s_intOperations)
        {
            writer.Line("case (int)" + opcode + ":");
            writer.Line("if (!(" + string.Format(condition, "whole", "other", Following) + ")) break;");
            writer.Line("whole = " + string.Format(method, "whole", "other", Following) + ";");
            writer.Line("pc += " + (Operation + 1) + ";");
            writer.Line("goto integer;");
        }

        writer.Line("case (int)Opcode.COMPARE_OP_INT: goto compare_integers;");
        writer.Close();
        writer.Line("break;");
        foreach ((string opcode, string method, string condition) in s_intOperations)
        {
            writer.Line("case (int)" + opcode + ":");
            EmitTakeInt(writer);
            writer.Line("if (!(" + string.Format(condition, "other", "whole", This) + ")) break;");
            writer.Line("whole = " + string.Format(method, "other", "whole", This) + ";");
            writer.Line("sp = ref Unsafe.Add(ref sp, -1);");
            writer.Line("pc += " + Operation + ";");
            writer.Line("goto integer;");
        }

        writer.Line("case (int)OwnOpcode.BINARY_OP_MIXED_FLOAT - 256:");
        writer.Line("if (Unsafe.Add(ref sp, -1)!.GetType() != typeof(PyFloat) || (whole == 0 && FloatMixes.Divides(" + This + "))) break;");
        writer.Line("number = FloatMixes.Operate(Unsafe.As<PyFloat>(Unsafe.Add(ref sp, -1))!.Value, whole, " + This + ");");
        writer.Line("sp = ref Unsafe.Add(ref sp, -1);");
        writer.Line("pc += " + Operation + ";");
        writer.Line("goto floating;");
        writer.Line("case (int)Opcode.COMPARE_OP_INT:");
        EmitTakeInt(writer);
        writer.Line("condition = " + TestInt("other", "whole", This) + ";");
        writer.Line("sp = ref Unsafe.Add(ref sp, -1);");
        writer.Line("pc += 2;");
        writer.Line("goto tested;");
        writer.Line("case (int)Opcode.BINARY_OP_SUBSCR_LIST_INT:");
        writer.Line("if (Unsafe.Add(ref sp, -1)!.GetType() != typeof(PyList) || (ulong)whole >= (ulong)Unsafe.As<PyList>(Unsafe.Add(ref sp, -1))!.Count) break;");
        writer.Line(LoopEmitter.Put("Unsafe.Add(ref sp, -1)", "Unsafe.As<PyList>(Unsafe.Add(ref sp, -1))![(int)whole]"));
        writer.Line("pc += " + Operation + ";");
        writer.Line("continue;");
        writer.Close();
    }

    /// <summary>What Comparisons.TestInt does, without a call (see <see cref="LoopEmitter.Put"/>), as the tests of sums and products above.</summary>
    private static string TestInt(string left, string right, string argument) =>
        "(" + argument + " & (" + left + " < " + right + " ? CompareArgument.MaskLess : " + left + " > " + right + " ? CompareArgument.MaskGreater : CompareArgument.MaskEqual)) != 0";

    private static void EmitTakeInt(SourceWriter writer)
    {
        writer.Line("if (Unsafe.Add(ref sp, -1)!.GetType() != typeof(PySmallInt)) break;");
        writer.Line("other = Unsafe.As<PySmallInt>(Unsafe.Add(ref sp, -1))!.Value;");
    }

    /// <summary>A comparison with the operand that the instruction before it loads.</summary>
    private static void EmitComparison(SourceWriter writer, string opcode, string test, int length)
    {
        writer.Line("case (int)Opcode." + opcode + ":");
        writer.Line("condition = " + test + ";");
        writer.Line("temp = null;");
        writer.Line("pc += " + length + ";");
        writer.Line("goto tested;");
    }

    /// <summary>The object is made in one place for both of what may become of it.</summary>
    private static void EmitPush(SourceWriter writer, string box, bool executesAlong)
    {
        writer.Line("temp = " + box + ";");
        if (executesAlong)
        {
            writer.Open("if (pc->Opcode == (int)Opcode.STORE_FAST)");
            writer.Line(LoopEmitter.Put("Unsafe.Add(ref slots, (int)pc->Operand)", "temp"));
            writer.Line("temp = null;");
            writer.Line("pc += 1;");
            writer.Line("continue;");
            writer.Close();
        }

        writer.Line(LoopEmitter.Put("sp", "temp"));
        writer.Line("temp = null;");
        writer.Line("sp = ref Unsafe.Add(ref sp, 1);");
        writer.Line("continue;");
    }

    private static void Case(SourceWriter writer, IEnumerable<string> opcodes)
    {
        foreach (string opcode in opcodes)
        {
            writer.Line("case (int)Opcode." + opcode + ":");
        }
    }
}
