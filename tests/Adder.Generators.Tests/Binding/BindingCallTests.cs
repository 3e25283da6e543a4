using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;

namespace Adder.Generators.Tests.Binding;

/// <summary>Calls through generated adapters.</summary>
public unsafe class BindingCallTests
{
    private static readonly ThreadState s_thread = new(new PyInterpreter());
    private static readonly Dictionary<string, Func<PyObject[], PyTuple?, PyObject?>> s_targets = FindTargets();

    /// <summary>The lines of ArgumentErrors.txt, which argument_errors.py writes under CPython.</summary>
    public static TheoryData<string> OracleLines() => [.. File.ReadAllLines(Path.Combine(GeneratorRunner.ProjectFolder, "Binding", "ArgumentErrors.txt"))];

    [Theory]
    [MemberData(nameof(OracleLines))]
    public void Says_what_CPython_says(string line)
    {
        string[] parts = line.Split(" -> ", 2);
        Assert.Equal(parts[1], Outcome(parts[0]));
    }

    [Theory]
    [InlineData("str.encode('latin-1')", "'latin-1/strict'")]
    [InlineData("str.split(maxsplit=3)", "(None, 3)")]
    [InlineData("str.expandtabs()", "8")]
    [InlineData("str.isidentifier()", "False")]
    [InlineData("list.append(7)", "7")]
    [InlineData("list.insert(1, 2)", "None")]
    [InlineData("list.pop()", "-1")]
    [InlineData("list.index(1)", "9223372036854775807")]
    [InlineData("int.to_bytes(signed='x')", "True")]
    [InlineData("dict.fromkeys(1)", "None")]
    [InlineData("dict.update()", "{}")]
    [InlineData("dict.update((), a=1, b=2)", "{'a': 1, 'b': 2}")]
    [InlineData("dict.collect(1)", "(1, 2, (), 3, None)")]
    [InlineData("dict.collect(1, 5, 6, 7, third=8)", "(1, 5, (6, 7), 8, None)")]
    [InlineData("dict.collect(1, second=4, x=9, first=0)", "(1, 4, (), 3, {'x': 9, 'first': 0})")]
    [InlineData("dict.raw(1, 2, a=3)", "(3, ('a'))")]
    [InlineData("math.gcd(1, 2, 3)", "3")]
    [InlineData("math.sqrt(6.25)", "2.5")]
    [InlineData("math.sqrt(True)", "1.0")]
    [InlineData("math.comb(1267650600228229401496703205376, 1)", "1267650600228229401496703205376")]
    [InlineData("math.prod(())", "1")]
    [InlineData("math.tau", "6.283185307179586")]
    [InlineData("math.executed", "True")]
    [InlineData("print(1, 2, end='!')", "(2, None, '!')")]
    [InlineData("pow(exp=2, base=1)", "(1, 2, None)")]
    [InlineData("getattr(1, 2)", "2")]
    [InlineData("getattr(1, 2, 3)", "3")]
    [InlineData("tuple()", "()")]
    [InlineData("complex(imag=4)", "(0, 4)")]
    [InlineData("sample.truth(0)", "False")]
    [InlineData("sample.fail()", "ValueError: failed")]
    [InlineData("sample.big()", "1267650600228229401496703205376")]
    [InlineData("sample.span()", "'none..none'")]
    [InlineData("sample.span(None, None)", "'none..none'")]
    [InlineData("sample.span(3, 4)", "'3..4'")]
    [InlineData("sample.span('x')", "TypeError: argument should be integer or None, not 'str'")]
    [InlineData("sample.named()", "'none none'")]
    [InlineData("sample.named(None, 'p')", "'none p'")]
    [InlineData("sample.named(1)", "TypeError: named() argument 'name' must be str or None, not int")]
    [InlineData("sample.named('n', None)", "TypeError: named() argument 'path' must be str, not None")]
    public void Converts_arguments_and_results(string call, string expected)
    {
        int parenthesis = call.IndexOf('(', StringComparison.Ordinal);
        PyObject? result = parenthesis < 0 ? Module(typeof(MathFixture)).Dictionary.GetInterned(call[5..]) : Call(call);
        Assert.Equal(expected, result is null ? TakeError() : Show(result));
    }

    [Fact]
    public void Text_arguments_must_be_encodable()
    {
        PyObject lone = PyStr.FromCodePoints([0x61, 0xDC80]);
        Assert.Null(s_targets["str.encode"]([lone], null));
        Assert.Equal("UnicodeEncodeError: utf-8, a\udc80, 1, 2, surrogates not allowed", TakeError());
        Assert.Null(s_targets["str.encode"]([PyStr.From("a\0")], null));
        Assert.Equal("ValueError: embedded null character", TakeError());
    }

