using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Binding;

/// <summary>Emits the filling of type slots. A slot's signature is that of the function pointer field of its name in <c>TypeSlots</c>.</summary>
internal sealed class SlotEmitter(DeclarationContext context, INamedTypeSymbol slotsType)
{
    /// <summary>Slots whose operands come in the program's order, so that either may be of the type.</summary>
    private static readonly HashSet<string> BinaryNumberSlots =
    [
        "Add", "Subtract", "Multiply", "Remainder", "DivMod", "Power", "LeftShift", "RightShift", "And", "Xor", "Or", "FloorDivide", "TrueDivide", "MatrixMultiply",
    ];

    private readonly HashSet<string> _taken = [];

    /// <summary>Statements of FillSlots.</summary>
    public List<string> Assignments { get; } = [];

    /// <summary>The call of <c>Slot.Next</c>'s method on <c>this</c>, where it gives what the slot gives; otherwise null.</summary>
    public string? NextCall { get; private set; }

    public bool Has(string slot) => _taken.Contains(slot);

    /// <summary>Enters a slot that a generated adapter fills (a constructor's).</summary>
    public void Assign(string slot, string pointer, ISymbol at)
    {
        if (_taken.Add(slot))
        {
            Assignments.Add($"slots.{slot} = {pointer};");
        }
        else
        {
            context.Report(BindingDiagnostics.DuplicateName, at, "slot " + slot, context.Type.Name);
        }
    }

    public void Collect()
    {
        foreach (IMethodSymbol method in context.Members().OfType<IMethodSymbol>())
        {
            foreach (AttributeData attribute in method.GetAttributes().Where(static a => Names.Is(a.AttributeClass, Names.BindingNamespace, "PySlotAttribute")))
            {
                if (SlotName(attribute) is { } slot && context.CheckReachable(method) && Pointer(slot, method) is { } signature)
                {
                    if (_taken.Contains(slot))
                    {
                        if (!context.IsOwnMember(method))
                        {
                            continue;
                        }

                        context.Report(BindingDiagnostics.DuplicateName, method, "slot " + slot, context.Type.Name);
                    }
                    else
                    {
                        AddSlot(slot, method, signature);
                    }
                }
            }
        }
    }

