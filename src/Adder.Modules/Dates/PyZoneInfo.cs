using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Dates;

/// <summary><c>_zoneinfo</c>: time zones of the IANA database. Files are found and read by the library's <c>zoneinfo</c>.</summary>
[PyModule("_zoneinfo", Doc = "C implementation of the zoneinfo module", Types = [typeof(PyZoneInfo)])]
internal static partial class ZoneInfoModule
{
    /// <summary>Zones are for the native <c>datetime</c>: where a program has put that away, the library takes its own zones too.</summary>
    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module) => Imports.Import(ts, "_datetime") is null ? Done.Error : Done.Ok;

    /// <summary>How many zones are kept though nobody holds them.</summary>
    private const int Kept = 8;

    /// <summary>What an interpreter keeps: the zones used last, and all that somebody holds.</summary>
    private sealed class ZoneCaches
    {
        public LinkedList<(PyObject Key, PyZoneInfo Zone)> Recent { get; } = [];

        public PyObject? Held { get; set; }
    }

    /// <summary>The zone used lately that has a key; absent where there is none.</summary>
    internal static Lookup FindRecent(ThreadState ts, PyObject key)
    {
        LinkedList<(PyObject Key, PyZoneInfo Zone)> recent = Caches(ts).Recent;
        for (LinkedListNode<(PyObject Key, PyZoneInfo Zone)>? node = recent.First; node is not null; node = node.Next)
        {
            Truth same = Comparison.Equal(ts, node.Value.Key, key);
            if (same == Truth.Error)
            {
                return default;
            }

            if (same == Truth.True)
            {
                if (ReferenceEquals(node.List, recent))
                {
                    recent.Remove(node);
                    recent.AddFirst(node);
                }

                return Lookup.Found(node.Value.Zone);
            }
        }

        return Lookup.Absent;
    }

    internal static void KeepRecent(ThreadState ts, PyObject key, PyZoneInfo zone)
    {
        LinkedList<(PyObject Key, PyZoneInfo Zone)> recent = Caches(ts).Recent;
        recent.AddFirst((key, zone));
        if (recent.Count > Kept)
        {
            recent.RemoveLast();
        }
    }

    /// <summary>Forgets the zones used lately, or one of them; false: an exception is pending.</summary>
    internal static bool DropRecent(ThreadState ts, PyObject? key)
    {
        LinkedList<(PyObject Key, PyZoneInfo Zone)> recent = Caches(ts).Recent;
        if (key is null)
        {
            recent.Clear();
            return true;
        }

        Lookup found = FindRecent(ts, key);
        if (found.TryGet(out PyObject? _))
        {
            recent.RemoveFirst();
        }

        return !found.IsError;
    }

    /// <summary>The mapping of the zones of a class that somebody holds: a subclass has its own. Null: an exception is pending.</summary>
    internal static PyObject? HeldBy(ThreadState ts, PyType type)
    {
        if (!ReferenceEquals(type, PyZoneInfo.TypeObject))
        {
            return Attributes.Get(ts, type, "_weak_cache");
        }

        ZoneCaches caches = Caches(ts);
        return caches.Held ??= NewHeld(ts);
    }

    internal static PyObject? NewHeld(ThreadState ts) => ModuleAccess.ImportAttribute(ts, "weakref", "WeakValueDictionary") is { } type ? Calls.Call(ts, type) : null;

    private static ZoneCaches Caches(ThreadState ts) => ts.Interpreter.StateOf(static () => new ZoneCaches());
}

/// <summary><c>zoneinfo.ZoneInfo</c>.</summary>
[PyType("ZoneInfo", Module = "zoneinfo", Base = typeof(PyTzInfo), Subclassable = true, TextSignature = null, Flags = TypeFlags.HasWeakReferences)]
internal partial class PyZoneInfo : PyTzInfo
{
    private ZoneHistory? _history;

    /// <summary>None for a zone from a file.</summary>
    private PyObject _key = PyNone.Instance;
    private PyStr? _fileShown;
    private bool _fromCache;

    protected internal PyZoneInfo()
    {
    }

