using Adder.Modules.Types;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;

namespace Adder.Modules.Dates;

/// <summary><c>_datetime</c>: dates and times. <c>datetime_CAPI</c> is there to be recognized only, for nobody can call C through it.</summary>
[PyModule(
    "_datetime",
    Doc = "Fast implementation of the datetime module.",
    Types = [typeof(PyDate), typeof(PyDateTime), typeof(PyTime), typeof(PyTimeDelta), typeof(PyTimeZone), typeof(PyTzInfo)])]
internal static partial class DateTimeModule
{
    [PyConstant("MINYEAR")]
    private const long FirstYear = Calendar.FirstYear;

    [PyConstant("MAXYEAR")]
    private const long LastYear = Calendar.LastYear;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        module.Add("UTC", PyTimeZone.Utc);
        module.Add("datetime_CAPI", new PyCapsule("datetime.datetime_CAPI"));
        return Done.Ok;
    }
}
