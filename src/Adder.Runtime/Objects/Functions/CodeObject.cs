using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Syntax;

namespace Adder.Runtime.Objects;

/// <summary>
/// <c>code</c>: compiled Python code. The exchange format (CPython 3.14's bytecode, tables) is kept as it came; what runs is the
/// executing copy made from it.
/// </summary>
[PyType("code", TextSignature = "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)", Flags = TypeFlags.HasWeakReferences, Doc = "A compiled piece of a program: its instructions and what they need.")]
internal sealed unsafe partial class CodeObject : PyObject
{
    public CodeObject(CodeBlueprint blueprint)
        : this(blueprint, new ConstantPool())
    {
    }

    /// <summary>One of several code objects that share equal constants.</summary>
    public CodeObject(CodeBlueprint blueprint, ConstantPool pool)
        : this(blueprint, pool.Tuple(blueprint.Constants), pool.Bytes(blueprint.LineTable))
    {
    }

    /// <summary>Code with given constants, which may be any objects (<c>code.replace</c>); those of the blueprint do not count.</summary>
    public CodeObject(CodeBlueprint blueprint, PyTuple constants, PyBytes? lineTable = null)
    {
        Blueprint = blueprint;
        _constants = constants;
        _lineTable = lineTable;
        Constants = constants.AsArray();
        Names = ConstantObjects.InternAll(blueprint.Names);
        LocalsPlusNames = ConstantObjects.InternAll(blueprint.LocalsPlusNames);
        FrameSize = LocalsPlusNames.Length + blueprint.StackSize + 1;
        Name = PyStr.Intern(blueprint.Name);
        QualifiedName = PyStr.Intern(blueprint.QualifiedName);
        FileName = PyStr.Intern(blueprint.FileName);
        foreach (LocalKinds kind in blueprint.LocalsPlusKinds)
        {
            LocalCount += (kind & LocalKinds.Local) != 0 ? 1 : 0;
            CellCount += (kind & LocalKinds.Cell) != 0 ? 1 : 0;
            FreeCount += (kind & LocalKinds.Free) != 0 ? 1 : 0;
        }
    }

    // Programs may compare the parts by identity, so each is one object.
    private readonly PyTuple _constants;
    private PyBytes? _lineTable;
    private PyBytes? _exceptionTable;
    private PyBytes? _code;
    private PyTuple? _names;

    /// <summary>The code as the compiler or marshal gave it.</summary>
    public CodeBlueprint Blueprint { get; }

    /// <summary><c>co_consts</c>.</summary>
    public PyTuple ConstantTuple => _constants;

    /// <summary><c>co_linetable</c>.</summary>
    public PyBytes LineTable => _lineTable ??= PyBytes.From(Blueprint.LineTable);

    /// <summary>The items of <c>co_consts</c>.</summary>
    public PyObject[] Constants { get; }

    public PyStr[] Names { get; }

    /// <summary>Names of locals, cells and free variables, by slot.</summary>
    public PyStr[] LocalsPlusNames { get; }

    public PyStr Name { get; }

    public PyStr QualifiedName { get; }

    public PyStr FileName { get; private set; }

    public CodeFlags Flags => Blueprint.Flags;

    public int ArgumentCount => Blueprint.ArgumentCount;

    public int LocalCount { get; }

    public int CellCount { get; }

    public int FreeCount { get; }

    /// <summary>Gives this code object and those among its constants another file name where they have the old one (<c>_imp._fix_co_filename</c>).</summary>
    public void Rename(PyStr oldName, PyStr newName)
    {
        if (!FileName.EqualTo(oldName) || oldName.EqualTo(newName))
        {
            return;
        }

        FileName = newName;
        foreach (PyObject constant in Constants)
        {
            if (constant is CodeObject nested)
            {
                nested.Rename(oldName, newName);
            }
        }
    }

    /// <summary>Slots of a frame: locals, cells, free variables and the evaluation stack.</summary>
    public int FrameSize { get; }

