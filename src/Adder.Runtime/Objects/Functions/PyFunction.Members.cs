using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>What programs see of a function.</content>
internal sealed unsafe partial class PyFunction
{
    private PyObject? _rawAnnotations;

    /// <summary>Annotations as compiled code gives them: a dict, or names and values alternating in a tuple.</summary>
    public void SetRawAnnotations(PyObject value)
    {
        _rawAnnotations = value;
        Annotations = null;
    }

    [PySlot(Slot.Call)]
    private static PyObject? CallSlot(ThreadState ts, PyFunction self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Frames.Call(ts, self, ref MemoryMarshal.GetReference(arguments), arguments.Length, keywordNames);

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyFunction self, PyObject? instance, PyType? owner) =>
        instance is null || (instance is PyNone && !ReferenceEquals(owner, PyNone.TypeObject)) ? self : new PyBoundMethod(self, instance);

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyFunction self) => PyStr.From($"<function {self.QualifiedName} at {ObjectIdentity.Hexadecimal(self)}>");

    [PyNew("function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject code, PyObject globals, PyObject name, PyObject argdefs, PyObject closure, PyObject kwdefaults)
    {
        if (code is not CodeObject codeObject)
        {
            return Raise.TypeError(ts, $"function() argument 'code' must be code, not {code.Type.FullName}");
        }

        if (globals is not PyDict dictionary)
        {
            return Raise.TypeError(ts, $"function() argument 'globals' must be dict, not {globals.Type.FullName}");
        }

        if (name is not PyNone and not PyStr)
        {
            return Raise.TypeError(ts, "arg 3 (name) must be None or string");
        }

        if (argdefs is not PyNone and not PyTuple)
        {
            return Raise.TypeError(ts, "arg 4 (defaults) must be None or tuple");
        }

        if (kwdefaults is not PyNone and not PyDict)
        {
            return Raise.TypeError(ts, "arg 6 (kwdefaults) must be None or dict");
        }

        if (closure is not PyTuple)
        {
            if (codeObject.FreeCount > 0 && closure is PyNone)
            {
                return Raise.TypeError(ts, "arg 5 (closure) must be tuple");
            }

            if (closure is not PyNone)
            {
                return Raise.TypeError(ts, "arg 5 (closure) must be None or tuple");
            }
        }

        int given = closure is PyTuple cells ? cells.Count : 0;
        if (codeObject.FreeCount != given)
        {
            return Raise.ValueError(ts, $"{codeObject.Name} requires closure of length {codeObject.FreeCount}, not {given}");
        }

        if (closure is PyTuple all)
        {
            foreach (PyObject item in all.Items)
            {
                if (item is not PyCell)
                {
                    return Raise.TypeError(ts, $"arg 5 (closure) expected cell, found {item.Type.FullName}");
                }
            }
        }

        var function = new PyFunction(codeObject, dictionary, EvalCode.BuiltinsOf(ts, dictionary))
        {
            Defaults = argdefs as PyTuple,
            KeywordDefaults = kwdefaults as PyDict,
            Closure = closure as PyTuple,
        };
        if (name is PyStr text)
        {
            function.Name = text;
        }

        return function;
    }

    [PyGetter("__code__")]
    private PyObject? CodeGetter(ThreadState ts) => Code;

    [PySetter("__code__")]
    private Done CodeSetter(ThreadState ts, PyObject? value)
    {
        if (value is not CodeObject code)
        {
            return Raise.TypeError(ts, "__code__ must be set to a code object");
        }

        int own = Closure?.Count ?? 0;
        if (code.FreeCount != own)
        {
            return Raise.ValueError(ts, $"{Name}() requires a code object with {own} free vars, not {code.FreeCount}");
        }

        const CodeFlags kinds = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        if ((Code.Flags & kinds) != (code.Flags & kinds)
            && !Deprecations.Warn(ts, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)"))
        {
            return Done.Error;
        }

        Code = code;
        Version = PyType.NextVersion();
        return Done.Ok;
    }

    [PyGetter("__closure__", Member = true)]
    private PyObject? ClosureGetter(ThreadState ts) => Closure ?? (PyObject)PyNone.Instance;

    [PyGetter("__globals__", Member = true)]
    private PyObject? GlobalsGetter(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return Globals;
    }

    [PyGetter("__builtins__", Member = true)]
    private PyObject? BuiltinsGetter(ThreadState ts)
    {
        ts.Interpreter.CompleteStart();
        return Builtins;
    }

    [PyGetter("__doc__", Member = true)]
    private PyObject? DocumentationGetter(ThreadState ts) => Documentation;

    [PySetter("__doc__")]
    private Done DocumentationSetter(ThreadState ts, PyObject? value)
    {
        Documentation = value ?? PyNone.Instance;
        return Done.Ok;
    }

    [PyGetter("__module__", Member = true)]
    private PyObject? ModuleGetter(ThreadState ts) => Module;

    [PySetter("__module__")]
    private Done ModuleSetter(ThreadState ts, PyObject? value)
    {
        Module = value ?? PyNone.Instance;
        return Done.Ok;
    }

    [PyGetter("__name__")]
    private PyObject? NameGetter(ThreadState ts) => Name;

    [PySetter("__name__")]
    private Done NameSetter(ThreadState ts, PyObject? value)
    {
        if (value is PyStr name)
        {
            Name = name;
        }

        return PyGeneratorBase.CheckName(ts, value, "__name__");
    }

    [PyGetter("__qualname__")]
    private PyObject? QualifiedNameGetter(ThreadState ts) => QualifiedName;

    [PySetter("__qualname__")]
    private Done QualifiedNameSetter(ThreadState ts, PyObject? value)
    {
        if (value is PyStr name)
        {
            QualifiedName = name;
        }

        return PyGeneratorBase.CheckName(ts, value, "__qualname__");
    }

    [PyGetter("__defaults__")]
    private PyObject? DefaultsGetter(ThreadState ts) => Defaults ?? (PyObject)PyNone.Instance;

    [PySetter("__defaults__")]
    private Done DefaultsSetter(ThreadState ts, PyObject? value)
    {
        if (value is not null and not PyNone and not PyTuple)
        {
            return Raise.TypeError(ts, "__defaults__ must be set to a tuple object");
        }

        Defaults = value as PyTuple;
        Version = PyType.NextVersion();
        return Done.Ok;
    }

    [PyGetter("__kwdefaults__")]
    private PyObject? KeywordDefaultsGetter(ThreadState ts) => KeywordDefaults ?? (PyObject)PyNone.Instance;

    [PySetter("__kwdefaults__")]
    private Done KeywordDefaultsSetter(ThreadState ts, PyObject? value)
    {
        if (value is not null and not PyNone and not PyDict)
        {
            return Raise.TypeError(ts, "__kwdefaults__ must be set to a dict object");
        }

        KeywordDefaults = value as PyDict;
        Version = PyType.NextVersion();
        return Done.Ok;
    }

    [PyGetter("__annotations__", Doc = "Dict of annotations in a function object.")]
    private PyObject? AnnotationsGetter(ThreadState ts)
    {
        if (Annotations is not null)
        {
            return Annotations;
        }

        switch (_rawAnnotations)
        {
            case PyDict dictionary:
                return Annotations = dictionary;
            case PyTuple pairs:
                var made = new PyDict();
                for (int i = 0; i + 1 < pairs.Count; i += 2)
                {
                    if (!made.SetItem(ts, pairs[i], pairs[i + 1]))
                    {
                        return null;
                    }
                }

                return Annotations = made;
        }

        if (Annotate is null or PyNone)
        {
            return Annotations = new PyDict();
        }

        PyObject? result = Calls.Call(ts, Annotate, PySmallInt.One);
        return result switch
        {
            null => null,
            PyDict dictionary => Annotations = dictionary,
            _ => Raise.TypeError(ts, $"__annotate__ returned non-dict of type '{result.Type.FullName}'"),
        };
    }

    [PySetter("__annotations__")]
    private Done AnnotationsSetter(ThreadState ts, PyObject? value)
    {
        if (value is not null and not PyNone and not PyDict)
        {
            return Raise.TypeError(ts, "__annotations__ must be set to a dict object");
        }

        Annotations = value as PyDict;
        _rawAnnotations = null;
        Annotate = null;
        return Done.Ok;
    }

    [PyGetter("__annotate__", Doc = "Get the code object for a function.")]
    private PyObject? AnnotateGetter(ThreadState ts) => Annotate ?? PyNone.Instance;

    [PySetter("__annotate__")]
    private Done AnnotateSetter(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "__annotate__ cannot be deleted");
        }

        if (value is PyNone)
        {
            Annotate = PyNone.Instance;
            return Done.Ok;
        }

        if (value.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "__annotate__ must be callable or None");
        }

        Annotate = value;
        Annotations = null;
        _rawAnnotations = null;
        return Done.Ok;
    }

    [PyGetter("__type_params__", Doc = "Get the declared type parameters for a function.")]
    private PyObject? TypeParametersGetter(ThreadState ts) => TypeParameters ?? PyTuple.Empty;

    [PySetter("__type_params__")]
    private Done TypeParametersSetter(ThreadState ts, PyObject? value)
    {
        if (value is not PyTuple parameters)
        {
            return Raise.TypeError(ts, "__type_params__ must be set to a tuple");
        }

        TypeParameters = parameters;
        return Done.Ok;
    }

    [PyGetter("__dict__")]
    private PyObject? DictionaryGetter(ThreadState ts) => Dictionary ??= new PyDict();

    [PySetter("__dict__")]
    private Done DictionarySetter(ThreadState ts, PyObject? value)
    {
        if (InstanceMembers.RequireDictionary(ts, value) is not { } dictionary)
        {
            return Done.Error;
        }

        Dictionary = dictionary;
        return Done.Ok;
    }
}

