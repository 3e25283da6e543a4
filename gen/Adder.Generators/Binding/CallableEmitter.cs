using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Binding;

/// <summary>What kind of Python callable a C# method implements.</summary>
internal enum CallableKind { Method, ClassMethod, StaticMethod, Function, New, Init }

/// <summary>
/// Emits, for one method with a signature string, the adapter that parses arguments, calls the C# method and converts its result, and where arity allows it the direct
/// path besides. The text goes to <see cref="DeclarationContext.Adapters"/>.
/// </summary>
internal sealed class CallableEmitter
{
    private static readonly int[] BufferSizes = [2, 4, 8, 16, 32];

    private readonly DeclarationContext _context;
    private readonly IMethodSymbol _method;
    private readonly CallableKind _kind;
    private readonly Signature _signature;
    private readonly List<ParameterBinding> _bindings = [];
    private readonly SourceWriter _out;
    private bool _passThreadState;
    private IParameterSymbol? _selfParameter;

    private CallableEmitter(DeclarationContext context, IMethodSymbol method, CallableKind kind, Signature signature)
    {
        _context = context;
        _method = method;
        _kind = kind;
        _signature = signature;
        _out = context.Adapters;
    }

    /// <summary>NoArguments, OneArgument, Fast or FastWithKeywords: decides both the calling path and the texts of errors.</summary>
    public string Convention =>
        _signature.AcceptsKeywords ? "FastWithKeywords"
        : IsConstructor || _signature.HasVarPositional ? "Fast"
        : _signature.NamedCount == 0 ? "NoArguments"
        : _signature.NamedCount == 1 && _signature.RequiredPositionalCount == 1 ? "OneArgument"
        : "Fast";

    public Signature Signature => _signature;

    /// <summary>Begins the names of what is emitted.</summary>
    public string Prefix { get; set; } = "Call";

    /// <summary>A constructor that counts positional arguments as a function without keywords does, where the type itself is called with nothing else.</summary>
    public bool HasVectorcall { get; set; }

    /// <summary>Keywords are counted and checked without regard to positional arguments, which are all the function's <c>*args</c>.</summary>
    public bool KeywordsApart { get; set; }

    public string CallName => Prefix + "_" + Names.Identifier(_signature.Name);

    private string DescriptorName => Prefix + "Arguments_" + Names.Identifier(_signature.Name);

    public string DirectName => "Direct_" + Names.Identifier(_signature.Name);

    /// <summary>The method itself takes keywords apart: it gets arguments and keyword names as the caller passed them.</summary>
    private bool TakesAllAsGiven => _bindings.Any(static b => b.Kind == ConversionKind.KeywordNames);

    private bool IsConstructor => _kind is CallableKind.New or CallableKind.Init;

    /// <summary>
    /// The expression of the function's name in messages: "list.append"; a constructor's bare type name. A class method's depends on the class that it is called on.
    /// </summary>
    private string QualifiedName =>
        IsConstructor ? Names.Literal(_signature.Name)
        : _kind == CallableKind.ClassMethod ? $"{Names.Errors}ClassMethodName(self, {Names.Literal(_signature.Name)})"
        : Names.Literal(_context.Qualifier + _signature.Name);

    private string Fail => _kind == CallableKind.Init ? "return false;" : "return null;";

    /// <summary>Checks the method against the signature; null after a complaint.</summary>
    public static CallableEmitter? Create(DeclarationContext context, IMethodSymbol method, CallableKind kind, string signatureText)
    {
        if (SignatureParser.Parse(signatureText, out string? error) is not { } signature)
        {
            context.Report(BindingDiagnostics.MalformedSignature, method, signatureText, error ?? "");
            return null;
        }

        var emitter = new CallableEmitter(context, method, kind, signature);
        return emitter.Bind(signatureText) && emitter.CheckResult() ? emitter : null;
    }

