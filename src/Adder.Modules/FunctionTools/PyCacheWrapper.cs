using System;
using System.Runtime.CompilerServices;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.FunctionTools;

/// <summary>What <c>functools.lru_cache</c> makes of a function.</summary>
/// <remarks>
/// The interpreter's lock protects the state between the points where Python code may run: hashing and comparing keys, and the function itself. After each of these the state is looked at
/// anew, for the same function may have been called meanwhile, by another thread or by itself.
/// </remarks>
[PyType("_lru_cache_wrapper", Module = "functools", TextSignature = null, Flags = TypeFlags.HasDict | TypeFlags.HasWeakReferences | TypeFlags.MethodDescriptor,
    Doc = "Create a cached callable that wraps another function.")]
internal sealed unsafe partial class PyCacheWrapper : PyObject
{
    private readonly PyObject _function;
    private readonly PyObject _infoType;
    private readonly bool _typed;

    /// <summary>-1 for no limit.</summary>
    private readonly long _maximum;

    /// <summary>From keys to results; to <see cref="CacheLink"/>s where there is a limit.</summary>
    private readonly PyDict _results = new();

    /// <summary>The ring of links, from the one that was not used for longest (next) to the newest (previous).</summary>
    private readonly CacheLink _ring = new();

    private long _hits;
    private long _misses;
    private PyDict? _dictionary;

    private PyCacheWrapper(PyObject function, long maximum, bool typed, PyObject infoType)
    {
        _function = function;
        _maximum = maximum;
        _typed = typed;
        _infoType = infoType;
    }

    internal override PyDict? OwnDictionary(bool create) => create ? _dictionary ??= new PyDict() : _dictionary;

    [PyNew("lru_cache(user_function, maxsize, typed, cache_info_type)")]
    private static PyObject? New(ThreadState ts, PyType type, PyObject userFunction, PyObject maxsize, bool typed, PyObject cacheInfoType)
    {
        if (userFunction.Type.Slots.Call == null)
        {
            return Raise.TypeError(ts, "the first argument must be callable");
        }

        long maximum = -1;
        if (maxsize is not PyNone)
        {
            if (!maxsize.Type.Slots.HasIndex)
            {
                return Raise.TypeError(ts, "maxsize should be integer or None");
            }

            if (!Numbers.IndexToInt64(ts, maxsize, ExceptionTypes.OverflowError, out maximum))
            {
                return null;
            }

            maximum = Math.Max(0, maximum);
        }

        return new PyCacheWrapper(userFunction, maximum, typed, cacheInfoType);
    }

    [PySlot(Slot.Call)]
    private static PyObject? Call(ThreadState ts, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var wrapper = Unsafe.As<PyCacheWrapper>(self);
        if (wrapper._maximum == 0)
        {
            wrapper._misses++;
            return Calls.Call(ts, wrapper._function, arguments, keywordNames);
        }

        PyObject key = wrapper.KeyOf(arguments, keywordNames);
        long hash = key.GetType() == typeof(PyStr) ? Unsafe.As<PyStr>(key).HashValue : Hashing.Hash(ts, key);
        Lookup found = hash == -1 ? Lookup.Error : wrapper._results.Get(ts, key, hash);
        if (found.TryGet(out PyObject? stored))
        {
            wrapper._hits++;
            return wrapper._maximum < 0 ? stored : wrapper.Refresh((CacheLink)stored);
        }

        if (found.IsError)
        {
            return null;
        }

        wrapper._misses++;
        PyObject? result = Calls.Call(ts, wrapper._function, arguments, keywordNames);
        return result is null ? null : wrapper.Store(ts, key, hash, result);
    }

    [PySlot(Slot.DescriptorGet)]
    private static PyObject? Get(ThreadState ts, PyObject self, PyObject? instance, PyType? owner) => instance is null or PyNone ? self : new PyBoundMethod(self, instance);

    [PyMethod("cache_info()", Doc = "Report cache statistics")]
    private PyObject? CacheInfo(ThreadState ts) =>
        Calls.Call(ts, _infoType, [PyInt.From(_hits), PyInt.From(_misses), _maximum < 0 ? PyNone.Instance : PyInt.From(_maximum), PyInt.From(_results.Count)], null);

    [PyMethod("cache_clear()", Doc = "Clear the cache and cache statistics")]
    private void CacheClear()
    {
        _hits = _misses = 0;
        _results.Clear();
        _ring.Previous = _ring.Next = _ring;
    }

