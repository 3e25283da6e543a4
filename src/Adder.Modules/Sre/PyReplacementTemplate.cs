using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Sre;

/// <summary>A replacement text taken apart: literals, and between them groups to put in.</summary>
[PyType("SRE_Template", Module = "_sre", NoConstructor = true)]
internal sealed partial class PyReplacementTemplate(int[] groups, PyObject[] literals) : PyObject
{
    /// <summary>The replacement for a match; null: an exception is pending.</summary>
    public PyObject? Expand(ThreadState ts, PyMatch match)
    {
        if (groups.Length == 0)
        {
            return literals[0];
        }

        var pieces = PyList.WithCapacity(literals.Length * 2);
        for (int i = 0; i < literals.Length; i++)
        {
            if (i > 0)
            {
                if (groups[i - 1] > match.Pattern.Groups)
                {
                    return Raise.IndexError(ts, "no such group");
                }

                PyObject? group = match.Group(ts, groups[i - 1], PyNone.Instance);
                if (group is null)
                {
                    return null;
                }

                if (group is not PyNone)
                {
                    pieces.Add(group);
                }
            }

            if (literals[i] is PyStr { Length: 0 } or PyBytes { Length: 0 })
            {
                continue;
            }

            pieces.Add(literals[i]);
        }

        return SreText.Join(ts, match.Text, pieces);
    }

    /// <summary>
    /// What <c>re._compile_template</c> makes of a replacement: one of these, or a text to put in as it is. A bytearray, which cannot be a key of re's cache, is copied first.
    /// </summary>
    public static PyObject? Compile(ThreadState ts, PyPattern pattern, PyObject template)
    {
        PyObject? re = Adder.Runtime.Import.Imports.Import(ts, "re");
        if (re is null)
        {
            return null;
        }

        PyObject? result = Calls.CallMethod(ts, re, "_compile_template", pattern, template);
        if (result is null && Raise.Matches(ts, ExceptionTypes.TypeError) && template is not (PyStr or PyBytes) && IsUnhashable(template))
        {
            PyBaseException error = ts.TakePending();
            using BufferView? view = HasBuffer(template) ? Io.Buffers.Readable(ts, template) : null;
            if (view is null)
            {
                return Raise.Again(ts, error);
            }

            result = Calls.CallMethod(ts, re, "_compile_template", pattern, PyBytes.From(view.Span));
        }

        return result;
    }

    private static unsafe bool IsUnhashable(PyObject value) => value.Type.Slots.Hash == null;

    private static unsafe bool HasBuffer(PyObject value) => value.Type.Slots.Buffer != null;
}
