using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;

namespace Adder.Modules.TestSupport;

/// <summary>What code objects tell about themselves.</summary>
internal static partial class InternalCapiModule
{
    /// <summary>Words of a frame record in CPython besides its slots.</summary>
    private const int FrameWords = 10;

    [PyFunction("get_co_framesize(object, /)")]
    private static PyObject? FrameSize(ThreadState ts, PyObject value) =>
        Code(ts, value) is { } code ? PyInt.From(code.LocalsPlusNames.Length + code.Blueprint.StackSize + FrameWords) : null;

    [PyFunction("get_co_localskinds(object, /)")]
    private static PyObject? LocalsKinds(ThreadState ts, PyObject value)
    {
        if (Code(ts, value) is not { } code)
        {
            return null;
        }

        var kinds = new PyDict();
        for (int i = 0; i < code.LocalsPlusNames.Length; i++)
        {
            kinds.SetInterned(code.LocalsPlusNames[i], PyInt.From((int)code.Blueprint.LocalsPlusKinds[i]));
        }

        return kinds;
    }

    [PyFunction("code_returns_only_none(object, /)")]
    private static PyObject? ReturnsOnlyNone(ThreadState ts, PyObject value)
    {
        if (Code(ts, value) is not { } code)
        {
            return null;
        }

        bool noneBefore = false;
        foreach ((Opcode opcode, int argument) in Instructions(code))
        {
            if (opcode == Opcode.RETURN_VALUE && !noneBefore)
            {
                return PyBool.False;
            }

            noneBefore = opcode == Opcode.LOAD_CONST && code.Constants[argument] is PyNone;
        }

        return PyBool.True;
    }

    [PyFunction("get_code_var_counts(code, globalnames=None, attrnames=None, globalsns=None, builtinsns=None)")]
    private static PyObject? CodeVariableCounts(ThreadState ts, PyObject value, PyObject globalNames, PyObject attributeNames, PyObject globals, PyObject builtins)
    {
        if (VariableCounts.Of(ts, value, globals, builtins) is not { } counts)
        {
            return null;
        }

        PyDict arguments = Numbers(
            ("total", counts.Arguments), ("numposonly", counts.PositionalOnly), ("numposorkw", counts.PositionalOrKeyword),
            ("numkwonly", counts.KeywordOnly), ("varargs", counts.VarArgs), ("varkwargs", counts.VarKeywords));
        PyDict cells = Numbers(("total", counts.ArgumentCells + counts.OtherCells), ("numargs", counts.ArgumentCells), ("numothers", counts.OtherCells));
        PyDict hidden = Numbers(("total", counts.Hidden + counts.HiddenCells), ("numpure", counts.Hidden), ("numcells", counts.HiddenCells));
        PyDict locals = Numbers(("total", counts.Locals));
        locals.SetInterned("args", arguments);
        locals.SetInterned("numpure", PyInt.From(counts.Pure));
        locals.SetInterned("cells", cells);
        locals.SetInterned("hidden", hidden);
        PyDict globalCounts = Numbers(
            ("total", counts.Globals + counts.Builtins + counts.UnknownGlobals), ("numglobal", counts.Globals), ("numbuiltin", counts.Builtins),
            ("numunknown", counts.UnknownGlobals));
        PyDict unbound = Numbers(("total", counts.Unbound));
        unbound.SetInterned("globals", globalCounts);
        unbound.SetInterned("numattrs", PyInt.From(counts.AttributeNames));
        unbound.SetInterned("numunknown", PyInt.From(counts.Unknown));
        PyDict result = Numbers(("total", counts.Locals + counts.Free + counts.Unbound), ("numfree", counts.Free));
        result.SetInterned("locals", locals);
        result.SetInterned("unbound", unbound);
        return result;
    }

    [PyFunction("verify_stateless_code(code, globalnames=None, globalsns=None, builtinsns=None)")]
    private static PyObject? VerifyStatelessCode(ThreadState ts, PyObject value, PyObject globalNames, PyObject globals, PyObject builtins)
    {
        if (VariableCounts.Of(ts, value, globals, builtins) is not { } counts)
        {
            return null;
        }

        return counts.Free > 0 ? Raise.ValueError(ts, "closures not supported")
            : counts.Globals > 0 ? Raise.ValueError(ts, "globals not supported")
            : counts.HasBuiltins && counts.UnknownGlobals > 0 ? Raise.ValueError(ts, "unknown globals not supported")
            : PyNone.Instance;
    }

    private static PyDict Numbers(params ReadOnlySpan<(string Name, int Value)> entries)
    {
        var numbers = new PyDict();
        foreach ((string name, int value) in entries)
        {
            numbers.SetInterned(name, PyInt.From(value));
        }

        return numbers;
    }

    private static CodeObject? Code(ThreadState ts, PyObject value)
    {
        if (value is CodeObject code)
        {
            return code;
        }

        _ = Raise.TypeError(ts, "argument must be a code object");
        return null;
    }

    private static IEnumerable<(Opcode Opcode, int Argument)> Instructions(CodeObject code)
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

    /// <summary>How many variables of which kind a code object has.</summary>
    private sealed class VariableCounts
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
            foreach ((Opcode opcode, int argument) in Instructions(code))
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
}
