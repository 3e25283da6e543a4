using Adder.Bytecode;
using Adder.Compiler.CodeGeneration;
using Adder.Syntax;

namespace Adder.Runtime.Objects;

/// <summary>Makes the objects of one compilation: equal constants and equal tables of its code objects are one object, as in CPython.</summary>
internal sealed class ConstantPool
{
    private readonly IndexTable<ConstantValue> _constants = new();
    private PyObject?[] _objects = new PyObject?[8];

    /// <summary>The object for a constant.</summary>
    public PyObject Get(ConstantValue constant)
    {
        if (constant is CodeConstant code)
        {
            return new CodeObject(code.Code, this);
        }

        int index = _constants.IndexOf(constant);
        if (index >= _objects.Length)
        {
            System.Array.Resize(ref _objects, index * 2);
        }

        return _objects[index] ?? Make(constant, index);
    }

    private PyObject Make(ConstantValue constant, int index)
    {
        PyObject made = constant switch
        {
            TupleConstant tuple => PyTuple.FromArray(GetAll(tuple.Items)),
            FrozenSetConstant set => PyFrozenSet.FromConstants(GetAll(set.Items)),
            _ => ConstantObjects.From(constant),
        };
        _objects[index] = made;
        return made;
    }

    /// <summary>The constants of a code object.</summary>
    public PyTuple Tuple(ConstantValue[] constants) =>
        HasCode(constants) ? PyTuple.FromArray(GetAll(constants)) : (PyTuple)Get(new TupleConstant(constants));

    /// <summary>A table of a code object.</summary>
    public PyBytes Bytes(byte[] table) => (PyBytes)Get(new BytesConstant(table));

    private static bool HasCode(ConstantValue[] constants)
    {
        foreach (ConstantValue constant in constants)
        {
            if (constant is CodeConstant)
            {
                return true;
            }
        }

        return false;
    }

    private PyObject[] GetAll(ConstantValue[] constants)
    {
        var objects = new PyObject[constants.Length];
        for (int i = 0; i < objects.Length; i++)
        {
            objects[i] = Get(constants[i]);
        }

        return objects;
    }
}
