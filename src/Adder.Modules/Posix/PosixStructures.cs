using Adder.Runtime.Objects;

namespace Adder.Modules.Posix;

/// <summary>The struct sequences of <c>posix</c>.</summary>
internal static class PosixStructures
{
    public static readonly StructSequenceDefinition Status = new()
    {
        Name = "stat_result", Module = "os", Visible = 10, Doc = "stat_result: Result from stat, fstat, or lstat.",
        Fields =
        [
            "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", null, null, null,
            "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
        ],
    };

    public static readonly StructSequenceDefinition FileSystemStatus = new()
    {
        Name = "statvfs_result", Module = "os", Visible = 10, Doc = "statvfs_result: Result from statvfs or fstatvfs.",
        Fields = ["f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid"],
    };

    public static readonly StructSequenceDefinition Times = new()
    {
        Name = "times_result", Module = "posix", Visible = 5, Doc = "times_result: Result from os.times().",
        Fields = ["user", "system", "children_user", "children_system", "elapsed"],
    };

    public static readonly StructSequenceDefinition SystemName = new()
    {
        Name = "uname_result", Module = "posix", Visible = 5, Doc = "uname_result: Result from os.uname().",
        Fields = ["sysname", "nodename", "release", "version", "machine"],
    };

    public static readonly StructSequenceDefinition WaitIdentifier = new()
    {
        Name = "waitid_result", Module = "posix", Visible = 5, Doc = "waitid_result: Result from waitid.",
        Fields = ["si_pid", "si_uid", "si_signo", "si_status", "si_code"],
    };

    public static readonly StructSequenceDefinition TerminalSize = new()
    {
        Name = "terminal_size", Module = "os", Visible = 2, Doc = "A tuple of (columns, lines) for holding terminal window size",
        Fields = ["columns", "lines"],
    };

    public static readonly StructSequenceDefinition SchedulerParameter = new()
    {
        Name = "sched_param", Module = "posix", Visible = 1, TakesFields = true, Doc = "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.",
        Fields = ["sched_priority"],
    };

    public static readonly StructSequenceDefinition[] All = [Status, FileSystemStatus, Times, SystemName, WaitIdentifier, TerminalSize, SchedulerParameter];

    /// <summary>A <c>stat_result</c>.</summary>
    public static PyObject FromStatus(in NativePosix.Stat status) => Status.New(
        PyInt.From(status.Mode), PyInt.From(status.Inode), PyInt.From(status.Device), PyInt.From(status.Links), PyInt.From(status.UserId), PyInt.From(status.GroupId), PyInt.From(status.Size),
        PyInt.From(status.AccessSeconds), PyInt.From(status.ModificationSeconds), PyInt.From(status.ChangeSeconds),
        Seconds(status.AccessSeconds, status.AccessNanoseconds), Seconds(status.ModificationSeconds, status.ModificationNanoseconds), Seconds(status.ChangeSeconds, status.ChangeNanoseconds),
        Nanoseconds(status.AccessSeconds, status.AccessNanoseconds), Nanoseconds(status.ModificationSeconds, status.ModificationNanoseconds), Nanoseconds(status.ChangeSeconds, status.ChangeNanoseconds),
        PyInt.From(status.BlockSize), PyInt.From(status.Blocks), PyInt.From(status.DeviceType));

    private static PyFloat Seconds(long seconds, long nanoseconds) => PyFloat.From(seconds + (1e-9 * nanoseconds));

    private static PyInt Nanoseconds(long seconds, long nanoseconds) => PyInt.From(((System.Numerics.BigInteger)seconds * 1_000_000_000) + nanoseconds);
}
