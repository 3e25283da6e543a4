using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Adder.Generators.Binding;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Instructions;

/// <summary>Reads a method with [Instruction] into models, one for each attribute.</summary>
internal static class InstructionReader
{
    /// <summary>Inline cache units by family, as in CPython 3.14; a test compares them with the opcode table.</summary>
    private static readonly Dictionary<string, int> s_caches = new()
    {
        ["TO_BOOL"] = 3, ["BINARY_OP"] = 5, ["STORE_SUBSCR"] = 1, ["SEND"] = 1, ["UNPACK_SEQUENCE"] = 1, ["STORE_ATTR"] = 4, ["LOAD_GLOBAL"] = 4,
        ["LOAD_SUPER_ATTR"] = 1, ["LOAD_ATTR"] = 9, ["COMPARE_OP"] = 1, ["CONTAINS_OP"] = 1, ["JUMP_BACKWARD"] = 1, ["FOR_ITER"] = 1, ["CALL"] = 3, ["CALL_KW"] = 3,
        ["POP_JUMP_IF_TRUE"] = 1, ["POP_JUMP_IF_FALSE"] = 1, ["POP_JUMP_IF_NONE"] = 1, ["POP_JUMP_IF_NOT_NONE"] = 1,
    };

    public static ImmutableArray<InstructionModel> Read(IMethodSymbol method, ImmutableArray<AttributeData> attributes, Compilation compilation) =>
        attributes.Select(attribute => Read(method, attribute, compilation)).ToImmutableArray();

    private static InstructionModel Read(IMethodSymbol method, AttributeData attribute, Compilation compilation)
    {
        TypedConstant opcode = attribute.ConstructorArguments[0];
        int number = (ushort)opcode.Value!;
        string containing = method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var model = new InstructionModel(number, NameOf(opcode.Type!, number, compilation), containing + "." + method.Name);
        var problems = ImmutableArray.CreateBuilder<DiagnosticInfo>();
        Location? location = method.Locations.FirstOrDefault();
        string picture = "--";
        ImmutableArray<string> guards = ImmutableArray<string>.Empty;
        string? fits = null;
        string? otherwise = null;
        string? triedIf = null;
        string familyName = model.Name;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            switch (argument.Key)
            {
                case "Family":
                    model.Family = (ushort)argument.Value.Value!;
                    familyName = NameOf(argument.Value.Type!, model.Family, compilation);
                    break;
                case "Stack":
                    picture = (string)argument.Value.Value!;
                    break;
                case "Guards":
                    guards = argument.Value.Values.Select(v => (string)v.Value!).ToImmutableArray();
                    break;
                case "Fits":
                    fits = (string)argument.Value.Value!;
                    break;
                case "Otherwise":
                    otherwise = (string)argument.Value.Value!;
                    break;
                case "TriedIf":
                    triedIf = (string)argument.Value.Value!;
                    break;
                case "TriedFor":
                    model.TriedFor = argument.Value.Values.Select(v => (int)v.Value!).ToImmutableArray();
                    break;
                case "TriesFirst":
                    model.TriesFirst = (bool)argument.Value.Value!;
                    break;
                case "MayMiss":
                    model.MayMiss = (bool)argument.Value.Value!;
                    break;
                case "Hot":
                    model.Hot = (bool)argument.Value.Value!;
                    break;
                case "Specializer":
                    model.Specializer = (string?)argument.Value.Value;
                    break;
                case "Since":
                    model.Since = (byte)argument.Value.Value!;
                    break;
                case "ShownAs":
                    model.ShownAs = (ushort)argument.Value.Value!;
                    break;
                case "Until":
                    model.Until = (byte)argument.Value.Value!;
                    break;
                case "Form":
                    model.Form = (InstructionForm)(int)argument.Value.Value!;
                    break;
            }
        }

