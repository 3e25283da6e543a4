using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Instructions;

/// <summary>Reading, writing and deleting attributes in their general forms.</summary>
internal static unsafe class AttributeAccess
{
    [Instruction(Opcode.LOAD_ATTR, Specializer = nameof(Specializer.LoadAttribute))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg)
    {
        PyStr name = frame.Code.Names[oparg >> 1];
        PyObject owner = Unsafe.Add<PyObject?>(ref sp, -1)!;
        ref AttributeEntry known = ref ShapeAttributes.FindLoad(owner, name);
        if (!Unsafe.IsNullRef(ref known))
        {
            if (known.Kind == AttributeKind.Slot)
            {
                if (ShapeAttributes.ValueOf(known, owner) is { } own)
                {
                    return ref SpecializedAttributes.Push(ref sp, own, oparg);
                }
            }
            else if (known.Kind == AttributeKind.Method && (oparg & 1) != 0)
            {
                FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), known.Value);
                FrameStack.Put(ref sp, owner);
                return ref Unsafe.Add<PyObject?>(ref sp, 1);
            }
            else if (known.Kind == AttributeKind.Value)
            {
                return ref SpecializedAttributes.Push(ref sp, known.Value, oparg);
            }
            else if (known.Kind == AttributeKind.Property)
            {
                PyObject? got = SpecializedAttributes.GetProperty(ts, Unsafe.As<PyProperty>(known.Value!), ref Unsafe.Add<PyObject?>(ref sp, -1), name);
                if (got is null)
                {
                    return ref Unsafe.NullRef<PyObject?>();
                }

                return ref SpecializedAttributes.Push(ref sp, got, oparg);
            }
        }

        return ref LoadByType(ts, ref sp, owner, name, oparg);
    }

    /// <summary>Reads an attribute as the owner's type does.</summary>
    private static ref PyObject? LoadByType(ThreadState ts, ref PyObject? sp, PyObject owner, PyStr name, int oparg)
    {
        if ((oparg & 1) == 0)
        {
            PyObject? value = Attributes.Get(ts, owner, name);
            if (value is null)
            {
                return ref Unsafe.NullRef<PyObject?>();
            }

            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), value);
            return ref sp;
        }

        if (FindMethod(ts, owner, name) is { } function)
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), function);
            FrameStack.Put(ref sp, owner);
            return ref Unsafe.Add<PyObject?>(ref sp, 1);
        }

        PyObject? attribute = Attributes.Get(ts, owner, name);
        if (attribute is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), attribute);
        FrameStack.Put(ref sp, null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    [Instruction(Opcode.STORE_ATTR, Stack = "value, owner --", Specializer = nameof(Specializer.StoreAttribute))]
    public static bool StoreAttribute(ThreadState ts, ref FrameRecord frame, PyObject value, PyObject owner, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        return ShapeAttributes.TryStore(owner, name, value) || Attributes.Set(ts, owner, name, value);
    }

    [Instruction(Opcode.DELETE_ATTR, Stack = "owner --")]
    public static bool DeleteAttribute(ThreadState ts, ref FrameRecord frame, PyObject owner, int oparg)
    {
        PyStr name = frame.Code.Names[oparg];
        if (ShapeAttributes.TryDelete(ts, owner, name))
        {
            return true;
        }

        Noticed noticed = WatchAttribute(owner, name);
        bool deleted = Attributes.Set(ts, owner, name, null);
        Releases.Collect(ts, noticed);
        return deleted;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Noticed WatchAttribute(PyObject owner, PyStr name)
    {
        int index = owner.HasState ? owner.State.Shape.IndexOf(name) : -1;
        return index < 0 ? default : Releases.Watch(InstanceAttributes.SlotAt(owner, index));
    }

    [Instruction(Opcode.LOAD_SUPER_ATTR, Specializer = nameof(Specializer.LoadSuperAttribute))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadSuperAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, int oparg)
    {
        PyObject super = Unsafe.Add<PyObject?>(ref sp, -3)!;
        PyObject type = Unsafe.Add<PyObject?>(ref sp, -2)!;
        PyObject self = Unsafe.Add<PyObject?>(ref sp, -1)!;
        if (SuperAccess.IsSuper(super) && type is PyType)
        {
            PyObject? found = SuperAccess.Get(ts, Unsafe.As<PyType>(type), self, frame.Code.Names[oparg >> 2], (oparg & 1) != 0, out bool unbound);
            if (found is null)
            {
                return ref Unsafe.NullRef<PyObject?>();
            }

            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -3), found);
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -2), unbound ? self : null);
            return ref Unsafe.Add<PyObject?>(ref sp, -2 + (oparg & 1));
        }

        return ref ReplaceSuper(ts, ref frame, ref sp, (oparg & 2) != 0 ? Calls.Call(ts, super, type, self) : Calls.Call(ts, super), oparg);
    }

    /// <summary>Puts an attribute of the proxy in the place of <c>super</c>, the class and self. A null proxy: an exception is pending.</summary>
    public static ref PyObject? ReplaceSuper(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyObject? proxy, int oparg)
    {
        PyStr name = frame.Code.Names[oparg >> 2];
        PyObject? value = proxy is null ? null : Attributes.Get(ts, proxy, name);
        if (value is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        sp = ref Unsafe.Add<PyObject?>(ref sp, -3);
        FrameStack.Put(ref sp, value);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, 1), null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1 + (oparg & 1));
    }

    public static bool IsSuper(PyObject super, PyObject type) => ReferenceEquals(super, SuperAccess.SuperType) && type is PyType;

    [Instruction(Opcode.LOAD_SUPER_ATTR_ATTR, Family = Opcode.LOAD_SUPER_ATTR, Since = Lens.Python312, Stack = "super, type, self -- value", Guards = [nameof(IsSuper)])]
    public static PyObject? LoadSuperAttributePlain(ThreadState ts, ref FrameRecord frame, PyObject type, PyObject self, int oparg) =>
        SuperAccess.Get(ts, Unsafe.As<PyType>(type), self, frame.Code.Names[oparg >> 2], false, out _);

    [Instruction(Opcode.LOAD_SUPER_ATTR_METHOD, Family = Opcode.LOAD_SUPER_ATTR, Since = Lens.Python312, Stack = "super, type, self -- function, instance", Guards = [nameof(IsSuper)])]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadSuperMethod(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyObject type, PyObject self, int oparg)
    {
        PyObject? value = SuperAccess.Get(ts, Unsafe.As<PyType>(type), self, frame.Code.Names[oparg >> 2], true, out bool unbound);
        if (value is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -3), value);
        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -2), unbound ? self : null);
        return ref Unsafe.Add<PyObject?>(ref sp, -1);
    }

    [Instruction(Opcode.LOAD_SPECIAL, Stack = "owner -- method, self")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? LoadSpecial(ThreadState ts, ref PyObject? sp, int oparg)
    {
        PyObject owner = Unsafe.Add<PyObject?>(ref sp, -1)!;
        PyStr name = Special.Names[oparg];
        PyObject? found = owner.Type.Lookup(name);
        if (found is not null && (found.GetType() == typeof(PyFunction) || (found.Type.Flags & TypeFlags.MethodDescriptor) != 0))
        {
            FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), found);
            FrameStack.Put(ref sp, owner);
            return ref Unsafe.Add<PyObject?>(ref sp, 1);
        }

        Lookup bound = Attributes.FindSpecial(ts, owner, name);
        if (!bound.TryGet(out PyObject? method))
        {
            if (bound.IsAbsent)
            {
                Special.RaiseMissing(ts, owner, oparg);
            }

            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref Unsafe.Add<PyObject?>(ref sp, -1), method);
        FrameStack.Put(ref sp, null);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    /// <summary>
    /// The plain function behind <c>owner.name</c>, to be called with the owner as first argument; null where the attribute is anything else (errors included: the general way finds
    /// them again).
    /// </summary>
    public static PyObject? FindMethod(ThreadState ts, PyObject owner, PyStr name)
    {
        PyType type = owner.Type;
        if (type.Slots.GetAttribute != PyObjectType.TypeObject.Slots.GetAttribute || type.Lookup(ts, name) is not { } found || (found.Type.Flags & TypeFlags.MethodDescriptor) == 0)
        {
            return null;
        }

        // An attribute of the instance goes before a function of the class.
        return (type.Flags & TypeFlags.HasDict) == 0 || Attributes.GetOwn(ts, owner, name).IsAbsent ? found : null;
    }
}

