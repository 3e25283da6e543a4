using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Specialization;

/// <content>Why operands did not fit any form.</content>
internal static unsafe partial class Specializer
{
    private static readonly PyStr s_getItem = PyStr.Intern("__getitem__");

    private static SpecializationFailure BinaryFailure(BinaryOperation operation, PyObject left, PyObject right)
    {
        bool same = ReferenceEquals(left.Type, right.Type);
        return operation switch
        {
            BinaryOperation.Add => same ? SpecializationFailure.BinaryAddOther : SpecializationFailure.BinaryAddDifferentTypes,
            BinaryOperation.Subtract => same ? SpecializationFailure.BinarySubtractOther : SpecializationFailure.BinarySubtractDifferentTypes,
            BinaryOperation.Multiply => same ? SpecializationFailure.BinaryMultiplyOther : SpecializationFailure.BinaryMultiplyDifferentTypes,
            BinaryOperation.TrueDivide => !same ? SpecializationFailure.BinaryTrueDivideDifferentTypes
                : left is PyFloat ? SpecializationFailure.BinaryTrueDivideFloat : SpecializationFailure.BinaryTrueDivideOther,
            BinaryOperation.And => !same ? SpecializationFailure.BinaryAndDifferentTypes : left is PyInt ? SpecializationFailure.BinaryAndInt : SpecializationFailure.BinaryAndOther,
            BinaryOperation.Or => !same ? SpecializationFailure.BinaryOrDifferentTypes : left is PyInt ? SpecializationFailure.BinaryOrInt : SpecializationFailure.BinaryOr,
            BinaryOperation.Xor => !same ? SpecializationFailure.BinaryXorDifferentTypes : left is PyInt ? SpecializationFailure.BinaryXorInt : SpecializationFailure.BinaryXor,
            BinaryOperation.FloorDivide => SpecializationFailure.BinaryFloorDivide,
            BinaryOperation.Remainder => SpecializationFailure.BinaryRemainder,
            BinaryOperation.Power => SpecializationFailure.BinaryPower,
            BinaryOperation.LeftShift => SpecializationFailure.BinaryLeftShift,
            BinaryOperation.RightShift => SpecializationFailure.BinaryRightShift,
            BinaryOperation.MatrixMultiply => SpecializationFailure.BinaryMatrixMultiply,
            _ => SpecializationFailure.Other,
        };
    }

    private static SpecializationFailure SubscriptFailure(PyObject container, PyObject key) => container switch
    {
        PyList or PyTuple or PyStr when key is PySmallInt => SpecializationFailure.OutOfRange,
        PyList when key is PySlice => SpecializationFailure.SubscriptListSlice,
        PyTuple when key is PySlice => SpecializationFailure.SubscriptTupleSlice,
        PyStr when key is PySlice => SpecializationFailure.SubscriptStringSlice,
        _ when key is PySlice => SpecializationFailure.SubscriptOtherSlice,
        PyBytes => SpecializationFailure.SubscriptBytes,
        _ when !container.Type.IsHeapType => SpecializationFailure.SubscriptNotHeapType,
        _ => SpecializationFailure.SubscriptOther,
    };

    private static SpecializationFailure CompareFailure(PyObject left, PyObject right)
    {
        if (!ReferenceEquals(left.Type, right.Type))
        {
            return left is PyFloat && right is PyInt ? SpecializationFailure.CompareFloatInt
                : left is PyInt && right is PyFloat ? SpecializationFailure.CompareIntFloat
                : SpecializationFailure.CompareDifferentTypes;
        }

        return left switch
        {
            PyStr => SpecializationFailure.CompareStringOrdering,
            PyBool => SpecializationFailure.CompareBool,
            PyInt => SpecializationFailure.CompareBigInt,
            PyBytes => SpecializationFailure.CompareBytes,
            PyTuple => SpecializationFailure.CompareTuple,
            PyList => SpecializationFailure.CompareList,
            PySetBase => SpecializationFailure.CompareSet,
            _ when left.Type.Slots.Compare == PyObjectType.TypeObject.Slots.Compare => SpecializationFailure.CompareBaseObject,
            _ => SpecializationFailure.CompareOther,
        };
    }

