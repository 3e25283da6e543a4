using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;
using Adder.Syntax;

namespace Adder.Runtime.Objects;

/// <content>What programs see of a code object.</content>
internal sealed unsafe partial class CodeObject
{
    [PySlot(Slot.Repr)]
    private static PyObject? Repr(ThreadState ts, CodeObject self) =>
        PyStr.From($"<code object {self.Name} at {ObjectIdentity.Hexadecimal(self)}, file \"{self.FileName}\", line {(self.Blueprint.FirstLineNumber != 0 ? self.Blueprint.FirstLineNumber : -1)}>");

    [PySlot(Slot.Hash)]
    private static long Hash(ThreadState ts, CodeObject self)
    {
        var hash = default(HashCode);
        hash.Add(self.Name.HashValue);
        hash.AddBytes(self.Blueprint.Code);
        hash.Add(self.Blueprint.FirstLineNumber);
        hash.Add(self.ArgumentCount);
        hash.Add(self.PositionalOnlyArgumentCount);
        hash.Add(self.KeywordOnlyArgumentCount);
        hash.Add((int)self.Flags);
        return hash.ToHashCode();
    }

    [PySlot(Slot.Compare)]
    private static PyObject? Compare(ThreadState ts, PyObject left, PyObject right, CompareOperator operation)
    {
        if (left is not CodeObject a || right is not CodeObject b || operation is not (CompareOperator.Equal or CompareOperator.NotEqual))
        {
            return PyNotImplemented.Instance;
        }

        bool equal = ReferenceEquals(a, b) || (a.HasSameParts(b) && SameConstants(a.Constants, b.Constants));
        return PyBool.From(equal == (operation == CompareOperator.Equal));
    }

    [PyGetter("co_argcount", Member = true)]
    private PyObject? CoArgumentCount(ThreadState ts) => PyInt.From(ArgumentCount);

    [PyGetter("co_posonlyargcount", Member = true)]
    private PyObject? CoPositionalOnly(ThreadState ts) => PyInt.From(PositionalOnlyArgumentCount);

    [PyGetter("co_kwonlyargcount", Member = true)]
    private PyObject? CoKeywordOnly(ThreadState ts) => PyInt.From(KeywordOnlyArgumentCount);

    [PyGetter("co_stacksize", Member = true)]
    private PyObject? CoStackSize(ThreadState ts) => PyInt.From(Blueprint.StackSize);

    [PyGetter("co_flags", Member = true)]
    private PyObject? CoFlags(ThreadState ts) => PyInt.From((long)Flags);

    [PyGetter("co_nlocals", Member = true)]
    private PyObject? CoLocals(ThreadState ts) => PyInt.From(LocalCount);

    [PyGetter("co_firstlineno", Member = true)]
    private PyObject? CoFirstLine(ThreadState ts) => PyInt.From(Blueprint.FirstLineNumber);

    [PyGetter("co_name", Member = true)]
    private PyObject? CoName(ThreadState ts) => Name;

    [PyGetter("co_qualname", Member = true)]
    private PyObject? CoQualifiedName(ThreadState ts) => QualifiedName;

    [PyGetter("co_filename", Member = true)]
    private PyObject? CoFileName(ThreadState ts) => FileName;

    [PyGetter("co_consts", Member = true)]
    private PyObject? CoConstants(ThreadState ts) => ConstantTuple;

    [PyGetter("co_names", Member = true)]
    private PyObject? CoNames(ThreadState ts) => _names ??= PyTuple.FromArray(Array.ConvertAll(Names, static n => (PyObject)n));

    [PyGetter("co_varnames")]
    private PyObject? CoVariableNames(ThreadState ts) => NamesOf(LocalKinds.Local);

    [PyGetter("co_cellvars")]
    private PyObject? CoCellNames(ThreadState ts) => NamesOf(LocalKinds.Cell);

    [PyGetter("co_freevars")]
    private PyObject? CoFreeNames(ThreadState ts) => NamesOf(LocalKinds.Free);