    [PyNew("ZoneInfo(key)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject key)
    {
        bool isOwn = ReferenceEquals(type, TypeObject);
        Lookup recent = isOwn ? ZoneInfoModule.FindRecent(ts, key) : Lookup.Absent;
        if (!recent.IsAbsent)
        {
            return recent.ValueOrNull;
        }

        if (ZoneInfoModule.HeldBy(ts, type) is not { } held || Calls.CallMethod(ts, held, "get", key, PyNone.Instance) is not { } known)
        {
            return null;
        }

        if (known is PyNone)
        {
            if (Load(ts, type, key) is not { } made)
            {
                return null;
            }

            made._fromCache = true;
            if (Calls.CallMethod(ts, held, "setdefault", key, made) is not { } kept)
            {
                return null;
            }

            known = kept;
        }

        if (known is not PyZoneInfo zone || !known.Type.IsSubtypeOf(type))
        {
            return Text.Repr(ts, key) is { } shown ? Raise.RuntimeError(ts, $"Unexpected instance of {known.Type.Name} in {type.Name} weak cache for key {shown}") : null;
        }

        if (isOwn)
        {
            ZoneInfoModule.KeepRecent(ts, key, zone);
        }

        return zone;
    }

    [PyGetter("key", Member = true)]
    private PyObject Key => _key;

    [PyClassMethod("__init_subclass__(*args, **kwargs)", TextSignature = null, Doc = "Function to initialize subclasses.")]
    private static PyObject? InitializeSubclass(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ZoneInfoModule.NewHeld(ts) is { } held && Attributes.Set(ts, type, PyStr.Intern("_weak_cache"), held) ? PyNone.Instance : null;

    [PyClassMethod("clear_cache(*, only_keys=None)", Doc = "Clear the ZoneInfo cache.")]
    private static PyObject? ClearCache(ThreadState ts, PyType type, PyObject? keys)
    {
        bool isOwn = ReferenceEquals(type, TypeObject);
        if (ZoneInfoModule.HeldBy(ts, type) is not { } held)
        {
            return null;
        }

        if (keys is null or PyNone)
        {
            return Calls.CallMethod(ts, held, "clear") is not null && (!isOwn || ZoneInfoModule.DropRecent(ts, null)) ? PyNone.Instance : null;
        }

        if (Iteration.ToList(ts, keys) is not { } list)
        {
            return null;
        }

        foreach (PyObject key in list.Items)
        {
            if ((isOwn && !ZoneInfoModule.DropRecent(ts, key)) || Calls.CallMethod(ts, held, "pop", key, PyNone.Instance) is null)
            {
                return null;
            }
        }

        return PyNone.Instance;
    }

    [PyClassMethod("no_cache(key)", Doc = "Get a new instance of ZoneInfo, bypassing the cache.")]
    private static PyObject? NoCache(ThreadState ts, PyType type, PyObject key) => Load(ts, type, key);

    [PyClassMethod("from_file(file_obj, /, key=None)", Doc = "Create a ZoneInfo file from a file object.")]
    private static PyObject? FromFile(ThreadState ts, PyType type, PyObject file, PyObject? key)
    {
        PyStr? shown = Text.Repr(ts, file);
        PyZoneInfo? zone = shown is null ? null : Read(ts, type, key ?? PyNone.Instance, file);
        if (zone is not null)
        {
            zone._fileShown = shown;
        }

        return zone;
    }

    [PyClassMethod("_unpickle(key, from_cache, /)", Doc = "Private method used in unpickling.")]
    private static PyObject? Unpickle(ThreadState ts, PyType type, PyObject key, bool fromCache) => fromCache ? Calls.Call(ts, type, key) : Load(ts, type, key);

    [PyMethod("utcoffset(dt, /)", Doc = "Retrieve a timedelta representing the UTC offset in a zone at the given datetime.")]
    private PyObject? Offset(ThreadState ts, PyObject dt) => Find(ts, dt, out ZonePeriod? period) ? period?.OffsetObject ?? (PyObject)PyNone.Instance : null;

    [PyMethod("dst(dt, /)", Doc = "Retrieve a timedelta representing the amount of DST applied in a zone at the given datetime.")]
    private PyObject? Saving(ThreadState ts, PyObject dt) => Find(ts, dt, out ZonePeriod? period) ? period?.SavingObject ?? (PyObject)PyNone.Instance : null;

    [PyMethod("tzname(dt, /)", Doc = "Retrieve a string containing the abbreviation for the time zone that applies in a zone at a given datetime.")]
    private PyObject? Name(ThreadState ts, PyObject dt) => Find(ts, dt, out ZonePeriod? period) ? period?.Name ?? (PyObject)PyNone.Instance : null;

    [PyMethod("fromutc(dt, /)", TextSignature = "($self, object, /)", Doc = "Given a datetime with local time in UTC, retrieve an adjusted datetime in local time.")]
    private PyObject? FromUtc(ThreadState ts, PyObject dt)
    {
        if (!CheckFromUtc(ts, dt, this, out PyDateTime? date))
        {
            return null;
        }

        (ZonePeriod? period, bool fold) = _history!.AtUtc(Seconds(date), date.Year);
        PyObject? local = date.Shift(ts, (period?.OffsetObject) ?? PyTimeDelta.Zero, 1);
        if (!fold || local is not PyDateTime moment)
        {
            return local;
        }

        PyObject? replace = Attributes.Get(ts, moment, "replace");
        return replace is null ? null : Calls.Call(ts, replace, [PySmallInt.One], PyTuple.Create(PyStr.Intern("fold")));
    }

    [PyMethod("__reduce__()", Doc = "Function for serialization with the pickle protocol.")]
    private PyObject? Reduce(ThreadState ts)
    {
        if (_fileShown is not null)
        {
            return ModuleAccess.ImportAttribute(ts, "pickle", "PicklingError") is PyType error ? Raise.Error(ts, error, "Cannot pickle a ZoneInfo file from a file stream.") : null;
        }

        PyObject? unpickle = Attributes.Get(ts, Type, "_unpickle");
        return unpickle is null ? null : PyTuple.Create(unpickle, PyTuple.Create(_key, PyInt.From(_fromCache ? 1 : 0)));
    }

    [PySlot(Slot.Repr)]
    private PyObject? ReprSlot(ThreadState ts)
    {
        if (_key is PyNone)
        {
            return PyStr.From($"{Type.FullName}.from_file({_fileShown})");
        }

        return Text.Repr(ts, _key) is { } shown ? PyStr.From($"{Type.FullName}(key={shown})") : null;
    }

    [PySlot(Slot.Str)]
    private PyObject? StrSlot(ThreadState ts) => _key is PyNone ? Text.Repr(ts, this) : Text.Str(ts, _key);

    /// <summary>A new zone of a key.</summary>
    private static PyZoneInfo? Load(ThreadState ts, PyType type, PyObject key)
    {
        PyObject? find = ModuleAccess.ImportAttribute(ts, "zoneinfo._tzpath", "find_tzfile");
        PyObject? path = find is null ? null : Calls.Call(ts, find, key);
        if (path is null)
        {
            return null;
        }

        PyObject? open = path is PyNone ? ModuleAccess.ImportAttribute(ts, "zoneinfo._common", "load_tzdata") : ModuleAccess.ImportAttribute(ts, "io", "open");
        PyObject? file = open is null ? null : path is PyNone ? Calls.Call(ts, open, key) : Calls.Call(ts, open, path, PyStr.From("rb"));
        if (file is null)
        {
            return null;
        }

        PyZoneInfo? zone = Read(ts, type, key, file);
        PyBaseException? error = zone is null ? ts.TakePending() : null;
        PyObject? closed = Calls.CallMethod(ts, file, "close");
        if (error is not null)
        {
            _ = Raise.Again(ts, error);
            return null;
        }

        return closed is null ? null : zone;
    }

    private static PyZoneInfo? Read(ThreadState ts, PyType type, PyObject key, PyObject file)
    {
        PyObject? load = ModuleAccess.ImportAttribute(ts, "zoneinfo._common", "load_data");
        PyObject? data = load is null ? null : Calls.Call(ts, load, file);
        if (data is null || ZoneHistory.From(ts, data) is not { } history)
        {
            return null;
        }

        PyZoneInfo zone = ReferenceEquals(type, TypeObject) ? new PyZoneInfo() : new PyZoneInfoSubclass(type);
        zone._history = history;
        zone._key = key;
        return zone;
    }

    private static long Seconds(PyDateTime date) => (date.Ordinal * 86400L) - Calendar.Epoch + (date.Hour * 3600) + (date.Minute * 60) + date.Second;

    /// <summary>What holds at a local time, nothing for None; false: an exception is pending.</summary>
    private bool Find(ThreadState ts, PyObject dt, out ZonePeriod? period)
    {
        switch (dt)
        {
            case PyNone:
                period = _history!.Fixed;
                return true;
            case PyDateTime date:
                period = _history!.AtLocal(Seconds(date), date.Year, date.Fold);
                return true;
            default:
                period = null;
                return FindLike(ts, dt, ref period);
        }
    }

    /// <summary>The same for what only looks like a datetime.</summary>
    private bool FindLike(ThreadState ts, PyObject dt, ref ZonePeriod? period)
    {
        if (Calls.CallMethod(ts, dt, "toordinal") is not { } ordinal || !Numbers.IndexToInt64(ts, ordinal, ExceptionTypes.OverflowError, out long days))
        {
            return false;
        }

        Span<long> parts = stackalloc long[5];
        int count = 0;
        foreach (string name in (ReadOnlySpan<string>)["hour", "minute", "second", "fold", "year"])
        {
            if (Attributes.Get(ts, dt, name) is not { } part || !Numbers.IndexToInt64(ts, part, ExceptionTypes.OverflowError, out parts[count++]))
            {
                return false;
            }
        }

        period = _history!.AtLocal((days * 86400) - Calendar.Epoch + (parts[0] * 3600) + (parts[1] * 60) + parts[2], (int)parts[4], parts[3] != 0 ? 1 : 0);
        return true;
    }
}
