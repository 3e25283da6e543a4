using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Binding;

/// <summary>Emits what completes a class with [PyType].</summary>
internal static class TypeEmitter
{
    /// <summary>Advances an object as its type says.</summary>
    private const string NextBySlot = "global::Adder.Runtime.Protocols.Iteration.NextBySlot(ts, this)";

    public static GeneratedUnit Emit(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        string name = attribute.FirstText() ?? "";
        var context = new DeclarationContext(type, name + ".");
        string hint = context.HintName(".PyType.g.cs");
        if (!context.CheckPartial() || compilation.GetTypeByMetadataName("Adder.Runtime.Binding.TypeSlots") is not { } slotsType)
        {
            return new GeneratedUnit(hint, null, context.Diagnostics);
        }

        var slots = new SlotEmitter(context, slotsType);
        slots.Collect();
        string? signature = EmitConstructors(context, slots, name);
        if (slots.Has("Compare") && !slots.Has("Hash"))
        {
            // As in CPython, equality without a hash makes the type unhashable: the base's hash would not agree with it.
            slots.Assignments.Add("slots.Hash = null;");
        }

        var members = new MemberEmitter(context);
        members.Collect();
        bool subclass = attribute.Named<bool>("Subclassable") && CheckSubclass(context, attribute);
        string flags = Flags(attribute, slots, name);
        string source = context.WriteFile(
            writer => WriteBody(writer, context, attribute, name, flags, signature, slots, members, DirectNext(attribute, slots, subclass)),
            subclass ? writer => WriteSubclass(writer, type, context.ClassName, DirectNext(attribute, slots, subclass) is not null) : null);
        return new GeneratedUnit(hint, source, context.Diagnostics);
    }

    /// <summary>Adapters of [PyNew] and [PyInit]; the text signature of the type that follows from them.</summary>
    private static string? EmitConstructors(DeclarationContext context, SlotEmitter slots, string name)
    {
        string? signature = null;
        foreach (IMethodSymbol method in context.Members().OfType<IMethodSymbol>())
        {
            foreach ((string attributeName, CallableKind kind) in new[] { ("PyNewAttribute", CallableKind.New), ("PyInitAttribute", CallableKind.Init) })
            {
                // A constructor's signature may leave the type's name out.
                string? text = Names.Attribute(method, attributeName)?.FirstText();
                if (text is null || CallableEmitter.Create(context, method, kind, text.StartsWith("(", System.StringComparison.Ordinal) ? name + text : text) is not { } emitter)
                {
                    continue;
                }

                // Two constructors of one type share the name in messages; their adapters must not.
                emitter.Prefix = kind.ToString();
                emitter.HasVectorcall = Names.Attribute(method, attributeName)!.Named<bool>("Vectorcall");
                emitter.KeywordsApart = Names.Attribute(method, attributeName)!.Named<bool>("KeywordsApart");
                emitter.Emit();
                slots.Assign(kind.ToString(), "&" + emitter.CallName, method);
                if (signature is null || kind == CallableKind.Init)
                {
                    signature = emitter.Signature.TextSignature(null);
                }
            }
        }

        return signature;
    }

    private static void WriteBody(
        SourceWriter writer, DeclarationContext context, AttributeData attribute, string name, string flags, string? signature, SlotEmitter slots, MemberEmitter members,
        string? directNext)
    {
        INamedTypeSymbol type = context.Type;
        string module = attribute.Named("Module", "builtins")!;
        string hides = HidesTypeObject(type) ? "new " : "";
        writer.Open($"public static {hides}readonly {Names.PyType} TypeObject = {Names.PyType}.CreateBuiltin(new {Names.Binding}TypeDefinition");
        writer.Line($"Name = {Names.Literal(name)},");
        writer.Line($"Module = {Names.Literal(module)},");
        writer.Line($"Doc = {Names.Literal(attribute.Named<string>("Doc"))},");
        writer.Line($"TextSignature = {Names.Literal(attribute.IsSet("TextSignature") ? attribute.Named<string>("TextSignature") : signature)},");
        writer.Line($"Flags = {flags},");
        writer.Line($"NativeClass = typeof({context.ClassName}),");
        if (!attribute.Named<bool>("OwnTypeProperty"))
        {
            writer.Line("FixesType = true,");
        }

        writer.Line($"Base = {BaseExpression(attribute, name, module)},");
        writer.Line("FillSlots = &BoundMembers.FillSlots,");
        writer.Line("FillMembers = &BoundMembers.FillMembers,");
        writer.Close(");");
        writer.Line();
        if (!attribute.Named<bool>("OwnTypeProperty"))
        {
            writer.Line($"public override {Names.PyType} Type => TypeObject;");
            writer.Line();
        }

        if (directNext is not null || InheritsNext(type))
        {
            writer.Line($"internal override {Names.Runtime}Lookup NextItem({Names.ThreadState} ts) => {directNext ?? NextBySlot};");
            writer.Line();
        }

        WriteBoundMembers(writer, context, nested =>
        {
            nested.Open($"internal static void FillSlots(ref {Names.Binding}TypeSlots slots)");
            foreach (string assignment in slots.Assignments)
            {
                nested.Line(assignment);
            }

            nested.Close();
            nested.Line();
            nested.Open($"internal static void FillMembers({Names.Binding}TypeMembers members)");
            foreach (string definition in members.Methods.Concat(members.Getters))
            {
                nested.Line($"members.Add({definition});");
            }

            foreach ((string constant, string value) in members.Constants)
            {
                nested.Line($"members.Add({Names.Literal(constant)}, {value});");
            }

            nested.Close();
        });
    }

