using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Compiler;
using Adder.Compiler.Assembly;
using Adder.Compiler.CodeGeneration;
using Adder.Compiler.FlowGraph;
using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Raise = Adder.Runtime.Raise;

namespace Adder.Modules.TestSupport;

/// <summary>The stages of the compiler one by one.</summary>
internal static partial class InternalCapiModule
{
    [PyFunction("compiler_cleandoc(doc)", Doc = "inspect.cleandoc() as the compiler does it.")]
    private static PyObject? CleanDoc(ThreadState ts, PyStr doc) => PyStr.From(DocstringCleaner.Clean(ConstantObjects.ToConstant(doc)));

    [PyFunction("new_instruction_sequence()", Doc = "Return a new, empty InstructionSequence.")]
    private static PyObject NewInstructionSequence() => new PyInstructionSequence(new InstructionSequence());

    [PyFunction("compiler_codegen(ast, filename, optimize, compile_mode=0)", Doc = "Apply compiler code generation to an AST; return the instructions and a dict of what belongs to them.")]
    private static PyObject? CompilerCodegen(ThreadState ts, PyObject ast, PyObject filename, int optimize, int compileMode)
    {
        if (SourceCompilation.FileSystemText(ts, filename) is not { } file)
        {
            return null;
        }

        if (compileMode is < 0 or > 2)
        {
            return Raise.ValueError(ts, "compile_mode must be 0, 1 or 2");
        }

        ParseMode mode = compileMode switch { 0 => ParseMode.Exec, 1 => ParseMode.Eval, _ => ParseMode.Single };
        if (SourceCompilation.Trees!.ToTree(ts, ast, mode) is not { } tree)
        {
            return ts.Pending is null ? Raise.TypeError(ts, "expected an AST") : null;
        }

        return SourceCompilation.Guard(ts, file, null, () => Generate(tree, new CompilerOptions(file, optimize)));
    }

    /// <summary>Generates the instructions of all scopes; those of a scope's inner scopes are nested in its own, in the order in which it loads their code.</summary>
    private static PyTuple Generate(ModuleNode tree, CompilerOptions options)
    {
        var sequences = new Dictionary<CodeBlueprint, PyInstructionSequence>(ReferenceEqualityComparer.Instance);
        CompilationUnit last = null!;
        PyList constants = null!;
        CodeBlueprint whole = PythonCompiler.Compile(tree, options, unit =>
        {
            last = unit;
            constants = new PyList();
            var sequence = new PyInstructionSequence(unit.Instructions);
            foreach (ConstantValue constant in unit.Constants)
            {
                constants.Add(ConstantObjects.From(constant));
                if (constant is CodeConstant code)
                {
                    sequence.Nest(sequences[code.Code]);
                }
            }

            CodeBlueprint made = Assembler.Assemble(unit, options);
            sequences.Add(made, sequence);
            return made;
        });
        var metadata = new PyDict();
        metadata.SetInterned("argcount", PyInt.From(last.ArgumentCount));
        metadata.SetInterned("posonlyargcount", PyInt.From(last.PositionalOnlyArgumentCount));
        metadata.SetInterned("kwonlyargcount", PyInt.From(last.KeywordOnlyArgumentCount));
        metadata.SetInterned("consts", constants);
        return PyTuple.Create(sequences[whole], metadata);
    }

    [PyFunction("optimize_cfg(instructions, consts, nlocals)", Doc = "Apply compiler optimizations to an instruction sequence; consts is a list that changes with them.")]
    private static PyObject? OptimizeCfg(ThreadState ts, PyObject instructions, PyObject consts, int localCount)
    {
        if (instructions is not PyInstructionSequence sequence)
        {
            return Raise.ValueError(ts, "expected an instruction sequence");
        }

        if (consts is not PyList list)
        {
            return Raise.TypeError(ts, "consts must be a list");
        }

        foreach (PendingInstruction instruction in sequence.Sequence.Instructions.Items)
        {
            if (instruction.Opcode == Opcode.LOAD_CONST && (uint)instruction.Argument >= (uint)list.Count)
            {
                return Raise.ValueError(ts, $"LOAD_CONST index {instruction.Argument} is out of range for consts (len={list.Count})");
            }
        }

        var constants = new List<ConstantValue>(list.Count);
        foreach (PyObject item in list.Items)
        {
            constants.Add(ConstantObjects.ToConstant(item));
        }

        try
        {
            ControlFlowGraph graph = ControlFlowGraph.Build(sequence.Sequence, constants);
            FlowGraphOptimizer.Optimize(graph, localCount, 0);
            _ = StackDepth.Calculate(graph);
            BorrowedLoads.Optimize(graph);
            list.Clear();
            foreach (ConstantValue constant in graph.Constants)
            {
                list.Add(ConstantObjects.From(constant));
            }

            return new PyInstructionSequence(graph.ToSequence());
        }
        catch (InvalidOperationException error)
        {
            return Raise.ValueError(ts, error.Message);
        }
    }

