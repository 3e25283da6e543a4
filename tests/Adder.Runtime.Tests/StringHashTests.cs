using System.Text;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Tests;

/// <summary>Hashes of text, against those of CPython 3.14 with PYTHONHASHSEED=0 (a key of zeros).</summary>
public sealed class StringHashTests
{
    [Theory]
    [InlineData("a", 4644417185603328019UL)]
    [InlineData("abc", 13851880170939887858UL)]
    [InlineData("abcdefgh", 4574395652268504554UL)]
    [InlineData("The quick brown fox", 10907226846199710515UL)]
    public void Hash_with_a_key_of_zeros(string text, ulong expected) => Assert.Equal(expected, StringHash.SipHash13(0, 0, Encoding.ASCII.GetBytes(text)));
}
