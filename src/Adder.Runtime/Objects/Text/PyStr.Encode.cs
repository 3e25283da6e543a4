using System.Text;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    [PyMethod("encode(encoding='utf-8', errors='strict')", Doc = "Encode the string using the codec registered for encoding.")]
    internal PyObject? Encode(ThreadState ts, PyStr encoding, PyStr errors)
    {
        // As in CPython, UTF-8 by this name is not looked up; ASCII texts need no error handler either.
        if (IsBmp && !ts.Interpreter.Options.DevelopmentMode && encoding.EqualTo("utf-8") && Ascii.IsValid(Chars))
        {
            var data = new byte[Length];
            _ = Ascii.FromUtf16(Chars, data, out _);
            return PyBytes.From(data);
        }

        return TextCodecs.Encode(ts, this, encoding.ToString(), errors.ToString());
    }
}
