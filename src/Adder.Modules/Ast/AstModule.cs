using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Ast;

/// <summary><c>_ast</c>: the classes of syntax tree nodes.</summary>
[PyModule("_ast", Types = [typeof(PyAst)])]
internal static partial class AstModule
{
    [PyConstant("PyCF_ONLY_AST")]
    private const int OnlyAst = 0x400;

    [PyConstant("PyCF_TYPE_COMMENTS")]
    private const int TypeComments = 0x1000;

    [PyConstant("PyCF_ALLOW_TOP_LEVEL_AWAIT")]
    private const int AllowTopLevelAwait = 0x2000;

    [PyConstant("PyCF_OPTIMIZED_AST")]
    private const int OptimizedAst = 0x8400;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        AstState state = ts.Interpreter.StateOf<AstState>();
        state.Module = module;
        PyTuple locations = PyTuple.Create(PyStr.Intern("lineno"), PyStr.Intern("col_offset"), PyStr.Intern("end_lineno"), PyStr.Intern("end_col_offset"));
        PyType root = PyAst.TypeObject;
        root.Dictionary.SetInterned("_fields", PyTuple.Empty);
        root.Dictionary.SetInterned("_attributes", PyTuple.Empty);
        root.Dictionary.SetInterned("__match_args__", PyTuple.Empty);
        root.Dictionary.SetInterned("_field_types", new PyDict());
        var groups = new Dictionary<string, PyType> { ["AST"] = root };
        foreach (string name in AstSchema.GroupNames)
        {
            bool located = name is not ("mod" or "type_ignore");
            if (MakeClass(ts, module, name, root, [], located ? locations : PyTuple.Empty, null) is not { } group)
            {
                return Done.Error;
            }

            groups[name] = group;
        }

        foreach ((string name, Type enumeration) in AstSchema.Enumerations)
        {
            if (MakeClass(ts, module, name, root, [], PyTuple.Empty, null) is not { } group)
            {
                return Done.Error;
            }

            groups[name] = group;
            foreach (Enum value in Enum.GetValues(enumeration))
            {
                if (MakeClass(ts, module, value.ToString(), group, [], null, null) is not { } type)
                {
                    return Done.Error;
                }

                state.Singletons[value] = new PyAst(type);
            }
        }

        foreach (AstClass description in AstSchema.Classes.Values)
        {
            PyType group = groups[description.Group];
            bool ownLocations = description.IsLocated && description.Group == "AST";
            if (MakeClass(ts, module, description.Name, group, description.Fields, ownLocations ? locations : null, groups) is not { } type)
            {
                return Done.Error;
            }

            state.Classes[description.NativeType] = type;
        }

        return Done.Ok;
    }

    private static PyType? MakeClass(ThreadState ts, PyModule module, string name, PyType baseType, AstField[] fields, PyTuple? attributes, Dictionary<string, PyType>? groups)
    {
        var members = new PyDict();
        members.SetInterned("__module__", PyStr.Intern("ast"));
        PyTuple names = PyTuple.FromArray(Array.ConvertAll<AstField, PyObject>(fields, static field => PyStr.Intern(field.Name)));
        members.SetInterned("_fields", names);
        members.SetInterned("__match_args__", names);
        var kinds = new PyDict();
        foreach (AstField field in fields)
        {
            PyObject kind = KindOf(field, groups);
            kinds.SetInterned(field.Name, kind);
            if (field.IsOptional)
            {
                members.SetInterned(field.Name, PyNone.Instance);
            }
        }

        members.SetInterned("_field_types", kinds);
        if (attributes is not null)
        {
            members.SetInterned("_attributes", attributes);
            if (attributes.Count > 0)
            {
                members.SetInterned("end_lineno", PyNone.Instance);
                members.SetInterned("end_col_offset", PyNone.Instance);
            }
        }

        if (Calls.Call(ts, PyType.TypeObject, PyStr.Intern(name), PyTuple.Create(baseType), members) is not PyType type)
        {
            return null;
        }

        module.Add(name, type);
        return type;
    }

    /// <summary>The entry of <c>_field_types</c>: a class, or <c>list[…]</c> of one.</summary>
    private static PyObject KindOf(AstField field, Dictionary<string, PyType>? groups)
    {
        Type native = field.Property.PropertyType;
        Type item = native.IsArray ? native.GetElementType()! : Nullable.GetUnderlyingType(native) ?? native;
        PyType kind = PyObjectType.TypeObject;
        if (item == typeof(string))
        {
            kind = PyStr.TypeObject;
        }
        else if (item == typeof(int))
        {
            kind = PyInt.TypeObject;
        }
        else
        {
            foreach ((string name, Type enumeration) in AstSchema.Enumerations)
            {
                if (item == enumeration && groups is not null)
                {
                    kind = groups[name];
                }
            }
        }

        return field.IsList ? PyGenericAlias.Create(PyList.TypeObject, kind) : kind;
    }
}
