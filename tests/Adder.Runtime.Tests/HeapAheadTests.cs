using Xunit;

namespace Adder.Runtime.Tests;

/// <summary>Where the collector's memory ends, read from the process's mappings.</summary>
public sealed class HeapAheadTests
{
    private const ulong Object = 0x7f2585800100;

    [Fact]
    public void TheEndIsThatOfTheLargeReserveBehindTheHeap()
    {
        string[] mappings =
        [
            "5610de905000-5610dfc57000 rw-p 00000000 00:00 0                          [heap]",
            "7f2585800000-7f2587c00000 rw-p 00000000 00:00 0 ",
            "7f2587c00000-7f2588c00000 ---p 00000000 00:00 0 ",
            "7f2588c00000-7f2588c01000 rw-p 00000000 00:00 0 ",
            "7f2588c01000-7f3148000000 ---p 00000000 00:00 0 ",
            "7f3148000000-7f3148021000 rw-p 00000000 00:00 0 ",
        ];
        Assert.Equal(0x7f3148000000UL, HeapAhead.ReservedEnd(mappings, Object));
    }

    [Fact]
    public void AHeapOfSegmentsWithGapsHasNone()
    {
        string[] mappings =
        [
            "7f2585800000-7f2587c00000 rw-p 00000000 00:00 0 ",
            "7f2587c00000-7f2595800000 ---p 00000000 00:00 0 ",
            "7f2595900000-7f3148000000 ---p 00000000 00:00 0 ",
        ];
        Assert.Equal(0UL, HeapAhead.ReservedEnd(mappings, Object));
    }

    [Fact]
    public void AnObjectBehindAllMappingsHasNone() => Assert.Equal(0UL, HeapAhead.ReservedEnd(["5610de905000-5610dfc57000 rw-p 00000000 00:00 0"], Object));
}