    /// <summary>The same as a generator keeps them: in whole groups of <see cref="Interpreter.FrameStack.GroupSize"/>.</summary>
    public int KeptFrameSize => (FrameSize + Interpreter.FrameStack.GroupSize - 1) & -Interpreter.FrameStack.GroupSize;
}

/// <summary>Turns compile-time constants into Python objects. Equal constants of one code object are one object; strings that look like names are interned.</summary>
internal static class ConstantObjects
{
    public static PyObject From(ConstantValue constant) => constant switch
    {
        NoneConstant => PyNone.Instance,
        StringConstant value => LooksLikeName(value) ? PyStr.Intern(PyStr.From(value)) : PyStr.From(value),
        IntConstant value => From(value),
        BytesConstant value => PyBytes.From(value.Value),
        _ => FromOther(constant),
    };

    private static PyInt From(IntConstant constant) => constant.TryGetSmall(out long small) ? PyInt.From(small) : PyInt.From(constant.Value);

    // Apart from the common ones: .NET loads every class that a method mentions before it runs for the first time.
    private static PyObject FromOther(ConstantValue constant) => constant switch
    {
        EllipsisConstant => PyEllipsis.Instance,
        BoolConstant value => PyBool.From(value.Value),
        FloatConstant value => PyFloat.From(value.Value),
        ComplexConstant value => new PyComplex(value.Real, value.Imaginary),
        TupleConstant value => PyTuple.FromArray(FromAll(value.Items)),
        FrozenSetConstant value => PyFrozenSet.FromConstants(FromAll(value.Items)),
        SliceConstant value => new PySlice(From(value.Start), From(value.Stop), From(value.Step)),
        CodeConstant value => new CodeObject(value.Code),
        Adder.Runtime.Import.ObjectConstant value => value.Value,
        _ => throw new System.Diagnostics.UnreachableException($"no Python object for {constant}"),
    };

    /// <summary>The compile-time constant that stands for an object, where there is none the object itself.</summary>
    public static ConstantValue ToConstant(PyObject value) => value switch
    {
        PyNone => NoneConstant.Instance,
        PyEllipsis => EllipsisConstant.Instance,
        PyBool truth => truth.Value ? BoolConstant.True : BoolConstant.False,
        PyInt number when value is PySmallInt or PyBigInt => new IntConstant(number.BigValue),
        PyFloat number when value.GetType() == typeof(PyFloat) => new FloatConstant(number.Value),
        PyComplex number when value.GetType() == typeof(PyComplex) => new ComplexConstant(number.Real, number.Imaginary),
        PyStr text when value.GetType() == typeof(PyStr) => ToConstant(text),
        PyBytes bytes when value.GetType() == typeof(PyBytes) => new BytesConstant(bytes.Data),
        PyTuple tuple when value.GetType() == typeof(PyTuple) => System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? new TupleConstant(Array.ConvertAll(tuple.AsArray(), ToConstant))
            : new Adder.Runtime.Import.ObjectConstant(value),
        PyFrozenSet set when value.GetType() == typeof(PyFrozenSet) => System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? new FrozenSetConstant(Array.ConvertAll(set.ToArray(), ToConstant))
            : new Adder.Runtime.Import.ObjectConstant(value),
        _ => new Adder.Runtime.Import.ObjectConstant(value),
    };

    /// <summary>The compile-time constant for a str.</summary>
    public static StringConstant ToConstant(PyStr text)
    {
        if (!text.HasSurrogates())
        {
            return new StringConstant(text.ToString());
        }

        var codePoints = new int[text.Length];
        for (int i = 0; i < codePoints.Length; i++)
        {
            codePoints[i] = text.CodePointAt(i);
        }

        return StringConstant.FromCodePoints(codePoints);
    }

    public static PyStr[] InternAll(string[] names)
    {
        var interned = new PyStr[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            interned[i] = PyStr.Intern(names[i]);
        }

        return interned;
    }

    private static PyObject[] FromAll(ConstantValue[] constants) => Array.ConvertAll(constants, From);

    private static bool LooksLikeName(StringConstant constant)
    {
        foreach (char c in constant.Text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return constant.CodePoints is null;
    }
}
