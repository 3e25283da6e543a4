using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.Interpreters;

/// <summary>What a code object's instructions tell.</summary>
internal static class CodeContents
{
    /// <summary>Whether every <c>return</c> gives None.</summary>
    public static bool ReturnsOnlyNone(CodeObject code)
    {
        bool noneBefore = false;
        foreach ((Opcode opcode, int argument) in Instructions(code))
        {
            if (opcode == Opcode.RETURN_VALUE && !noneBefore)
            {
                return false;
            }

            noneBefore = opcode == Opcode.LOAD_CONST && code.Constants[argument] is PyNone;
        }

        return true;
    }

    public static IEnumerable<(Opcode Opcode, int Argument)> Instructions(CodeObject code)
    {
        byte[] bytes = code.Blueprint.Code;
        int extended = 0;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            var opcode = (Opcode)bytes[i];
            int argument = (extended << 8) | bytes[i + 1];
            if (opcode == Opcode.EXTENDED_ARG)
            {
                extended = argument;
                continue;
            }

            extended = 0;
            yield return (opcode, argument);
            i += 2 * OpcodeTable.Get(opcode).Caches;
        }
    }
}

/// <summary>How many variables of which kind a code object has.</summary>
internal sealed class VariableCounts
{
    public int PositionalOnly, PositionalOrKeyword, KeywordOnly, VarArgs, VarKeywords;
    public int Pure, ArgumentCells, OtherCells, Hidden, HiddenCells, Free;
    public int Globals, Builtins, UnknownGlobals, AttributeNames, Unbound, Unknown;

    /// <summary>The namespace of builtins is known.</summary>
    public bool HasBuiltins;

    public int Arguments => PositionalOnly + PositionalOrKeyword + KeywordOnly + VarArgs + VarKeywords;

    public int Locals => Arguments + Pure + OtherCells + Hidden + HiddenCells;

    /// <summary>Counts for a code object, or a function with its namespaces; null: an exception is pending.</summary>
    public static VariableCounts? Of(ThreadState ts, PyObject value, PyObject globals, PyObject builtins)
    {
        PyObject? global = globals is PyNone ? null : globals;
        PyObject? builtin = builtins is PyNone ? null : builtins;
        if (value is PyFunction function)
        {
            global ??= function.Globals;
            builtin ??= Attributes.Get(ts, function, "__builtins__") ?? PyNone.Instance;
            value = function.Code;
        }

        if (value is not CodeObject code)
        {
            _ = Raise.TypeError(ts, "argument must be a code object or a function");
            return null;
        }

        if (global is not (null or PyDict) || builtin is not (null or PyDict))
        {
            _ = Raise.TypeError(ts, "unsupported namespace");
            return null;
        }

        var counts = new VariableCounts { HasBuiltins = builtin is not null };
        counts.CountLocals(code);
        return counts.CountUnbound(ts, code, (PyDict?)global, (PyDict?)builtin) ? counts : null;
    }

    private void CountLocals(CodeObject code)
    {
        CodeBlueprint blueprint = code.Blueprint;
        PositionalOnly = blueprint.PositionalOnlyArgumentCount;
        PositionalOrKeyword = blueprint.ArgumentCount - PositionalOnly;
        KeywordOnly = blueprint.KeywordOnlyArgumentCount;
        VarArgs = (blueprint.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0;
        VarKeywords = (blueprint.Flags & CodeFlags.VarKeywords) != 0 ? 1 : 0;
        for (int i = 0; i < blueprint.LocalsPlusKinds.Length; i++)
        {
            LocalKinds kind = blueprint.LocalsPlusKinds[i];
            bool hidden = (kind & LocalKinds.Hidden) != 0;
            if ((kind & LocalKinds.Free) != 0)
            {
                Free++;
            }
            else if ((kind & LocalKinds.Cell) != 0)
            {
                _ = hidden ? HiddenCells++ : i < Arguments ? ArgumentCells++ : OtherCells++;
            }
            else if (i >= Arguments)
            {
                _ = hidden ? Hidden++ : Pure++;
            }
        }
    }

    private bool CountUnbound(ThreadState ts, CodeObject code, PyDict? globals, PyDict? builtins)
    {
        var attributes = new HashSet<int>();
        var names = new HashSet<int>();
        foreach ((Opcode opcode, int argument) in CodeContents.Instructions(code))
        {
            if (opcode == Opcode.LOAD_ATTR)
            {
                attributes.Add(argument >> 1);
            }
            else if (opcode == Opcode.LOAD_GLOBAL)
            {
                names.Add(argument >> 1);
            }
        }

        AttributeNames = attributes.Count;
        foreach (int index in names)
        {
            Truth isGlobal = Has(ts, globals, code.Names[index]);
            Truth isBuiltin = isGlobal == Truth.False ? Has(ts, builtins, code.Names[index]) : Truth.False;
            if (isGlobal == Truth.Error || isBuiltin == Truth.Error)
            {
                return false;
            }

            _ = isGlobal == Truth.True ? Globals++ : isBuiltin == Truth.True ? Builtins++ : UnknownGlobals++;
        }

        // A name may be both an attribute's and a global's.
        attributes.IntersectWith(names);
        Unbound = code.Names.Length + attributes.Count;
        Unknown = Unbound - AttributeNames - names.Count;
        return true;
    }

    private static Truth Has(ThreadState ts, PyDict? dictionary, PyStr name)
    {
        if (dictionary is null)
        {
            return Truth.False;
        }

        Lookup found = dictionary.GetString(ts, name);
        return found.IsError ? Truth.Error : found.IsAbsent ? Truth.False : Truth.True;
    }
}
