using System;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Ast;

/// <summary>Makes the classes of <c>_ast</c> from <see cref="AstSchema"/>.</summary>
internal static class AstTypes
{
    /// <summary>Makes all classes and notes them in the state.</summary>
    public static bool Make(ThreadState ts, AstState state)
    {
        PyDict root = state.Root.Dictionary;
        root.SetInterned("_fields", PyTuple.Empty);
        root.SetInterned("__match_args__", PyTuple.Empty);
        root.SetInterned("_attributes", PyTuple.Empty);
        foreach (object definition in AstSchema.Definitions)
        {
            if (definition is AstGroup group ? !AddGroup(ts, state, group) : !AddClass(ts, state, (AstClass)definition, state.Root))
            {
                return false;
            }
        }

        foreach (AstClass description in AstSchema.Classes.Values)
        {
            if (!AddFieldTypes(ts, state, state.Types[description.NativeType], description.Fields))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AddGroup(ThreadState ts, AstState state, AstGroup group)
    {
        if (MakeType(ts, state, group.Name, state.Root, [], group.ToString()) is not { } type)
        {
            return false;
        }

        AddAttributes(type, group.IsLocated, group.EndIsOptional);
        state.GroupTypes[group.NativeType] = type;
        if (group.IsEnumeration)
        {
            foreach (Enum value in Enum.GetValues(group.NativeType))
            {
                if (MakeType(ts, state, value.ToString(), type, [], value.ToString()) is not { } member || !AddFieldTypes(ts, state, member, []))
                {
                    return false;
                }

                state.Singletons[value] = new PyAst(member);
                state.EnumerationMembers[member] = value;
            }
        }

        foreach (AstClass description in group.Classes)
        {
            if (!AddClass(ts, state, description, type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AddClass(ThreadState ts, AstState state, AstClass description, PyType baseType)
    {
        if (MakeType(ts, state, description.Name, baseType, description.Fields, description.ToString()) is not { } type)
        {
            return false;
        }

        if (description.Group is null)
        {
            AddAttributes(type, description.IsLocated, true);
        }

        foreach (AstField field in description.Fields)
        {
            if (field.IsOptional)
            {
                type.Dictionary.SetInterned(field.Name, PyNone.Instance);
            }
        }

        state.Types[description.NativeType] = type;
        state.Descriptions[type] = description;
        return true;
    }

    private static PyType? MakeType(ThreadState ts, AstState state, string name, PyType baseType, AstField[] fields, string documentation)
    {
        var members = new PyDict();
        PyTuple names = PyTuple.FromArray(Array.ConvertAll<AstField, PyObject>(fields, static field => PyStr.Intern(field.Name)));
        members.SetInterned("_fields", names);
        members.SetInterned("__match_args__", names);
        members.SetInterned("__module__", PyStr.Intern("ast"));
        members.SetInterned("__doc__", PyStr.From(documentation));
        if (Calls.Call(ts, PyType.TypeObject, PyStr.Intern(name), PyTuple.Create(baseType), members) is not PyType type)
        {
            return null;
        }

        state.AllTypes.Add(type);
        return type;
    }

    private static void AddAttributes(PyType type, bool located, bool endIsOptional)
    {
        type.Dictionary.SetInterned("_attributes", located ? AstNames.Locations : PyTuple.Empty);
        if (located && endIsOptional)
        {
            type.Dictionary.SetInterned("end_lineno", PyNone.Instance);
            type.Dictionary.SetInterned("end_col_offset", PyNone.Instance);
        }
    }

    private static bool AddFieldTypes(ThreadState ts, AstState state, PyType type, AstField[] fields)
    {
        var types = new PyDict();
        foreach (AstField field in fields)
        {
            PyObject item = field.Kind switch
            {
                AstFieldKind.Identifier or AstFieldKind.String => PyStr.TypeObject,
                AstFieldKind.Integer => PyInt.TypeObject,
                AstFieldKind.Constant => PyObjectType.TypeObject,
                AstFieldKind.Product => state.Types[field.ItemType],
                _ => state.GroupTypes[field.ItemType],
            };
            PyObject? entry = field.IsList ? PyGenericAlias.Create(PyList.TypeObject, item)
                : field.IsOptional ? PyUnion.Or(ts, item, PyNone.Instance)
                : item;
            if (entry is null)
            {
                return false;
            }

            types.SetInterned(field.Name, entry);
        }

        type.Dictionary.SetInterned("_field_types", types);
        type.Dictionary.SetInterned("__annotations_cache__", types);
        return true;
    }
}
