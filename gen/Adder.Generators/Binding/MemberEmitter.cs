using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Binding;

/// <summary>Emits methods, getters and constants of a type, and functions and constants of a module: adapters, and the expressions that define them.</summary>
internal sealed class MemberEmitter(DeclarationContext context)
{
    private static readonly Dictionary<string, CallableKind> CallableAttributes = new()
    {
        ["PyMethodAttribute"] = CallableKind.Method,
        ["PyClassMethodAttribute"] = CallableKind.ClassMethod,
        ["PyStaticMethodAttribute"] = CallableKind.StaticMethod,
        ["PyFunctionAttribute"] = CallableKind.Function,
    };

    private readonly Dictionary<string, IMethodSymbol> _setters = new(System.StringComparer.Ordinal);
    private readonly HashSet<string> _usedSetters = new(System.StringComparer.Ordinal);

    /// <summary>Expressions of type MethodDefinition, in the order of the source.</summary>
    public List<string> Methods { get; } = [];

    /// <summary>Expressions of type GetSetDefinition.</summary>
    public List<string> Getters { get; } = [];

    /// <summary>Names and values of constants.</summary>
    public List<(string Name, string Value)> Constants { get; } = [];

    public void Collect()
    {
        foreach (IMethodSymbol method in context.Members().OfType<IMethodSymbol>())
        {
            foreach (AttributeData attribute in Attributes(method, "PySetterAttribute"))
            {
                string name = attribute.FirstText() ?? "";
                if (!_setters.ContainsKey(name))
                {
                    _setters.Add(name, method);
                }
            }
        }

        foreach (ISymbol member in context.Members())
        {
            foreach (AttributeData attribute in member.GetAttributes())
            {
                if (!Names.Is(attribute.AttributeClass, Names.BindingNamespace, attribute.AttributeClass?.Name ?? "") || attribute.FirstText() is not { } text)
                {
                    continue;
                }

                string name = attribute.AttributeClass!.Name;
                if (CallableAttributes.TryGetValue(name, out CallableKind kind))
                {
                    AddCallable((IMethodSymbol)member, kind, text, attribute);
                }
                else if (name == "PyGetterAttribute")
                {
                    AddGetter(member, text, attribute);
                }
                else if (name == "PyConstantAttribute")
                {
                    AddConstant(member, text);
                }
            }
        }

        foreach (var setter in _setters)
        {
            if (!_usedSetters.Contains(setter.Key))
            {
                context.Report(BindingDiagnostics.StaticOrInstance, setter.Value, setter.Value.Name, "paired with a getter of '" + setter.Key + "'");
            }
        }
    }

