using System.Collections.Generic;

namespace Adder.Generators.Tests.Binding;

public class BindingDiagnosticsTests
{
    private static List<string> InType(string members, string attribute = "[PyType(\"widget\")]", string modifiers = "sealed partial") =>
        GeneratorRunner.Complaints($$"""
            namespace Sample;
            {{attribute}}
            internal {{modifiers}} class Widget : PyObject
            {
                {{members}}
            }
            """);

    private static List<string> InModule(string members, string modifiers = "static partial") =>
        GeneratorRunner.Complaints($$"""
            namespace Sample;
            [PyModule("sample")]
            internal {{modifiers}} class SampleModule
            {
                {{members}}
            }
            """);

    [Fact]
    public void Nothing_to_complain_of() => Assert.Empty(InType("[PyMethod(\"f(a, /)\")] private PyObject? F(ThreadState ts, PyObject a) => a;"));

    [Fact]
    public void Not_partial() =>
        Assert.Equal(["ADDER001 'Widget' must be partial, and so must the types that it is nested in"], InType("", modifiers: "sealed"));

    [Fact]
    public void Malformed_signature() => Assert.Equal(
        ["ADDER003 Signature \"f\": a name and a parenthesis are expected at the beginning"],
        InType("[PyMethod(\"f\")] private PyObject? F(ThreadState ts) => null;"));

    [Fact]
    public void Duplicate_method_name() => Assert.Equal(
        ["ADDER004 'f' is declared twice in 'Widget'"],
        InType("""
            [PyMethod("f()")] private PyObject? F(ThreadState ts) => null;
            [PyGetter("f")] private PyObject? G(ThreadState ts) => null;
            """));

    [Fact]
    public void Duplicate_slot() => Assert.Equal(
        ["ADDER004 'slot Repr' is declared twice in 'Widget'"],
        InType("""
            [PySlot(Slot.Repr)] private PyObject? F(ThreadState ts) => null;
            [PySlot(Slot.Repr)] private PyObject? G(ThreadState ts) => null;
            """));

    [Fact]
    public void Parameter_count() => Assert.Equal(
        ["ADDER005 'F' has 1 parameters for the 2 of signature \"f(a, b)\""],
        InType("[PyMethod(\"f(a, b)\")] private PyObject? F(ThreadState ts, PyObject a) => a;"));

    [Fact]
    public void Parameter_type() => Assert.Equal(
        ["ADDER006 Parameter 'a' of type 'System.DateTime' cannot take the Python argument 'a'"],
        InType("[PyMethod(\"f(a)\")] private PyObject? F(ThreadState ts, System.DateTime a) => null;"));

    [Fact]
    public void Rest_parameter_type() => Assert.Equal(
        ["ADDER006 Parameter 'a' of type 'Adder.Runtime.Objects.PyObject' cannot take *a (ReadOnlySpan<PyObject> or PyTuple)"],
        InType("[PyMethod(\"f(*a)\")] private PyObject? F(ThreadState ts, PyObject a) => null;"));

    [Fact]
    public void Keyword_names_beside_named_parameters() => Assert.Equal(
        ["ADDER006 Parameter 'k' of type 'Adder.Runtime.Objects.PyTuple?' cannot take **k unless *args, as a span, is the only other parameter"],
        InType("[PyMethod(\"f(b, *a, **k)\")] private PyObject? F(PyObject b, ReadOnlySpan<PyObject> a, PyTuple? k) => null;"));

    [Fact]
    public void Parameter_that_must_be_nullable() => Assert.Equal(
        ["ADDER007 Parameter 'a' must be nullable: it gets null when the argument is omitted (a=None)"],
        InType("[PyMethod(\"f(a=None)\")] private PyObject? F(ThreadState ts, PyStr a) => a;"));

    [Fact]
    public void Unrepresentable_default_needs_nullable() => Assert.Equal(
        ["ADDER007 Parameter 'a' must be nullable: it gets null when the argument is omitted (a=<unrepresentable>)"],
        InType("[PyMethod(\"f(a=<unrepresentable>, /)\")] private PyObject? F(ThreadState ts, PyObject a) => a;"));

    [Fact]
    public void Setter_must_take_null() => Assert.Equal(
        ["ADDER007 Parameter 'value' must be nullable: it gets null when the argument is omitted (null deletes the attribute)"],
        InType("""
            [PyGetter("x")] private PyObject? X(ThreadState ts) => null;
            [PySetter("x")] private Done SetX(ThreadState ts, PyObject value) => Done.Ok;
            """));

    [Fact]
    public void Result_type() => Assert.Equal(
        ["ADDER008 The result of 'F', 'System.DateTime', cannot be made a Python object"],
        InType("[PyMethod(\"f()\")] private System.DateTime F(ThreadState ts) => default;"));

