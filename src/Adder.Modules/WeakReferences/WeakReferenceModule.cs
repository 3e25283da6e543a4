using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.WeakReferences;

/// <summary><c>_weakref</c>.</summary>
[PyModule("_weakref", Doc = "Weak-reference support module.")]
internal static partial class WeakReferenceModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("ref", PyWeakReference.TypeObject);
        module.Add("ReferenceType", PyWeakReference.TypeObject);
        module.Add("ProxyType", PyWeakProxy.TypeObject);
        module.Add("CallableProxyType", PyWeakCallableProxy.TypeObject);
        return Done.Ok;
    }

    [PyFunction("getweakrefcount(object, /)", Doc = "Return the number of weak references to 'object'.")]
    private static PyObject? Count(ThreadState ts, PyObject value) => PyInt.From(Runtime.Objects.WeakReferences.All(ts, value).Count);

    [PyFunction("getweakrefs(object, /)", Doc = "Return a list of all weak reference objects pointing to 'object'.")]
    private static PyObject? All(ThreadState ts, PyObject value)
    {
        var list = new PyList();
        foreach (PyObject reference in Runtime.Objects.WeakReferences.All(ts, value))
        {
            list.Add(reference);
        }

        return list;
    }

    [PyFunction("proxy(object, callback=None, /)", Doc = "Create a proxy object that weakly references 'object'.")]
    private static PyObject? Proxy(ThreadState ts, PyObject value, PyObject? callback) => PyWeakProxy.Create(ts, value, callback is PyNone ? null : callback);

    [PyFunction("_remove_dead_weakref(dct, key, /)", Doc = "Atomically remove key from dict if it points to a dead weakref.")]
    private static PyObject? RemoveDead(ThreadState ts, PyDict dictionary, PyObject key)
    {
        Lookup found = dictionary.Get(ts, key);
        if (!found.TryGet(out PyObject? value))
        {
            return found.IsError ? null : PyNone.Instance;
        }

        if (value is not PyWeakReferenceBase reference)
        {
            return Raise.TypeError(ts, "not a weakref");
        }

        return reference.Target is not null || dictionary.Remove(ts, key) != Truth.Error ? PyNone.Instance : null;
    }
}
