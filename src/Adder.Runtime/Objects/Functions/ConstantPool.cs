using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;

namespace Adder.Runtime.Objects;

/// <summary>Makes the objects of one compilation: equal constants and equal tables of its code objects are one object, as in CPython.</summary>
internal sealed class ConstantPool
{
    private readonly Dictionary<ConstantValue, PyObject> _objects = [];

    /// <summary>The object for a constant.</summary>
    public PyObject Get(ConstantValue constant)
    {
        if (constant is CodeConstant code)
        {
            return new CodeObject(code.Code, this);
        }

        if (!_objects.TryGetValue(constant, out PyObject? value))
        {
            value = constant switch
            {
                TupleConstant tuple => PyTuple.FromArray(GetAll(tuple.Items)),
                FrozenSetConstant set => PyFrozenSet.FromConstants(GetAll(set.Items)),
                _ => ConstantObjects.From(constant),
            };
            _objects.Add(constant, value);
        }

        return value;
    }

    /// <summary>The constants of a code object.</summary>
    public PyTuple Tuple(ConstantValue[] constants) => System.Array.Exists(constants, static constant => constant is CodeConstant)
        ? PyTuple.FromArray(GetAll(constants))
        : (PyTuple)Get(new TupleConstant(constants));

    /// <summary>A table of a code object.</summary>
    public PyBytes Bytes(byte[] table) => (PyBytes)Get(new BytesConstant(table));

    private PyObject[] GetAll(ConstantValue[] constants) => System.Array.ConvertAll(constants, Get);
}