    [Fact]
    public void Init_result_type() => Assert.Equal(
        ["ADDER008 The result of 'F', 'Adder.Runtime.Objects.PyObject?', cannot be made a flag (Done or bool)"],
        InType("[PyInit(\"widget()\")] private PyObject? F(ThreadState ts) => null;"));

    [Fact]
    public void Oblivious_result() => Assert.Equal(
        ["ADDER009 The result of 'F' says nothing of null: enable nullable annotations"],
        InType("""
            #nullable disable
            [PyMethod("f()")] private PyObject F(ThreadState ts) => null;
            """));

    [Fact]
    public void Function_must_be_static() => Assert.Equal(
        ["ADDER010 'F' must be static"],
        InType("[PyClassMethod(\"f()\")] private PyObject? F(ThreadState ts, PyType type) => null;"));

    [Fact]
    public void Static_method_without_self() => Assert.Equal(
        ["ADDER010 'F' must be an instance method, or declare self after the thread state"],
        InType("[PyMethod(\"f()\")] private static PyObject? F(ThreadState ts) => null;"));

    [Fact]
    public void Setter_without_getter() => Assert.Equal(
        ["ADDER010 'SetX' must be paired with a getter of 'x'"],
        InType("[PySetter(\"x\")] private Done SetX(ThreadState ts, PyObject? value) => Done.Ok;"));

    [Fact]
    public void Slot_signature() => Assert.Equal(
        ["ADDER011 'F' does not have the signature of slot GetItem: parameter 'key' must be Adder.Runtime.Objects.PyObject"],
        InType("[PySlot(Slot.GetItem)] private PyObject? F(ThreadState ts, PyStr key) => null;"));

    [Fact]
    public void Slot_parameter_count() => Assert.Equal(
        ["ADDER011 'F' does not have the signature of slot GetItem: 3 parameters are expected, self and thread state included"],
        InType("[PySlot(Slot.GetItem)] private PyObject? F(ThreadState ts) => null;"));

    [Fact]
    public void Slot_parameter_that_can_be_null() => Assert.Equal(
        ["ADDER011 'F' does not have the signature of slot SetItem: parameter 'value' can be null"],
        InType("[PySlot(Slot.SetItem)] private Done F(ThreadState ts, PyObject key, PyObject value) => Done.Ok;"));

    [Fact]
    public void Binary_slot_on_an_instance() => Assert.Equal(
        ["ADDER011 'F' does not have the signature of slot Add: it must be static with operands of type PyObject, since either may be of another type"],
        InType("[PySlot(Slot.Add)] private PyObject? F(ThreadState ts, PyObject other) => null;"));

    [Fact]
    public void Sealed_but_subclassable() => Assert.Equal(
        ["ADDER012 'Widget' is sealed, so Python classes cannot derive from it"],
        InType("", "[PyType(\"widget\", Subclassable = true)]"));

    [Fact]
    public void Module_must_be_static() => Assert.Equal(["ADDER010 'SampleModule' must be a static class"], InModule("", "sealed partial"));

    [Fact]
    public void Exec_signature() => Assert.Equal(
        ["ADDER010 'Run' must be static Done Run(ThreadState ts, PyModule module)"],
        InModule("[PyModuleExec] private static void Run() { }"));

    [Fact]
    public void Constant_type() => Assert.Equal(
        ["ADDER008 The result of 'When', 'System.DateTime', cannot be made a Python object"],
        InModule("[PyConstant(\"when\")] private static System.DateTime When => default;"));

    [Fact]
    public void Private_member_of_a_base() => Assert.Equal(
        ["ADDER010 'F' must be protected or internal, since it serves Widget"],
        GeneratorRunner.Complaints("""
            internal abstract class Shared : PyObject
            {
                [PyMethod("f()")] private PyObject? F() => null;
            }

            [PyType("widget")] internal sealed partial class Widget : Shared;
            """));

    /// <summary>A member that is complained of is left out; the others are still there.</summary>
    [Fact]
    public void Other_members_survive()
    {
        string source = """
            [PyType("widget")]
            internal sealed partial class Widget : PyObject
            {
                [PyMethod("broken(")] private PyObject? Broken(ThreadState ts) => null;
                [PyMethod("whole()")] private PyObject? Whole(ThreadState ts) => null;
            }
            """;
        string text = GeneratorRunner.Run(source).Result.GeneratedTrees[0].ToString();
        Assert.Contains("\"whole\"", text, System.StringComparison.Ordinal);
        Assert.DoesNotContain("broken", text, System.StringComparison.Ordinal);
    }
}
