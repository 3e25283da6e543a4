using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Instructions;
using Adder.Runtime.Objects;

namespace Adder.Modules.Opcodes;

/// <summary>
/// <c>_opcode_metadata</c>: names and numbers of instructions, from which <c>opcode</c> and <c>dis</c> make their tables. It stands before a library's own file: Adder's specialized forms are in it, too.
/// </summary>
[PyModule("_opcode_metadata")]
internal static partial class OpcodeMetadataModule
{
    [PyConstant("HAVE_ARGUMENT")]
    private const long HaveArgument = OpcodeTable.HaveArgument;

    [PyConstant("MIN_INSTRUMENTED_OPCODE")]
    private const long MinimumInstrumented = (long)Opcode.INSTRUMENTED_END_FOR;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        var general = new PyDict();
        foreach (Opcode first in (ReadOnlySpan<Opcode>)[Opcode.CACHE, Opcode.RESERVED, Opcode.RESUME, Opcode.INSTRUMENTED_LINE, Opcode.ENTER_EXECUTOR])
        {
            general.SetInterned(first.ToString(), PyInt.From((int)first));
        }

        var forms = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var families = new Dictionary<Opcode, PyList>();
        foreach (OpcodeInfo info in OpcodeTable.All)
        {
            if (info.Base == info.Opcode)
            {
                general.SetInterned(info.Opcode.ToString(), PyInt.From((int)info.Opcode));
            }
            else
            {
                AddForm(forms, families, info.Opcode.ToString(), (int)info.Opcode, info.Base);
            }
        }

        foreach ((string name, byte number, Opcode family) in InstructionBytes.Own)
        {
            AddForm(forms, families, name, number, family);
        }

        var specialized = new PyDict();
        foreach ((string name, int number) in forms)
        {
            specialized.SetInterned(name, PyInt.From(number));
        }

        var specializations = new PyDict();
        foreach ((Opcode family, PyList members) in families)
        {
            specializations.SetInterned(family.ToString(), members);
        }

        module.Add("_specializations", specializations);
        module.Add("_specialized_opmap", specialized);
        module.Add("opmap", general);
        return Done.Ok;
    }

    private static void AddForm(SortedDictionary<string, int> forms, Dictionary<Opcode, PyList> families, string name, int number, Opcode family)
    {
        forms.Add(name, number);
        if (!families.TryGetValue(family, out PyList? members))
        {
            families.Add(family, members = PyList.WithCapacity(4));
        }

        members.Add(PyStr.Intern(name));
    }
}
