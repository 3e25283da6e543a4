using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

internal partial class PyStr
{
    [PyMethod("encode(encoding='utf-8', errors='strict')", Doc = "Encode the string using the codec registered for encoding.")]
    internal PyObject? Encode(ThreadState ts, PyStr encoding, PyStr errors) => TextCodecs.Encode(ts, this, encoding.ToString(), errors.ToString());
}
