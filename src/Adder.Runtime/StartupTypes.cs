using System;
using System.Numerics;
using System.Text;
using Adder.Runtime.Objects;

namespace Adder.Runtime;

/// <summary>What every start comes to: made before it is needed by a thread that has nothing better to do. Nothing depends on it, all of this is made on first use.</summary>
internal static class StartupTypes
{
    /// <summary>Fills the dictionaries of types in which importlib looks.</summary>
    public static void FillFirstDictionaries() => Fill(
        [
            PyStr.TypeObject, PyObjectType.TypeObject, PyInt.TypeObject, PyTuple.TypeObject, PyList.TypeObject, PyFunction.TypeObject, ExceptionTypes.BaseException,
            ExceptionTypes.Exception, PyType.TypeObject, PyProperty.TypeObject, PyClassMethod.TypeObject, PyStaticMethod.TypeObject, PyDict.TypeObject, PyModule.TypeObject,
        ]);

    /// <summary>Fills the dictionaries of types in which the import system and <c>site</c> look later, in about the order in which they do.</summary>
    public static void FillDictionaries() => Fill(
        [
            PyMemberDescriptor.TypeObject, PyWeakReference.TypeObject, PySimpleNamespace.TypeObject, ExceptionTypes.OSError, ExceptionTypes.ImportError, PyBool.TypeObject,
            PyMappingProxy.TypeObject, PyFrame.TypeObject, PyCoroutine.TypeObject, PyGenericAlias.TypeObject, PyAsyncGenerator.TypeObject, PyBytesIterator.TypeObject,
            PyByteArrayIterator.TypeObject, PyListIterator.TypeObject, PyListReverseIterator.TypeObject, PyRangeIterator.TypeObject, PyLongRangeIterator.TypeObject,
            PySetIterator.TypeObject, PyAsciiStrIterator.TypeObject, PyTupleIterator.TypeObject, PyZip.TypeObject, PyGenerator.TypeObject, PySet.TypeObject, PyBytes.TypeObject,
        ]);

    private static void Fill(PyType[] types)
    {
        foreach (PyType type in types)
        {
            GC.KeepAlive(type.Dictionary);
        }
    }

    /// <summary>Loads .NET's vectorized ways with texts: their first use takes more than a millisecond.</summary>
    public static void LoadTexts()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("/a");
        string text = Encoding.UTF8.GetString(bytes);
        Span<char> lower = stackalloc char[text.Length];
        _ = Ascii.ToLower(text, lower, out _);
        GC.KeepAlive(text.AsSpan().LastIndexOf("/a"));
    }

    /// <summary>Loads .NET's big integers (<c>_collections_abc</c> makes a range of them).</summary>
    public static void LoadBigIntegers() => GC.KeepAlive(BigInteger.One << 64);
}
