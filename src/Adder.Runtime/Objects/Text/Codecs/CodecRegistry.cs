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

        /// <summary>An encoding's name as search functions get it: in lower case, with an underscore for whatever stands between ASCII letters, digits and dots.</summary>
        public static string Normalize(string encoding)
        {
            var name = new System.Text.StringBuilder(encoding.Length);
            bool between = false;
            foreach (char character in encoding)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character != '.')
                {
                    between = true;
                    continue;
                }

                if (between && name.Length > 0)
                {
                    name.Append('_');
                }

                between = false;
                name.Append(char.ToLowerInvariant(character));
            }

            return name.ToString();
        }

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

        /// <summary>Calls a codec's encoder (0) or decoder (1) and takes the result from its pair; an error is told the codec's name.</summary>
        /// <param name="wrongResult">The text for a result that is no pair.</param>
        public static PyObject? CallCodec(ThreadState ts, PyTuple codec, PyObject input, string encoding, string? errors, int index, string wrongResult)
        {
            PyObject? result = errors is null ? Calls.Call(ts, codec[index], input) : Calls.Call(ts, codec[index], input, PyStr.From(errors));
            if (result is PyTuple { Count: 2 } pair)
            {
                return pair[0];
            }

            if (result is not null)
            {
                _ = Raise.TypeError(ts, wrongResult);
            }

            PyBaseException error = ts.TakePending();
            if (error.AddNote(ts, PyStr.From($"{(index == 0 ? "encoding" : "decoding")} with '{encoding}' codec failed")))
            {
                ts.Pending = error;
            }

            return null;
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

        /// <summary>Whether there is an error handler of a name; otherwise LookupError is pending. The standard ones are there before <c>_codecs</c> has registered them.</summary>
        public bool CheckError(ThreadState ts, string name) => StandardErrorHandlers.Names.IndexOf(name) >= 0 || LookupError(ts, name) is not null;

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