    [PyFunction("assemble_code_object(filename, instructions, metadata)", Doc = "Create a code object for the given instructions.")]
    private static PyObject? AssembleCodeObject(ThreadState ts, PyObject filename, PyObject instructions, PyDict metadata)
    {
        if (SourceCompilation.FileSystemText(ts, filename) is not { } file)
        {
            return null;
        }

        if (instructions is not PyInstructionSequence sequence)
        {
            return Raise.TypeError(ts, "expected an instruction sequence");
        }

        if (UnitOf(ts, file, sequence.Sequence, metadata) is not { } unit)
        {
            return null;
        }

        try
        {
            return new CodeObject(Assembler.AssembleUnoptimized(unit));
        }
        catch (InvalidOperationException error)
        {
            return Raise.ValueError(ts, error.Message);
        }
    }

    private static CompilationUnit? UnitOf(ThreadState ts, string file, InstructionSequence instructions, PyDict metadata)
    {
        if (Text(ts, metadata, "name") is not { } name || Text(ts, metadata, "qualname") is not { } qualifiedName
            || Keys(ts, metadata, "consts") is not { } constants || Names(ts, metadata, "names") is not { } names
            || Names(ts, metadata, "varnames") is not { } variables || Names(ts, metadata, "cellvars") is not { } cells
            || Names(ts, metadata, "freevars") is not { } free || Names(ts, metadata, "fasthidden") is not { } hidden
            || !Number(ts, metadata, "argcount", out int arguments) || !Number(ts, metadata, "posonlyargcount", out int positionalOnly)
            || !Number(ts, metadata, "kwonlyargcount", out int keywordOnly) || !Number(ts, metadata, "firstlineno", out int firstLine))
        {
            return null;
        }

        return new CompilationUnit
        {
            Instructions = instructions,
            Constants = constants.ConvertAll(ConstantObjects.ToConstant),
            Names = names,
            VariableNames = variables,
            CellNames = cells,
            FreeNames = free,
            HiddenNames = Table(hidden),
            ArgumentCount = arguments,
            PositionalOnlyArgumentCount = positionalOnly,
            KeywordOnlyArgumentCount = keywordOnly,
            Flags = CodeFlags.None,
            FileName = file,
            Name = name,
            QualifiedName = qualifiedName,
            FirstLineNumber = firstLine,
        };
    }

    private static Adder.Compiler.Symbols.NameTable<bool> Table(IEnumerable<string> names)
    {
        var table = new Adder.Compiler.Symbols.NameTable<bool>();
        foreach (string name in names)
        {
            table[name] = true;
        }

        return table;
    }

    private static PyObject? Entry(ThreadState ts, PyDict metadata, string key) =>
        metadata.GetInterned(key) ?? Raise.KeyError(ts, PyStr.From(key));

    private static string? Text(ThreadState ts, PyDict metadata, string key)
    {
        PyObject? value = Entry(ts, metadata, key);
        if (value is PyStr text)
        {
            return text.ToString();
        }

        _ = value is not null && (bool)Raise.TypeError(ts, $"{key} must be a str");
        return null;
    }

    private static bool Number(ThreadState ts, PyDict metadata, string key, out int number)
    {
        number = 0;
        return Entry(ts, metadata, key) is { } value && ArgumentConversions.ToInt32(ts, value, out number);
    }

    /// <summary>The keys of a dict in the order of its values, which are the numbers that instructions give as arguments; a list's items.</summary>
    private static List<PyObject>? Keys(ThreadState ts, PyDict metadata, string key)
    {
        PyObject? value = Entry(ts, metadata, key);
        switch (value)
        {
            case null:
                return null;
            case PyList list:
                return [.. list.Items];
            case not PyDict:
                _ = Raise.TypeError(ts, $"{key} must be a dict");
                return null;
        }

        var numbered = new List<(int Number, PyObject Key)>();
        int position = 0;
        while (((PyDict)value).Next(ref position, out PyObject? item, out PyObject? number))
        {
            if (!ArgumentConversions.ToInt32(ts, number, out int index))
            {
                return null;
            }

            numbered.Add((index, item));
        }

        numbered.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return numbered.ConvertAll(static entry => entry.Key);
    }

    private static List<string>? Names(ThreadState ts, PyDict metadata, string key) =>
        Keys(ts, metadata, key)?.ConvertAll(static item => item.ToString() ?? "");
}
