using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <content>Attributes, globals and iteration.</content>
internal static unsafe partial class Specializer
{
    public static void LoadGlobal(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        if (frame.Globals.GetType() != typeof(PyDict) || frame.Globals.Owner is not null || frame.Builtins.GetType() != typeof(PyDict) || ((PyDict)frame.Builtins).Owner is not null)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.GlobalNonDictionary);
            return;
        }

        PyStr name = frame.Code.Names[oparg >> 1];
        GlobalCell inModule = frame.Globals.CellOf(name);
        if (inModule.Value is not null)
        {
            Adaptive.Narrow(pc, 2) = frame.Code.Executable!.AddReference(new GlobalSite(frame.Globals, inModule, frame.Builtins, null));
            Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_GLOBAL_MODULE);
            return;
        }

        GlobalCell inBuiltins = ((PyDict)frame.Builtins).CellOf(name);
        if (inBuiltins.Value is null)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.GlobalNotFound);
            return;
        }

        Adaptive.Narrow(pc, 2) = frame.Code.Executable!.AddReference(new GlobalSite(frame.Globals, inModule, frame.Builtins, inBuiltins));
        Adaptive.Specialize(ref frame, pc, (int)Opcode.LOAD_GLOBAL_BUILTIN);
    }

    public static void LoadSuperAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject super = Unsafe.Add(ref sp, -3)!;
        if (!SuperAccess.IsSuper(super))
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.SuperShadowed);
        }
        else if (Unsafe.Add(ref sp, -2) is not PyType)
        {
            Adaptive.Fail(ref frame, pc, SpecializationFailure.SuperBadClass);
        }
        else
        {
            Adaptive.Specialize(ref frame, pc, (int)((oparg & 1) != 0 ? Opcode.LOAD_SUPER_ATTR_METHOD : Opcode.LOAD_SUPER_ATTR_ATTR));
        }
    }

    public static void ForIter(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject iterator = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, iterator, null);
        if (iterator.GetType() == typeof(PyGenerator))
        {
            Adaptive.Specialize(ref frame, pc, (int)Opcode.FOR_ITER_GEN);
        }
        else
        {
            Adaptive.Fail(ref frame, pc, IterationFailure(iterator));
        }
    }

    public static void LoadAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject owner = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, owner, null);
        Adaptive.Fail(ref frame, pc, SpecializationFailure.Other);
    }

    public static void StoreAttribute(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, CodeUnit* pc, int oparg)
    {
        PyObject owner = Unsafe.Add(ref sp, -1)!;
        Observe(ref frame, pc, owner, null);
        Adaptive.Fail(ref frame, pc, SpecializationFailure.Other);
    }
}

/// <summary>What a specialized LOAD_GLOBAL holds on to: the namespaces that it was made for and the cells of the name.</summary>
internal sealed class GlobalSite(PyDict globals, GlobalCell cell, PyObject builtins, GlobalCell? builtinCell)
{
    public readonly PyDict Globals = globals;
    public readonly GlobalCell Cell = cell;
    public readonly PyObject Builtins = builtins;
    public readonly GlobalCell? BuiltinCell = builtinCell;
}
