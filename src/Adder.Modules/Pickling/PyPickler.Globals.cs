using System;
using Adder.Runtime;
using Adder.Runtime.Import;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Pickling;

/// <content>Writing what is found by its name: classes, functions and other attributes of modules. All of these are false where an exception is pending.</content>
internal partial class PyPickler
{
    private bool SaveType(ThreadState ts, PyType type)
    {
        // The types of the singletons are in no module.
        PyObject? instance = ReferenceEquals(type, PyNone.Instance.Type) ? PyNone.Instance
            : ReferenceEquals(type, PyNotImplemented.Instance.Type) ? PyNotImplemented.Instance
            : ReferenceEquals(type, PyEllipsis.Instance.Type) ? PyEllipsis.Instance
            : null;
        return instance is null ? SaveGlobal(ts, type, null) : SaveReduced(ts, PyTuple.Create(PyType.TypeObject, PyTuple.Create(instance)), type);
    }

    /// <summary>Writes a reference to an object by its module and name.</summary>
    /// <param name="name">Null: its qualified name, or its name.</param>
    private bool SaveGlobal(ThreadState ts, PyObject value, PyStr? name)
    {
        if ((name ?? NameOf(ts, value)) is not { } full)
        {
            return false;
        }

        string[] path = full.ToString().Split('.');
        if (FindModule(ts, value, full, path) is not { } module)
        {
            return false;
        }

        if (_protocol >= 2)
        {
            Truth registered = SaveExtension(ts, module, full);
            if (registered != Truth.False)
            {
                return registered == Truth.True;
            }
        }

        if (_protocol >= 4)
        {
            if (!Save(ts, module) || !Save(ts, full))
            {
                return false;
            }

            _output.Append(PickleCode.StackGlobal);
        }
        else if (!SavePath(ts, module, full, path))
        {
            return false;
        }

        return Memoize(ts, value);
    }

    private static PyStr? NameOf(ThreadState ts, PyObject value)
    {
        Lookup qualified = Attributes.Find(ts, value, SpecialNames.Qualname);
        PyObject? name = qualified.IsAbsent ? Attributes.Get(ts, value, SpecialNames.Name) : qualified.ValueOrNull;
        return name is null or PyStr ? (PyStr?)name : Raise.TypeError(ts, $"must be str, not {name.Type.Name}");
    }

    // ---- where an object is

    /// <summary>The module that an object is an attribute of, after looking that it is; null: an exception is pending.</summary>
    private static PyObject? FindModule(ThreadState ts, PyObject value, PyStr name, string[] path)
    {
        Lookup own = Attributes.Find(ts, value, SpecialNames.Module);
        if (own.IsError)
        {
            return null;
        }

        if (Array.IndexOf(path, "<locals>") >= 0)
        {
            return Text.Repr(ts, value) is { } local ? PickleState.FailPickling(ts, $"Can't pickle local object {local}") : null;
        }

        PyObject? module = own.ValueOrNull;
        if (module is null or PyNone && (module = SearchModules(ts, value, path)) is null)
        {
            return null;
        }

        if (ImportModule(ts, value, module) is not { } imported)
        {
            return null;
        }

        Lookup found = Walk(ts, imported, path);
        if (found.TryGet(out PyObject? there) && ReferenceEquals(there, value))
        {
            return module;
        }

        if (found.IsError && !Raise.Matches(ts, ExceptionTypes.AttributeError))
        {
            return null;
        }

        string how = found.IsError ? "it's not found as" : "it's not the same object as";
        return FailWithContext(ts, value, () => Text.Str(ts, module) is { } shown ? $"{how} {shown}.{name}" : null);
    }

