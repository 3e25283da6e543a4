using Adder.Bytecode;
using Adder.Runtime.Objects;

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
        for (int i = 0; i < code.LocalsPlusCount; i++)
        {
            LocalKinds kind = code.Blueprint.LocalsPlusKinds[i];
            if (ValueOf(frame->SlotAt(i), kind) is { } value)
            {
                locals.SetInterned(code.LocalsPlusNames[i], value);
            }
        }

        return locals;
    }

    /// <summary>Whether variables of an inlined comprehension are bound now, in a module's or class's code: <c>locals()</c> then shows those alone.</summary>
    public static bool HasHidden(FrameRecord* frame)
    {
        CodeObject code = frame->Code;
        for (int i = 0; i < code.LocalsPlusCount; i++)
        {
            LocalKinds kind = code.Blueprint.LocalsPlusKinds[i];
            if ((kind & LocalKinds.Hidden) != 0 && ValueOf(frame->SlotAt(i), kind) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
