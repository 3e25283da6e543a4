using System;
using Adder.Runtime.Binding;

namespace Adder.Runtime.Import;

/// <summary>The native modules of an interpreter: those of the assemblies whose tables its host has added. A module's class is first touched when its definition is asked for.</summary>
internal sealed class NativeModules
{
    private ModuleTable[] _tables = [];

    /// <summary>How many modules there are.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ModuleTable table in _tables)
            {
                count += table.Names.Length;
            }

            return count;
        }
    }

    /// <summary>Adds an assembly's modules.</summary>
    public void Add(ModuleTable table)
    {
        Array.Resize(ref _tables, _tables.Length + 1);
        _tables[^1] = table;
    }

    /// <summary>Whether there is a module of that name.</summary>
    public bool Contains(string name)
    {
        foreach (ModuleTable table in _tables)
        {
            if (table.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The definition of a module; null where there is none of that name.</summary>
    public ModuleDefinition? Find(string name)
    {
        foreach (ModuleTable table in _tables)
        {
            int index = table.IndexOf(name);
            if (index >= 0)
            {
                return table.DefinitionOf(index);
            }
        }

        return null;
    }

    /// <summary>All names, those of one table after those of the other.</summary>
    public string[] Names()
    {
        var names = new string[Count];
        int at = 0;
        foreach (ModuleTable table in _tables)
        {
            table.Names.CopyTo(names, at);
            at += table.Names.Length;
        }

        return names;
    }
}
