using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Errno;

/// <summary><c>errno</c>: names of the system's error numbers.</summary>
[PyModule("errno", Doc = "This module makes available standard errno system symbols.")]
internal static partial class ErrnoModule
{
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        var names = new PyDict();
        foreach ((string name, long value) in ErrorNumbers.All)
        {
            PyInt number = PyInt.From(value);
            module.Add(name, number);
            if (!names.SetItem(ts, number, PyStr.Intern(name)))
            {
                return Done.Error;
            }
        }

        // Where two names share a number, these are the ones that errorcode gives.
        foreach (string preferred in (string[])["EAGAIN", "EDEADLOCK", "ENOTSUP"])
        {
            if (module.Dictionary.GetInterned(preferred) is { } number && !names.SetItem(ts, number, PyStr.Intern(preferred)))
            {
                return Done.Error;
            }
        }

        module.Add("errorcode", names);
        return Done.Ok;
    }
}
