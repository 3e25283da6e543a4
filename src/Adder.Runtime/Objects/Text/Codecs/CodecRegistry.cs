using System;
using System.Collections.Generic;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime
{
    internal sealed partial class PyInterpreter
    {
        /// <summary>Codecs and error handlers that Python code registered.</summary>
        public readonly CodecRegistry Codecs = new();
    }
}

namespace Adder.Runtime.Objects
{
    /// <summary>The codec registry of an interpreter: search functions, found codecs, error handlers. Module <c>_codecs</c> gives Python access to it.</summary>
    internal sealed class CodecRegistry
    {
        private Dictionary<string, PyTuple>? _foundCodecs;
        private Dictionary<string, PyObject>? _registeredHandlers;
        private bool _searchedLibrary;

        // Most programs come to neither.
        private Dictionary<string, PyTuple> Found => _foundCodecs ??= new(StringComparer.Ordinal);

        private Dictionary<string, PyObject> ErrorHandlers => _registeredHandlers ??= new(StringComparer.Ordinal);

        /// <summary>Search functions in order of registration.</summary>
        public List<PyObject> SearchFunctions { get; } = [];

        /// <summary>An encoding's name as search functions get it: lower case, spaces as underscores… as CPython's <c>codecs.lookup</c> does it.</summary>
        public static string Normalize(string encoding) => string.Create(encoding.Length, encoding, static (span, name) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = name[i] == ' ' ? '-' : char.ToLowerInvariant(name[i]);
            }
        });

        /// <summary>Only letters and digits, in lower case: to recognize the spellings of native encodings.</summary>
        public static string NormalizeShort(string encoding)
        {
            Span<char> buffer = stackalloc char[Math.Min(encoding.Length, 32)];
            int length = 0;
            foreach (char character in encoding)
            {
                if (character is '-' or '_' or ' ')
                {
                    continue;
                }

                if (length == buffer.Length)
                {
                    return encoding;
                }

                buffer[length++] = char.ToLowerInvariant(character);
            }

            return new string(buffer[..length]);
        }

        /// <summary>The codec's tuple (encode, decode, stream reader, stream writer); LookupError where nobody knows it.</summary>
        public PyTuple? Lookup(ThreadState ts, string encoding)
        {
            string name = Normalize(encoding);
            if (Found.TryGetValue(name, out PyTuple? known))
            {
                return known;
            }

            if (!ImportLibrary(ts))
            {
                return null;
            }

            PyStr argument = PyStr.Intern(name);
            foreach (PyObject search in SearchFunctions.ToArray())
            {
                PyObject? result = Calls.Call(ts, search, argument);
                if (result is null)
                {
                    return null;
                }

                if (result is PyNone)
                {
                    continue;
                }

                if (result is not PyTuple { Count: 4 } codec)
                {
                    return Raise.TypeError(ts, "codec search functions must return 4-tuples");
                }

                return Found[name] = codec;
            }

            return Raise.LookupError(ts, $"unknown encoding: {encoding}");
        }

        /// <summary>Forgets a search function and what was found (<c>codecs.unregister</c>).</summary>
        public void Unregister(PyObject searchFunction)
        {
            if (SearchFunctions.Remove(searchFunction))
            {
                Found.Clear();
            }
        }

        public void RegisterError(string name, PyObject handler) => ErrorHandlers[name] = handler;

        public bool UnregisterError(string name) => ErrorHandlers.Remove(name);

        /// <summary>The error handler of a name; LookupError where there is none.</summary>
        public PyObject? LookupError(ThreadState ts, string name) =>
            ErrorHandlers.TryGetValue(name, out PyObject? handler) ? handler : Raise.LookupError(ts, $"unknown error handler name '{name}'");

        /// <summary>Imports <c>encodings</c>, which registers the library's search function.</summary>
        private bool ImportLibrary(ThreadState ts)
        {
            if (_searchedLibrary)
            {
                return true;
            }

            Lookup import = ts.Interpreter.Builtins.GetString(ts, PyStr.Intern("__import__"));
            if (import.IsError)
            {
                return false;
            }

            if (import.TryGet(out PyObject? function))
            {
                _searchedLibrary = true;
                if (Calls.Call(ts, function, PyStr.Intern("encodings")) is null)
                {
                    _searchedLibrary = false;
                    return false;
                }
            }

            return true;
        }
    }
}
