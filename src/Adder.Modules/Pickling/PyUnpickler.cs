using System;
using System.Collections.Generic;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <summary><c>pickle.Unpickler</c>: reads pickles, one after another with a common memo.</summary>
[PyType("Unpickler", Module = "_pickle", Subclassable = true, TextSignature = "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())",
    Doc = "Reads pickles from a binary file.\n\nThe protocol is found in the pickle. fix_imports, encoding and errors say how pickles of Python 2\nare read: its names, and its 8-bit strings (encoding 'bytes' keeps them as bytes). buffers gives the\nbuffers that were kept beside the pickle.")]
internal partial class PyUnpickler : PyObject
{
    private static readonly PyStr s_persistentLoad = PyStr.Intern("persistent_load");
    private static readonly PyStr s_findClass = PyStr.Intern("find_class");

    private readonly PickleInput _input = new();
    private PyObject?[] _memo = new PyObject?[32];

    /// <summary>Entries of the memo beyond what is worth an array.</summary>
    private Dictionary<long, PyObject>? _distantMemo;

    /// <summary>How many entries the memo has: the index of the next one.</summary>
    private long _memoCount;
    private bool _fixImports;
    private string _encoding = "ASCII";
    private string _errors = "strict";
    private PyObject? _buffers;
    private int _protocol;
    private bool _isRunning;

    private AssignableMethod _ownPersistentLoad = new(s_persistentLoad);

    internal PyUnpickler()
    {
    }

    /// <summary>Takes the options of <c>load</c> and of the constructor; false: an exception is pending.</summary>
    public bool Configure(ThreadState ts, bool fixImports, string encoding, string errors, PyObject? buffers)
    {
        _fixImports = fixImports;
        _encoding = encoding;
        _errors = errors;
        _buffers = null;
        if (buffers is null or PyNone)
        {
            return true;
        }

        _buffers = Iteration.GetIterator(ts, buffers);
        return _buffers is not null;
    }

    /// <summary>Reads from a file from now on; false: an exception is pending.</summary>
    public bool SetFile(ThreadState ts, PyObject file) => _input.SetFile(ts, file);

    /// <summary>Reads from a bytes-like object; false: an exception is pending.</summary>
    public bool SetData(ThreadState ts, PyObject data)
    {
        if (data is PyBytes bytes)
        {
            _input.SetData(bytes.Data);
            return true;
        }

        using BufferView? view = Io.Buffers.Readable(ts, data);
        if (view is null)
        {
            return false;
        }

        _input.SetData(view.Span.ToArray());
        return true;
    }

    /// <summary>Reads a whole pickle; null: an exception is pending.</summary>
    public PyObject? LoadAll(ThreadState ts)
    {
        _isRunning = true;
        PyObject? result = Execute(ts);
        if (result is not null && !_input.SkipConsumed(ts))
        {
            result = null;
        }

        _isRunning = false;
        ClearStack();
        return result;
    }