    [Fact]
    public void Direct_paths_exist_by_arity()
    {
        MethodDefinition append = Method<ListFixture>("append");
        Assert.Equal(CallConvention.OneArgument, append.Convention);
        Assert.Same(PyNone.Instance, append.CallOneArgument(s_thread, new ListFixture(), PyNone.Instance));
        var list = new ListFixture();
        MethodDefinition copy = Method<ListFixture>("copy");
        Assert.Equal(CallConvention.NoArguments, copy.Convention);
        Assert.Same(list, copy.CallNoArguments(s_thread, list));
        Assert.Equal(CallConvention.Fast, Method<ListFixture>("insert").Convention);
        Assert.Equal(CallConvention.FastWithKeywords, Method<ListFixture>("sort").Convention);
    }

    [Fact]
    public void Text_signatures_and_kinds()
    {
        Assert.Equal("($self, value, start=0, stop=sys.maxsize, /)", Method<ListFixture>("index").TextSignature);
        Assert.Equal("($type, iterable, value=None, /)", Method<DictFixture>("fromkeys").TextSignature);
        Assert.Equal(MethodKind.ClassMethod, Method<DictFixture>("fromkeys").Kind);
        Assert.Equal("(iterable=(), /)", TupleFixture.TypeObject.Definition!.TextSignature);
        var getattr = (PyBuiltinFunction)Module(typeof(BuiltinsFixture)).Dictionary.GetInterned("getattr")!;
        Assert.Null(getattr.Definition.TextSignature);
    }

    [Fact]
    public void Attributes_and_constants()
    {
        var sample = new SampleFixture();
        PyDict members = SampleFixture.TypeObject.Dictionary;
        GetSetDefinition size = ((PyGetSetDescriptor)members.GetInterned("size")!).Definition;
        Assert.True(size.IsMember);
        Assert.True(size.Setter.Pointer == null);
        Assert.Equal("5", Show(size.Getter(s_thread, sample)!));
        GetSetDefinition label = ((PyGetSetDescriptor)members.GetInterned("label")!).Definition;
        Assert.Null(label.Getter(s_thread, sample));
        Assert.Equal("AttributeError: label", TakeError());
        Assert.True(label.Setter.Pointer(s_thread, sample, PyBool.True));
        Assert.Same(PyBool.True, label.Getter(s_thread, sample));
        Assert.Equal("'1.2'", Show(members.GetInterned("version")!));
    }

    [Fact]
    public void Slots()
    {
        var sample = new SampleFixture();
        ref TypeSlots slots = ref SampleFixture.TypeObject.Slots;
        Assert.Equal("'<sample>'", Show(slots.Repr(s_thread, sample)!));
        Assert.Equal(Truth.True, slots.Contains(s_thread, sample, PyNone.Instance));
        Assert.True(slots.SetItem(s_thread, sample, PyNone.Instance, PyBool.False));
        Assert.Same(PyNotImplemented.Instance, slots.Compare(s_thread, sample, sample, CompareOperator.Equal));

        // Equality without a hash makes unhashable.
        Assert.True(slots.Hash == null);
    }

    [Fact]
    public void Flags()
    {
        Assert.Equal(TypeFlags.Subclassable, SampleFixture.TypeObject.Flags & (TypeFlags.Subclassable));
        Assert.Equal(TypeFlags.NoConstructor, SampleFixture.TypeObject.Flags & TypeFlags.NoConstructor);
        Assert.Equal(TypeFlags.None, TupleFixture.TypeObject.Flags & TypeFlags.NoConstructor);
    }

    [Fact]
    public void Instances_of_subclasses_have_their_own_class_object()
    {
        PyType subclass = PyType.CreateHeap(s_thread.Interpreter, PyType.TypeObject, "mine", SampleFixture.TypeObject, new PyDict());
        PyObject instance = new SampleFixtureSubclass(subclass);
        Assert.Same(subclass, instance.Type);
        Assert.True(instance.HasState);
        Assert.False(new SampleFixture().HasState);
    }

    [Fact]
    public void Modules_are_found_in_the_table()
    {
        var modules = new NativeModules();
        modules.Add(AdderGeneratorsModuleTable.Table);
        Assert.Equal(["builtins", "math"], modules.Names());
        Assert.Same(MathFixture.Definition, modules.Find("math"));
        Assert.True(modules.Contains("builtins"));
        Assert.False(modules.Contains("m"));
        Assert.Null(modules.Find("maths"));
    }

    [Fact]
    public void Functions_may_ask_for_their_module()
    {
        PyModule module = Module(typeof(MathFixture));
        var function = (PyBuiltinFunction)module.Dictionary.GetInterned("module")!;
        Assert.Same(module, function.Definition.CallNoArguments(s_thread, module));
    }

    /// <summary>"ok", or the error.</summary>
    private static string Outcome(string call) => Call(call) is null ? TakeError() : "ok";

    private static PyObject? Call(string call)
    {
        int parenthesis = call.IndexOf('(', StringComparison.Ordinal);
        var values = new List<PyObject>();
        var names = new List<PyObject>();
        foreach (string argument in Arguments(call[(parenthesis + 1)..^1]))
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                names.Add(PyStr.Intern(argument[..equals]));
            }