/// <content>What programs see of a bound method.</content>
internal sealed unsafe partial class PyBoundMethod
{
    [PyNew("method(function, instance, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject function, PyObject instance) =>
        function.Type.Slots.Call == null ? Raise.TypeError(ts, "first argument must be callable")
        : instance is PyNone ? Raise.TypeError(ts, "instance must not be None")
        : new PyBoundMethod(function, instance);

    [PySlot(Slot.Call)]
    private static PyObject? CallSlot(ThreadState ts, PyBoundMethod self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        CallWithSelf(ts, self.Function, self.Self, arguments, keywordNames);

    /// <summary>Calls a function with one more argument in front. Keywords are a tuple of names whose values are the last arguments or, for a Python function, a dict as <see cref="ArgumentBinder.Bind"/> takes it.</summary>
    public static PyObject? CallWithSelf(ThreadState ts, PyObject function, PyObject self, ReadOnlySpan<PyObject> arguments, PyObject? keywords)
    {
        if (arguments.Length <= 6)
        {
            var few = default(FrameSlots8);
            few[0] = self;
            for (int i = 0; i < arguments.Length; i++)
            {
                few[i + 1] = arguments[i];
            }

            return CallRow(ts, function, ref Unsafe.As<FrameSlots8, PyObject>(ref few), arguments.Length + 1, keywords);
        }

        var all = new PyObject[arguments.Length + 1];
        all[0] = self;
        arguments.CopyTo(all.AsSpan(1));
        return CallRow(ts, function, ref all[0], all.Length, keywords);
    }

    private static PyObject? CallRow(ThreadState ts, PyObject function, ref PyObject first, int count, PyObject? keywords) =>
        function is PyFunction python
            ? Frames.Call(ts, python, ref first, count, keywords)
            : Calls.Call(ts, function, MemoryMarshal.CreateReadOnlySpan(ref first, count), (PyTuple?)keywords);

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyBoundMethod self)
    {
        PyObject? name = Attributes.Find(ts, self.Function, "__qualname__").ValueOrNull as PyStr ?? Attributes.Find(ts, self.Function, "__name__").ValueOrNull as PyStr;
        PyStr? of = Text.Repr(ts, self.Self);
        return of is null ? null : PyStr.From($"<bound method {name?.ToString() ?? "?"} of {of}>");
    }

    [PySlot(Slot.Hash)]
    private static long Hash(ThreadState ts, PyBoundMethod self)
    {
        long function = Hashing.Hash(ts, self.Function);
        if (function == -1)
        {
            return -1;
        }

        long hash = Hashing.OfIdentity(self.Self) ^ function;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyBoundMethod a || right is not PyBoundMethod b || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        Truth equal = Comparison.Equal(ts, a.Function, b.Function);
        return equal == Truth.Error ? null : PyBool.From((equal == Truth.True && ReferenceEquals(a.Self, b.Self)) == (operation == CompareOperator.Equal));
    }

    [PySlot(Slot.GetAttribute)]
    private static Lookup GetAttribute(ThreadState ts, PyBoundMethod self, PyStr name)
    {
        // What the method type does not have is the function's.
        Lookup own = TypeObject.Lookup(name) is null ? Lookup.Absent : Attributes.GenericGet(ts, self, name);
        return own.IsAbsent ? self.Function.Type.Slots.GetAttribute(ts, self.Function, name) : own;
    }

    /// <summary>A method is bound already.</summary>
    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyBoundMethod self, PyObject? instance, PyType? owner) => self;

    [PyGetter("__func__", Member = true, Doc = "the function (or other callable) implementing a method")]
    private PyObject? FunctionGetter(ThreadState ts) => Function;

    [PyGetter("__self__", Member = true, Doc = "the instance to which a method is bound")]
    private PyObject? SelfGetter(ThreadState ts) => Self;

    [PyGetter("__doc__")]
    private PyObject? DocumentationGetter(ThreadState ts) => Attributes.Get(ts, Function, "__doc__");

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts)
    {
        PyObject? name = Attributes.Get(ts, Function, "__name__");
        PyObject? getattr = name is null ? null : Interpreter.EvalCode.Builtin(ts, "getattr");
        return name is null || getattr is null ? null : PyTuple.Create(getattr, PyTuple.Create(Self, name));
    }
}

/// <content>What programs see of a cell.</content>
internal sealed unsafe partial class PyCell
{
    [PyNew("cell(contents=<unrepresentable>, /)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject? contents) => new PyCell(contents);

    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, PyCell self) => PyStr.From(
        self.Value is { } value
            ? $"<cell at {ObjectIdentity.Hexadecimal(self)}: {value.Type.Name} object at {ObjectIdentity.Hexadecimal(value)}>"
            : $"<cell at {ObjectIdentity.Hexadecimal(self)}: empty>");

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not PyCell a || right is not PyCell b)
        {
            return PyNotImplemented.Instance;
        }

        return a.Value is { } first && b.Value is { } second
            ? Comparison.Compare(ts, first, second, operation)
            : Comparison.FromSign((a.Value is null ? 0 : 1) - (b.Value is null ? 0 : 1), operation);
    }

    [PyGetter("cell_contents")]
    private PyObject? Contents(ThreadState ts) => Value ?? (PyObject?)Raise.ValueError(ts, "Cell is empty");

    [PySetter("cell_contents")]
    private Done SetContents(ThreadState ts, PyObject? value)
    {
        Value = value;
        return Done.Ok;
    }
}
