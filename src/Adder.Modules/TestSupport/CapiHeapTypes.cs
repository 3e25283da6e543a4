using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.TestSupport;

/// <summary><c>_testcapi.HeapCTypeWithDict</c>: a native class whose instances have a <c>__dict__</c>.</summary>
[PyType("HeapCTypeWithDict", Module = "_testcapi", Subclassable = true, TextSignature = null, Flags = TypeFlags.HasDict)]
internal partial class PyHeapTypeWithDict : PyObject
{
    private PyDict? _attributes;

    internal override PyDict? OwnDictionary(bool create) => HasState ? null : create ? _attributes ??= new PyDict() : _attributes;

    [PyNew("HeapCTypeWithDict()")]
    private static PyObject New(PyType type) => ReferenceEquals(type, TypeObject) ? new PyHeapTypeWithDict() : new PyHeapTypeWithDictSubclass(type);

    [PyGetter("__dict__")]
    [PyGetter("dictobj", Member = true)]
    private PyObject Dictionary(ThreadState ts) => HasState ? InstanceMembers.GetDictionary(ts, this)! : OwnDictionary(create: true)!;
}

/// <summary><c>_testcapi.HeapCTypeWithWeakref</c>: a native class whose instances may be referred to weakly.</summary>
[PyType("HeapCTypeWithWeakref", Module = "_testcapi", Subclassable = true, TextSignature = null, Flags = TypeFlags.HasWeakReferences)]
internal partial class PyHeapTypeWithWeakref : PyObject
{
    [PyNew("HeapCTypeWithWeakref()")]
    private static PyObject New(PyType type) => ReferenceEquals(type, TypeObject) ? new PyHeapTypeWithWeakref() : new PyHeapTypeWithWeakrefSubclass(type);

    [PyGetter("weakreflist", Member = true)]
    private PyObject References(ThreadState ts) => Adder.Runtime.Objects.WeakReferences.First(ts, this) ?? PyNone.Instance;
}
