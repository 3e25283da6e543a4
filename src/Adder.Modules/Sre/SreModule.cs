using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sre;

/// <summary><c>_sre</c>: the engine of <c>re</c>. Patterns come as the code that <c>re._compiler</c> writes.</summary>
[PyModule("_sre")]
internal static partial class SreModule
{
    [PyConstant("copyright")]
    private const string Copyright = "Copyright (c) 2026 The Adder authors";

    [PyConstant("MAGIC")]
    private const long Magic = 20230612;

    /// <summary>Bytes of a word of code.</summary>
    [PyConstant("CODESIZE")]
    private const long CodeSize = 4;

    [PyConstant("MAXREPEAT")]
    private const long MaximumRepeat = uint.MaxValue;

    [PyConstant("MAXGROUPS")]
    private const long MaximumGroups = int.MaxValue / 2;

    [PyFunction("getcodesize()")]
    private static long GetCodeSize() => CodeSize;

    [PyFunction("ascii_iscased(character, /)")]
    private static bool AsciiIsCased(int character) => (uint)character < 128 && ((uint)character | 0x20) - 'a' <= 25;

    [PyFunction("unicode_iscased(character, /)")]
    private static bool UnicodeIsCased(int character) =>
        SreCharacters.LowerUnicode((uint)character) != (uint)character || SreCharacters.UpperUnicode((uint)character) != (uint)character;

    [PyFunction("ascii_tolower(character, /)")]
    private static long AsciiToLower(int character) => (int)SreCharacters.LowerAscii((uint)character);

    [PyFunction("unicode_tolower(character, /)")]
    private static long UnicodeToLower(int character) => (int)SreCharacters.LowerUnicode((uint)character);

    [PyFunction("compile(pattern, flags, code, groups, groupindex, indexgroup)")]
    private static PyObject? Compile(ThreadState ts, PyObject pattern, int flags, PyList code, long groups, PyDict groupindex, PyTuple indexgroup)
    {
        var words = new uint[code.Count];
        for (int i = 0; i < words.Length; i++)
        {
            if (!Numbers.IndexToInt64(ts, code[i], null, out long word))
            {
                return null;
            }

            if (word is < 0 or > uint.MaxValue)
            {
                return Raise.OverflowError(ts, "regular expression code size limit exceeded");
            }

            words[i] = (uint)word;
        }

        bool? isBytes = null;
        if (pattern is PyStr)
        {
            isBytes = false;
        }
        else if (pattern is not PyNone)
        {
            using BufferView? view = Io.Buffers.Readable(ts, pattern);
            if (view is null)
            {
                return null;
            }

            isBytes = true;
        }

        SreProgram? program = groups > MaximumGroups ? null : SreProgram.Create(words, (int)groups);
        return program is null
            ? Raise.RuntimeError(ts, "invalid SRE code")
            : new PyPattern(pattern, flags, program, isBytes, groupindex, indexgroup);
    }

    [PyFunction("template(pattern, template, /)")]
    private static PyObject? Template(ThreadState ts, PyObject pattern, PyList template)
    {
        if (template.Count == 0 || (template.Count & 1) == 0)
        {
            return Raise.TypeError(ts, "invalid template");
        }

        var groups = new int[template.Count / 2];
        var literals = new PyObject[groups.Length + 1];
        literals[0] = template[0];
        for (int i = 0; i < groups.Length; i++)
        {
            if (template[(2 * i) + 1] is not PyInt number)
            {
                return Raise.TypeError(ts, "an integer is required");
            }

            if (!Numbers.IndexToInt64(ts, number, null, out long group))
            {
                return null;
            }

            if (group is < 0 or > int.MaxValue)
            {
                return Raise.TypeError(ts, "invalid template");
            }

            groups[i] = (int)group;
            literals[i + 1] = template[(2 * i) + 2];
        }

        return new PyReplacementTemplate(groups, literals);
    }
}