    /// <summary>The slot that a [PySlot] names; null for other attributes.</summary>
    public static string? SlotName(AttributeData attribute)
    {
        TypedConstant argument = attribute.ConstructorArguments.FirstOrDefault();
        return argument.Type is INamedTypeSymbol enumeration
            ? enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, argument.Value))?.Name
            : null;
    }

    private IMethodSymbol? Pointer(string slot, ISymbol at)
    {
        if (slotsType.GetMembers(slot).OfType<IFieldSymbol>().FirstOrDefault()?.Type is IFunctionPointerTypeSymbol pointer)
        {
            return pointer.Signature;
        }

        context.Report(BindingDiagnostics.UnknownSlot, at, slot);
        return null;
    }

    private void AddSlot(string slot, IMethodSymbol method, IMethodSymbol signature)
    {
        if (BinaryNumberSlots.Contains(slot) && (!method.IsStatic || method.Parameters.Any(static p => Names.DerivesFromPyObject(p.Type) && !Names.IsPyObject(p.Type))))
        {
            context.Report(BindingDiagnostics.SlotSignature, method, method.Name, slot, "it must be static with operands of type PyObject, since either may be of another type");
            return;
        }

        if (Match(slot, method, signature) is not { } arguments)
        {
            return;
        }

        ResultTarget target = Target(signature.ReturnType);
        if (target == ResultTarget.Same && !SymbolEqualityComparer.Default.Equals(signature.ReturnType, method.ReturnType))
        {
            context.Report(BindingDiagnostics.ResultType, method, method.Name, method.ReturnType.ToDisplayString(), signature.ReturnType.ToDisplayString());
            return;
        }

        if (!ResultConversion.Check(context, method, method.ReturnType, target))
        {
            return;
        }

        if (slot == "Next" && SymbolEqualityComparer.Default.Equals(signature.ReturnType, method.ReturnType))
        {
            NextCall = context.ClassName + "." + method.Name + "(ts, this)";
            if (!method.IsStatic)
            {
                NextCall = $"this.{method.Name}({string.Join(", ", arguments)})";
            }
        }

        if (IsExact(method, signature))
        {
            Assign(slot, "&" + context.ClassName + "." + method.Name, method);
            return;
        }

        string target2 = (method.IsStatic ? context.ClassName : Names.Cast(context.ClassName, SelfName(signature))) + "." + method.Name;
        SourceWriter output = context.Adapters;
        string parameters = string.Join(", ", signature.Parameters.Select((p, i) => Names.WithAnnotation(p.Type) + " " + ParameterName(signature, i)));
        output.Open($"internal static {Names.WithAnnotation(signature.ReturnType)} Slot_{slot}({parameters})");
        ResultConversion.Emit(output, target2 + "(" + string.Join(", ", arguments) + ")", method.ReturnType, target);
        output.Close();
        output.Line();
        Assign(slot, "&Slot_" + slot, method);
    }

    /// <summary>The arguments that the adapter passes on, or null after a complaint.</summary>
    private List<string>? Match(string slot, IMethodSymbol method, IMethodSymbol signature)
    {
        var arguments = new List<string>();
        var parameters = method.Parameters;
        int native = 0, place = 0;
        if (Names.IsThreadState(signature.Parameters[0].Type))
        {
            place = 1;
            if (parameters.Length > 0 && Names.IsThreadState(parameters[0].Type))
            {
                arguments.Add("ts");
                native = 1;
            }
        }

        int self = place;
        if (!method.IsStatic)
        {
            place++;
        }

        if (parameters.Length - native != signature.Parameters.Length - place)
        {
            return Mismatch($"{signature.Parameters.Length} parameters are expected, self and thread state included");
        }

        for (; place < signature.Parameters.Length; place++, native++)
        {
            ITypeSymbol wanted = signature.Parameters[place].Type, given = parameters[native].Type;
            string name = ParameterName(signature, place);
            if (SymbolEqualityComparer.Default.Equals(wanted, given))
            {
                if (wanted.IsReferenceType && wanted.NullableAnnotation == NullableAnnotation.Annotated && given.NullableAnnotation == NullableAnnotation.NotAnnotated)
                {
                    return Mismatch($"parameter '{parameters[native].Name}' can be null");
                }

                arguments.Add(name);
            }
            else if (place == self && Names.DerivesFromPyObject(given) && Derives(context.Type, given))
            {
                arguments.Add(Names.Cast(Names.Plain(given), name));
            }
            else
            {
                return Mismatch($"parameter '{parameters[native].Name}' must be {wanted.ToDisplayString()}");
            }
        }

        return arguments;

        List<string>? Mismatch(string problem)
        {
            context.Report(BindingDiagnostics.SlotSignature, method, method.Name, slot, problem);
            return null;
        }
    }

    private static bool IsExact(IMethodSymbol method, IMethodSymbol signature) =>
        method.IsStatic
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, signature.ReturnType)
        && method.Parameters.Length == signature.Parameters.Length
        && method.Parameters.Zip(signature.Parameters, static (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && a.RefKind == b.RefKind).All(static same => same);

    private static bool Derives(ITypeSymbol? type, ITypeSymbol from)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, from))
            {
                return true;
            }
        }

        return false;
    }

    private static string SelfName(IMethodSymbol signature) => ParameterName(signature, Names.IsThreadState(signature.Parameters[0].Type) ? 1 : 0);

    private static string ParameterName(IMethodSymbol signature, int index)
    {
        bool threaded = Names.IsThreadState(signature.Parameters[0].Type);
        return threaded && index == 0 ? "ts" : index == (threaded ? 1 : 0) ? "self" : "argument" + Names.Literal(index - (threaded ? 1 : 0));
    }

    private static ResultTarget Target(ITypeSymbol type) =>
        Names.IsPyObject(type) ? ResultTarget.Object
        : type.SpecialType switch
        {
            SpecialType.System_Boolean => ResultTarget.Flag,
            SpecialType.System_Int64 => ResultTarget.Integer,
            SpecialType.System_Void => ResultTarget.Void,
            _ => Names.Is(type, Names.RuntimeNamespace, "Truth") ? ResultTarget.Truth
                : Names.Is(type, Names.RuntimeNamespace, "Lookup") ? ResultTarget.Lookup
                : ResultTarget.Same,
        };
}