/// <summary>Attributes through <c>super()</c> without making the proxy.</summary>
internal static unsafe class SuperAccess
{
    /// <summary><c>super</c> itself, once a specializer has met it.</summary>
    public static PyType? SuperType { get; private set; }

    /// <summary>Whether an object is the builtin <c>super</c>.</summary>
    public static bool IsSuper(PyObject candidate)
    {
        if (SuperType is null && candidate is PyType { Definition: { Name: "super", Module: "builtins" } } type)
        {
            SuperType = type;
        }

        return ReferenceEquals(candidate, SuperType);
    }

    /// <summary><c>super(type, self).name</c>; where a method is wanted, possibly as the plain function that takes self (unbound).</summary>
    public static PyObject? Get(ThreadState ts, PyType type, PyObject self, PyStr name, bool method, out bool unbound)
    {
        unbound = false;
        PyType start = self.Type;
        bool selfIsClass = false;
        if (self is PyType asType && asType.IsSubtypeOf(type))
        {
            start = asType;
            selfIsClass = true;
        }

        if (!start.IsSubtypeOf(type) || name.EqualTo("__class__"))
        {
            PyObject? proxy = Calls.Call(ts, SuperType!, type, self);
            return proxy is null ? null : Attributes.Get(ts, proxy, name);
        }

        PyType[] order = start.Mro;
        int at = 0;
        while (at < order.Length && !ReferenceEquals(order[at], type))
        {
            at++;
        }

        for (at++; at < order.Length; at++)
        {
            if (order[at].Dictionary.GetInterned(name) is not { } found)
            {
                continue;
            }

            if (method && !selfIsClass && (found.Type.Flags & TypeFlags.MethodDescriptor) != 0)
            {
                unbound = true;
                return found;
            }

            DescriptorGetFunction get = found.Type.Slots.DescriptorGet;
            return get == null ? found : get(ts, found, selfIsClass ? null : self, start);
        }

        PyObject? general = Calls.Call(ts, SuperType!, type, self);
        return general is null ? null : Attributes.Get(ts, general, name);
    }
}

