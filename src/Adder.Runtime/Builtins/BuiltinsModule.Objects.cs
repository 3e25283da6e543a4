using System;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Builtins;

/// <content>Functions on any object: attributes, classes, texts, identity.</content>
internal static unsafe partial class BuiltinsModule
{
    // ---- attributes

    [PyFunction("getattr(object, name, default=<unrepresentable>, /)", TextSignature = null, Doc = "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.")]
    private static PyObject? GetAttribute(ThreadState ts, PyObject value, PyObject name, PyObject? fallback)
    {
        if (SlotCalls.AttributeName(ts, name) is not { } attribute)
        {
            return null;
        }

        if (fallback is null)
        {
            return Attributes.Get(ts, value, attribute);
        }

        Lookup found = Attributes.Find(ts, value, attribute);
        return found.IsAbsent ? fallback : found.ValueOrNull;
    }

    [PyFunction("hasattr(obj, name, /)", Doc = "Return whether the object has an attribute with the given name.")]
    private static Truth HasAttribute(ThreadState ts, PyObject value, PyObject name)
    {
        if (SlotCalls.AttributeName(ts, name) is not { } attribute)
        {
            return Truth.Error;
        }

        Lookup found = Attributes.Find(ts, value, attribute);
        return found.IsError ? Truth.Error : found.IsAbsent ? Truth.False : Truth.True;
    }

    [PyFunction("setattr(obj, name, value, /)", Doc = "Sets the named attribute on the given object to the specified value.")]
    private static Done SetAttribute(ThreadState ts, PyObject target, PyObject name, PyObject value) =>
        SlotCalls.AttributeName(ts, name) is { } attribute && Attributes.Set(ts, target, PyStr.Intern(attribute), value) ? Done.Ok : Done.Error;

    [PyFunction("delattr(obj, name, /)", Doc = "Deletes the named attribute from the given object.")]
    private static Done DeleteAttribute(ThreadState ts, PyObject target, PyObject name) =>
        SlotCalls.AttributeName(ts, name) is { } attribute && Attributes.Set(ts, target, attribute, null) ? Done.Ok : Done.Error;

    [PyFunction("dir(object=<unrepresentable>, /)", TextSignature = null, Doc = "Show attributes of an object.")]
    private static PyObject? Dir(ThreadState ts, PyObject? value)
    {
        PyObject? names;
        if (value is null)
        {
            PyObject? locals = EvalCode.CurrentLocals(ts);
            names = locals is null ? null : locals.GetType() == typeof(PyDict) ? Iteration.ToList(ts, locals) : Calls.CallMethod(ts, locals, "keys");
        }
        else
        {
            Lookup found = Calls.CallSpecial(ts, value, SpecialNames.Dir);
            if (found.IsAbsent)
            {
                return Raise.TypeError(ts, "object does not provide __dir__");
            }

            names = found.ValueOrNull;
        }

        PyList? list = names is null ? null : Iteration.ToList(ts, names);
        return list is not null && list.Sort(ts, null, false) ? list : null;
    }

    [PyFunction("vars(object=<unrepresentable>, /)", TextSignature = null, Doc = "Show vars.")]
    private static PyObject? Vars(ThreadState ts, PyObject? value)
    {
        if (value is null)
        {
            return Locals(ts);
        }

        Lookup found = Attributes.Find(ts, value, SpecialNames.Dict);
        return found.IsAbsent ? Raise.TypeError(ts, "vars() argument must have __dict__ attribute") : found.ValueOrNull;
    }

    // ---- classes and identity

    [PyFunction("isinstance(obj, class_or_tuple, /)", Doc = "Return whether an object is an instance of a class or of a subclass thereof.")]
    private static Truth IsInstance(ThreadState ts, PyObject value, PyObject classInfo) => TypeTests.IsInstance(ts, value, classInfo);

    [PyFunction("issubclass(cls, class_or_tuple, /)", Doc = "Return whether 'cls' is derived from another class or is the same class.")]
    private static Truth IsSubclass(ThreadState ts, PyObject type, PyObject classInfo) => TypeTests.IsSubclass(ts, type, classInfo);

    [PyFunction("callable(obj, /)", Doc = "Return whether the object is callable (i.e., some kind of function).")]
    private static bool Callable(ThreadState ts, PyObject value) => value.Type.Slots.Call != null;

    [PyFunction("id(obj, /)", Doc = "Return the identity of an object.")]
    private static PyObject Id(ThreadState ts, PyObject value) => PyInt.From(ObjectIdentity.Of(value));

    [PyFunction("hash(obj, /)", Doc = "Return the hash value for the given object.")]
    private static PyObject? Hash(ThreadState ts, PyObject value)
    {
        long hash = Hashing.Hash(ts, value);
        return hash == -1 ? null : PyInt.From(hash);
    }

    [PyFunction("len(obj, /)", Doc = "Return the number of items in a container.")]
    private static PyObject? Len(ThreadState ts, PyObject value)
    {
        long length = Containers.Length(ts, value);
        return length < 0 ? null : PyInt.From(length);
    }

    // ---- texts

    [PyFunction("repr(obj, /)", Doc = "Return the canonical string representation of the object.")]
    private static PyObject? Repr(ThreadState ts, PyObject value) => Text.Repr(ts, value);

    [PyFunction("ascii(obj, /)", Doc = "Return an ASCII-only representation of an object.")]
    private static PyObject? Ascii(ThreadState ts, PyObject value) => Text.Repr(ts, value) is { } shown ? EscapeNonAscii(shown) : null;

    /// <summary>The text with every code point above 127 escaped.</summary>
    internal static PyStr EscapeNonAscii(PyStr text)
    {
        int position = 0;
        while (position < text.Length && text.CodePointAt(position) < 128)
        {
            position++;
        }

        if (position == text.Length)
        {
            return text;
        }

        var builder = new System.Text.StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            int codePoint = text.CodePointAt(i);
            _ = codePoint switch
            {
                < 128 => builder.Append((char)codePoint),
                <= 0xFF => builder.Append($"\\x{codePoint:x2}"),
                <= 0xFFFF => builder.Append($"\\u{codePoint:x4}"),
                _ => builder.Append($"\\U{codePoint:x8}"),
            };
        }

        return PyStr.From(builder.ToString());
    }

    [PyFunction("format(value, format_spec='', /)", Doc = "Return type(value).__format__(value, format_spec)")]
    private static PyObject? Format(ThreadState ts, PyObject value, PyObject? specification)
    {
        if (specification is not (null or PyStr))
        {
            return ArgumentErrors.BadArgument(ts, "format", "argument 2", "str", specification);
        }

        return Text.Format(ts, value, (PyStr?)specification);
    }
}
