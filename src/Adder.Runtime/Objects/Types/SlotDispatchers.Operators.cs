namespace Adder.Runtime.Objects;

/// <content>The operators by their special methods.</content>
internal static unsafe partial class SlotDispatchers
{
    /// <summary>A binary operator's special methods and its slot.</summary>
    internal interface IBinaryNames
    {
        static abstract PyStr Name { get; }

        static abstract PyStr ReflectedName { get; }

        static abstract BinaryFunction SlotOf(PyType type);
    }

    /// <summary>An in-place operator's special method.</summary>
    internal interface IInPlaceName
    {
        static abstract PyStr Name { get; }
    }

    internal readonly struct AddNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Add;

        public static PyStr ReflectedName => SpecialNames.Radd;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.Add;
    }

    internal readonly struct SubtractNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Sub;

        public static PyStr ReflectedName => SpecialNames.Rsub;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.Subtract;
    }

    internal readonly struct MultiplyNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Mul;

        public static PyStr ReflectedName => SpecialNames.Rmul;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.Multiply;
    }

    internal readonly struct RemainderNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Mod;

        public static PyStr ReflectedName => SpecialNames.Rmod;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.Remainder;
    }

    internal readonly struct DivModNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Divmod;

        public static PyStr ReflectedName => SpecialNames.Rdivmod;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.DivMod;
    }

    internal readonly struct LeftShiftNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Lshift;

        public static PyStr ReflectedName => SpecialNames.Rlshift;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.LeftShift;
    }

    internal readonly struct RightShiftNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Rshift;

        public static PyStr ReflectedName => SpecialNames.Rrshift;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.RightShift;
    }

    internal readonly struct AndNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.And;

        public static PyStr ReflectedName => SpecialNames.Rand;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.And;
    }

    internal readonly struct XorNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Xor;

        public static PyStr ReflectedName => SpecialNames.Rxor;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.Xor;
    }

    internal readonly struct OrNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Or;

        public static PyStr ReflectedName => SpecialNames.Ror;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.Or;
    }

    internal readonly struct FloorDivideNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Floordiv;

        public static PyStr ReflectedName => SpecialNames.Rfloordiv;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.FloorDivide;
    }

    internal readonly struct TrueDivideNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Truediv;

        public static PyStr ReflectedName => SpecialNames.Rtruediv;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.TrueDivide;
    }

    internal readonly struct MatrixMultiplyNames : IBinaryNames
    {
        public static PyStr Name => SpecialNames.Matmul;

        public static PyStr ReflectedName => SpecialNames.Rmatmul;

        public static BinaryFunction SlotOf(PyType type) => type.Slots.MatrixMultiply;
    }

    internal readonly struct InPlaceAddNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Iadd;
    }

    internal readonly struct InPlaceSubtractNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Isub;
    }

    internal readonly struct InPlaceMultiplyNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Imul;
    }

    internal readonly struct InPlaceRemainderNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Imod;
    }

    internal readonly struct InPlaceLeftShiftNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Ilshift;
    }

    internal readonly struct InPlaceRightShiftNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Irshift;
    }

    internal readonly struct InPlaceAndNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Iand;
    }

    internal readonly struct InPlaceXorNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Ixor;
    }

    internal readonly struct InPlaceOrNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Ior;
    }

    internal readonly struct InPlaceFloorDivideNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Ifloordiv;
    }

    internal readonly struct InPlaceTrueDivideNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Itruediv;
    }

    internal readonly struct InPlaceMatrixMultiplyNames : IInPlaceName
    {
        public static PyStr Name => SpecialNames.Imatmul;
    }

    public static PyObject? Negative(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Neg);

    public static PyObject? Positive(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Pos);

    public static PyObject? Absolute(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Abs);

    public static PyObject? Invert(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Invert);

    public static PyObject? Int(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Int);

    public static PyObject? Float(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Float);

    public static PyObject? Index(ThreadState ts, PyObject self) => CallRequired(ts, self, SpecialNames.Index);
}
