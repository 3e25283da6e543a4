using Adder.Bytecode;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Interpreter;

/// <summary>The local variables of a frame by name.</summary>
internal static unsafe class FrameLocals
{
    /// <summary>The value of a slot, cells looked through; null where the variable is unbound.</summary>
    public static PyObject? ValueOf(PyObject? slot, LocalKinds kind) =>
        (kind & (LocalKinds.Cell | LocalKinds.Free)) != 0 && slot is PyCell cell ? cell.Value : slot;

    /// <summary>The bound local variables in a new dict.</summary>
    public static PyDict Snapshot(FrameRecord* frame)
    {
        var locals = new PyDict();
        CodeObject code = frame->Code;
        bool optimized = (code.Flags & CodeFlags.Optimized) != 0;
        for (int i = 0; i < code.LocalsPlusCount; i++)
        {
            LocalKinds kind = code.Blueprint.LocalsPlusKinds[i];
            if (ValueOf(frame->SlotAt(i), kind) is { } value && (optimized || (kind & LocalKinds.Free) == 0))
            {
                locals.SetInterned(code.LocalsPlusNames[i], value);
            }
        }

        return locals;
    }

    /// <summary>The namespace of a module or class body; inside an inlined comprehension a copy with the comprehension's variables.</summary>
    public static PyObject? WithHidden(ThreadState ts, FrameRecord* frame, PyObject locals)
    {
        CodeObject code = frame->Code;
        PyDict? merged = null;
        for (int i = 0; i < code.LocalsPlusCount; i++)
        {
            LocalKinds kind = code.Blueprint.LocalsPlusKinds[i];
            if ((kind & LocalKinds.Hidden) == 0 || ValueOf(frame->SlotAt(i), kind) is not { } value)
            {
                continue;
            }

            if (merged is null)
            {
                merged = new PyDict();
                if (!Instructions.Mappings.Update(ts, merged, locals))
                {
                    return null;
                }
            }

            merged.SetInterned(code.LocalsPlusNames[i], value);
        }

        return merged ?? locals;
    }
}
