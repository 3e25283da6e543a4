using System;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Binding;

/// <summary>Flags of a type, a subset of CPython's <c>Py_TPFLAGS_…</c> under their own names, plus Adder's.</summary>
[Flags]
internal enum TypeFlags
{
    None = 0,
    HeapType = 1,
    Subclassable = 2,
    Immutable = 4,
    NoConstructor = 8,

    /// <summary>Matches sequence patterns (Py_TPFLAGS_SEQUENCE).</summary>
    Sequence = 16,

    /// <summary>Matches mapping patterns (Py_TPFLAGS_MAPPING).</summary>
    Mapping = 32,

    /// <summary>A class pattern with one positional sub-pattern matches the whole (_Py_TPFLAGS_MATCH_SELF).</summary>
    MatchSelf = 64,

    /// <summary>Has abstract methods that instantiation must refuse.</summary>
    Abstract = 128,

    /// <summary>A method descriptor: LOAD_ATTR may take the unbound function and self apart (Py_TPFLAGS_METHOD_DESCRIPTOR).</summary>
    MethodDescriptor = 256,

    /// <summary>Instances have a <c>__dict__</c>.</summary>
    HasDict = 512,

    /// <summary>Instances can be weakly referenced.</summary>
    HasWeakReferences = 1024,

    /// <summary>Instances are called without a detour through <c>__call__</c> (Py_TPFLAGS_HAVE_VECTORCALL), as long as no subclass overrides it.</summary>
    Vectorcall = 2048,

    /// <summary>Shows the <c>__new__</c> of its base: CPython's type makes instances as the base does, only Adder's has a .NET class of its own.</summary>
    InheritsNew = 4096,

    /// <summary>CPython's type is no heap type although it is of another module than builtins: it makes its names anew each time.</summary>
    Static = 8192,

    /// <summary>Constructor and methods check names of keywords themselves, and are given those that are no strs too.</summary>
    AnyKeywords = 16384,

    /// <summary>The namespace of the class, or of one of its bases, has keys that are no strs: looking a name up asks them whether they equal it.</summary>
    OddNames = 32768,
}

/// <summary>What kind of callable a <see cref="MethodDefinition"/> describes.</summary>
internal enum MethodKind : byte { Method, ClassMethod, StaticMethod, Function }

/// <summary>How a native function takes its arguments, named after CPython's <c>METH_</c> flags.</summary>
internal enum CallConvention : byte { NoArguments, OneArgument, Fast, FastWithKeywords }

/// <summary>A native function or method, made by the generator from its signature string. One instance per process.</summary>
internal sealed unsafe class MethodDefinition(string name, string? textSignature, string? doc, MethodKind kind, CallConvention convention, CallFunction call)
{
    public string Name { get; } = name;

    /// <summary>"(self, object, /)" as <c>__text_signature__</c> gives it ("$self" form: "($self, object, /)"); null where a default cannot be written.</summary>
    public string? TextSignature { get; } = textSignature;

    public string? Doc { get; } = doc;

    public MethodKind Kind { get; } = kind;

    public CallConvention Convention { get; } = convention;

    /// <summary>(thread, self, positional then keyword values, keyword names). Self is the instance, the class, the module, or None for a static method.</summary>
    public CallFunction Call { get; } = call;

    /// <summary>For <see cref="CallConvention.NoArguments"/>: the direct path.</summary>
    public UnaryFunction CallNoArguments { get; init; }

    /// <summary>For <see cref="CallConvention.OneArgument"/>: the direct path.</summary>
    public BinaryFunction CallOneArgument { get; init; }

    /// <summary>CPython's method is told the class that defines it (<c>METH_METHOD</c>): its descriptor's <c>__get__</c> takes nothing but a class as second argument.</summary>
    public bool TakesDefiningClass { get; init; }
}

/// <summary>A getset or member descriptor's definition.</summary>
internal sealed unsafe class GetSetDefinition(string name, string? doc, bool isMember, UnaryFunction getter, SetterFunctionPointer setter)
{
    public string Name { get; } = name;