    /// <summary>
    /// The nested class that holds all but the definition itself: its static fields are initialized apart from the declaring class's, and its names cannot clash with those written by hand.
    /// </summary>
    public static void WriteBoundMembers(SourceWriter writer, DeclarationContext context, System.Action<SourceWriter> first)
    {
        writer.Open("private static class BoundMembers");
        first(writer);
        string text = context.Adapters.ToString().TrimEnd('\n');
        if (text.Length > 0)
        {
            writer.Line();
            foreach (string line in text.Split('\n'))
            {
                writer.Line(line);
            }
        }

        writer.Close();
    }

    private static string BaseExpression(AttributeData attribute, string name, string module)
    {
        if (name == "object" && module == "builtins")
        {
            return "null";
        }

        return attribute.Named<INamedTypeSymbol>("Base") is { } declared ? Names.Plain(declared) + ".TypeObject" : Names.Objects + "PyObjectType.TypeObject";
    }

    /// <summary>
    /// How instances of the class are advanced without the way through their type's slots; null where instances of Python subclasses, which may have another
    /// <c>__next__</c>, are of this very .NET class.
    /// </summary>
    private static string? DirectNext(AttributeData attribute, SlotEmitter slots, bool subclass) =>
        attribute.Named("Immutable", true) && (subclass || !attribute.Named<bool>("Subclassable")) ? slots.NextCall : null;

    private static bool InheritsNext(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (Names.Attribute(parent, "PyTypeAttribute") is not null && parent.GetMembers().Any(static m => m.GetAttributes().Any(static a => SlotEmitter.SlotName(a) == "Next")))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HidesTypeObject(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (Names.Attribute(parent, "PyTypeAttribute") is not null || parent.GetMembers("TypeObject").Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Flags(AttributeData attribute, SlotEmitter slots, string name)
    {
        const string prefix = Names.Binding + "TypeFlags.";
        var flags = new List<string>();
        if (attribute.Named<bool>("Subclassable"))
        {
            flags.Add(prefix + "Subclassable");
        }

        if (attribute.Named("Immutable", true))
        {
            flags.Add(prefix + "Immutable");
        }

        // As in CPython, a builtin type right under object that defines no __new__ has no constructor.
        bool inheritsNone = !slots.Has("New") && name != "object" && attribute.Named<INamedTypeSymbol>("Base") is null;
        if (attribute.Named("NoConstructor", inheritsNone))
        {
            flags.Add(prefix + "NoConstructor");
        }

        if (attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Flags").Value is { Kind: TypedConstantKind.Enum, Value: int value and not 0 })
        {
            flags.Add($"({Names.Binding}TypeFlags){Names.Literal(value)}");
        }

        return flags.Count == 0 ? prefix + "None" : string.Join(" | ", flags);
    }

    /// <summary>
    /// Whether a .NET class for instances of Python subclasses is to be made: not where the class keeps its own instance state or type, or there is one written by hand.
    /// </summary>
    private static bool CheckSubclass(DeclarationContext context, AttributeData attribute)
    {
        bool handwritten = context.Type.ContainingType is { } outer
            ? outer.GetTypeMembers(context.Type.Name + "Subclass").Length > 0
            : context.Type.ContainingNamespace.GetTypeMembers(context.Type.Name + "Subclass").Length > 0;
        if (handwritten || context.Type.IsAbstract)
        {
            return false;
        }

        if (context.Type.IsSealed)
        {
            if (!attribute.Named<bool>("OwnTypeProperty"))
            {
                context.Report(BindingDiagnostics.SealedSubclassable, context.Type, context.Type.Name);
            }

            return false;
        }

        for (INamedTypeSymbol? type = context.Type; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("State").Any(static m => m is IPropertySymbol { IsOverride: true }))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteSubclass(SourceWriter writer, INamedTypeSymbol type, string className, bool restoreNext)
    {
        string name = type.Name + "Subclass";
        writer.Line($"/// <summary>What instances of Python subclasses of this type are.</summary>");
        writer.Open($"internal sealed class {name} : {className}");
        writer.Line($"private {Names.Objects}InstanceState _state;");
        writer.Line();
        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(static c => c.DeclaredAccessibility != Accessibility.Private && !IsCopyConstructor(c)))
        {
            string parameters = string.Concat(constructor.Parameters.Select(static p => ", " + RefKindText(p) + Names.WithAnnotation(p.Type) + " @" + p.Name + DefaultText(p)));
            string arguments = string.Join(", ", constructor.Parameters.Select(static p => RefKindText(p) + "@" + p.Name));

            // "type" is the subclass; a parameter of that name in the base's constructor would clash.
            string typeParameter = constructor.Parameters.Any(static p => p.Name == "type") ? "subclass" : "type";
            writer.Line($"internal {name}({Names.PyType} {typeParameter}{parameters}) : base({arguments}) => _state.Shape = {typeParameter}.RootShape;");
            writer.Line();
        }

        writer.Line($"public override {Names.PyType} Type => _state.Shape.Type;");
        writer.Line();
        writer.Line($"internal override ref {Names.Objects}InstanceState State => ref _state;");
        if (restoreNext)
        {
            writer.Line();
            writer.Line($"internal override {Names.Runtime}Lookup NextItem({Names.ThreadState} ts) => {NextBySlot};");
        }

        writer.Close();
    }

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1;

    private static string RefKindText(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };

    private static string DefaultText(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return "";
        }

        return " = " + parameter.ExplicitDefaultValue switch
        {
            null => "default",
            bool flag => Names.Literal(flag),
            string text => Names.Literal(text),
            var value => $"({Names.Plain(parameter.Type)})({System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)})",
        };
    }
}
