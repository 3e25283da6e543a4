using Adder.Modules.Types;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary>
/// <c>_datetime</c>, for now the library's own implementation in Python under the native one's name: correct, and slow. <c>datetime_CAPI</c> is there to be recognized only, for
/// nobody can call C through it.
/// </summary>
[PyModule("_datetime", Doc = "Fast implementation of the datetime module.")]
internal static partial class DateTimeModule
{
    private static readonly string[] s_names = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"];

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (ModuleAccess.Import(ts, "_pydatetime") is not { } implementation)
        {
            return Done.Error;
        }

        foreach (string name in s_names)
        {
            if (Attributes.Get(ts, implementation, name) is not { } value)
            {
                return Done.Error;
            }

            module.Add(name, value);
        }

        module.Add("datetime_CAPI", new PyCapsule("datetime.datetime_CAPI"));
        return Done.Ok;
    }
}
