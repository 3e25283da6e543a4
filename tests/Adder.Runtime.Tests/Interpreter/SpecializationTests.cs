using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Objects;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Tests.Interpreter;

/// <summary>Which forms instructions take, and when.</summary>
public sealed class SpecializationTests
{
    [Theory]
    [InlineData("def f(): return 1 + n", "n = 2", "BINARY_OP_ADD_INT")]
    [InlineData("def f(): return n - 1", "n = 2 ** 70", "BINARY_OP_SUBTRACT_INT")]
    [InlineData("def f(): return n * n", "n = 2.5", "BINARY_OP_MULTIPLY_FLOAT")]
    [InlineData("def f(): return n * 2", "n = 2.5", "BINARY_OP_MIXED_FLOAT")]
    [InlineData("def f(): return n / n", "n = 2.5", "BINARY_OP_TRUE_DIVIDE_FLOAT")]
    [InlineData("def f(): return n // 2", "n = 7", "BINARY_OP_FLOOR_DIVIDE_INT")]
    [InlineData("def f(): return 2 - n", "n = 2.5", "BINARY_OP_MIXED_FLOAT")]
    [InlineData("def f(): return n << 2", "n = 7", "BINARY_OP_SHIFT_INT")]
    [InlineData("def f(): return n >> 64", "n = 7", "BINARY_OP_SMALL_INT")]
    [InlineData("def f(): return n & 3", "n = 7", "BINARY_OP_BITWISE_INT")]
    [InlineData("def f(): return n + n", "n = 'a'", "BINARY_OP_ADD_UNICODE")]
    [InlineData("def f(): return n[0]", "n = [1]", "BINARY_OP_SUBSCR_LIST_INT")]
    [InlineData("def f(): return n[0]", "n = {0: 1}", "BINARY_OP_SUBSCR_DICT")]
    [InlineData("def f(): n[0] = 1", "n = {}", "STORE_SUBSCR_DICT")]
    [InlineData("def f(): return n < 3", "n = 2", "COMPARE_OP_INT")]
    [InlineData("def f(): return n == 'b'", "n = 'a'", "COMPARE_OP_STR")]
    [InlineData("def f(): return 1 in n", "n = {1}", "CONTAINS_OP_SET")]
    [InlineData("def f(): return not n", "n = []", "TO_BOOL_LIST")]
    [InlineData("def f(): return n", "n = 1", "LOAD_GLOBAL_MODULE")]
    [InlineData("def f(): return len(n)", "n = []", "LOAD_GLOBAL_BUILTIN", "CALL_LEN")]
    [InlineData("def f(): return g(1)", "def g(a): return a", "CALL_PY_EXACT_ARGS")]
    [InlineData("def f(): return g(1)", "def g(a, b=2): return a", "CALL_PY_GENERAL")]
    [InlineData("def f(): return g(a=1)", "def g(a): return a", "CALL_KW_PY")]
    [InlineData("def f(): return C(1)", "class C:\n  def __init__(self, a): self.a = a", "CALL_ALLOC_AND_ENTER_INIT")]
    [InlineData("def f(): return isinstance(1, int)", "", "CALL_ISINSTANCE")]
    [InlineData("def f(): return c.a", "class C: pass\nc = C(); c.a = 1", "LOAD_ATTR_INSTANCE_VALUE")]
    [InlineData("def f(): return c.a", "class C: __slots__ = 'a'\nc = C(); c.a = 1", "LOAD_ATTR_SLOT")]
    [InlineData("def f(): return c.m()", "class C:\n  def m(self): pass\nc = C()", "LOAD_ATTR_METHOD_WITH_VALUES")]
    [InlineData("def f(): return c.append(1)", "c = []", "LOAD_ATTR_METHOD_NO_DICT", "CALL_LIST_APPEND")]
    [InlineData("def f(): return C.a", "class C: a = 1", "LOAD_ATTR_CLASS")]
    [InlineData("def f(): return c.a", "class C:\n  @property\n  def a(self): return 1\nc = C()", "LOAD_ATTR_PROPERTY")]
    [InlineData("def f(): c.a = 1", "class C: pass\nc = C(); c.a = 1", "STORE_ATTR_INSTANCE_VALUE")]
    [InlineData("def f(): a, b = n", "n = (1, 2)", "UNPACK_SEQUENCE_TWO_TUPLE")]
    [InlineData("def f():\n  for x in n: pass", "n = [1]", "FOR_ITER_LIST")]
    [InlineData("def f():\n  for x in range(3): pass", "", "FOR_ITER_RANGE")]
    [InlineData("def f():\n  for x in g(): pass", "def g(): yield 1", "FOR_ITER_GEN")]
    [InlineData("def f(): return n ** 2", "n = 2.5", "BINARY_OP_NUMBER")]
    [InlineData("def f(): return n + True", "n = 2.5", "BINARY_OP_NUMBER")]
    [InlineData("def f(): return n - n", "n = {1}", "BINARY_OP_BY_TYPE")]
    [InlineData("def f(): return n[-1]", "n = (1, 2)", "BINARY_OP_SUBSCR_BY_TYPE")]
    [InlineData("def f(): return n < 2.5", "n = 1", "COMPARE_OP_SIMPLE")]
    [InlineData("def f(): return n < 'b'", "n = 'a'", "COMPARE_OP_SIMPLE")]
    [InlineData("def f(): return n == n", "n = [1, 2]", "COMPARE_OP_BY_TYPE")]
    [InlineData("def f(): return n == n", "n = (1, 2)", "COMPARE_OP_TUPLE")]
    [InlineData("def f(): return 1 in n", "n = [1]", "CONTAINS_OP_SEQUENCE")]
    [InlineData("def f(): return 'a' in n", "n = 'ab'", "CONTAINS_OP_STR")]
    [InlineData("def f(): return 1 in n", "n = range(2)", "CONTAINS_OP_BY_TYPE")]
    [InlineData("def f(): return not n", "n = ()", "TO_BOOL_BY_TYPE")]
    [InlineData("def f(): n[-1] = 1", "n = [1]", "STORE_SUBSCR_LIST_FROM_END")]
    [InlineData("def f(): n[0] = 1", "n = bytearray(1)", "STORE_SUBSCR_BY_TYPE")]
    [InlineData("def f(): return n[0:len(n)]", "n = [1]", "BINARY_SLICE_SIMPLE")]
    [InlineData("def f(): n[0:len(n)] = n", "n = [1]", "STORE_SLICE_LIST")]
    [InlineData("def f():\n  for x in n: pass", "n = 'abc'", "FOR_ITER_VIRTUAL")]
    [InlineData("def f(): return c.m", "class C:\n  def m(self): pass\nc = C()", "LOAD_ATTR_DESCRIPTOR")]
    [InlineData("def f(): return C.m()", "class C:\n  @classmethod\n  def m(cls): pass", "LOAD_ATTR_CLASS_DESCRIPTOR")]
    [InlineData("def f(): return c.a", "class C:\n  def __getattr__(self, name): return 1\nc = C()", "LOAD_ATTR_GETATTR")]
    [InlineData("def f(): c.a = 1", "class C:\n  a = property(None, lambda self, value: None)\nc = C()", "STORE_ATTR_DESCRIPTOR")]
    public void Second_execution_specializes(string function, string setup, params string[] expected)
    {
        var program = new Programs(ExecutionMode.Default);
        Assert.Equal("", program.Run(setup + "\n" + function + "\nf()\nf()\n"));
        foreach (string form in expected)
        {
            Assert.Contains(form, Forms(program.Function("f")));
        }
    }

