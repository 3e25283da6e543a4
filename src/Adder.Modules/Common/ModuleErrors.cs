using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Common;

/// <summary>Makes the exception classes of native modules; each interpreter has its own.</summary>
internal static class ModuleErrors
{
    /// <summary>A new exception class; null: an exception is pending.</summary>
    public static PyType? Create(ThreadState ts, string module, string name, params PyObject[] parents)
    {
        var members = new PyDict();
        members.SetInterned("__module__", PyStr.Intern(module));
        return Calls.Call(ts, PyType.TypeObject, PyStr.Intern(name), PyTuple.FromArray(parents), members) as PyType;
    }
}
