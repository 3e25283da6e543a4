using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Binding;
using Adder.Runtime.Protocols;

namespace Adder.Runtime.Objects;

/// <content>Making code objects from parts: the constructor and <c>replace()</c>.</content>
internal sealed unsafe partial class CodeObject
{
    private const string ConstructorSignature =
        "code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, "
        + "exceptiontable, freevars=(), cellvars=(), /)";

    private static readonly string[] s_replaceable =
    [
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags", "co_firstlineno", "co_code", "co_consts", "co_names", "co_varnames",
        "co_freevars", "co_cellvars", "co_filename", "co_name", "co_qualname", "co_linetable", "co_exceptiontable",
    ];

    [PyNew(ConstructorSignature)]
    private static PyObject? New(
        ThreadState ts, PyType type, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize, int flags, PyBytes codestring, PyTuple constants, PyTuple names,
        PyTuple varnames, PyStr filename, PyStr name, PyStr qualname, int firstlineno, PyBytes linetable, PyBytes exceptiontable, PyTuple freevars, PyTuple cellvars)
    {
        var parts = new CodeParts
        {
            ArgumentCount = argcount,
            PositionalOnly = posonlyargcount,
            KeywordOnly = kwonlyargcount,
            LocalCount = nlocals,
            StackSize = stacksize,
            Flags = flags,
            FirstLine = firstlineno,
            Code = codestring,
            Constants = constants,
            Names = names,
            VariableNames = varnames,
            FreeNames = freevars,
            CellNames = cellvars,
            FileName = filename,
            Name = name,
            QualifiedName = qualname,
            LineTable = linetable,
            ExceptionTable = exceptiontable,
        };
        return parts.Build(ts);
    }

    [PyMethod("replace(**changes)", Doc = "Return a copy of the code object with new values for the specified fields.")]
    private PyObject? Replace(ThreadState ts, PyDict? changes)
    {
        var parts = new CodeParts
        {
            ArgumentCount = ArgumentCount,
            PositionalOnly = PositionalOnlyArgumentCount,
            KeywordOnly = KeywordOnlyArgumentCount,
            LocalCount = LocalCount,
            StackSize = Blueprint.StackSize,
            Flags = (int)Flags,
            FirstLine = Blueprint.FirstLineNumber,
            Code = PyBytes.From(Blueprint.Code),
            Constants = _constants,
            Names = PyTuple.FromArray(Array.ConvertAll(Names, static n => (PyObject)n)),
            VariableNames = NamesOf(LocalKinds.Local),
            FreeNames = NamesOf(LocalKinds.Free),
            CellNames = NamesOf(LocalKinds.Cell),
            FileName = FileName,
            Name = Name,
            QualifiedName = QualifiedName,
            LineTable = PyBytes.From(Blueprint.LineTable),
            ExceptionTable = PyBytes.From(Blueprint.ExceptionTable),
        };
        int position = 0;
        while (changes is not null && changes.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!Apply(ts, parts, key.ToString(), value))
            {
                return null;
            }
        }