            values.Add(Literal(argument[(equals + 1)..]));
        }

        PyObject? result = s_targets[call[..parenthesis]]([.. values], names.Count == 0 ? null : PyTuple.FromArray([.. names]));
        Assert.Equal(result is null, s_thread.Pending is not null);
        return result;
    }

    private static string TakeError()
    {
        PyBaseException error = s_thread.TakePending();
        return error.Type.Name + ": " + string.Join(", ", error.Arguments.Items.ToArray().Select(static a => a is PyStr text ? text.ToString() : Show(a)));
    }

    private static IEnumerable<string> Arguments(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                if (text[start..i].Trim() is { Length: > 0 } argument)
                {
                    yield return argument;
                }

                start = i + 1;
            }
            else
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            }
        }
    }

    private static PyObject Literal(string text) => text switch
    {
        "None" => PyNone.Instance,
        "True" => PyBool.True,
        "False" => PyBool.False,
        _ when text[0] == '\'' => PyStr.From(text[1..^1]),
        _ when text[0] == '(' => PyTuple.FromArray([.. Arguments(text[1..^1]).Select(Literal)]),
        _ when text.Contains('.', StringComparison.Ordinal) => PyFloat.From(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => PyInt.From(BigInteger.Parse(text, CultureInfo.InvariantCulture)),
    };

    /// <summary>A repr of the few kinds of objects that the tests use, apart from the runtime's own.</summary>
    private static string Show(PyObject value)
    {
        switch (value)
        {
            case PyNone: return "None";
            case PyBool flag: return flag.Value ? "True" : "False";
            case PyInt number: return number.BigValue.ToString(CultureInfo.InvariantCulture);
            case PyFloat number: return number.Value.ToString(number.Value == Math.Floor(number.Value) ? "F1" : "R", CultureInfo.InvariantCulture);
            case PyStr text: return $"'{text}'";
            case PyTuple tuple: return "(" + string.Join(", ", tuple.Items.ToArray().Select(Show)) + ")";
            case PyDict dictionary:
                var items = new List<string>();
                int position = 0;
                while (dictionary.Next(ref position, out PyObject? key, out PyObject? item))
                {
                    items.Add(Show(key) + ": " + Show(item));
                }

                return "{" + string.Join(", ", items) + "}";
            default: return value.ToString();
        }
    }

    private static MethodDefinition Method<T>(string name) => Methods(TypeOf(typeof(T)))[name];

    private static PyType TypeOf(Type type) => (PyType)type.GetField("TypeObject")!.GetValue(null)!;

    private static PyModule Module(Type type)
    {
        var definition = (ModuleDefinition)type.GetField("Definition")!.GetValue(null)!;
        PyModule module = PyModule.Create(definition.Name);
        Assert.True(definition.Execute(s_thread, module));
        return module;
    }

    private static Dictionary<string, MethodDefinition> Methods(PyType type)
    {
        var methods = new Dictionary<string, MethodDefinition>();
        int position = 0;
        while (type.Dictionary.Next(ref position, out PyObject? key, out PyObject? value))
        {
            MethodDefinition? definition = value switch
            {
                PyMethodDescriptor method => method.Definition,
                PyClassMethodDescriptor method => method.Definition,
                PyStaticMethod { Function: PyBuiltinFunction function } => function.Definition,
                _ => null,
            };
            if (definition is not null)
            {
                methods[key.ToString()!] = definition;
            }
        }

        return methods;
    }

    private static Dictionary<string, Func<PyObject[], PyTuple?, PyObject?>> FindTargets()
    {
        var targets = new Dictionary<string, Func<PyObject[], PyTuple?, PyObject?>>();
        foreach (PyObject instance in new PyObject[] { new ListFixture(), new StrFixture(), new IntFixture(), new DictFixture(), new BytesFixture(), new SampleFixture() })
        {
            foreach ((string name, MethodDefinition method) in Methods(instance.Type))
            {
                PyObject self = method.Kind switch { MethodKind.Method => instance, MethodKind.ClassMethod => instance.Type, _ => PyNone.Instance };
                targets[instance.Type.Name + "." + name] = (args, names) => method.Call(s_thread, self, args, names);
            }
        }

        foreach (Type type in new[] { typeof(TupleFixture), typeof(ObjectFixture), typeof(ReversedFixture), typeof(CombinationsFixture), typeof(PairwiseFixture), typeof(ComplexFixture) })
        {
            PyType target = TypeOf(type);
            targets[target.Name] = (args, names) => target.Slots.New(s_thread, target, args, names);
        }

        foreach ((Type type, string prefix) in new[] { (typeof(MathFixture), "math."), (typeof(BuiltinsFixture), "") })
        {
            PyModule module = Module(type);
            int position = 0;
            while (module.Dictionary.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (value is PyBuiltinFunction function)
                {
                    targets[prefix + key] = (args, names) => function.Definition.Call(s_thread, module, args, names);
                }
            }
        }

        return targets;
    }
}
