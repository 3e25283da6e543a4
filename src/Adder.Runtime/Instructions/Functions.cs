using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Instructions;

/// <summary>Making functions; formatting; imports.</summary>
internal static unsafe class Functions
{
    private static readonly PyStr s_import = PyStr.Intern("__import__");

    [Instruction(Opcode.MAKE_FUNCTION, Stack = "code -- function")]
    public static PyObject MakeFunction(ref FrameRecord frame, PyObject code)
    {
        var made = new PyFunction(Unsafe.As<CodeObject>(code), frame.Globals, frame.Builtins);
        return made;
    }

    [Instruction(Opcode.SET_FUNCTION_ATTRIBUTE, Stack = "value, function -- result")]
    public static PyObject SetFunctionAttribute(PyObject value, PyObject function, int oparg)
    {
        var target = Unsafe.As<PyFunction>(function);
        switch ((FunctionAttributes)oparg)
        {
            case FunctionAttributes.Defaults:
                target.Defaults = Unsafe.As<PyTuple>(value);
                break;
            case FunctionAttributes.KeywordDefaults:
                target.KeywordDefaults = Unsafe.As<PyDict>(value);
                break;
            case FunctionAttributes.Annotations:
                target.SetRawAnnotations(value);
                break;
            case FunctionAttributes.Closure:
                target.Closure = Unsafe.As<PyTuple>(value);
                break;
            case FunctionAttributes.Annotate:
                target.Annotate = value;
                if (value is PyFunction annotate)
                {
                    annotate.QualifiedName = PyStr.From(string.Concat(target.QualifiedName.ToString(), ".", annotate.Name.ToString()));
                }

                break;
        }

        return function;
    }

    // ---- formatting

    [Instruction(Opcode.CONVERT_VALUE, Stack = "value -- result")]
    public static PyObject? ConvertValue(ThreadState ts, PyObject value, int oparg) => (ValueConversion)oparg switch
    {
        ValueConversion.Str => Text.Str(ts, value),
        ValueConversion.Repr => Text.Repr(ts, value),
        _ => AsciiText(ts, value),
    };

    [Instruction(Opcode.FORMAT_SIMPLE, Stack = "value -- result")]
    public static PyObject? FormatSimple(ThreadState ts, PyObject value) => value.GetType() == typeof(PyStr) ? value : Text.Format(ts, value, null);

    [Instruction(Opcode.FORMAT_WITH_SPEC, Stack = "value, specification -- result")]
    public static PyObject? FormatWithSpecification(ThreadState ts, PyObject value, PyObject specification) => Text.Format(ts, value, (PyStr)specification);

    [Instruction(Opcode.BUILD_STRING, Stack = "parts[oparg] -- result")]
    public static PyObject BuildString(ReadOnlySpan<PyObject> parts)
    {
        if (parts.Length == 2)
        {
            return PyStr.Concat((PyStr)parts[0], (PyStr)parts[1]);
        }

        bool bmp = true;
        int length = 0;
        foreach (PyObject part in parts)
        {
            var text = (PyStr)part;
            bmp &= text.IsBmp;
            length += text.Length;
        }

        if (bmp)
        {
            if (length == 0)
            {
                return PyStr.Empty;
            }

            PyStr whole = PyStr.Unwritten(length, out Span<char> chars);
            foreach (PyObject part in parts)
            {
                chars = Unsafe.As<PyStr>(part).WriteBefore(chars);
            }

            return whole.SingleIfShort();
        }

        var codePoints = new int[length];
        int position = 0;
        foreach (PyObject part in parts)
        {
            var text = (PyStr)part;
            text.CopyTo(codePoints.AsSpan(position));
            position += text.Length;
        }

        return PyStr.FromCodePoints(codePoints);
    }

    // ---- imports

    [Instruction(Opcode.IMPORT_NAME, Stack = "level, names -- module")]
    public static PyObject? ImportName(ThreadState ts, ref FrameRecord frame, PyObject level, PyObject names, int oparg)
    {
        Lookup found = Names.InBuiltins(ts, ref frame, s_import);
        if (!found.TryGet(out PyObject? import))
        {
            return found.IsError ? null : Raise.ImportError(ts, "__import__ not found");
        }

        PyObject locals = frame.Locals ?? PyNone.Instance;
        return Calls.Call(ts, import, (PyObject[])[frame.Code.Names[oparg], frame.Globals, locals, names, level], null);
    }

    [Instruction(Opcode.IMPORT_FROM, Stack = "module -- module, value")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref PyObject? ImportFrom(ThreadState ts, ref FrameRecord frame, ref PyObject? sp, PyObject module, int oparg)
    {
        PyObject? value = Import.Imports.ImportFrom(ts, module, frame.Code.Names[oparg]);
        if (value is null)
        {
            return ref Unsafe.NullRef<PyObject?>();
        }

        FrameStack.Put(ref sp, value);
        return ref Unsafe.Add<PyObject?>(ref sp, 1);
    }

    private static PyStr? AsciiText(ThreadState ts, PyObject value)
    {
        PyStr? text = Text.Repr(ts, value);
        if (text is null)
        {
            return null;
        }

        var builder = new System.Text.StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            int point = text.CodePointAt(i);
            _ = point < 128 ? builder.Append((char)point)
                : point < 256 ? builder.Append("\\x").Append(point.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))
                : point < 65536 ? builder.Append("\\u").Append(point.ToString("x4", System.Globalization.CultureInfo.InvariantCulture))
                : builder.Append("\\U").Append(point.ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
        }

        return PyStr.From(builder.ToString());
    }
}