    /// <summary>The name of the module of <c>sys.modules</c> that has the object under a path; <c>__main__</c> where none has.</summary>
    private static PyStr? SearchModules(ThreadState ts, PyObject value, string[] path)
    {
        if (ModuleAccess.RequiredSys(ts, PyStr.Intern("modules")) is not { } modules)
        {
            return null;
        }

        if (modules is PyDict dictionary)
        {
            // A copy: looking at a module's attributes may import others.
            PyDict all = dictionary.Copy();
            int position = 0;
            while (all.Next(ref position, out PyObject? name, out PyObject? module))
            {
                if (name is not PyStr text || module is PyNone || text.EqualTo("__main__") || text.EqualTo("__mp_main__"))
                {
                    continue;
                }

                Lookup found = Walk(ts, module, path);
                if (found.IsError && !Raise.ClearIf(ts, ExceptionTypes.AttributeError))
                {
                    return null;
                }

                if (ReferenceEquals(found.ValueOrNull, value))
                {
                    return text;
                }
            }
        }

        return PyStr.Intern("__main__");
    }

    private static PyObject? ImportModule(ThreadState ts, PyObject value, PyObject name)
    {
        PyObject? imported;
        if (name is PyStr text)
        {
            imported = text.Length == 0 ? Raise.ValueError(ts, "Empty module name") : Imports.Import(ts, text.ToString());
        }
        else
        {
            imported = Raise.TypeError(ts, "module name must be a string");
        }

        if (imported is not null
            || !(Raise.Matches(ts, ExceptionTypes.ImportError) || Raise.Matches(ts, ExceptionTypes.ValueError) || Raise.Matches(ts, ExceptionTypes.KeyError)))
        {
            return imported;
        }

        PyBaseException problem = ts.Pending!;
        return FailWithContext(ts, value, () => Text.Str(ts, problem)?.ToString());
    }

    /// <summary>Follows a path of attributes; an AttributeError where it ends early.</summary>
    private static Lookup Walk(ThreadState ts, PyObject start, string[] path)
    {
        PyObject? at = start;
        foreach (string name in path)
        {
            at = Attributes.Get(ts, at, PyStr.Intern(name));
            if (at is null)
            {
                return Lookup.Error;
            }
        }

        return Lookup.Found(at);
    }

    /// <summary>PicklingError "Can't pickle …: reason"; the pending exception, if there is one, is its context.</summary>
    private static Raised FailWithContext(ThreadState ts, PyObject value, Func<string?> reason)
    {
        PyBaseException? context = ts.Pending;
        ts.Pending = null;
        if (Text.Repr(ts, value) is { } shown && reason() is { } text)
        {
            _ = PickleState.FailPickling(ts, $"Can't pickle {shown}: {text}");
        }

        if (context is not null && ts.Pending is { } error)
        {
            error.Context = context;
        }

        return default;
    }

    // ---- how it is written

    /// <summary>Writes the code that <c>copyreg.add_extension</c> gave to a name; false where it gave none.</summary>
    private Truth SaveExtension(ThreadState ts, PyObject module, PyStr name)
    {
        Lookup found = PickleState.Of(ts).ExtensionRegistry.Get(ts, PyTuple.Create(module, name));
        if (!found.TryGet(out PyObject? registered))
        {
            return found.IsError ? Truth.Error : Truth.False;
        }

        if (!Numbers.IndexToInt64(ts, registered, ExceptionTypes.OverflowError, out long code))
        {
            return Truth.Error;
        }

        if (code is <= 0 or > int.MaxValue)
        {
            return Raise.RuntimeError(ts, $"extension code {code} is out of range");
        }

        if (code < 256)
        {
            _output.Append(PickleCode.Extension1, (byte)code);
        }
        else if (code < 65536)
        {
            _output.AppendUInt16(PickleCode.Extension2, (ushort)code);
        }
        else
        {
            _output.AppendInt32(PickleCode.Extension4, (int)code);
        }

        return Truth.True;
    }