        return parts.Build(ts);
    }

    [PyMethod("__replace__(**changes)", Doc = "The same as replace().")]
    private PyObject? ReplaceSpecial(ThreadState ts, PyDict? changes) => Replace(ts, changes);

    private static bool Apply(ThreadState ts, CodeParts parts, string field, PyObject value)
    {
        switch (field)
        {
            case "co_argcount":
                return ToInt(ts, value, out parts.ArgumentCount);
            case "co_posonlyargcount":
                return ToInt(ts, value, out parts.PositionalOnly);
            case "co_kwonlyargcount":
                return ToInt(ts, value, out parts.KeywordOnly);
            case "co_nlocals":
                return ToInt(ts, value, out parts.LocalCount);
            case "co_stacksize":
                return ToInt(ts, value, out parts.StackSize);
            case "co_flags":
                return ToInt(ts, value, out parts.Flags);
            case "co_firstlineno":
                return ToInt(ts, value, out parts.FirstLine);
            case "co_code":
                return To(ts, field, "bytes", value, ref parts.Code!);
            case "co_consts":
                return To(ts, field, "tuple", value, ref parts.Constants!);
            case "co_names":
                return To(ts, field, "tuple", value, ref parts.Names!);
            case "co_varnames":
                return To(ts, field, "tuple", value, ref parts.VariableNames!);
            case "co_freevars":
                return To(ts, field, "tuple", value, ref parts.FreeNames!);
            case "co_cellvars":
                return To(ts, field, "tuple", value, ref parts.CellNames!);
            case "co_filename":
                return To(ts, field, "str", value, ref parts.FileName!);
            case "co_name":
                return To(ts, field, "str", value, ref parts.Name!);
            case "co_qualname":
                return To(ts, field, "str", value, ref parts.QualifiedName!);
            case "co_linetable":
                return To(ts, field, "bytes", value, ref parts.LineTable!);
            case "co_exceptiontable":
                return To(ts, field, "bytes", value, ref parts.ExceptionTable!);
            default:
                string hint = Interpreter.Suggestions.Find(field, [.. s_replaceable]) is { } near ? $". Did you mean '{near}'?" : "";
                return Raise.TypeError(ts, $"replace() got an unexpected keyword argument '{field}'{hint}");
        }
    }

    private static bool ToInt(ThreadState ts, PyObject value, out int result)
    {
        result = 0;
        if (!Numbers.IndexToInt64(ts, value, ExceptionTypes.OverflowError, out long wide))
        {
            return false;
        }

        result = (int)wide;
        return result == wide || (bool)Raise.OverflowError(ts, "Python int too large to convert to C int");
    }

    private static bool To<T>(ThreadState ts, string field, string type, PyObject value, ref T result)
        where T : PyObject
    {
        if (value is not T fits)
        {
            return Raise.TypeError(ts, $"replace() argument '{field}' must be {type}, not {value.Type.FullName}");
        }

        result = fits;
        return true;
    }

    /// <summary>The parts of a code object as Python gives them.</summary>
    private sealed class CodeParts
    {
        public int ArgumentCount;
        public int PositionalOnly;
        public int KeywordOnly;
        public int LocalCount;
        public int StackSize;
        public int Flags;
        public int FirstLine;
        public PyBytes? Code;
        public PyTuple? Constants;
        public PyTuple? Names;
        public PyTuple? VariableNames;
        public PyTuple? FreeNames;
        public PyTuple? CellNames;
        public PyStr? FileName;
        public PyStr? Name;
        public PyStr? QualifiedName;
        public PyBytes? LineTable;
        public PyBytes? ExceptionTable;

        public PyObject? Build(ThreadState ts)
        {
            if (ArgumentCount < 0 || PositionalOnly < 0 || KeywordOnly < 0 || LocalCount < 0 || StackSize < 0 || Flags < 0)
            {
                return Raise.ValueError(ts, "code: counts must not be negative");
            }

            if (Code!.Data.Length % 2 != 0)
            {
                return Raise.ValueError(ts, "code: co_code is malformed");
            }

            if (LocalCount != VariableNames!.Count)
            {
                return Raise.ValueError(ts, "code: co_nlocals != len(co_varnames)");
            }

            if (ToTexts(ts, Names!) is not { } names || ToTexts(ts, VariableNames) is not { } variables || ToTexts(ts, CellNames!) is not { } cells || ToTexts(ts, FreeNames!) is not { } free)
            {
                return null;
            }

            var flags = (CodeFlags)Flags;
            int parameters = ArgumentCount + KeywordOnly + ((flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);
            if (PositionalOnly > ArgumentCount || parameters > variables.Length)
            {
                return Raise.ValueError(ts, "code: varnames is too small");
            }

            var slots = new List<string>();
            var kinds = new List<LocalKinds>();
            for (int i = 0; i < variables.Length; i++)
            {
                slots.Add(variables[i]);
                kinds.Add(LocalKinds.Local | ParameterKind(i, flags) | (Array.IndexOf(cells, variables[i]) >= 0 ? LocalKinds.Cell : LocalKinds.None));
            }

            foreach (string cell in cells)
            {
                if (Array.IndexOf(variables, cell) < 0)
                {
                    slots.Add(cell);
                    kinds.Add(LocalKinds.Cell);
                }
            }

            foreach (string name in free)
            {
                slots.Add(name);
                kinds.Add(LocalKinds.Free);
            }

            var blueprint = new CodeBlueprint
            {
                ArgumentCount = ArgumentCount,
                PositionalOnlyArgumentCount = PositionalOnly,
                KeywordOnlyArgumentCount = KeywordOnly,
                StackSize = StackSize,
                Flags = flags,
                Code = Code.Data,
                Constants = [],
                Names = names,
                LocalsPlusNames = [.. slots],
                LocalsPlusKinds = [.. kinds],
                FileName = FileName!.ToString(),
                Name = Name!.ToString(),
                QualifiedName = QualifiedName!.ToString(),
                FirstLineNumber = FirstLine,
                LineTable = LineTable!.Data,
                ExceptionTable = ExceptionTable!.Data,
            };
            return new CodeObject(blueprint, Constants!);
        }

        private LocalKinds ParameterKind(int index, CodeFlags flags)
        {
            int named = ArgumentCount + KeywordOnly;
            int rest = named + ((flags & CodeFlags.VarArgs) != 0 ? 1 : 0);
            return index < PositionalOnly ? LocalKinds.ArgumentPositional
                : index < ArgumentCount ? LocalKinds.ArgumentPositional | LocalKinds.ArgumentKeyword
                : index < named ? LocalKinds.ArgumentKeyword
                : index < rest ? LocalKinds.ArgumentVariable | LocalKinds.ArgumentPositional
                : index == rest && (flags & CodeFlags.VarKeywords) != 0 ? LocalKinds.ArgumentVariable | LocalKinds.ArgumentKeyword
                : LocalKinds.None;
        }

        private static string[]? ToTexts(ThreadState ts, PyTuple names)
        {
            var texts = new string[names.Count];
            for (int i = 0; i < texts.Length; i++)
            {
                if (names[i] is not PyStr name)
                {
                    _ = Raise.TypeError(ts, $"name tuples must contain only strings, not '{names[i].Type.FullName}'");
                    return null;
                }

                texts[i] = name.ToString();
            }

            return texts;
        }
    }
}
