using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using Adder.Bytecode.Marshal;
using Adder.Syntax;

namespace Adder.Bytecode.Tests;

public sealed class MarshalTests
{
    private static byte[] Sample => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "sample.marshal"));

    private static (object? Value, MarshalError? Error) Read(byte[] data)
    {
        object? value = MarshalReader<object>.Read(new MarshalMemoryInput(data), new ObjectMarshal(), out MarshalError? error);
        Assert.Equal(value is null, error is not null);
        return (value, error);
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Write(object value, int version = MarshalFormat.Version)
    {
        var output = new ArrayBufferWriter<byte>();
        MarshalError? error = MarshalWriter<object>.Write(value, new ObjectMarshal(), output, version);
        Assert.Null(error);
        return output.WrittenSpan.ToArray();
    }

    [Fact]
    public void A_code_object_is_written_byte_for_byte_as_CPython_wrote_it()
    {
        byte[] data = Sample;
        CodeBlueprint? code = BlueprintMarshal.Load(data, out MarshalError? error);
        Assert.Null(error);
        Assert.Equal("<module>", code!.Name);
        Assert.Contains(new StringConstant("A module."), code.Constants);
        Assert.Equal(Convert.ToHexString(data), Convert.ToHexString(BlueprintMarshal.Dump(code)));
    }

    [Fact]
    public void Every_truncation_is_an_error()
    {
        byte[] data = Sample;
        for (int length = 0; length < data.Length; length++)
        {
            Assert.Null(BlueprintMarshal.Load(data.AsMemory(0, length), out MarshalError? error));
            Assert.Equal(MarshalErrorKind.EndOfFile, error!.Kind);
        }
    }

    [Fact]
    public void Damage_never_throws()
    {
        byte[] data = Sample;
        var random = new Random(5);
        int errors = 0;
        for (int round = 0; round < 20_000; round++)
        {
            var damaged = (byte[])data.Clone();
            for (int count = random.Next(1, 4); count > 0; count--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            CodeBlueprint? code = BlueprintMarshal.Load(damaged, out MarshalError? error);
            Assert.Equal(code is null, error is not null);
            errors += error is null ? 0 : 1;
            Read(damaged);
        }

        Assert.True(errors > 5000);
    }

    // Input, and what CPython 3.14's marshal.loads raises.
    [Theory]
    [InlineData("", MarshalErrorKind.EndOfFile, "EOF read where object expected")]
    [InlineData("i\u0001\u0002", MarshalErrorKind.EndOfFile, "marshal data too short")]
    [InlineData("(\u0002\0\0\0N", MarshalErrorKind.EndOfFile, "EOF read where object expected")]
    [InlineData("(\u00ff\u00ff\u00ff\u007f", MarshalErrorKind.EndOfFile, "EOF read where object expected")]
    [InlineData("(\u00ff\u00ff\u00ff\u007fNq", MarshalErrorKind.Value, "bad marshal data (unknown type code)")]
    [InlineData("[\u00ff\u00ff\u00ff\u00ff", MarshalErrorKind.Value, "bad marshal data (list size out of range)")]
    [InlineData("<\u00ff\u00ff\u00ff\u00ff", MarshalErrorKind.Value, "bad marshal data (set size out of range)")]
    [InlineData("s\u00ff\u00ff\u00ff\u00ff", MarshalErrorKind.Value, "bad marshal data (bytes object size out of range)")]
    [InlineData("u\u00ff\u00ff\u00ff\u00ff", MarshalErrorKind.Value, "bad marshal data (string size out of range)")]
    [InlineData("s\u0005\0\0\0ab", MarshalErrorKind.EndOfFile, "marshal data too short")]
    [InlineData("z\u0003ab", MarshalErrorKind.EndOfFile, "marshal data too short")]
    [InlineData("Z", MarshalErrorKind.EndOfFile, "EOF read where not expected")]
    [InlineData("l\u0001\0\0\0\0\0", MarshalErrorKind.Value, "bad marshal data (unnormalized long data)")]
    [InlineData("l\u0001\0\0\0\u00ff\u00ff", MarshalErrorKind.Value, "bad marshal data (digit out of range in long)")]
    [InlineData("l\0\0\0\u0080", MarshalErrorKind.Value, "bad marshal data (long size out of range)")]
    [InlineData("l\u0002\0\0\0\u0001\0", MarshalErrorKind.EndOfFile, "marshal data too short")]
    [InlineData("r\0\0\0\0", MarshalErrorKind.Value, "bad marshal data (invalid reference)")]
    [InlineData("r\u00ff\u00ff\u00ff\u00ff", MarshalErrorKind.Value, "bad marshal data (invalid reference)")]
    [InlineData("\u00be\u0001\0\0\0r\0\0\0\0", MarshalErrorKind.Value, "bad marshal data (invalid reference)")]
    [InlineData("\u00ba:r\0\0\0\0NN", MarshalErrorKind.Value, "bad marshal data (invalid reference)")]
    [InlineData("q", MarshalErrorKind.Value, "bad marshal data (unknown type code)")]
    [InlineData("?", MarshalErrorKind.Value, "bad marshal data (unknown type code)")]
    [InlineData("0", MarshalErrorKind.Type, "NULL object in marshal data for object")]
    [InlineData("(\u0001\0\0\00", MarshalErrorKind.Type, "NULL object in marshal data for tuple")]
    [InlineData("[\u0001\0\0\00", MarshalErrorKind.Type, "NULL object in marshal data for list")]
    [InlineData("<\u0001\0\0\00", MarshalErrorKind.Type, "NULL object in marshal data for set")]
    [InlineData(":N0N", MarshalErrorKind.Type, "NULL object in marshal data for object")]
    [InlineData("{N", MarshalErrorKind.EndOfFile, "EOF read where object expected")]
    [InlineData("f\u0003abc", MarshalErrorKind.Value, "could not convert string to float: 'abc'")]
    [InlineData("c\0\0\0\0", MarshalErrorKind.EndOfFile, "marshal data too short")]
    [InlineData("u\u0002\0\0\0\u00ff\u00ff", MarshalErrorKind.Foreign, "")]
    [InlineData(">\u0001\0\0\0[\0\0\0\0", MarshalErrorKind.Foreign, "")]
    internal void Damage_is_named_as_CPython_names_it(string data, MarshalErrorKind kind, string message) =>
        Assert.Equal(new MarshalError(kind, message), Read(Latin1(data)).Error);

    [Theory]
    [InlineData("{0", "{}")]
    [InlineData("{N0", "{}")]
    [InlineData("{NT0", "{None: True}")]
    [InlineData("I\u0001\0\0\0\0\0\0\u0080", "-9223372036854775807")]
    [InlineData("l\u00fe\u00ff\u00ff\u00ff\u0001\0\u0001\0", "-32769")]
    [InlineData("l\0\0\0\0", "0")]
    [InlineData("f\u00031.5", "1.5")]
    [InlineData("\u00a9\u0001r\0\0\0\0", "((...))")]
    [InlineData("\u00db\u0001\0\0\0r\0\0\0\0", "[[...]]")]
    [InlineData(":NTF", "slice(None, True, False)")]
    [InlineData(")\u0002\u00f4\u0001\0\0\0ar\0\0\0\0", "('a', 'a')")]
    public void Odd_but_valid_data_are_read(string data, string shown) => Assert.Equal(shown, ObjectMarshal.Show(Read(Latin1(data)).Value));

    [Fact]
    public void Nesting_is_limited_both_ways()
    {
        byte[] Nested(int depth) => Latin1(string.Concat(Enumerable.Repeat(")\u0001", depth)) + "N");
        Assert.Null(Read(Nested(1999)).Error);
        Assert.Equal(new MarshalError(MarshalErrorKind.Value, "recursion limit exceeded"), Read(Nested(2000)).Error);

        object value = MarshalSingleton.None;
        for (int depth = 0; depth < 1999; depth++)
        {
            value = new object[] { value };
        }

        Write(value);
        MarshalError? error = MarshalWriter<object>.Write(new object[] { value }, new ObjectMarshal(), new ArrayBufferWriter<byte>());
        Assert.Equal("object too deeply nested to marshal", error!.Message);
    }

    [Fact]
    public void A_large_count_allocates_nothing()
    {
        byte[][] inputs = [Latin1("(\u00ff\u00ff\u00ff\u007fN"), Latin1("[\u00ff\u00ff\u00ff\u007fN"), Latin1("s\u00ff\u00ff\u00ff\u007fN"), Latin1("l\u00ff\u00ff\u00ff\u007fNN")];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (byte[] input in inputs)
        {
            Assert.Equal(MarshalErrorKind.EndOfFile, Read(input).Error!.Kind);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Values_survive_in_every_version(int version)
    {
        object[] value =
        [
            BigInteger.Zero, (BigInteger)int.MinValue, (BigInteger)(1L << 31), BigInteger.Pow(-7, 500), 0.1, -1e300, double.PositiveInfinity,
            new Complex(1.25, -0.5), Array.Empty<byte>(), new byte[] { 0, 255 }, new ObjectMarshal.Text("", false), new ObjectMarshal.Text(new string('x', 300), false),
            new ObjectMarshal.Text("\u00e9\U0001f600", version >= 3), MarshalSingleton.Ellipsis, MarshalSingleton.StopIteration,
            new List<object> { MarshalSingleton.True }, new ObjectMarshal.Pairs { (BigInteger.One, MarshalSingleton.None) },
            new ObjectMarshal.Items(true) { BigInteger.One }, Enumerable.Repeat<object>(MarshalSingleton.False, 300).ToArray(),
        ];
        Assert.Equal(ObjectMarshal.Show(value), ObjectMarshal.Show(Read(Write(value, version)).Value));
    }

    [Fact]
    public void Shared_values_stay_shared()
    {
        var inner = new List<object> { BigInteger.One };
        inner.Add(inner);
        var (value, _) = Read(Write(new object[] { inner, inner }));
        var tuple = (object[])value!;
        Assert.Same(tuple[0], tuple[1]);
        Assert.Same(tuple[0], ((List<object>)tuple[0])[1]);
    }

    [Fact]
    public void Sets_are_written_in_an_order_of_their_own()
    {
        object[] items = [.. Enumerable.Range(0, 50).Select(number => (object)(BigInteger)(number * 37 % 50))];
        var forwards = new ObjectMarshal.Items(true);
        forwards.AddRange(items);
        var backwards = new ObjectMarshal.Items(true);
        backwards.AddRange(items.Reverse());
        Assert.Equal(Write(forwards), Write(backwards));
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        MarshalError? Refused(object value, int version = MarshalFormat.Version, bool allowCode = true) =>
            MarshalWriter<object>.Write(value, new ObjectMarshal(), new ArrayBufferWriter<byte>(), version, allowCode);
        Assert.Equal("unmarshallable object", Refused(new object())!.Message);
        Assert.Equal("unmarshallable object", Refused(new ObjectMarshal.Slice(MarshalSingleton.None, MarshalSingleton.None, MarshalSingleton.None), 4)!.Message);
        Assert.Equal("marshalling code objects is disallowed", Refused(default(MarshalCode<object>), allowCode: false)!.Message);
        MarshalReader<object>.Read(new MarshalMemoryInput(Sample), new ObjectMarshal(), out MarshalError? error, allowCode: false);
        Assert.Equal("unmarshalling code objects is disallowed", error!.Message);
    }

    [Fact]
    public void Surrogates_survive()
    {
        StringConstant lone = StringConstant.FromCodePoints([0x61, 0xD800, 0xDC00, 0x1F600]);
        StringConstant pair = new("\ud83d\ude00");
        Assert.Equal(lone, SurrogateUtf8.Decode(SurrogateUtf8.Encode(lone)));
        Assert.Equal(pair, SurrogateUtf8.Decode(SurrogateUtf8.Encode(pair)));
        Assert.Null(SurrogateUtf8.Decode([0xFF]));
        Assert.Null(SurrogateUtf8.Decode([0xED, 0xA0]));
    }
}
