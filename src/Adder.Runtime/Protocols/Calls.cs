using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Protocols;

/// <summary>
/// Calling objects. Arguments travel as a span that only lives for the call (it may point into a frame's evaluation stack); with keywords, the span's last
/// items are their values and <c>keywordNames</c> holds their names.
/// </summary>
internal static unsafe class Calls
{
    public static PyObject? Call(ThreadState ts, PyObject callable, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        CallFunction call = callable.Type.Slots.Call;
        return call != null ? call(ts, callable, arguments, keywordNames) : NotCallable(ts, callable);
    }

    /// <summary>TypeError for a call of what cannot be called; a module that holds something callable of its own name is told about with it.</summary>
    private static PyObject? NotCallable(ThreadState ts, PyObject callable)
    {
        string hint = "";
        if (callable is PyModule && Attributes.Find(ts, callable, "__name__").ValueOrNull is PyStr name)
        {
            Lookup own = Attributes.Find(ts, callable, name);
            if (own.IsError)
            {
                return null;
            }

            hint = own.ValueOrNull is { } value && value.Type.Slots.Call != null ? $". Did you mean: '{name}.{name}(...)'?" : "";
        }

        // Whatever kept the name from being found says nothing here.
        ts.Pending = null;
        return Raise.TypeError(ts, $"'{Binding.ArgumentErrors.TypeName(callable)}' object is not callable{hint}");
    }

    public static PyObject? Call(ThreadState ts, PyObject callable) => Call(ts, callable, [], null);

    public static PyObject? Call(ThreadState ts, PyObject callable, PyObject argument)
    {
        // What sorts, map() and their like call most, as specialized calls do it.
        if (callable.GetType() == typeof(PyBuiltinFunction))
        {
            var function = Unsafe.As<PyBuiltinFunction>(callable);
            if (function.Definition.Convention == Binding.CallConvention.OneArgument)
            {
                return function.Definition.CallOneArgument(ts, function.Self, argument);
            }
        }
        else if (callable.GetType() == typeof(PyMethodDescriptor))
        {
            Binding.MethodDefinition definition = Unsafe.As<PyMethodDescriptor>(callable).Definition;
            if (definition.Convention == Binding.CallConvention.NoArguments && Unsafe.As<PyMethodDescriptor>(callable).IsOfOwner(argument))
            {
                return definition.CallNoArguments(ts, argument);
            }
        }

        return Call(ts, callable, new ReadOnlySpan<PyObject>(in argument), null);
    }

    public static PyObject? Call(ThreadState ts, PyObject callable, PyObject first, PyObject second)
    {
        // Not a collection expression: the generic helper that stands behind one has to be compiled at run time.
        Binding.ArgumentBuffer2 buffer = default;
        buffer[0] = first;
        buffer[1] = second;
        return Call(ts, callable, MemoryMarshal.CreateReadOnlySpan(ref buffer[0]!, 2), null);
    }

    public static PyObject? Call(ThreadState ts, PyObject callable, PyObject first, PyObject second, PyObject third)
    {
        Binding.ArgumentBuffer4 buffer = default;
        buffer[0] = first;
        buffer[1] = second;
        buffer[2] = third;
        return Call(ts, callable, MemoryMarshal.CreateReadOnlySpan(ref buffer[0]!, 3), null);
    }

    public static PyObject? Call(ThreadState ts, PyObject callable, PyObject first, PyObject second, PyObject third, PyObject fourth)
    {
        Binding.ArgumentBuffer4 buffer = default;
        buffer[0] = first;
        buffer[1] = second;
        buffer[2] = third;
        buffer[3] = fourth;
        return Call(ts, callable, MemoryMarshal.CreateReadOnlySpan(ref buffer[0]!, 4), null);
    }

    /// <summary>Calls with a tuple of arguments and a dictionary of keywords (or null), as <c>f(*arguments, **keywords)</c>. Keys must be strs (checked).</summary>
    public static PyObject? CallWith(ThreadState ts, PyObject callable, PyTuple arguments, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return Call(ts, callable, arguments.Items, null);
        }