    [Fact]
    public void First_execution_does_not_specialize_unless_counters_are_smallest()
    {
        const string source = "def f(a): return a + 1\nf(1)\n";
        var program = new Programs(ExecutionMode.Default);
        _ = program.Run(source);
        Assert.Contains("BINARY_OP", Forms(program.Function("f")));
        program = new Programs(ExecutionMode.SmallestCounters);
        _ = program.Run(source);
        Assert.Contains("BINARY_OP_ADD_INT", Forms(program.Function("f")));
    }

    [Fact]
    public void Fifty_third_miss_specializes_anew()
    {
        var program = new Programs(ExecutionMode.Default);
        _ = program.Run("def f(a): return a + a\nf(1)\nf(1)\nfor i in range(52): f(1.5)\n");
        Assert.Contains("BINARY_OP_ADD_INT", Forms(program.Function("f")));
        _ = program.Run("f(1.5)\n");
        Assert.Contains("BINARY_OP_ADD_FLOAT", Forms(program.Function("f")));
    }

    [Theory]
    [InlineData("def f(o): return o.a", "LOAD_ATTR_POLYMORPHIC")]
    [InlineData("def f(o): o.a = 1", "STORE_ATTR_POLYMORPHIC")]
    [InlineData("def f(o): return o.m()", "LOAD_ATTR_POLYMORPHIC", "CALL_PY_ANY")]
    [InlineData("def f(o): return o.a + 1", "BINARY_OP_NUMBER")]
    [InlineData("def f(o): return o.a == 1", "COMPARE_OP_SIMPLE")]
    public void Sites_whose_operands_alternate_take_a_form_for_all_of_them(string function, params string[] expected)
    {
        var program = new Programs(ExecutionMode.Default);
        const string setup = "class A:\n  a = 1\n  def m(self): pass\nclass B:\n  def __init__(self): self.a = 1.5\n  def m(self, x=1): pass\na, b = A(), B()\n";
        Assert.Equal("", program.Run(setup + function + "\nfor i in range(400): f((a, b)[i & 1])\n"));
        foreach (string form in expected)
        {
            Assert.Contains(form, Forms(program.Function("f")));
        }
    }

    [Fact]
    public void Forced_misses_come_without_a_reason()
    {
        const string source = "def f(a):\n  return a + 1\nfor i in range(100): f(i)\n";
        const int Form = (int)Opcode.BINARY_OP_ADD_INT;
        var program = new Programs(ExecutionMode.Counting);
        _ = program.Run(source);
        Assert.Equal(0, program.State.Statistics!.MissesOf(Form));
        program = new Programs(ExecutionMode.ForcedMisses);
        _ = program.Run(source);
        Assert.InRange(program.State.Statistics!.MissesOf(Form), 15, 150);
    }

    [Fact]
    public void Failed_attempt_leaves_a_reason()
    {
        var program = new Programs(ExecutionMode.Default);
        _ = program.Run("class N:\n  def __pow__(self, other): return 1\ndef f(a): return a ** 2\nf(N())\nf(N())\n");
        CodeObject code = program.Function("f").Code;
        var failures = new List<SpecializationFailure>();
        for (int i = 0; i < code.Executable!.Count; i++)
        {
            if (code.Executable.FindSite(i) is { Failures: > 0 } site)
            {
                failures.Add(site.LastFailure);
            }
        }

        Assert.Equal([SpecializationFailure.BinaryPower], failures);
    }

    /// <summary>Names of the instructions of a function as they execute now.</summary>
    private static List<string> Forms(PyFunction function)
    {
        var names = new List<string>();
        for (int i = 0; i < function.Code.Executable!.Count;)
        {
            InstructionInfo info = InstructionTable.Get(function.Code.Executable.ExecutingOpcode(i));
            names.Add(info.Name);
            i += 1 + info.Caches;
        }

        return names;
    }
}