    public string? Doc { get; } = doc;

    public bool IsMember { get; } = isMember;

    public UnaryFunction Getter { get; } = getter;

    public SetterFunctionPointer Setter { get; } = setter;
}

/// <summary>A pointer to a setter (thread, self, value or null to delete) → false on error; null for a read-only attribute.</summary>
internal readonly unsafe struct SetterFunctionPointer(delegate*<ThreadState, PyObject, PyObject?, bool> pointer)
{
    public delegate*<ThreadState, PyObject, PyObject?, bool> Pointer { get; } = pointer;
}

/// <summary>What the generator knows of a builtin type. Members are only asked for when somebody looks into the type.</summary>
internal sealed unsafe class TypeDefinition
{
    public required string Name { get; init; }

    public required string Module { get; init; }

    public required string? Doc { get; init; }

    public string? TextSignature { get; init; }

    public required TypeFlags Flags { get; init; }

    /// <summary>The .NET class of exact instances.</summary>
    public required Type NativeClass { get; init; }

    /// <summary>Whether objects of exactly <see cref="NativeClass"/> are of this type and no other, so that the .NET class tells the type.</summary>
    public bool FixesType { get; init; }

    /// <summary>The base, null for <c>object</c> only.</summary>
    public required PyType? Base { get; init; }

    /// <summary>Overwrites the slots that the type defines itself; they hold the base's when this is called.</summary>
    public required delegate*<ref TypeSlots, void> FillSlots { get; init; }

    /// <summary>Enters methods, getters and constants into the type's dictionary, through <see cref="TypeMembers"/>.</summary>
    public required delegate*<TypeMembers, void> FillMembers { get; init; }
}

/// <summary>A native module's definition; modules are made from it once per interpreter.</summary>
internal sealed unsafe class ModuleDefinition
{
    public required string Name { get; init; }

    public string? Doc { get; init; }

    /// <summary>Enters functions, types and constants, then runs the module's own [PyModuleExec]. False: an exception is pending.</summary>
    public required delegate*<ThreadState, PyModule, bool> Execute { get; init; }

    /// <summary>Interpreters that check their modules refuse it.</summary>
    public bool IsForSingleInterpreter { get; init; }

    /// <summary>Has made what all interpreters share of the module: its functions' definitions and its types. <see cref="Execute"/> does it otherwise.</summary>
    public delegate*<void> Prepare { get; init; }
}

/// <summary>An assembly's native modules.</summary>
/// <param name="names">Their names, in ordinal order.</param>
/// <param name="definitionOf">From the place of a name to the module's definition.</param>
internal sealed unsafe class ModuleTable(string[] names, delegate*<int, ModuleDefinition> definitionOf)
{
    private readonly delegate*<int, ModuleDefinition> _definitionOf = definitionOf;

    /// <summary>The names, in ordinal order.</summary>
    public string[] Names { get; } = names;

    /// <summary>The place of a name; negative where there is no such module.</summary>
    public int IndexOf(string name)
    {
        int low = 0;
        int high = Names.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = string.CompareOrdinal(Names[middle], name);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    /// <summary>The definition of the module at that place.</summary>
    public ModuleDefinition DefinitionOf(int index) => _definitionOf(index);
}

/// <summary>Collects a builtin type's members as its dictionary is filled.</summary>
internal readonly struct TypeMembers(PyType type, PyDict dictionary)
{
    public PyType Type { get; } = type;

    public PyDict Dictionary { get; } = dictionary;

    public void Add(MethodDefinition definition) => Add(definition.Name, MethodDescriptors.Create(Type, definition));

    public void Add(GetSetDefinition definition) => Add(definition.Name, new PyGetSetDescriptor(Type, definition));

    public void Add(string name, PyObject value) => Dictionary.SetInterned(PyStr.Intern(name), value);
}