    private static SpecializationFailure ContainsFailure(PyObject container) => container switch
    {
        PyStr => SpecializationFailure.ContainsString,
        PyTuple => SpecializationFailure.ContainsTuple,
        PyList => SpecializationFailure.ContainsList,
        _ when container.Type.IsHeapType => SpecializationFailure.ContainsUserClass,
        _ => SpecializationFailure.ContainsOther,
    };

    private static SpecializationFailure UnpackFailure(PyObject sequence) =>
        sequence is PyTuple or PyList ? SpecializationFailure.ExpectedError
        : sequence.Type.Slots.Next != null ? SpecializationFailure.UnpackIterator : SpecializationFailure.UnpackSequence;

    private static SpecializationFailure TruthFailure(PyObject value) => value switch
    {
        PyByteArray => SpecializationFailure.ToBoolBytearray,
        PyBytes => SpecializationFailure.ToBoolBytes,
        PyDict => SpecializationFailure.ToBoolDictionary,
        PyFloat => SpecializationFailure.ToBoolFloat,
        PyTuple => SpecializationFailure.ToBoolTuple,
        PySetBase => SpecializationFailure.ToBoolSet,
        _ when value.Type.Slots.Truth != null => SpecializationFailure.ToBoolNumber,
        _ when value.Type.Slots.GetItem != null => SpecializationFailure.ToBoolMapping,
        _ when value.Type.Slots.Length != null => SpecializationFailure.ToBoolSequence,
        _ => SpecializationFailure.Other,
    };

    /// <summary>What is found in a type, by CPython's kinds of descriptors.</summary>
    private static SpecializationFailure DescriptorFailure(PyObject found) => found switch
    {
        _ when found.Type.IsHeapType => SpecializationFailure.AttributeMutableClass,
        PyProperty => SpecializationFailure.AttributeProperty,
        PyClassMethod => SpecializationFailure.AttributeClassMethodObject,
        PyMemberDescriptor => SpecializationFailure.AttributeObjectSlot,
        _ when (found.Type.Flags & TypeFlags.MethodDescriptor) != 0 => SpecializationFailure.AttributeMethod,
        _ when found.Type.Name == "classmethod_descriptor" => SpecializationFailure.AttributeBuiltinClassMethod,
        _ when found.Type.Slots.DescriptorSet != null => SpecializationFailure.AttributeOverridingDescriptor,
        _ when found.Type.Slots.DescriptorGet != null => SpecializationFailure.AttributeNonOverridingDescriptor,
        _ => SpecializationFailure.AttributeNotDescriptor,
    };

    private static SpecializationFailure IterationFailure(PyObject iterator) => iterator switch
    {
        PyGenerator => SpecializationFailure.IterateGenerator,
        PyCoroutine => SpecializationFailure.IterateCoroutine,
        PyAsyncGenerator => SpecializationFailure.IterateAsyncGenerator,
        PyAsyncGeneratorSend => SpecializationFailure.IterateAsyncGeneratorSend,
        PySequenceIterator => SpecializationFailure.IterateSequence,
        _ => iterator.Type.Name switch
        {
            "set_iterator" => SpecializationFailure.IterateSet,
            "str_iterator" or "str_ascii_iterator" => SpecializationFailure.IterateString,
            "bytes_iterator" => SpecializationFailure.IterateBytes,
            "dict_keyiterator" => SpecializationFailure.IterateDictionaryKeys,
            "dict_itemiterator" => SpecializationFailure.IterateDictionaryItems,
            "dict_valueiterator" => SpecializationFailure.IterateDictionaryValues,
            "enumerate" => SpecializationFailure.IterateEnumerate,
            "map" => SpecializationFailure.IterateMap,
            "zip" => SpecializationFailure.IterateZip,
            "reversed" or "list_reverseiterator" => SpecializationFailure.IterateReversed,
            "callable_iterator" => SpecializationFailure.IterateCallable,
            "list_iterator" => SpecializationFailure.IterateList,
            "tuple_iterator" => SpecializationFailure.IterateTuple,
            "range_iterator" => SpecializationFailure.IterateRange,
            _ => iterator.Type.NativeModule == "itertools" ? SpecializationFailure.IterateItertools : SpecializationFailure.IterateOther,
        },
    };
}
