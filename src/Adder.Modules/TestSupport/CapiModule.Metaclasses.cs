using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary>Metaclasses that only native code can make.</summary>
internal static unsafe partial class CapiModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        // A metaclass without a constructor, as a C type with a tp_new of NULL is.
        if (MakeClass(ts, PyType.TypeObject, "HeapCTypeMetaclassNullNew", PyType.TypeObject) is not { } metaclass)
        {
            return Done.Error;
        }

        metaclass.Slots.New = null;
        module.Add(metaclass.Name, metaclass);
        return Done.Ok;
    }

    [PyFunction("pytype_fromspec_meta(meta, /)", Doc = "A new class of a metaclass, made without asking it.")]
    private static PyObject? ClassOf(ThreadState ts, PyType meta) => MakeClass(ts, meta, "HeapCTypeViaMetaclass", PyObjectType.TypeObject);

    private static PyType? MakeClass(ThreadState ts, PyType metaclass, string name, PyType parent)
    {
        var members = new PyDict();
        members.SetInterned("__module__", PyStr.Intern("_testcapi"));
        return new TypeBuilder(ts, metaclass, PyStr.Intern(name), PyTuple.Create(parent), members).Build([], null);
    }
}