    [PyMethod("__reduce__()")]
    private PyObject? Reduce(ThreadState ts) => Attributes.Get(ts, this, SpecialNames.Qualname);

    [PyMethod("__copy__(*args)", TextSignature = null)]
    private PyObject Copy(ReadOnlySpan<PyObject> arguments) => this;

    [PyMethod("__deepcopy__(*args)", TextSignature = null)]
    private PyObject DeepCopy(ReadOnlySpan<PyObject> arguments) => this;

    [PyGetter("__dict__")]
    private PyObject Dictionary() => OwnDictionary(create: true)!;

    [PySlot(Slot.Traverse)]
    private void Traverse(IReferenceVisitor visitor)
    {
        visitor.Visit(_function);
        visitor.Visit(_infoType);
        visitor.Visit(_dictionary);
        int position = 0;
        while (_results.Next(ref position, out PyObject? key, out PyObject? value))
        {
            visitor.Visit(key);
            visitor.Visit(value is CacheLink link ? link.Result : value);
        }
    }

    /// <summary>One exact int or str is its own key; anything else becomes a tuple of the arguments, a mark and the keywords, and the types where these count.</summary>
    private PyObject KeyOf(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!_typed && keywordNames is null)
        {
            if (arguments.Length == 1 && (arguments[0].GetType() == typeof(PySmallInt) || arguments[0].GetType() == typeof(PyStr) || arguments[0].GetType() == typeof(PyBigInt)))
            {
                return arguments[0];
            }

            return PyTuple.Create(arguments);
        }

        int keywords = keywordNames?.Count ?? 0;
        int positional = arguments.Length - keywords;
        var parts = new PyObject[positional + (keywords > 0 ? 1 + (2 * keywords) : 0) + (_typed ? arguments.Length : 0)];
        arguments[..positional].CopyTo(parts);
        int at = positional;
        if (keywords > 0)
        {
            parts[at++] = KeywordMark.Instance;
            for (int i = 0; i < keywords; i++)
            {
                parts[at++] = keywordNames![i];
                parts[at++] = arguments[positional + i];
            }
        }

        if (_typed)
        {
            foreach (PyObject argument in arguments)
            {
                parts[at++] = argument.Type;
            }
        }

        return PyTuple.FromArray(parts);
    }

    private PyObject Refresh(CacheLink link)
    {
        link.Unlink();
        link.InsertBefore(_ring);
        return link.Result;
    }

    /// <summary>Keeps a new result, in the place of the oldest one where the cache is full.</summary>
    private PyObject? Store(ThreadState ts, PyObject key, long hash, PyObject result)
    {
        if (_maximum < 0)
        {
            return _results.SetItem(ts, key, hash, result) ? result : null;
        }

        // The call itself may have stored this key: its link is as new as ours would be.
        Lookup already = _results.Get(ts, key, hash);
        if (!already.IsAbsent)
        {
            return already.IsError ? null : result;
        }

        CacheLink link;
        if (_results.Count < _maximum || ReferenceEquals(_ring.Next, _ring))
        {
            link = new CacheLink();
        }
        else
        {
            link = _ring.Next;
            link.Unlink();
            Lookup removed = _results.Take(ts, link.Key, link.Hash);
            if (removed.IsError)
            {
                link.InsertBefore(_ring.Next);
                return null;
            }

            if (removed.IsAbsent)
            {
                // Comparing keys cleared the cache: then there is nothing to replace.
                return result;
            }
        }

        (link.Key, link.Hash, link.Result) = (key, hash, result);
        if (!_results.SetItem(ts, key, hash, link))
        {
            return null;
        }

        link.InsertBefore(_ring);
        return result;
    }

    /// <summary>A result with its place in the order of use. Stands in a dictionary that no program sees.</summary>
    private sealed class CacheLink : PyObject
    {
        public PyObject Key = PyNone.Instance;
        public PyObject Result = PyNone.Instance;
        public long Hash;
        public CacheLink Previous;
        public CacheLink Next;

        public CacheLink() => Previous = Next = this;

        public override PyType Type => PyObjectType.TypeObject;

        public void Unlink()
        {
            Previous.Next = Next;
            Next.Previous = Previous;
        }

        public void InsertBefore(CacheLink other)
        {
            Previous = other.Previous;
            Next = other;
            Previous.Next = this;
            other.Previous = this;
        }
    }

    /// <summary>Separates positional arguments from keywords in keys.</summary>
    private sealed class KeywordMark : PyObject
    {
        public static readonly KeywordMark Instance = new();

        public override PyType Type => PyObjectType.TypeObject;
    }
}