/// <summary>The special methods of LOAD_SPECIAL.</summary>
internal static class Special
{
    public static readonly PyStr[] Names = [PyStr.Intern("__enter__"), PyStr.Intern("__exit__"), PyStr.Intern("__aenter__"), PyStr.Intern("__aexit__")];

    /// <summary>The TypeError where a context manager lacks a method.</summary>
    public static void RaiseMissing(ThreadState ts, PyObject owner, int which)
    {
        string type = owner.Type.Name;
        bool synchronous = which < 2;
        bool suggestOther = owner.Type.Lookup(Names[synchronous ? 2 : 0]) is not null && owner.Type.Lookup(Names[synchronous ? 3 : 1]) is not null;
        string text = which switch
        {
            0 => $"'{type}' object does not support the context manager protocol (missed __enter__ method)",
            1 => $"'{type}' object does not support the context manager protocol (missed __exit__ method)",
            2 => $"'{type}' object does not support the asynchronous context manager protocol (missed __aenter__ method)",
            _ => $"'{type}' object does not support the asynchronous context manager protocol (missed __aexit__ method)",
        };
        string hint = !suggestOther ? ""
            : synchronous ? " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
            : " but it supports the context manager protocol. Did you mean to use 'with'?";
        _ = Raise.TypeError(ts, text + hint);
    }
}
