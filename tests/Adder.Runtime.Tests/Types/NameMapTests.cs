using System;
using System.Collections.Generic;
using System.Linq;
using Adder.Runtime.Objects;
using Xunit;

namespace Adder.Runtime.Tests.Types;

/// <summary>The map from names against .NET's dictionary.</summary>
public sealed class NameMapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Does_what_a_dictionary_does(int seed)
    {
        var random = new Random(seed);
        var map = new NameMap();
        var model = new Dictionary<string, object>();
        for (int i = 0; i < 20000; i++)
        {
            string name = "n" + random.Next(200);
            switch (random.Next(3))
            {
                case 0:
                    object value = new();
                    map.Set(PyStr.From(name), value);
                    model[name] = value;
                    break;
                case 1:
                    Assert.Same(model.GetValueOrDefault(name), map.Remove(PyStr.From(name)));
                    _ = model.Remove(name);
                    break;
                default:
                    Assert.Same(model.GetValueOrDefault(name), map.Get(PyStr.Intern(name)));
                    break;
            }
        }

        Assert.Equal(model.Values.ToHashSet(), map.Values().ToHashSet());
        Assert.Equal(model.Count, map.Values().Length);
    }
}