    private bool Bind(string signatureText)
    {
        if (!_method.IsStatic && _kind is not (CallableKind.Method or CallableKind.Init))
        {
            _context.Report(BindingDiagnostics.StaticOrInstance, _method, _method.Name, "static");
            return false;
        }

        int next = 0;
        var parameters = _method.Parameters;
        if (parameters.Length > 0 && Names.IsThreadState(parameters[0].Type))
        {
            _passThreadState = true;
            next = 1;
        }

        bool takesSelf = _method.IsStatic && _kind is not (CallableKind.StaticMethod or CallableKind.Function);

        // A module's function may ask for the module.
        takesSelf |= _kind == CallableKind.Function && parameters.Length - next == _signature.Parameters.Count + 1 && Names.Is(parameters[next].Type, Names.ObjectsNamespace, "PyModule");
        if (takesSelf && next < parameters.Length)
        {
            _selfParameter = parameters[next++];
            bool fits = _kind is CallableKind.ClassMethod or CallableKind.New
                ? Names.Is(_selfParameter.Type, Names.ObjectsNamespace, "PyType") || Names.IsPyObject(_selfParameter.Type)
                : Names.DerivesFromPyObject(_selfParameter.Type);
            if (!fits)
            {
                _context.Report(BindingDiagnostics.ParameterType, _selfParameter, _selfParameter.Name, _selfParameter.Type.ToDisplayString(), "self");
                return false;
            }
        }
        else if (takesSelf)
        {
            _context.Report(BindingDiagnostics.StaticOrInstance, _method, _method.Name, "an instance method, or declare self after the thread state");
            return false;
        }

        if (parameters.Length - next != _signature.Parameters.Count)
        {
            _context.Report(BindingDiagnostics.ParameterCount, _method, _method.Name, Names.Literal(parameters.Length - next), Names.Literal(_signature.Parameters.Count), signatureText);
            return false;
        }

        if (_signature.NamedCount > BufferSizes[BufferSizes.Length - 1])
        {
            _context.Report(BindingDiagnostics.MalformedSignature, _method, signatureText, "more than 32 parameters");
            return false;
        }

        int index = 0;
        bool complete = true;
        foreach (SignatureParameter python in _signature.Parameters)
        {
            ParameterBinding? binding = ParameterBinding.Create(_context, python, parameters[next++], python.IsVariadic ? -1 : index++);
            if (binding is null)
            {
                complete = false;
            }
            else
            {
                _bindings.Add(binding);
            }
        }

        ParameterBinding? raw = _bindings.FirstOrDefault(static b => b.Kind == ConversionKind.KeywordNames);
        if (raw is not null && (_signature.NamedCount > 0 || _bindings.All(static b => b.Kind != ConversionKind.Rest)))
        {
            _context.Report(BindingDiagnostics.ParameterType, raw.Native, raw.Native.Name, raw.Native.Type.ToDisplayString(), "**" + raw.Python.Name + " unless *args, as a span, is the only other parameter");
            return false;
        }

        return complete;
    }

    private bool CheckResult() => ResultConversion.Check(_context, _method, _method.ReturnType, _kind == CallableKind.Init ? ResultTarget.Flag : ResultTarget.Object);

    /// <summary>Writes adapter, direct path and argument descriptor.</summary>
    public void Emit()
    {
        string convention = Convention;
        if (convention == "FastWithKeywords" && !TakesAllAsGiven)
        {
            EmitDescriptor();
        }

        if (convention is "NoArguments" or "OneArgument")
        {
            EmitDirect(convention == "OneArgument");
            return;
        }

        string result = _kind == CallableKind.Init ? "bool" : Names.PyObject + "?";
        string selfParameter = _kind == CallableKind.New ? Names.PyType + " self" : Names.PyObject + " self";
        _out.Open($"internal static {result} {CallName}({Names.ThreadState} ts, {selfParameter}, {Names.ArgumentSpan} args, {Names.PyTuple}? keywordNames)");
        if (convention == "Fast")
        {
            EmitPositional();
        }
        else
        {
            EmitWithKeywords();
        }

        EmitCall();
        _out.Close();
        _out.Line();
    }

    private void EmitDescriptor()
    {
        string names = string.Join(", ", _bindings.Where(static b => b.Index >= 0).Select(static b => Names.Literal(b.Python.Name)));
        uint required = 0;
        foreach (ParameterBinding binding in _bindings)
        {
            required |= binding.Index >= 0 && binding.Python.IsRequired ? 1u << binding.Index : 0;
        }

        _out.Line($"private static readonly {Names.Binding}ArgumentDescriptor {DescriptorName} = new({Names.Literal(_signature.Name)}, [{names}], "
            + $"positionalOnly: {_signature.PositionalOnlyCount}, positional: {_signature.PositionalCount}, required: 0x{required:x}u, "
            + $"hasVarPositional: {Names.Literal(_signature.HasVarPositional)}, hasVarKeyword: {Names.Literal(_signature.HasVarKeyword)}){(KeywordsApart ? " { KeywordsApart = true }" : "")};");
        _out.Line();
    }