    [PyGetter("co_code")]
    private PyObject? CoCode(ThreadState ts) => _code ??= PyBytes.From(Blueprint.Code);

    [PyGetter("_co_code_adaptive")]
    private PyObject? CoCodeAdaptive(ThreadState ts)
    {
        Prepare(ts);
        return PyBytes.From(Executable!.ToAdaptiveBytes());
    }

    [PyGetter("co_linetable", Member = true)]
    private PyObject? CoLineTable(ThreadState ts) => LineTable;

    [PyGetter("co_exceptiontable", Member = true)]
    private PyObject? CoExceptionTable(ThreadState ts) => _exceptionTable ??= PyBytes.From(Blueprint.ExceptionTable);

    [PyGetter("co_lnotab")]
    private PyObject? CoLineNumberTable(ThreadState ts) =>
        Deprecations.Warn(ts, "co_lnotab is deprecated, use co_lines instead.") ? PyBytes.From(OldLineTable()) : null;

    /// <summary>The lines in the form that Python had before 3.10: pairs of steps in the code and in the source, each within a byte.</summary>
    private byte[] OldLineTable()
    {
        var table = new List<byte>();
        int code = 0;
        int line = Blueprint.FirstLineNumber;
        foreach ((int start, _, int at) in LocationTable.Lines(Blueprint.LineTable, Blueprint.FirstLineNumber))
        {
            if (at < 0 || at == line)
            {
                continue;
            }

            int codeStep = start - code;
            int lineStep = at - line;
            for (; codeStep > byte.MaxValue; codeStep -= byte.MaxValue)
            {
                table.AddRange([byte.MaxValue, 0]);
            }

            while (lineStep is < sbyte.MinValue or > sbyte.MaxValue)
            {
                int step = lineStep < 0 ? sbyte.MinValue : sbyte.MaxValue;
                table.AddRange([(byte)codeStep, (byte)(sbyte)step]);
                lineStep -= step;
                codeStep = 0;
            }

            table.AddRange([(byte)codeStep, (byte)(sbyte)lineStep]);
            code = start;
            line = at;
        }

        return [.. table];
    }

    [PyMethod("co_lines()")]
    private PyObject? CoLines(ThreadState ts)
    {
        PyList lines = PyList.WithCapacity(8);
        foreach ((int start, int end, int line) in LocationTable.Lines(Blueprint.LineTable, Blueprint.FirstLineNumber))
        {
            lines.Add(PyTuple.Create(PyInt.From(start), PyInt.From(end), line < 0 ? PyNone.Instance : PyInt.From(line)));
        }

        return Iteration.GetIterator(ts, lines);
    }

    [PyMethod("co_positions()")]
    private PyObject? CoPositions(ThreadState ts)
    {
        PyList positions = PyList.WithCapacity(8);
        foreach (SourceSpan span in LocationTable.Positions(Blueprint.LineTable, Blueprint.FirstLineNumber))
        {
            positions.Add(PyTuple.Create(OrNone(span.Line), OrNone(span.EndLine), OrNone(span.Column), OrNone(span.EndColumn)));
        }

        return Iteration.GetIterator(ts, positions);

        static PyObject OrNone(int value) => value < 0 ? PyNone.Instance : PyInt.From(value);
    }

    [PyMethod("co_branches()")]
    private PyObject? CoBranches(ThreadState ts)
    {
        PyList branches = PyList.WithCapacity(8);
        byte[] code = Blueprint.Code;
        int extended = 0;
        for (int i = 0; i + 1 < code.Length;)
        {
            var opcode = (Opcode)code[i];
            int argument = extended | code[i + 1];
            int caches = OpcodeTable.Get(opcode).Caches;
            int next = i + 2 + (caches * 2);
            extended = opcode == Opcode.EXTENDED_ARG ? argument << 8 : 0;
            switch (opcode)
            {
                case Opcode.FOR_ITER:
                    branches.Add(PyTuple.Create(PyInt.From(i), PyInt.From(next), PyInt.From(next + (argument * 2) + 4)));
                    break;
                case Opcode.END_ASYNC_FOR:
                    branches.Add(PyTuple.Create(PyInt.From(next - (argument * 2)), PyInt.From(next - (argument * 2) + 4), PyInt.From(next)));
                    break;
                case Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE:
                    branches.Add(PyTuple.Create(PyInt.From(i), PyInt.From(next + 2), PyInt.From(next + (argument * 2))));
                    break;
            }

            i = next;
        }

        return Iteration.GetIterator(ts, branches);
    }