        model.Caches = s_caches.TryGetValue(familyName, out int caches) ? caches : 0;
        StackPicture stack = StackPicture.Parse(picture);
        if (stack.Problem is { } problem)
        {
            problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.Unbalanced, location, model.Name, problem));
        }

        if (method.ReturnsByRef && model.Form == InstructionForm.Value)
        {
            model.Form = InstructionForm.Raw;
        }

        model.Delta = stack.Delta;
        model.Arguments = Arguments(method, stack, model, problems, location);
        ReadResult(method, model, stack, problems, location);
        if ((guards.Length > 0 || triedIf is not null || model.MayMiss || model.TriesFirst) && model.Family < 0)
        {
            problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.GuardWithoutFamily, location, model.Name));
        }

        model.Guards = guards.Select(name => ReadGuard(method, name, stack, model, problems, location)).ToImmutableArray();
        model.Fits = fits is null ? "" : ReadGuard(method, fits, stack, model, problems, location);
        model.TriedIf = triedIf is null ? "" : ReadCondition(triedIf, stack);
        model.Otherwise = otherwise is null ? "" : ReadCall(method, otherwise, stack, problems, location);
        model.Diagnostics = problems.ToImmutable();
        return model;
    }

    private static void ReadResult(IMethodSymbol method, InstructionModel model, StackPicture stack, ImmutableArray<DiagnosticInfo>.Builder problems, Location? location)
    {
        switch (model.Form)
        {
            case InstructionForm.Special or InstructionForm.Observe or InstructionForm.Float or InstructionForm.Integer:
                return;
            case InstructionForm.Raw:
                // Nothing can be raised without the thread's state. What is outlined is looked at by code that many instructions share.
                model.Failure = model.Hot && !method.Parameters.Any(parameter => parameter.Name == "ts") ? "" : "null";
                return;
            case InstructionForm.Branch or InstructionForm.Test:
                model.Failure = method.ReturnType.Name == "Truth" ? "truth" : "";
                return;
            case InstructionForm.Iterate:
                model.Failure = "lookup";
                return;
        }

        if (method.ReturnsVoid)
        {
            model.NoOutput = true;
        }
        else if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            model.Failure = "false";
            model.NoOutput = true;
        }
        else if (method.ReturnType.Name == "Done")
        {
            model.Failure = "done";
            model.NoOutput = true;
        }
        else
        {
            model.Failure = method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated ? "null" : "";
            if (stack.Outputs != 1)
            {
                problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.Unbalanced, location, model.Name, "a method that gives a value needs one output"));
            }
        }

        if (model.NoOutput && stack.Outputs > stack.KeptOutputs)
        {
            problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.Unbalanced, location, model.Name, "a method without a value cannot have new outputs"));
        }
    }

    private static string ReadGuard(IMethodSymbol method, string name, StackPicture stack, InstructionModel model, ImmutableArray<DiagnosticInfo>.Builder problems, Location? location)
    {
        IMethodSymbol? guard = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        if (guard is null || guard.ReturnType.SpecialType != SpecialType.System_Boolean)
        {
            problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.UnknownGuard, location, method.ContainingType.Name, name));
            return "";
        }

        if (guard.Parameters.Any(static p => p.Name is "ts" or "sp"))
        {
            problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.GuardEffect, location, model.Name, name));
        }

        return ReadCall(method, name, stack, problems, location);
    }

    /// <summary>A condition over the inputs: see TriedIf of the attribute.</summary>
    private static string ReadCondition(string text, StackPicture stack) =>
        Regex.Replace(text, @"\b([a-z]\w*)( is (\w+)| as (\w+))?", match =>
        {
            if (!stack.TryGetOffset(match.Groups[1].Value, out string offset, out _))
            {
                return match.Value;
            }

            string place = "Unsafe.Add(ref sp, " + offset + ")";
            return match.Groups[3].Success ? place + "!.GetType() == typeof(" + match.Groups[3].Value + ")"
                : match.Groups[4].Success ? "Unsafe.As<" + match.Groups[4].Value + ">(" + place + "!)"
                : place;
        });

    /// <summary>A call of another method of the same class.</summary>
    private static string ReadCall(IMethodSymbol method, string name, StackPicture stack, ImmutableArray<DiagnosticInfo>.Builder problems, Location? location)
    {
        IMethodSymbol? called = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault();
        if (called is null)
        {
            problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.UnknownGuard, location, method.ContainingType.Name, name));
            return "";
        }

        string type = method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return type + "." + name + "(" + Arguments(called, stack, null, problems, location) + ")";
    }

    /// <summary>The arguments of a call to the method, by parameter name.</summary>
    private static string Arguments(IMethodSymbol method, StackPicture stack, InstructionModel? model, ImmutableArray<DiagnosticInfo>.Builder problems, Location? location)
    {
        var arguments = new List<string>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            switch (parameter.Name)
            {
                case "ts":
                case "oparg":
                    arguments.Add(parameter.Name);
                    break;
                case "pc":
                    arguments.Add("pc");
                    if (model is not null)
                    {
                        model.NeedsPc = true;
                    }

                    break;
                case "frame":
                case "sp":
                    arguments.Add("ref " + parameter.Name);
                    break;
                case "slots":
                    arguments.Add("ref slots");
                    if (model is not null)
                    {
                        model.NeedsSlots = true;
                    }

                    break;
                default:
                    if (!stack.TryGetOffset(parameter.Name, out string offset, out string? size))
                    {
                        problems.Add(DiagnosticInfo.Create(InstructionDiagnostics.Unbalanced, location, method.Name, $"'{parameter.Name}' is not in the stack picture"));
                        break;
                    }

                    string place = "ref Unsafe.Add(ref sp, " + offset + ")";
                    arguments.Add(size is not null && parameter.RefKind == RefKind.None ? "Arguments.Span(" + place + ", " + size + ")"
                        : parameter.RefKind != RefKind.None ? place
                        : parameter.Type.Name == "PyObject" && parameter.Type.NullableAnnotation == NullableAnnotation.Annotated ? place.Substring(4)
                        : parameter.Type.Name == "PyObject" ? place.Substring(4) + "!"
                        : "Unsafe.As<" + parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ">(" + place.Substring(4) + "!)");
                    break;
            }
        }

        return string.Join(", ", arguments);
    }

    private static string NameOf(ITypeSymbol enumeration, int number, Compilation compilation)
    {
        IEnumerable<ISymbol> members = number < 512
            ? enumeration.GetMembers()
            : compilation.GetTypeByMetadataName("Adder.Runtime.Instructions.OwnOpcode")?.GetMembers() ?? ImmutableArray<ISymbol>.Empty;
        return members.OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && System.Convert.ToInt32(f.ConstantValue) == number)?.Name ?? "OPCODE_" + number;
    }
}