    /// <summary>The direct path for none or one argument, and the general adapter that checks the count and goes there.</summary>
    private void EmitDirect(bool oneArgument)
    {
        string extra = oneArgument ? $", {Names.PyObject} argument" : "";
        _out.Open($"internal static {Names.PyObject}? {DirectName}({Names.ThreadState} ts, {Names.PyObject} self{extra})");
        if (oneArgument)
        {
            EmitConversion(_bindings[0], present: null, "argument", "argument");
        }

        EmitCall();
        _out.Close();
        _out.Line();
        _out.Line($"internal static {Names.PyObject}? {CallName}({Names.ThreadState} ts, {Names.PyObject} self, {Names.ArgumentSpan} args, {Names.PyTuple}? keywordNames) =>");
        _out.Indent();
        string name = QualifiedName;
        _out.Line(oneArgument
            ? $"args.Length == 1 && keywordNames is null ? {DirectName}(ts, self, args[0]) : {Names.Errors}OneArgument(ts, {name}, args.Length, keywordNames);"
            : $"args.Length == 0 ? {DirectName}(ts, self) : {Names.Errors}NoArguments(ts, {name}, args.Length, keywordNames);");
        _out.Unindent();
        _out.Line();
    }

    private void EmitPositional()
    {
        int minimum = _signature.RequiredPositionalCount;
        int maximum = _signature.PositionalCount;
        string name = QualifiedName;
        if (_kind is CallableKind.New or CallableKind.Init)
        {
            // A constructor ignores keywords that another class's counterpart of it (__init__ for __new__) is to take.
            string method = _kind == CallableKind.New ? "NewTakesNoKeywords" : "InitTakesNoKeywords";
            _out.Open($"if (keywordNames is not null && {Names.Errors}{method}(ts, {name}, self, {_context.ClassName}.TypeObject, ref args, keywordNames))");
            _out.Line(Fail);
            _out.Close();
            _out.Line();
        }

        string count = _signature.HasVarPositional ? (minimum > 0 ? $"args.Length < {minimum}" : "")
            : minimum == maximum ? $"args.Length != {minimum}"
            : minimum == 0 ? $"args.Length > {maximum}"
            : $"(uint)(args.Length - {minimum}) > {maximum - minimum}u";
        string keywords = IsConstructor ? "" : "keywordNames is not null";
        string condition = keywords.Length > 0 && count.Length > 0 ? keywords + " || " + count : keywords + count;
        if (condition.Length > 0)
        {
            string most = _signature.HasVarPositional ? "int.MaxValue" : Names.Literal(maximum);
            string arguments = IsConstructor ? $"ts, {name}, args.Length, null, {minimum}, {most}" : $"ts, {name}, args.Length, keywordNames, {minimum}, {most}";
            string check = IsConstructor && maximum == 0 && !_signature.HasVarPositional ? $"NoPositional(ts, {name})" : $"PositionalCount({arguments})";
            _out.Open($"if ({condition})");
            _out.Line($"return {Names.Errors}{check};");
            _out.Close();
            _out.Line();
        }

        foreach (ParameterBinding binding in _bindings)
        {
            if (binding.Kind is ConversionKind.Rest or ConversionKind.RestTuple)
            {
                string rest = maximum == 0 ? "args" : $"args.Slice(global::System.Math.Min({maximum}, args.Length))";
                EmitRest(binding, rest);
                continue;
            }

            string? present = binding.Python.IsRequired ? null : $"args.Length > {binding.Index}";
            EmitConversion(binding, present, $"args[{binding.Index}]", "argument " + Names.Literal(binding.Index + 1));
        }
    }