        var all = new PyObject[arguments.Count + keywords.Count];
        arguments.Items.CopyTo(all);
        var names = new PyObject[keywords.Count];
        int position = 0;
        int at = 0;
        while (keywords.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr && !ChecksKeywords(callable))
            {
                return Raise.TypeError(ts, "keywords must be strings");
            }

            names[at] = key;
            all[arguments.Count + at++] = value;
        }

        return Call(ts, callable, all, PyTuple.FromArray(names));
    }

    private static bool ChecksKeywords(PyObject callable) =>
        (callable as PyType ?? (callable as PyBuiltinFunction)?.Self.Type) is { } type && (type.NativeBase.Flags & Binding.TypeFlags.AnyKeywords) != 0;

    /// <summary>owner.name(arguments…): finds the method and calls it.</summary>
    public static PyObject? CallMethod(ThreadState ts, PyObject owner, string name, params ReadOnlySpan<PyObject> arguments)
    {
        PyObject? method = Attributes.Get(ts, owner, PyStr.Intern(name));
        return method is null ? null : Call(ts, method, arguments, null);
    }

    public static PyObject? CallMethod(ThreadState ts, PyObject owner, string name, PyObject first, PyObject second)
    {
        PyObject? method = Attributes.Get(ts, owner, PyStr.Intern(name));
        return method is null ? null : Call(ts, method, first, second);
    }

    public static PyObject? CallMethod(ThreadState ts, PyObject owner, string name, PyObject first, PyObject second, PyObject third)
    {
        PyObject? method = Attributes.Get(ts, owner, PyStr.Intern(name));
        return method is null ? null : Call(ts, method, first, second, third);
    }

    /// <summary>As <see cref="CallSpecial(ThreadState, PyObject, PyStr, ReadOnlySpan{PyObject})"/>; absent, too, where binding the method raises AttributeError.</summary>
    public static Lookup CallSpecialOptional(ThreadState ts, PyObject owner, PyStr name, params ReadOnlySpan<PyObject> arguments)
    {
        Lookup bound = Attributes.FindSpecial(ts, owner, name);
        return bound.IsError ? Raise.ClearIf(ts, ExceptionTypes.AttributeError) ? Lookup.Absent : Lookup.Error
            : bound.ValueOrNull is { } method ? Lookup.FoundOrError(Call(ts, method, arguments, null)) : Lookup.Absent;
    }

    /// <summary>Calls a special method of the object's class: absent where the class has none.</summary>
    public static Lookup CallSpecial(ThreadState ts, PyObject owner, PyStr name, params ReadOnlySpan<PyObject> arguments)
    {
        PyType type = owner.Type;
        if (type.Lookup(name) is not { } found)
        {
            return Lookup.Absent;
        }

        // A function takes self directly: no bound method is made.
        if (found.GetType() == typeof(PyFunction) || found.GetType() == typeof(PyMethodDescriptor))
        {
            return arguments.Length switch
            {
                0 => Call(ts, found, owner),
                1 => Call(ts, found, owner, arguments[0]),
                2 => Call(ts, found, owner, arguments[0], arguments[1]),
                _ => Call(ts, found, [owner, .. arguments], null),
            };
        }

        DescriptorGetFunction get = found.Type.Slots.DescriptorGet;
        PyObject? bound = get == null ? found : get(ts, found, owner, type);
        return bound is null ? default : Call(ts, bound, arguments, null);
    }

    public static Lookup CallSpecial(ThreadState ts, PyObject owner, PyStr name, PyObject first, PyObject second)
    {
        Binding.ArgumentBuffer2 buffer = default;
        buffer[0] = first;
        buffer[1] = second;
        return CallSpecial(ts, owner, name, MemoryMarshal.CreateReadOnlySpan(ref buffer[0]!, 2));
    }

    public static Lookup CallSpecial(ThreadState ts, PyObject owner, PyStr name, PyObject first, PyObject second, PyObject third)
    {
        Binding.ArgumentBuffer4 buffer = default;
        buffer[0] = first;
        buffer[1] = second;
        buffer[2] = third;
        return CallSpecial(ts, owner, name, MemoryMarshal.CreateReadOnlySpan(ref buffer[0]!, 3));
    }
}