    private static IEnumerable<AttributeData> Attributes(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(a => Names.Is(a.AttributeClass, Names.BindingNamespace, name));

    private void AddCallable(IMethodSymbol method, CallableKind kind, string text, AttributeData attribute)
    {
        if (!context.CheckReachable(method) || CallableEmitter.Create(context, method, kind, text) is not { } emitter || !context.TakeName(emitter.Signature.Name, method))
        {
            return;
        }

        emitter.KeywordsApart = attribute.Named<bool>("KeywordsApart");
        emitter.Emit();
        string? implicitParameter = kind switch
        {
            CallableKind.Method => "$self",
            CallableKind.ClassMethod => "$type",
            CallableKind.Function => "$module",
            _ => null,
        };
        string? signature = attribute.IsSet("TextSignature") ? attribute.Named<string>("TextSignature") : emitter.Signature.TextSignature(implicitParameter);
        string convention = emitter.Convention;
        string?[] settings =
        [
            convention switch
            {
                "NoArguments" => $"CallNoArguments = {emitter.DirectPointer()}",
                "OneArgument" => $"CallOneArgument = {emitter.DirectPointer()}",
                _ => null,
            },
            attribute.Named<bool>("DefiningClass") ? "TakesDefiningClass = true" : null,
        ];
        string direct = string.Join(", ", settings.Where(static setting => setting is not null));
        direct = direct.Length == 0 ? "" : $" {{ {direct} }}";
        Methods.Add($"new {Names.Binding}MethodDefinition({Names.Literal(emitter.Signature.Name)}, {Names.Literal(signature)}, {Names.Literal(attribute.Named<string>("Doc"))}, "
            + $"{Names.Binding}MethodKind.{kind}, {Names.Binding}CallConvention.{convention}, &{emitter.CallName}){direct}");
    }

    private void AddGetter(ISymbol member, string name, AttributeData attribute)
    {
        if (!context.CheckReachable(member) || !context.TakeName(name, member))
        {
            return;
        }

        string identifier = Names.Identifier(name);
        SourceWriter output = context.Adapters;
        string header = $"internal static {Names.PyObject}? Get_{identifier}({Names.ThreadState} ts, {Names.PyObject} self)";
        if (member is IMethodSymbol method)
        {
            if (AccessorCall(method, null) is not { } call || !ResultConversion.Check(context, method, method.ReturnType, ResultTarget.Object))
            {
                return;
            }

            output.Open(header);
            ResultConversion.Emit(output, call, method.ReturnType, ResultTarget.Object);
            output.Close();
        }
        else
        {
            ITypeSymbol type = ValueType(member);
            if (!ResultConversion.IsValue(type))
            {
                context.Report(BindingDiagnostics.ResultType, member, member.Name, type.ToDisplayString(), "Python object");
                return;
            }

            string target = member.IsStatic ? context.ClassName : Names.Cast(context.ClassName, "self");
            output.Line($"{header} => {ResultConversion.BoxValue(target + "." + member.Name, type)};");
        }

        output.Line();
        string setter = EmitSetter(name);
        Getters.Add($"new {Names.Binding}GetSetDefinition({Names.Literal(name)}, {Names.Literal(attribute.Named<string>("Doc"))}, {Names.Literal(attribute.Named<bool>("Member"))}, "
            + $"&Get_{identifier}, {setter})");
    }

    /// <summary>The setter's adapter where there is one; the expression of its pointer.</summary>
    private string EmitSetter(string name)
    {
        if (!_setters.TryGetValue(name, out IMethodSymbol? setter))
        {
            return "default";
        }

        _usedSetters.Add(name);
        if (AccessorCall(setter, "value") is not { } call || !ResultConversion.Check(context, setter, setter.ReturnType, ResultTarget.Flag))
        {
            return "default";
        }

        string identifier = Names.Identifier(name);
        context.Adapters.Open($"internal static bool Set_{identifier}({Names.ThreadState} ts, {Names.PyObject} self, {Names.PyObject}? value)");
        ResultConversion.Emit(context.Adapters, call, setter.ReturnType, ResultTarget.Flag);
        context.Adapters.Close();
        context.Adapters.Line();
        return $"new {Names.Binding}SetterFunctionPointer(&Set_{identifier})";
    }

    /// <summary>The call of a getter or setter: thread state if declared, self if static, then the value.</summary>
    private string? AccessorCall(IMethodSymbol method, string? value)
    {
        var arguments = new List<string>();
        var left = new Queue<IParameterSymbol>(method.Parameters);
        if (left.Count > 0 && Names.IsThreadState(left.Peek().Type))
        {
            left.Dequeue();
            arguments.Add("ts");
        }

        string target = context.ClassName;
        if (!method.IsStatic)
        {
            target = Names.Cast(context.ClassName, "self");
        }
        else if (left.Count > 0 && Names.DerivesFromPyObject(left.Peek().Type))
        {
            ITypeSymbol type = left.Dequeue().Type;
            arguments.Add(Names.IsPyObject(type) ? "self" : Names.Cast(Names.Plain(type), "self"));
        }

        if (value is not null && left.Count > 0)
        {
            IParameterSymbol parameter = left.Dequeue();
            if (!Names.IsPyObject(parameter.Type))
            {
                context.Report(BindingDiagnostics.ParameterType, parameter, parameter.Name, parameter.Type.ToDisplayString(), "the value, which is of any type");
                return null;
            }

            if (parameter.NullableAnnotation != NullableAnnotation.Annotated)
            {
                context.Report(BindingDiagnostics.NullableParameter, parameter, parameter.Name, "null deletes the attribute");
                return null;
            }

            arguments.Add(value);
            value = null;
        }

        if (left.Count > 0 || value is not null)
        {
            context.Report(BindingDiagnostics.ParameterCount, method, method.Name, Names.Literal(method.Parameters.Length), value is null ? "at most 2" : "at most 3", method.Name);
            return null;
        }

        return target + "." + method.Name + "(" + string.Join(", ", arguments) + ")";
    }

    private void AddConstant(ISymbol member, string name)
    {
        ITypeSymbol type = ValueType(member);
        if (!member.IsStatic)
        {
            context.Report(BindingDiagnostics.StaticOrInstance, member, member.Name, "static");
        }
        else if (!ResultConversion.IsValue(type))
        {
            context.Report(BindingDiagnostics.ResultType, member, member.Name, type.ToDisplayString(), "Python object");
        }
        else if (context.TakeName(name, member))
        {
            Constants.Add((name, ResultConversion.BoxValue(context.ClassName + "." + member.Name, type)));
        }
    }

    private static ITypeSymbol ValueType(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
}