    private void EmitWithKeywords()
    {
        if (TakesAllAsGiven)
        {
            return;
        }

        if (HasVectorcall)
        {
            int maximum = _signature.PositionalCount;
            _out.Open($"if (keywordNames is null && args.Length > {maximum} && ReferenceEquals(self, {_context.ClassName}.TypeObject))");
            _out.Line($"return {Names.Errors}PositionalCount(ts, {QualifiedName}, args.Length, null, {_signature.RequiredPositionalCount}, {maximum});");
            _out.Close();
            _out.Line();
        }

        int size = 0;
        if (_signature.NamedCount > 0)
        {
            size = BufferSizes.First(s => s >= _signature.NamedCount);
            _out.Line($"{Names.Binding}ArgumentBuffer{size} buffer = default;");
            _out.Line($"global::System.Span<{Names.PyObject}?> values = buffer;");
        }
        else
        {
            _out.Line($"global::System.Span<{Names.PyObject}?> values = default;");
        }

        string descriptor = DescriptorName;
        ParameterBinding? keywords = _bindings.FirstOrDefault(static b => b.Kind == ConversionKind.Keywords);
        string parse = keywords is null
            ? $"{Names.Parser}Parse(ts, {descriptor}, args, keywordNames, values)"
            : $"{Names.Parser}Parse(ts, {descriptor}, args, keywordNames, values, out {Names.Objects}PyDict? {keywords.Local}{(keywords.IsNullable ? "" : "OrNull")})";
        _out.Open($"if (!{parse})");
        _out.Line(Fail);
        _out.Close();
        _out.Line();
        foreach (ParameterBinding binding in _bindings)
        {
            switch (binding.Kind)
            {
                case ConversionKind.Rest or ConversionKind.RestTuple:
                    EmitRest(binding, $"{Names.Parser}Rest(args, keywordNames, {_signature.PositionalCount})");
                    break;
                case ConversionKind.Keywords:
                    if (!binding.IsNullable)
                    {
                        _out.Line($"{Names.Objects}PyDict {binding.Local} = {binding.Local}OrNull ?? {Names.Conversions}NewDict();");
                    }

                    break;
                default:
                    string label = binding.Python.Kind == ParameterKind.PositionalOnly ? "argument " + Names.Literal(binding.Index + 1) : "argument '" + binding.Python.Name + "'";
                    string? present = binding.Python.IsRequired ? null : $"values[{binding.Index}] is not null";
                    EmitConversion(binding, present, binding.Python.IsRequired || binding.Kind != ConversionKind.Object ? $"values[{binding.Index}]!" : $"values[{binding.Index}]", label);
                    break;
            }
        }
    }

    private void EmitRest(ParameterBinding binding, string rest) => _out.Line(binding.Kind == ConversionKind.Rest
        ? $"{Names.ArgumentSpan} {binding.Local} = {rest};"
        : $"{Names.PyTuple} {binding.Local} = {Names.Conversions}Tuple({rest});");

    /// <summary>Declares the parameter's local and fills it. <paramref name="present"/> tells whether the argument was given; null: it always is.</summary>
    private void EmitConversion(ParameterBinding binding, string? present, string value, string label)
    {
        switch (binding.Kind)
        {
            case ConversionKind.Object:
                string absent = binding.IsNullable ? "null" : present is null ? "" : binding.DefaultExpression();
                bool buffered = value.StartsWith("values", System.StringComparison.Ordinal);
                _out.Line($"{binding.NativeType} {binding.Local} = "
                    + (present is null ? value : buffered ? (binding.IsNullable ? value : value + " ?? " + absent) : $"{present} ? {value} : {absent}") + ";");
                break;
            case ConversionKind.Checked:
                EmitChecked(binding, present, value, label);
                break;
            default:
                EmitConverted(binding, present, value, label);
                if (binding.Kind == ConversionKind.Buffer)
                {
                    // The view is closed when the adapter returns.
                    _out.Line($"using {Names.Plain(binding.Type)}? {binding.Local}Scope = {binding.Local};");
                }

                break;
        }
    }

    private void EmitChecked(ParameterBinding binding, string? present, string value, string label)
    {
        string type = Names.Plain(binding.Type);
        string error = $"return {Names.Errors}BadArgument(ts, {Names.Literal(_signature.Name)}, {Names.Literal(label)}, {Names.Literal(binding.ExpectedType())}, {value});";
        if (present is null && !binding.IsNullable)
        {
            _out.Open($"if ({value} is not {type} {binding.Local})");
            _out.Line(error);
            _out.Close();
            _out.Line();
            return;
        }

        _out.Line($"{binding.NativeType} {binding.Local} = {(binding.IsNullable ? "null" : binding.DefaultExpression())};");
        string condition = Conjunction(present, binding.NoneMeansNull ? $"!{Names.Conversions}IsNone({value})" : null);
        string test = $"({binding.Local} = {value} as {type}) is null";
        _out.Open($"if ({(condition.Length > 0 ? condition + " && " + test : test)})");
        _out.Line(error);
        _out.Close();
        _out.Line();
    }

