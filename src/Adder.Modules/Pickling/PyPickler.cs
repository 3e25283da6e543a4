using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary><c>pickle.Pickler</c>: writes objects as pickles, one after another with a common memo.</summary>
[PyType("Pickler", Module = "_pickle", Subclassable = true, TextSignature = "(file, protocol=None, fix_imports=True, buffer_callback=None)",
    Doc = "Writes pickles to a binary file.\n\nprotocol is 0 to 5, the newest where it is negative; fix_imports writes names that Python 2 knows\nin protocols below 3. buffer_callback, from protocol 5 on, is given each PickleBuffer and keeps it\nbeside the pickle by returning something false.")]
internal partial class PyPickler : PyObject
{
    private static readonly PyStr s_persistentId = PyStr.Intern("persistent_id");
    private static readonly PyStr s_reducerOverride = PyStr.Intern("reducer_override");
    private static readonly PyStr s_dispatchTable = PyStr.Intern("dispatch_table");

    private readonly PickleOutput _output = new();
    private int _protocol = PickleCode.HighestProtocol;
    private int _binary = 1;
    private int _fast;
    private bool _fixImports;
    private bool _isRunning;
    private PyObject? _bufferCallback;

    /// <summary>The instance's own table; null for that of <c>copyreg</c>.</summary>
    private PyObject? _dispatchTable;

    private AssignableMethod _ownPersistentId = new(s_persistentId);

    /// <summary>While a pickle is written: what gives persistent ids, and what may reduce instead; null where nothing does.</summary>
    private PyObject? _persistentId;
    private PyObject? _reducerOverride;

    /// <summary>Containers being written in fast mode, whose cycles nothing else would notice.</summary>
    private PickleMemo? _fastContainers;
    private int _fastDepth;

    internal PyPickler()
    {
    }

    /// <summary>What has been written, and its number.</summary>
    public PickleMemo Memo { get; private set; } = new();

    /// <summary>Takes the options of <c>dump</c> and of the constructor; false: an exception is pending.</summary>
    public bool Configure(ThreadState ts, PyObject? protocol, bool fixImports, PyObject? bufferCallback)
    {
        long number = PickleCode.HighestProtocol;
        if (protocol is not (null or PyNone))
        {
            if (Numbers.Index(ts, protocol) is not { } given)
            {
                return false;
            }

            if (!given.TryGetInt64(out number))
            {
                return Raise.OverflowError(ts, "Python int too large to convert to C long");
            }

            if (number > PickleCode.HighestProtocol)
            {
                return Raise.ValueError(ts, $"pickle protocol must be <= {PickleCode.HighestProtocol}");
            }

            number = number < 0 ? PickleCode.HighestProtocol : number;
        }

        _bufferCallback = bufferCallback is PyNone ? null : bufferCallback;
        if (_bufferCallback is not null && number < 5)
        {
            return Raise.ValueError(ts, "buffer_callback needs protocol >= 5");
        }

        _protocol = (int)number;
        _binary = number > 0 ? 1 : 0;
        _fixImports = fixImports && number < 3;
        return true;
    }

    /// <summary>Writes to a file from now on; false: an exception is pending.</summary>
    public bool SetFile(ThreadState ts, PyObject file)
    {
        Lookup write = Attributes.Find(ts, file, "write");
        if (write.IsError)
        {
            return false;
        }

        _output.Write = write.ValueOrNull;
        return _output.Write is not null || (bool)Raise.TypeError(ts, "file must have a 'write' attribute");
    }

    /// <summary>Writes a whole pickle, which goes to the file where there is one; false: an exception is pending.</summary>
    public bool DumpAll(ThreadState ts, PyObject value)
    {
        _output.Clear();
        _isRunning = true;
        bool done = WritePickle(ts, value) && _output.Flush(ts);
        _isRunning = false;
        _persistentId = null;
        _reducerOverride = null;
        return done;
    }

    /// <summary>The pickle that <see cref="DumpAll"/> wrote where there is no file.</summary>
    public PyObject? Written(ThreadState ts) => _output.ToBytes(ts);

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, System.ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyPickler() : new PyPicklerSubclass(type);

    [PyInit("Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)")]
    private Done Init(ThreadState ts, PyObject file, PyObject? protocol, bool fixImports = true, PyObject? bufferCallback = null)
    {
        if (!CheckIdle(ts))
        {
            return Done.Error;
        }

        _output.Write = null;
        if (!Configure(ts, protocol, fixImports, bufferCallback) || !SetFile(ts, file))
        {
            return Done.Error;
        }

        Memo = new PickleMemo();
        _output.Clear();
        _fast = 0;
        _fastDepth = 0;
        _fastContainers = null;
        Lookup table = Attributes.Find(ts, this, s_dispatchTable);
        if (table.IsError)
        {
            return Done.Error;
        }

        _dispatchTable = table.ValueOrNull;
        return Done.Ok;
    }

    [PyMethod("persistent_id(obj, /)")]
    private PyObject PersistentId(PyObject obj) => PyNone.Instance;

