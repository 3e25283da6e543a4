namespace Adder.Runtime.Specialization;

/// <summary>The numbers that CPython 3.14's statistics have for reasons. Each family counts its own from 9 on; what CPython does not know is "other".</summary>
internal static class FailureNumbers
{
    private const int Other = 0;

    public static int Of(SpecializationFailure reason) => (int)reason switch
    {
        < 100 => Common(reason),
        < 200 => GlobalOrSuper(reason),
        < 300 => Attribute(reason),
        < 400 => Binary(reason),
        < 500 => StoreSubscript(reason),
        < 600 => Call(reason),
        < 700 => Compare(reason),
        < 800 => Iterate(reason),
        _ => Rest(reason),
    };

    private static int Common(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.NoDictionary => 1,
        SpecializationFailure.Overridden => 2,
        SpecializationFailure.OutOfVersions => 3,
        SpecializationFailure.OutOfRange => 4,
        SpecializationFailure.ExpectedError => 5,
        SpecializationFailure.WrongNumberArguments => 6,
        SpecializationFailure.CodeComplexParameters => 7,
        SpecializationFailure.CodeNotOptimized => 8,
        _ => Other,
    };

    private static int GlobalOrSuper(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.GlobalNonDictionary => 17,
        SpecializationFailure.GlobalNonStringOrSplit => 18,
        SpecializationFailure.GlobalNotFound => 5,
        SpecializationFailure.SuperBadClass => 9,
        SpecializationFailure.SuperShadowed => 10,
        _ => Other,
    };

    private static int Attribute(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.AttributeOverridingDescriptor => 9,
        SpecializationFailure.AttributeNonOverridingDescriptor => 10,
        SpecializationFailure.AttributeNotDescriptor => 11,
        SpecializationFailure.AttributeMethod => 12,
        SpecializationFailure.AttributeMutableClass => 13,
        SpecializationFailure.AttributeProperty => 14,
        SpecializationFailure.AttributeNonObjectSlot => 15,
        SpecializationFailure.AttributeReadOnly => 16,
        SpecializationFailure.AttributeAuditedSlot => 17,
        SpecializationFailure.AttributeNotManagedDictionary => 18,
        SpecializationFailure.AttributeNonString => 19,
        SpecializationFailure.AttributeModuleAttributeNotFound => 20,
        SpecializationFailure.AttributeShadowed => 21,
        SpecializationFailure.AttributeBuiltinClassMethod => 22,
        SpecializationFailure.AttributeClassMethodObject => 23,
        SpecializationFailure.AttributeObjectSlot => 24,
        SpecializationFailure.AttributeInstanceAttribute => 26,
        SpecializationFailure.AttributeMetaclassAttribute => 27,
        SpecializationFailure.AttributePropertyNotPythonFunction => 28,
        SpecializationFailure.AttributeNotInKeys => 29,
        SpecializationFailure.AttributeNotInDictionary or SpecializationFailure.AttributeNotFound => 30,
        SpecializationFailure.AttributeClassAttributeSimple => 31,
        SpecializationFailure.AttributeClassAttributeDescriptor => 32,
        SpecializationFailure.AttributeMetaclassOverridden => 34,
        SpecializationFailure.AttributeDictionaryMode => 35,
        _ => Other,
    };

    private static int Binary(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.BinaryAddDifferentTypes => 9,
        SpecializationFailure.BinaryAddOther => 10,
        SpecializationFailure.BinaryAndDifferentTypes => 11,
        SpecializationFailure.BinaryAndInt => 12,
        SpecializationFailure.BinaryAndOther => 13,
        SpecializationFailure.BinaryFloorDivide => 14,
        SpecializationFailure.BinaryLeftShift => 15,
        SpecializationFailure.BinaryMatrixMultiply => 16,
        SpecializationFailure.BinaryMultiplyDifferentTypes => 17,
        SpecializationFailure.BinaryMultiplyOther => 18,
        SpecializationFailure.BinaryOr => 19,
        SpecializationFailure.BinaryPower => 20,
        SpecializationFailure.BinaryRemainder => 21,
        SpecializationFailure.BinaryRightShift => 22,
        SpecializationFailure.BinarySubtractDifferentTypes => 23,
        SpecializationFailure.BinarySubtractOther => 24,
        SpecializationFailure.BinaryTrueDivideDifferentTypes => 25,
        SpecializationFailure.BinaryTrueDivideFloat => 26,
        SpecializationFailure.BinaryTrueDivideOther => 27,
        SpecializationFailure.BinaryXor => 28,
        SpecializationFailure.BinaryOrInt => 29,
        SpecializationFailure.BinaryOrDifferentTypes => 30,
        SpecializationFailure.BinaryXorInt => 31,
        SpecializationFailure.BinaryXorDifferentTypes => 32,
        SpecializationFailure.SubscriptOther => 33,
        SpecializationFailure.SubscriptListSlice => 34,
        SpecializationFailure.SubscriptTupleSlice => 35,
        SpecializationFailure.SubscriptStringSlice => 36,
        SpecializationFailure.SubscriptNotHeapType => 37,
        SpecializationFailure.SubscriptOtherSlice => 38,
        SpecializationFailure.SubscriptBytes => 48,
        SpecializationFailure.SubscriptRange => 50,
        _ => Other,
    };

    private static int StoreSubscript(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.StoreSubscriptListSlice => 11,
        SpecializationFailure.StoreSubscriptBytearray => 18,
        SpecializationFailure.StoreSubscriptPythonClass => 20,
        SpecializationFailure.StoreSubscriptDictionarySubclass => 22,
        _ => Other,
    };

    private static int Call(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.CallInstanceMethod => 11,
        SpecializationFailure.CallInitNotPython => 21,
        SpecializationFailure.CallBoundMethod => 23,
        SpecializationFailure.CallClassMutable => 26,
        SpecializationFailure.CallMethodWrapper => 28,
        SpecializationFailure.CallOperatorWrapper => 29,
        SpecializationFailure.CallInitNotSimple => 30,
        SpecializationFailure.CallMetaclass => 31,
        _ => Other,
    };

    private static int Compare(SpecializationFailure reason) =>
        reason <= SpecializationFailure.CompareIntFloat ? 12 + (reason - SpecializationFailure.CompareDifferentTypes) : Other;

    private static int Iterate(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.IterateGenerator => 10,
        SpecializationFailure.IterateCoroutine => 11,
        SpecializationFailure.IterateAsyncGenerator => 12,
        SpecializationFailure.IterateAsyncGeneratorSend => 30,
        >= SpecializationFailure.IterateList and <= SpecializationFailure.IterateCallable => 13 + (reason - SpecializationFailure.IterateList),
        _ => Other,
    };

    private static int Rest(SpecializationFailure reason) => reason switch
    {
        SpecializationFailure.UnpackIterator => 9,
        SpecializationFailure.UnpackSequence => 10,
        >= SpecializationFailure.ToBoolBytearray and <= SpecializationFailure.ToBoolMapping => 9 + (reason - SpecializationFailure.ToBoolBytearray),
        >= SpecializationFailure.ToBoolNumber and <= SpecializationFailure.ToBoolTuple => 15 + (reason - SpecializationFailure.ToBoolNumber),
        >= SpecializationFailure.ContainsString and <= SpecializationFailure.ContainsUserClass => 9 + (reason - SpecializationFailure.ContainsString),
        _ => Other,
    };
}
