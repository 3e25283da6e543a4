using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace Adder.Runtime.Tests;

/// <summary>Places of handles: each is its handle's own until that is freed, and freed once only.</summary>
public sealed class HandleTableTests
{
    [Fact]
    public void Places_of_freed_handles_are_used_again()
    {
        var table = new HandleTable();
        List<object> objects = [.. Enumerable.Range(0, 100).Select(static _ => new object())];
        List<int> places = [.. objects.Select(item => table.Add(GCHandle.Alloc(item, GCHandleType.Weak)))];
        Assert.Equal(Enumerable.Range(0, 100), places);
        table.Free(7);
        table.Free(7);
        table.Free(42);
        Assert.False(table.Places[7].IsAllocated);
        int[] again = [table.Add(GCHandle.Alloc(objects, GCHandleType.Weak)), table.Add(GCHandle.Alloc(objects, GCHandleType.Weak)), table.Add(GCHandle.Alloc(objects, GCHandleType.Weak))];
        Assert.Equal([7, 42, 100], again.Order());
        foreach (int i in (int[])[0, 41, 99])
        {
            Assert.Same(objects[i], table.Places[i].Target);
        }

        for (int i = 0; i < table.Places.Length; i++)
        {
            table.Free(i);
        }
    }
}