    [PyMethod("dump(obj, /)", DefiningClass = true, Doc = "Write a pickled representation of the given object to the open file.")]
    private PyObject? Dump(ThreadState ts, PyObject obj)
    {
        if (_output.Write is null)
        {
            return PickleState.FailPickling(ts, $"Pickler.__init__() was not called by {Type.FullName}.__init__()");
        }

        if (!CheckIdle(ts) || !FindHooks(ts))
        {
            return null;
        }

        return DumpAll(ts, obj) ? PyNone.Instance : null;
    }

    [PyMethod("clear_memo()", Doc = "Clears the pickler's \"memo\".")]
    private void ClearMemo() => Memo.Clear();

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    private PyObject? SizeOf(ThreadState ts) => Raise.NotYet(ts, "sizes of objects");

    [PyGetter("bin", Member = true)]
    private long Binary => _binary;

    [PySetter("bin")]
    private Done SetBinary(ThreadState ts, PyObject? value) => IntegerMember.Set(ts, value, ref _binary);

    [PyGetter("fast", Member = true)]
    private long Fast => _fast;

    [PySetter("fast")]
    private Done SetFast(ThreadState ts, PyObject? value) => IntegerMember.Set(ts, value, ref _fast);

    [PyGetter("dispatch_table", Member = true)]
    private PyObject? DispatchTable(ThreadState ts) => _dispatchTable ?? Raise.MissingAttribute(ts, this, s_dispatchTable);

    [PySetter("dispatch_table")]
    private Done SetDispatchTable(ThreadState ts, PyObject? value)
    {
        if (value is null && _dispatchTable is null)
        {
            return Raise.AttributeError(ts, "dispatch_table");
        }

        _dispatchTable = value;
        return Done.Ok;
    }

    [PyGetter("memo")]
    private PyObject? MemoGetter(ThreadState ts) => new PyPicklerMemoProxy(this);

    [PySetter("memo")]
    private Done MemoSetter(ThreadState ts, PyObject? value)
    {
        switch (value)
        {
            case null:
                return Raise.TypeError(ts, "attribute deletion is not supported");
            case PyPicklerMemoProxy proxy:
                Memo = proxy.Pickler.Memo.Copy();
                return Done.Ok;
            case PyDict dictionary:
                return MemoFromDictionary(ts, dictionary) is { } memo ? Assign(memo) : Done.Error;
            default:
                return Raise.TypeError(ts, $"'memo' attribute must be a PicklerMemoProxy object or dict, not {value.Type.FullName}");
        }

        Done Assign(PickleMemo memo)
        {
            Memo = memo;
            return Done.Ok;
        }
    }

    private static PickleMemo? MemoFromDictionary(ThreadState ts, PyDict dictionary)
    {
        var memo = new PickleMemo();
        int position = 0;
        while (dictionary.Next(ref position, out _, out PyObject? value))
        {
            if (value is not PyTuple { Count: 2 } pair)
            {
                _ = Raise.TypeError(ts, "'memo' values must be 2-item tuples");
                return null;
            }

            if (pair[0] is not PyInt given)
            {
                _ = Raise.TypeError(ts, "an integer is required");
                return null;
            }

            if (!given.TryGetInt64(out long number))
            {
                _ = Raise.OverflowError(ts, "Python int too large to convert to C ssize_t");
                return null;
            }

            memo.Set(pair[1], number);
        }

        return memo;
    }

    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttribute(ThreadState ts, PyStr name) => _ownPersistentId.Get(ts, this, name);

    [PySlot(Slot.SetAttribute)]
    private bool SetAttribute(ThreadState ts, PyStr name, PyObject? value) => _ownPersistentId.Set(ts, this, name, value);

    private bool CheckIdle(ThreadState ts) => !_isRunning || (bool)Raise.RuntimeError(ts, "Pickler object is already used");

    /// <summary>Finds out which methods the instance's class has or overrides; false: an exception is pending.</summary>
    private bool FindHooks(ThreadState ts)
    {
        Lookup reducer = Attributes.Find(ts, this, s_reducerOverride);
        Lookup persistent = _ownPersistentId.FindOverride(ts, this, TypeObject);
        if (reducer.IsError || persistent.IsError)
        {
            return false;
        }

        _reducerOverride = reducer.ValueOrNull;
        _persistentId = persistent.ValueOrNull;
        return true;
    }
}

/// <summary>Attributes that are C's <c>int</c>.</summary>
internal static class IntegerMember
{
    /// <summary>Assigns to such an attribute; null (deletion) is refused.</summary>
    public static Done Set(ThreadState ts, PyObject? value, ref int field)
    {
        if (value is null)
        {
            return Raise.TypeError(ts, "can't delete numeric/char attribute");
        }

        if (Numbers.Index(ts, value) is not { } number)
        {
            return Done.Error;
        }

        if (!number.TryGetInt64(out long wide))
        {
            return Raise.OverflowError(ts, "Python int too large to convert to C long");
        }

        if (wide != (int)wide && !Adder.Runtime.Objects.Warnings.Warn(ts, ExceptionTypes.RuntimeWarning, "Truncation of value to int"))
        {
            return Done.Error;
        }

        field = (int)wide;
        return Done.Ok;
    }
}