    [PySlot(Slot.New)]
    private static PyObject? New(ThreadState ts, PyType type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ReferenceEquals(type, TypeObject) ? new PyUnpickler() : new PyUnpicklerSubclass(type);

    [PyInit("Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")]
    private Done Init(ThreadState ts, PyObject file, bool fixImports = true, string encoding = "ASCII", string errors = "strict", PyObject? buffers = null)
    {
        if (!CheckIdle(ts) || !SetFile(ts, file) || !Configure(ts, fixImports, encoding, errors, buffers))
        {
            return Done.Error;
        }

        ClearMemo();
        _protocol = 0;
        return Done.Ok;
    }

    [PyMethod("persistent_load(pid, /)", DefiningClass = true)]
    private PyObject? PersistentLoad(ThreadState ts, PyObject pid) =>
        PickleState.FailUnpickling(ts, "A load persistent id instruction was encountered, but no persistent_load function was specified.");

    [PyMethod("load()", DefiningClass = true, Doc = "Load a pickle.\n\nRead a pickled object representation from the open file object given in\nthe constructor, and return the reconstituted object hierarchy specified\ntherein.")]
    private PyObject? Load(ThreadState ts)
    {
        if (!_input.IsReady)
        {
            return PickleState.FailUnpickling(ts, $"Unpickler.__init__() was not called by {Type.FullName}.__init__()");
        }

        return CheckIdle(ts) ? LoadAll(ts) : null;
    }

    /// <summary>The object of a module that a pickle names. Subclasses override it to restrict what is loaded.</summary>
    [PyMethod("find_class(module_name, global_name, /)", DefiningClass = true, Doc = "Return an object from a specified module.")]
    private PyObject? FindClass(ThreadState ts, PyObject moduleName, PyObject globalName)
    {
        if (ts.Interpreter.AuditHooks is not null && !Audited(ts, moduleName, globalName))
        {
            return null;
        }

        if (_protocol < 3 && _fixImports && !MapToNewNames(ts, ref moduleName, ref globalName))
        {
            return null;
        }

        if (moduleName is not PyStr module)
        {
            return Raise.TypeError(ts, "module name must be a string");
        }

        PyObject? imported = module.Length == 0 ? Raise.ValueError(ts, "Empty module name") : Imports.Import(ts, module.ToString());
        if (imported is null)
        {
            return null;
        }

        if (globalName is not PyStr name)
        {
            return Raise.TypeError(ts, $"attribute name must be string, not '{globalName.Type.Name}'");
        }

        return _protocol >= 4 && name.ToString().Contains('.', StringComparison.Ordinal) ? FollowPath(ts, imported, module, name) : Attributes.Get(ts, imported, PyStr.Intern(name.ToExact()));
    }

    [PyMethod("__sizeof__()", Doc = "Returns size in memory, in bytes.")]
    private PyObject? SizeOf(ThreadState ts) => Raise.NotYet(ts, "sizes of objects");

    [PyGetter("memo")]
    private PyObject? MemoGetter(ThreadState ts) => new PyUnpicklerMemoProxy(this);

    [PySetter("memo")]
    private Done MemoSetter(ThreadState ts, PyObject? value)
    {
        switch (value)
        {
            case null:
                return Raise.TypeError(ts, "attribute deletion is not supported");
            case PyUnpicklerMemoProxy proxy:
                PyUnpickler other = proxy.Unpickler;
                _memo = (PyObject?[])other._memo.Clone();
                _distantMemo = other._distantMemo is { } distant ? new Dictionary<long, PyObject>(distant) : null;
                _memoCount = other._memoCount;
                return Done.Ok;
            case PyDict dictionary:
                return MemoFromDictionary(ts, dictionary);
            default:
                return Raise.TypeError(ts, $"'memo' attribute must be an UnpicklerMemoProxy object or dict, not {value.Type.FullName}");
        }
    }

    private Done MemoFromDictionary(ThreadState ts, PyDict dictionary)
    {
        (PyObject?[] memo, Dictionary<long, PyObject>? distant, long count) = (_memo, _distantMemo, _memoCount);
        ClearMemo();
        int position = 0;
        while (dictionary.Next(ref position, out PyObject? key, out PyObject? value))
        {
            bool ok = key is PyInt || (bool)Raise.TypeError(ts, "memo key must be integers");
            ok = ok && Numbers.IndexToInt64(ts, key, ExceptionTypes.OverflowError, out long index)
                && (index >= 0 ? PutMemo(index, value) : (bool)Raise.ValueError(ts, "memo key must be positive integers."));
            if (!ok)
            {
                (_memo, _distantMemo, _memoCount) = (memo, distant, count);
                return Done.Error;
            }
        }

        return Done.Ok;
    }

    [PySlot(Slot.GetAttribute)]
    private Lookup GetAttribute(ThreadState ts, PyStr name) => _ownPersistentLoad.Get(ts, this, name);

    [PySlot(Slot.SetAttribute)]
    private bool SetAttribute(ThreadState ts, PyStr name, PyObject? value) => _ownPersistentLoad.Set(ts, this, name, value);

    private bool CheckIdle(ThreadState ts) => !_isRunning || (bool)Raise.RuntimeError(ts, "Unpickler object is already used");

    // ---- the memo

    public void ClearMemo()
    {
        _memo = new PyObject?[32];
        _distantMemo = null;
        _memoCount = 0;
    }

    public PyDict MemoToDictionary()
    {
        var result = new PyDict();
        for (int i = 0; i < _memo.Length; i++)
        {
            if (_memo[i] is { } value)
            {
                _ = result.SetItem(null!, PyInt.From(i), value);
            }
        }

        if (_distantMemo is not null)
        {
            foreach ((long index, PyObject value) in _distantMemo)
            {
                _ = result.SetItem(null!, PyInt.From(index), value);
            }
        }

        return result;
    }

    private bool PutMemo(long index, PyObject value)
    {
        if (index < _memo.Length * 2L)
        {
            if (index >= _memo.Length)
            {
                Array.Resize(ref _memo, _memo.Length * 2);
            }

            ref PyObject? place = ref _memo[index];
            _memoCount += place is null ? 1 : 0;
            place = value;
            return true;
        }

        // An index that no pickler would give: it must not cost the memory of all those before it.
        _distantMemo ??= [];
        _memoCount += _distantMemo.ContainsKey(index) ? 0 : 1;
        _distantMemo[index] = value;
        return true;
    }

    private PyObject? GetMemo(ThreadState ts, long index)
    {
        if ((ulong)index < (ulong)_memo.Length && _memo[index] is { } found)
        {
            return found;
        }

        return _distantMemo is not null && _distantMemo.TryGetValue(index, out PyObject? distant) ? distant
            : PickleState.FailUnpickling(ts, $"Memo value not found at index {index}");
    }

    // ---- names

    private static bool Audited(ThreadState ts, PyObject module, PyObject name)
    {
        PyObject? audit = ModuleAccess.RequiredSys(ts, PyStr.Intern("audit"));
        return audit is not null && Calls.Call(ts, audit, PyStr.Intern("pickle.find_class"), module, name) is not null;
    }

    private static bool MapToNewNames(ThreadState ts, ref PyObject moduleName, ref PyObject globalName)
    {
        PickleState state = PickleState.Of(ts);
        Lookup pair = state.NameMapping.Get(ts, PyTuple.Create(moduleName, globalName));
        PyStr module = PyStr.Empty;
        PyStr name = PyStr.Empty;
        if (pair.TryGet(out PyObject? mapped))
        {
            if (!CompatibleNames.TakePair(ts, mapped, "NAME_MAPPING", ref module, ref name))
            {
                return false;
            }

            (moduleName, globalName) = (module, name);
            return true;
        }

        Lookup other = pair.IsError ? pair : state.ImportMapping.Get(ts, moduleName);
        if (!other.TryGet(out PyObject? mappedModule))
        {
            return !other.IsError;
        }

        if (!CompatibleNames.TakeModule(ts, mappedModule, "IMPORT_MAPPING", ref module))
        {
            return false;
        }

        moduleName = module;
        return true;
    }

    private static PyObject? FollowPath(ThreadState ts, PyObject start, PyStr module, PyStr name)
    {
        PyObject? at = start;
        foreach (string part in name.ToString().Split('.'))
        {
            at = Attributes.Get(ts, at, PyStr.Intern(part));
            if (at is not null)
            {
                continue;
            }

            if (!Raise.Matches(ts, ExceptionTypes.AttributeError))
            {
                return null;
            }

            PyBaseException context = ts.TakePending();
            if (Text.Repr(ts, name) is { } path && Text.Repr(ts, module) is { } from)
            {
                _ = Raise.AttributeError(ts, $"Can't resolve path {path} on module {from}");
                ts.Pending!.Context = context;
            }

            return null;
        }

        return at;
    }

    /// <summary>What the instance's <c>find_class</c> gives.</summary>
    private PyObject? CallFindClass(ThreadState ts, PyObject module, PyObject name)
    {
        if (GetType() == typeof(PyUnpickler))
        {
            return FindClass(ts, module, name);
        }

        PyObject? method = Attributes.Get(ts, this, s_findClass);
        return method is null ? null : Calls.Call(ts, method, module, name);
    }
}
