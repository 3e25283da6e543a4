using System.Threading;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Import;

/// <summary>
/// Reads the frozen modules that a start needs on another thread, while the interpreter is being made. Whichever thread comes to a module first reads it; the interpreter's never waits for
/// anything but a module that is being read at that moment. Each code object is given away once.
/// </summary>
internal sealed class FrozenAhead(InterpreterOptions options)
{
    /// <summary>What every start imports, in that order.</summary>
    private static readonly string[] s_order =
        ["_frozen_importlib", "_frozen_importlib_external", "zipimport", "site", "os", "abc", "stat", "posixpath", "genericpath", "_collections_abc", "_sitebuiltins"];

    private const int ImportlibCount = 2;

    private readonly object _archiveLock = new();
    private readonly Slot[] _slots = MakeSlots();
    private FrozenArchive? _archive;
    private bool _opened;

    private static Slot[] MakeSlots()
    {
        var slots = new Slot[s_order.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = new Slot(s_order[i]);
        }

        return slots;
    }

    /// <summary>The library's archive; null where there is none for this version.</summary>
    public FrozenArchive? Archive()
    {
        lock (_archiveLock)
        {
            if (!_opened)
            {
                _opened = true;
                _archive = FrozenArchive.Open(FrozenArchive.PathIn(options.LibraryFolder));
            }

            return _archive;
        }
    }

    /// <summary>Reads modules, those that nobody has asked for yet.</summary>
    /// <param name="importlib">importlib's two halves; else all the others.</param>
    public void Run(bool importlib)
    {
        if (Archive() is not { } archive)
        {
            return;
        }

        for (int i = importlib ? 0 : ImportlibCount; i < (importlib ? ImportlibCount : _slots.Length); i++)
        {
            _slots[i].Read(archive, options);
        }
    }

    /// <summary>The code of a module, which the caller owns from now on; null: the caller reads it.</summary>
    public CodeObject? Take(string name)
    {
        foreach (Slot slot in _slots)
        {
            if (slot.Name == name)
            {
                return slot.Take();
            }
        }

        return null;
    }

    /// <summary>The code of one module, read by whoever needs it first.</summary>
    private sealed class Slot(string name)
    {
        private readonly object _lock = new();
        private CodeObject? _code;
        private bool _isTaken;

        public string Name => name;

        public void Read(FrozenArchive archive, InterpreterOptions options)
        {
            lock (_lock)
            {
                if (!_isTaken && archive.Find(FrozenModules.Named(name).SourceName) is { Length: > 0 } data)
                {
                    _code = ObjectMarshal.LoadTrusted(data, options);
                }
            }
        }

        public CodeObject? Take()
        {
            lock (_lock)
            {
                _isTaken = true;
                CodeObject? code = _code;
                _code = null;
                return code;
            }
        }
    }
}