/// <summary>
/// A stack picture "inputs -- outputs", topmost last. "name[count]" is a run of items. An output that repeats an input of the same name at the bottom stays in place.
/// </summary>
internal sealed class StackPicture
{
    private readonly List<(string Name, string? Size)> _inputs = [];

    public string? Problem { get; private set; }

    public int Outputs { get; private set; }

    /// <summary>Outputs that are inputs left where they were.</summary>
    public int KeptOutputs { get; private set; }

    /// <summary>How far the top moves.</summary>
    public string Delta { get; private set; } = "0";

    public static StackPicture Parse(string text)
    {
        var picture = new StackPicture();
        int dashes = text.IndexOf("--", System.StringComparison.Ordinal);
        if (dashes < 0)
        {
            picture.Problem = "the stack picture lacks '--'";
            return picture;
        }

        picture._inputs.AddRange(Items(text.Substring(0, dashes)));
        List<(string Name, string? Size)> outputs = Items(text.Substring(dashes + 2));
        picture.Outputs = outputs.Count;
        while (picture.KeptOutputs < outputs.Count && picture.KeptOutputs < picture._inputs.Count && outputs[picture.KeptOutputs] == picture._inputs[picture.KeptOutputs])
        {
            picture.KeptOutputs++;
        }

        int fixedDelta = 0;
        string variable = "";
        foreach ((_, string? size) in outputs)
        {
            fixedDelta += size is null ? 1 : 0;
            variable += size is null ? "" : " + (" + size + ")";
        }

        foreach ((_, string? size) in picture._inputs)
        {
            fixedDelta -= size is null ? 1 : 0;
            variable += size is null ? "" : " - (" + size + ")";
        }

        picture.Delta = fixedDelta + variable;
        return picture;
    }

    /// <summary>The offset of an input from the stack top, and for a run of items its length.</summary>
    public bool TryGetOffset(string name, out string offset, out string? size)
    {
        int fixedPart = 0;
        string variable = "";
        for (int i = _inputs.Count - 1; i >= 0; i--)
        {
            fixedPart -= _inputs[i].Size is null ? 1 : 0;
            variable += _inputs[i].Size is null ? "" : " - (" + _inputs[i].Size + ")";
            if (_inputs[i].Name == name)
            {
                offset = fixedPart + variable;
                size = _inputs[i].Size;
                return true;
            }
        }

        offset = "";
        size = null;
        return false;
    }

    private static List<(string Name, string? Size)> Items(string text)
    {
        var items = new List<(string Name, string? Size)>();
        foreach (string part in text.Split(','))
        {
            string item = part.Trim();
            int bracket = item.IndexOf('[');
            if (item.Length > 0)
            {
                items.Add(bracket < 0 ? (item, null) : (item.Substring(0, bracket), item.Substring(bracket + 1).TrimEnd(']')));
            }
        }

        return items;
    }
}
