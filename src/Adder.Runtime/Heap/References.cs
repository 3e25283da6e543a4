using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Threading;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Heap;

/// <summary>The field, or all of a class's, is bookkeeping: a Python program has no reference there. Caches, links back to an owner, tables that do not keep what they hold.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class)]
internal sealed class NoReferenceAttribute : Attribute;

/// <summary>Sees what a .NET object refers to.</summary>
internal abstract class ReferenceSink : IReferenceVisitor
{
    public abstract void See(object? target);

    void IReferenceVisitor.Visit(PyObject? target) => See(target);
}

/// <summary>
/// What an object refers to, by its fields: for each .NET class a method is made, when it is first asked for, that gives all references in its fields to a <see cref="ReferenceSink"/>. So a new
/// class needs nothing by hand. A type with a <see cref="Binding.Slot.Traverse"/> slot says itself what its own part refers to.
/// </summary>
internal static unsafe class References
{
    /// <summary>Gives the references in an object's fields.</summary>
    private delegate void Visitor(object owner, ReferenceSink sink);

    /// <summary>Gives the references in the fields of a struct.</summary>
    private delegate void StructVisitor<T>(ref T owner, ReferenceSink sink);

    private static readonly Dictionary<Type, Visitor?> s_visitors = [];
    private static readonly Lock s_lock = new();
    private static readonly MethodInfo s_see = typeof(ReferenceSink).GetMethod(nameof(ReferenceSink.See))!;

    /// <summary>Gives what a .NET object refers to directly.</summary>
    public static void Of(object owner, ReferenceSink sink)
    {
        if (owner is PyObject value && value.Type.Slots.Traverse != null)
        {
            value.Type.Slots.Traverse(value, sink);
            if (value.HasState)
            {
                sink.See(value.State.Extras);
            }
        }
        else
        {
            VisitorOf(owner.GetType())?.Invoke(owner, sink);
        }

        if (owner is PyObject { Type: { IsHeapType: true } type })
        {
            sink.See(type);
        }
    }

    private static Visitor? VisitorOf(Type type)
    {
        lock (s_lock)
        {
            if (!s_visitors.TryGetValue(type, out Visitor? visitor))
            {
                s_visitors[type] = visitor = MayRefer(type) ? Make(type) : null;
            }

            return visitor;
        }
    }

    /// <summary>Whether objects of a class may lead to Python objects. What .NET keeps of its own is left alone: only its collections and delegates hold objects of ours.</summary>
    private static bool MayRefer(Type type)
    {
        if (type.IsArray)
        {
            Type element = type.GetElementType()!;
            return element.IsValueType ? HoldsReferences(element) : element == typeof(object) || MayHold(element);
        }

        return MayHold(type);
    }

    private static bool MayHold(Type type) =>
        type == typeof(object) || type.IsInterface || type.IsArray
        || (type.Assembly.GetName().Name!.StartsWith("Adder", StringComparison.OrdinalIgnoreCase) && !type.IsDefined(typeof(NoReferenceAttribute), inherit: true))
        || typeof(Delegate).IsAssignableFrom(type)
        || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(StrongBox<>) || definition == typeof(ConditionalWeakTable<,>)));

    private static bool HoldsReferences(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsByRefLike
        && FieldsOf(type).Any(field => field.FieldType.IsValueType ? HoldsReferences(field.FieldType) : MayRefer(field.FieldType));

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsFunctionPointer && !field.IsDefined(typeof(NoReferenceAttribute)) && !IsMarkedProperty(level, field))
                {
                    yield return field;
                }
            }
        }
    }

    /// <summary>The field behind a property is marked on the property.</summary>
    private static bool IsMarkedProperty(Type type, FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end
        && type.GetProperty(field.Name[1..end], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)?.IsDefined(typeof(NoReferenceAttribute)) == true;

    private static Visitor? Make(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ConditionalWeakTable<,>))
        {
            return VisitWeakTable;
        }

        if (!type.IsArray)
        {
            return MakeFields<Visitor>(type, byReference: false);
        }

        Type element = type.GetElementType()!;
        return !type.IsSZArray ? VisitAll
            : !element.IsValueType ? VisitItems
            : typeof(References).GetMethod(nameof(MakeStructs), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(element).CreateDelegate<Func<Visitor>>()();
    }

    private static void VisitItems(object array, ReferenceSink sink)
    {
        foreach (object? item in Unsafe.As<object?[]>(array))
        {
            sink.See(item);
        }
    }

    private static void VisitAll(object array, ReferenceSink sink)
    {
        foreach (object? item in (Array)array)
        {
            sink.See(item);
        }
    }

    /// <summary>A table keeps a value as long as its key lives: what it holds now is alive.</summary>
    private static void VisitWeakTable(object table, ReferenceSink sink)
    {
        foreach (object pair in (IEnumerable)table)
        {
            sink.See(pair.GetType().GetProperty("Value")!.GetValue(pair));
        }
    }

    private static Visitor MakeStructs<T>()
    {
        StructVisitor<T> visit = MakeFields<StructVisitor<T>>(typeof(T), byReference: true)!;
        return (array, sink) =>
        {
            foreach (ref T item in Unsafe.As<T[]>(array).AsSpan())
            {
                visit(ref item, sink);
            }
        };
    }

    private static TVisitor? MakeFields<TVisitor>(Type type, bool byReference)
        where TVisitor : Delegate
    {
        var method = new DynamicMethod("References of " + type.Name, typeof(void), [byReference ? type.MakeByRefType() : typeof(object), typeof(ReferenceSink)], typeof(References).Module, skipVisibility: true);
        ILGenerator code = method.GetILGenerator();
        EmitFields(code, type, []);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<TVisitor>();
    }

    private static void EmitFields(ILGenerator code, Type type, FieldInfo[] path)
    {
        int length = path.Length > 0 && type.GetCustomAttribute<InlineArrayAttribute>() is { } inline ? inline.Length : 1;
        foreach (FieldInfo field in FieldsOf(type))
        {
            if (!field.FieldType.IsValueType)
            {
                for (int i = 0; i < length && MayRefer(field.FieldType); i++)
                {
                    EmitSee(code, [.. path, field], i);
                }
            }
            else if (!field.FieldType.IsPrimitive && HoldsReferences(field.FieldType))
            {
                EmitFields(code, field.FieldType, [.. path, field]);
            }
        }
    }

    private static void EmitSee(ILGenerator code, FieldInfo[] path, int index)
    {
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_0);
        foreach (FieldInfo field in path)
        {
            code.Emit(OpCodes.Ldflda, field);
        }

        if (index > 0)
        {
            code.Emit(OpCodes.Ldc_I4, index * sizeof(nint));
            code.Emit(OpCodes.Conv_I);
            code.Emit(OpCodes.Add);
        }

        code.Emit(OpCodes.Ldind_Ref);
        code.Emit(OpCodes.Callvirt, s_see);
    }
}