    /// <summary>A name of protocols below 4; an attribute of a class is fetched by <c>getattr</c>, once for each dot.</summary>
    private bool SavePath(ThreadState ts, PyObject module, PyStr name, string[] path)
    {
        if (module is not PyStr moduleName)
        {
            return Raise.TypeError(ts, $"module name must be str, not {module.Type.Name}");
        }

        PyObject getAttribute = PickleState.Of(ts).GetAttribute;
        for (int i = 1; i < path.Length; i++)
        {
            if (!Save(ts, getAttribute))
            {
                return false;
            }

            if (_protocol < 2)
            {
                _output.Append(PickleCode.Mark);
            }
        }

        if (!SaveTopLevel(ts, moduleName, path.Length == 1 ? name : PyStr.Intern(path[0])))
        {
            return false;
        }

        for (int i = 1; i < path.Length; i++)
        {
            if (!Save(ts, PyStr.Intern(path[i])))
            {
                return false;
            }

            _output.Append(_protocol < 2 ? PickleCode.Tuple : PickleCode.Tuple2, PickleCode.Reduce);
        }

        return true;
    }

    private bool SaveTopLevel(ThreadState ts, PyStr module, PyStr name)
    {
        if (_fixImports && !MapToOldNames(ts, ref module, ref name))
        {
            return false;
        }

        if (EncodeIdentifier(ts, module, "module") is not { } encodedModule || EncodeIdentifier(ts, name, "global") is not { } encodedName)
        {
            return false;
        }

        _output.Append(PickleCode.Global);
        _output.Append(encodedModule);
        _output.Append((byte)'\n');
        _output.Append(encodedName);
        _output.Append((byte)'\n');
        return true;
    }

    private byte[]? EncodeIdentifier(ThreadState ts, PyStr identifier, string kind)
    {
        byte[]? encoded = _protocol >= 3 ? Utf8Codec.Encode(ts, identifier, null) : NarrowCodecs.Encode(ts, identifier, null, ascii: true);
        if (encoded is not null || !Raise.Matches(ts, ExceptionTypes.UnicodeEncodeError))
        {
            return encoded;
        }

        PyBaseException context = ts.TakePending();
        if (Text.Repr(ts, identifier) is { } shown)
        {
            _ = PickleState.FailPickling(ts, $"can't pickle {kind} identifier {shown} using pickle protocol {_protocol}");
            ts.Pending!.Context = context;
        }

        return null;
    }

    /// <summary>Puts Python 2's names in the place of Python 3's.</summary>
    private static bool MapToOldNames(ThreadState ts, ref PyStr module, ref PyStr name)
    {
        PickleState state = PickleState.Of(ts);
        Lookup pair = state.ReverseNameMapping.Get(ts, PyTuple.Create(module, name));
        if (pair.TryGet(out PyObject? mapped))
        {
            return CompatibleNames.TakePair(ts, mapped, "REVERSE_NAME_MAPPING", ref module, ref name);
        }

        Lookup other = pair.IsError ? pair : state.ReverseImportMapping.Get(ts, module);
        return other.TryGet(out PyObject? mappedModule) ? CompatibleNames.TakeModule(ts, mappedModule, "REVERSE_IMPORT_MAPPING", ref module) : !other.IsError;
    }
}

/// <summary>Reads the tables of <c>_compat_pickle</c>, which programs may change.</summary>
internal static class CompatibleNames
{
    public static bool TakePair(ThreadState ts, PyObject mapped, string table, ref PyStr module, ref PyStr name)
    {
        if (mapped is not PyTuple { Count: 2 } pair)
        {
            return Raise.RuntimeError(ts, $"_compat_pickle.{table} values should be 2-tuples, not {mapped.Type.FullName}");
        }

        if (pair[0] is not PyStr first || pair[1] is not PyStr second)
        {
            return Raise.RuntimeError(ts, $"_compat_pickle.{table} values should be pairs of str, not ({pair[0].Type.FullName}, {pair[1].Type.FullName})");
        }

        (module, name) = (first, second);
        return true;
    }

    public static bool TakeModule(ThreadState ts, PyObject mapped, string table, ref PyStr module)
    {
        if (mapped is not PyStr text)
        {
            return Raise.RuntimeError(ts, $"_compat_pickle.{table} values should be strings, not {mapped.Type.FullName}");
        }

        module = text;
        return true;
    }
}
