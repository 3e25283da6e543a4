using Adder.Runtime.Binding;

namespace Adder.Runtime.Objects;

/// <summary><c>object</c>: the type itself; plain instances are <see cref="PyInstance"/>s or, of <c>object</c> itself, this class.</summary>
[PyType("object", Subclassable = true, TextSignature = "()", OwnTypeProperty = true)]
internal sealed partial class PyObjectType : PyObject
{
    public override PyType Type => TypeObject;
}

/// <summary><c>None</c>.</summary>
[PyType("NoneType", NoConstructor = false)]
internal sealed partial class PyNone : PyObject
{
    public static readonly PyNone Instance = new();

    private PyNone()
    {
    }
}

/// <summary><c>NotImplemented</c>.</summary>
[PyType("NotImplementedType")]
internal sealed partial class PyNotImplemented : PyObject
{
    public static readonly PyNotImplemented Instance = new();

    private PyNotImplemented()
    {
    }
}

/// <summary><c>Ellipsis</c>.</summary>
[PyType("ellipsis")]
internal sealed partial class PyEllipsis : PyObject
{
    public static readonly PyEllipsis Instance = new();

    private PyEllipsis()
    {
    }
}