    private void EmitConverted(ParameterBinding binding, string? present, string value, string label)
    {
        string method = binding.Kind switch
        {
            ConversionKind.Int64 => "ToInt64",
            ConversionKind.Int32 => "ToInt32",
            ConversionKind.NativeInt => "ToNativeInt",
            ConversionKind.Double => "ToDouble",
            ConversionKind.Boolean => "ToBoolean",
            ConversionKind.Integer => "ToInteger",
            ConversionKind.Buffer => "ToBuffer",
            _ => "ToText",
        };
        string extra = binding.Kind == ConversionKind.Text ? $", {Names.Literal(_signature.Name)}, {Names.Literal(label)}, {Names.Literal(binding.ExpectedType())}" : "";
        if (binding.IsNullable && binding.Kind is ConversionKind.Int64 or ConversionKind.Int32 or ConversionKind.NativeInt && binding.NoneMeansNull)
        {
            // The error's text differs where None is allowed.
            method = "ToOptional" + method.Substring(2);
        }

        bool optionalMethod = method.StartsWith("ToOptional", System.StringComparison.Ordinal);
        string call;
        if (present is null && (!binding.IsNullable || optionalMethod))
        {
            _out.Open($"if (!{Names.Conversions}{method}(ts, {value}, out {binding.NativeType}{(binding.Type.IsReferenceType && !binding.IsNullable ? "?" : "")} {binding.Local}{extra}))");
            _out.Line(Fail);
            _out.Close();
            _out.Line();
            return;
        }

        _out.Line($"{binding.NativeType} {binding.Local} = {(binding.IsNullable ? "null" : binding.DefaultExpression())};");
        string condition = Conjunction(present, binding.NoneMeansNull && !optionalMethod ? $"!{Names.Conversions}IsNone({value})" : null);
        if (!binding.IsNullable || optionalMethod || binding.Type.IsReferenceType)
        {
            call = $"!{Names.Conversions}{method}(ts, {value}, out {binding.Local}{extra})";
            _out.Open($"if ({(condition.Length > 0 ? condition + " && " + call : call)})");
            _out.Line(Fail);
        }
        else
        {
            string plain = Names.Plain(binding.Type);
            _out.Open(condition.Length > 0 ? $"if ({condition})" : null);
            _out.Open($"if (!{Names.Conversions}{method}(ts, {value}, out {plain} {binding.Local}Converted{extra}))");
            _out.Line(Fail);
            _out.Close();
            _out.Line();
            _out.Line($"{binding.Local} = {binding.Local}Converted;");
        }

        _out.Close();
        _out.Line();
    }

    private void EmitCall()
    {
        var arguments = new List<string>();
        if (_passThreadState)
        {
            arguments.Add("ts");
        }

        string target = _context.ClassName + "." + _method.Name;
        if (!_method.IsStatic)
        {
            target = Names.Cast(_context.ClassName, "self") + "." + _method.Name;
        }
        else if (_selfParameter is not null)
        {
            bool exact = Names.IsPyObject(_selfParameter.Type) || (_kind == CallableKind.New && Names.Is(_selfParameter.Type, Names.ObjectsNamespace, "PyType"));
            arguments.Add(exact ? "self" : Names.Cast(Names.Plain(_selfParameter.Type), "self"));
        }

        arguments.AddRange(TakesAllAsGiven ? ["args", "keywordNames"] : _bindings.Select(static b => b.Local));
        ResultConversion.Emit(_out, target + "(" + string.Join(", ", arguments) + ")", _method.ReturnType, _kind == CallableKind.Init ? ResultTarget.Flag : ResultTarget.Object);
    }

    /// <summary>The direct path's pointer: the method itself where its signature already fits.</summary>
    public string DirectPointer()
    {
        var parameters = _method.Parameters;
        bool fits = _method.IsStatic && _passThreadState && _selfParameter is { } self && Names.IsPyObject(self.Type)
            && Names.IsPyObject(_method.ReturnType)
            && _bindings.All(static b => b.Kind == ConversionKind.Object)
            && parameters.All(static p => p.RefKind == RefKind.None);
        return fits ? "&" + _context.ClassName + "." + _method.Name : "&" + DirectName;
    }

    private static string Conjunction(string? first, string? second) =>
        first is null ? second ?? "" : second is null ? first : first + " && " + second;
}