    [PyMethod("_varname_from_oparg(oparg)")]
    private PyObject? NameOfSlot(ThreadState ts, int oparg) =>
        (uint)oparg < (uint)LocalsPlusNames.Length ? LocalsPlusNames[oparg] : Raise.IndexError(ts, "tuple index out of range");

    private PyTuple NamesOf(LocalKinds kind)
    {
        var names = new List<PyObject>();
        for (int i = 0; i < LocalsPlusNames.Length; i++)
        {
            if ((Blueprint.LocalsPlusKinds[i] & kind) != 0)
            {
                names.Add(LocalsPlusNames[i]);
            }
        }

        return PyTuple.FromArray(names.ToArray());
    }

    private bool HasSameParts(CodeObject other) =>
        Name.EqualTo(other.Name) && ArgumentCount == other.ArgumentCount && PositionalOnlyArgumentCount == other.PositionalOnlyArgumentCount
        && KeywordOnlyArgumentCount == other.KeywordOnlyArgumentCount && Flags == other.Flags && Blueprint.FirstLineNumber == other.Blueprint.FirstLineNumber
        && Blueprint.Code.AsSpan().SequenceEqual(other.Blueprint.Code) && Blueprint.LineTable.AsSpan().SequenceEqual(other.Blueprint.LineTable)
        && Blueprint.ExceptionTable.AsSpan().SequenceEqual(other.Blueprint.ExceptionTable) && SameNames(Names, other.Names) && SameNames(LocalsPlusNames, other.LocalsPlusNames);

    private static bool SameNames(PyStr[] left, PyStr[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].EqualTo(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Constants are equal where their types are too: 1 and 1.0 are different constants, and so are 0.0 and -0.0.</summary>
    private static bool SameConstants(PyObject[] left, PyObject[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!SameConstant(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameConstant(PyObject left, PyObject right) => (left, right) switch
    {
        _ when ReferenceEquals(left, right) => true,
        (PyBool, _) or (_, PyBool) => false,
        (PyInt a, PyInt b) => a.BigValue == b.BigValue,
        (PyFloat a, PyFloat b) => BitConverter.DoubleToInt64Bits(a.Value) == BitConverter.DoubleToInt64Bits(b.Value),
        (PyComplex a, PyComplex b) => BitConverter.DoubleToInt64Bits(a.Real) == BitConverter.DoubleToInt64Bits(b.Real)
            && BitConverter.DoubleToInt64Bits(a.Imaginary) == BitConverter.DoubleToInt64Bits(b.Imaginary),
        (PyStr a, PyStr b) => a.EqualTo(b),
        (PyBytes a, PyBytes b) => a.Data.AsSpan().SequenceEqual(b.Data),
        (PyTuple a, PyTuple b) => SameConstants(a.AsArray(), b.AsArray()),
        (PyFrozenSet a, PyFrozenSet b) => a.Count == b.Count && Array.TrueForAll(a.ToArray(), item => Array.Exists(b.ToArray(), other => SameConstant(item, other))),
        (CodeObject a, CodeObject b) => a.HasSameParts(b) && SameConstants(a.Constants, b.Constants),
        (PySlice a, PySlice b) => SameConstant(a.Start, b.Start) && SameConstant(a.Stop, b.Stop) && SameConstant(a.Step, b.Step),
        _ => false,
    };
}
