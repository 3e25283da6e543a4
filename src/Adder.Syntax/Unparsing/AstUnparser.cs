using System;
using System.Text;
using Adder.Syntax.Ast;

namespace Adder.Syntax.Unparsing;

/// <summary>
/// Writes an expression as source text the way CPython does for annotations under <c>from __future__ import annotations</c>: with the
/// least parentheses that precedence needs. (<c>ast.unparse</c> is another, in Python, and differs in details.)
/// </summary>
internal sealed class AstUnparser
{
    /// <summary>Precedence, loosest first. An expression is put in parentheses where its own is below what its place asks for.</summary>
    private enum Precedence
    {
        Tuple, Test, Or, And, Not, Comparison, BitOr, BitXor, BitAnd, Shift, Arithmetic, Term, Factor, Power, Await, Atom,
    }

    /// <summary>What an operand of <c>|</c> needs, and the value of a starred expression.</summary>
    private const Precedence Operand = Precedence.BitOr;

    private readonly StringBuilder _output = new();

    /// <summary>The text of an expression.</summary>
    public static string Unparse(ExpressionNode expression)
    {
        var unparser = new AstUnparser();
        unparser.Write(expression, Precedence.Test);
        return unparser._output.ToString();
    }

    private static Precedence Above(Precedence precedence) => precedence + 1;

    private void Write(ExpressionNode node, Precedence minimum)
    {
        StackGuard.Ensure();
        Precedence own = PrecedenceOf(node);
        bool parenthesized = own < minimum;
        if (parenthesized)
        {
            _output.Append('(');
        }

        WriteBare(node);
        if (parenthesized)
        {
            _output.Append(')');
        }
    }

    private static Precedence PrecedenceOf(ExpressionNode node) => node switch
    {
        BoolOp { Op: BooleanOperator.Or } => Precedence.Or,
        BoolOp => Precedence.And,
        BinOp binary => PrecedenceOf(binary.Op),
        UnaryOp { Op: UnaryOperator.Not } => Precedence.Not,
        UnaryOp => Precedence.Factor,
        Lambda or IfExp => Precedence.Test,
        Compare => Precedence.Comparison,
        Await => Precedence.Await,
        NamedExpr => Precedence.Tuple,
        Ast.Tuple { Elts.Length: > 0 } => Precedence.Tuple,
        _ => Precedence.Atom,
    };

    private static Precedence PrecedenceOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add or BinaryOperator.Sub => Precedence.Arithmetic,
        BinaryOperator.LShift or BinaryOperator.RShift => Precedence.Shift,
        BinaryOperator.BitOr => Precedence.BitOr,
        BinaryOperator.BitXor => Precedence.BitXor,
        BinaryOperator.BitAnd => Precedence.BitAnd,
        BinaryOperator.Pow => Precedence.Power,
        _ => Precedence.Term,
    };

    private void WriteBare(ExpressionNode node)
    {
        switch (node)
        {
            case BoolOp boolean:
                WriteBoolean(boolean);
                break;
            case BinOp binary:
                WriteBinary(binary);
                break;
            case UnaryOp unary:
                _output.Append(unary.Op switch { UnaryOperator.Invert => "~", UnaryOperator.Not => "not ", UnaryOperator.UAdd => "+", _ => "-" });
                Write(unary.Operand, PrecedenceOf(unary));
                break;
            case Lambda lambda:
                _output.Append(lambda.Args.Args.Length + lambda.Args.Posonlyargs.Length > 0 ? "lambda " : "lambda");
                WriteArguments(lambda.Args);
                _output.Append(": ");
                Write(lambda.Body, Precedence.Test);
                break;
            case IfExp conditional:
                Write(conditional.Body, Above(Precedence.Test));
                _output.Append(" if ");
                Write(conditional.Test, Above(Precedence.Test));
                _output.Append(" else ");
                Write(conditional.Orelse, Precedence.Test);
                break;
            case Compare comparison:
                WriteComparison(comparison);
                break;
            case Await await:
                _output.Append("await ");
                Write(await.Value, Precedence.Atom);
                break;
            case NamedExpr named:
                Write(named.Target, Precedence.Atom);
                _output.Append(" := ");
                Write(named.Value, Precedence.Atom);
                break;
            case Yield yield:
                _output.Append(yield.Value is null ? "(yield" : "(yield ");
                if (yield.Value is not null)
                {
                    Write(yield.Value, Precedence.Test);
                }

                _output.Append(')');
                break;
            case YieldFrom yieldFrom:
                _output.Append("(yield from ");
                Write(yieldFrom.Value, Precedence.Test);
                _output.Append(')');
                break;
            default:
                WriteAtom(node);
                break;
        }
    }

    private void WriteAtom(ExpressionNode node)
    {
        switch (node)
        {
            case Dict dict:
                WriteDict(dict);
                break;
            case Set set:
                _output.Append('{');
                WriteList(set.Elts, Precedence.Test);
                _output.Append('}');
                break;
            case List list:
                _output.Append('[');
                WriteList(list.Elts, Precedence.Test);
                _output.Append(']');
                break;
            case Ast.Tuple { Elts.Length: 0 }:
                _output.Append("()");
                break;
            case Ast.Tuple tuple:
                WriteList(tuple.Elts, Precedence.Test);
                _output.Append(tuple.Elts.Length == 1 ? "," : "");
                break;
            case ListComp comprehension:
                WriteComprehension('[', comprehension.Elt, null, comprehension.Generators, ']');
                break;
            case SetComp comprehension:
                WriteComprehension('{', comprehension.Elt, null, comprehension.Generators, '}');
                break;
            case GeneratorExp comprehension:
                WriteComprehension('(', comprehension.Elt, null, comprehension.Generators, ')');
                break;
            case DictComp comprehension:
                WriteComprehension('{', comprehension.Key, comprehension.Value, comprehension.Generators, '}');
                break;
            case Call call:
                WriteCall(call);
                break;
            case JoinedStr or FormattedValue:
                _output.Append('f').Append(ConstantRepr.OfString(new StringConstant(FormatBody([node]))));
                break;
            case TemplateStr or Interpolation:
                _output.Append('t').Append(ConstantRepr.OfString(new StringConstant(FormatBody([node]))));
                break;
            case Constant constant:
                WriteConstant(constant);
                break;
            case Ast.Attribute attribute:
                Write(attribute.Value, Precedence.Atom);
                _output.Append(attribute.Value is Constant { Value: IntConstant } ? " ." : ".").Append(attribute.Attr);
                break;
            case Subscript subscript:
                Write(subscript.Value, Precedence.Atom);
                _output.Append('[');
                Write(subscript.Slice, Precedence.Tuple);
                _output.Append(']');
                break;
            case Starred starred:
                _output.Append('*');
                Write(starred.Value, Operand);
                break;
            case Name name:
                _output.Append(name.Id);
                break;
            case Slice slice:
                WriteSlice(slice);
                break;
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private void WriteList(ExpressionNode[] nodes, Precedence minimum)
    {
        for (int index = 0; index < nodes.Length; index++)
        {
            _output.Append(index > 0 ? ", " : "");
            Write(nodes[index], minimum);
        }
    }

    private void WriteBoolean(BoolOp node)
    {
        string op = node.Op == BooleanOperator.Or ? " or " : " and ";
        for (int index = 0; index < node.Values.Length; index++)
        {
            _output.Append(index > 0 ? op : "");
            Write(node.Values[index], Above(PrecedenceOf(node)));
        }
    }

    private void WriteBinary(BinOp node)
    {
        Precedence own = PrecedenceOf(node.Op);
        bool rightAssociative = node.Op == BinaryOperator.Pow;
        Write(node.Left, rightAssociative ? Above(own) : own);
        _output.Append(node.Op switch
        {
            BinaryOperator.Add => " + ",
            BinaryOperator.Sub => " - ",
            BinaryOperator.Mult => " * ",
            BinaryOperator.MatMult => " @ ",
            BinaryOperator.Div => " / ",
            BinaryOperator.Mod => " % ",
            BinaryOperator.LShift => " << ",
            BinaryOperator.RShift => " >> ",
            BinaryOperator.BitOr => " | ",
            BinaryOperator.BitXor => " ^ ",
            BinaryOperator.BitAnd => " & ",
            BinaryOperator.FloorDiv => " // ",
            _ => " ** ",
        });
        Write(node.Right, rightAssociative ? own : Above(own));
    }

    private void WriteComparison(Compare node)
    {
        Write(node.Left, Above(Precedence.Comparison));
        for (int index = 0; index < node.Ops.Length; index++)
        {
            _output.Append(node.Ops[index] switch
            {
                ComparisonOperator.Eq => " == ",
                ComparisonOperator.NotEq => " != ",
                ComparisonOperator.Lt => " < ",
                ComparisonOperator.LtE => " <= ",
                ComparisonOperator.Gt => " > ",
                ComparisonOperator.GtE => " >= ",
                ComparisonOperator.Is => " is ",
                ComparisonOperator.IsNot => " is not ",
                ComparisonOperator.In => " in ",
                _ => " not in ",
            });
            Write(node.Comparators[index], Above(Precedence.Comparison));
        }
    }

    private void WriteArguments(Arguments arguments)
    {
        bool first = true;
        int positional = arguments.Posonlyargs.Length + arguments.Args.Length;
        int firstDefault = positional - arguments.Defaults.Length;
        for (int index = 0; index < positional; index++)
        {
            Separate(ref first);
            bool positionalOnly = index < arguments.Posonlyargs.Length;
            WriteParameter(positionalOnly ? arguments.Posonlyargs[index] : arguments.Args[index - arguments.Posonlyargs.Length]);
            if (index >= firstDefault)
            {
                WriteDefault(arguments.Defaults[index - firstDefault]);
            }

            _output.Append(positionalOnly && index + 1 == arguments.Posonlyargs.Length ? ", /" : "");
        }

        if (arguments.Vararg is not null || arguments.Kwonlyargs.Length > 0)
        {
            Separate(ref first);
            _output.Append('*');
            if (arguments.Vararg is not null)
            {
                WriteParameter(arguments.Vararg);
            }
        }

        for (int index = 0; index < arguments.Kwonlyargs.Length; index++)
        {
            Separate(ref first);
            WriteParameter(arguments.Kwonlyargs[index]);
            if (arguments.KwDefaults[index] is { } value)
            {
                WriteDefault(value);
            }
        }

        if (arguments.Kwarg is not null)
        {
            Separate(ref first);
            _output.Append("**");
            WriteParameter(arguments.Kwarg);
        }
    }

    private void Separate(ref bool first)
    {
        _output.Append(first ? "" : ", ");
        first = false;
    }

    private void WriteParameter(Arg parameter)
    {
        _output.Append(parameter.ArgName);
        if (parameter.Annotation is not null)
        {
            _output.Append(": ");
            Write(parameter.Annotation, Precedence.Test);
        }
    }

    private void WriteDefault(ExpressionNode value)
    {
        _output.Append('=');
        Write(value, Precedence.Test);
    }

    private void WriteDict(Dict node)
    {
        _output.Append('{');
        for (int index = 0; index < node.Values.Length; index++)
        {
            _output.Append(index > 0 ? ", " : "");
            if (node.Keys[index] is { } key)
            {
                Write(key, Precedence.Test);
                _output.Append(": ");
                Write(node.Values[index], Precedence.Test);
            }
            else
            {
                _output.Append("**");
                Write(node.Values[index], Operand);
            }
        }

        _output.Append('}');
    }

    private void WriteComprehension(char open, ExpressionNode element, ExpressionNode? value, Comprehension[] generators, char close)
    {
        _output.Append(open);
        Write(element, Precedence.Test);
        if (value is not null)
        {
            _output.Append(": ");
            Write(value, Precedence.Test);
        }

        foreach (Comprehension generator in generators)
        {
            _output.Append(generator.IsAsync != 0 ? " async for " : " for ");
            Write(generator.Target, Precedence.Tuple);
            _output.Append(" in ");
            Write(generator.Iter, Above(Precedence.Test));
            foreach (ExpressionNode condition in generator.Ifs)
            {
                _output.Append(" if ");
                Write(condition, Above(Precedence.Test));
            }
        }

        _output.Append(close);
    }

    private void WriteCall(Call node)
    {
        Write(node.Func, Precedence.Atom);
        if (node.Args is [GeneratorExp] && node.Keywords.Length == 0)
        {
            // The generator's parentheses serve as the call's.
            Write(node.Args[0], Precedence.Atom);
            return;
        }

        _output.Append('(');
        WriteList(node.Args, Precedence.Test);
        bool first = node.Args.Length == 0;
        foreach (Keyword keyword in node.Keywords)
        {
            Separate(ref first);
            _output.Append(keyword.Arg is null ? "**" : keyword.Arg + "=");
            Write(keyword.Value, Precedence.Test);
        }

        _output.Append(')');
    }

    private void WriteSlice(Slice node)
    {
        if (node.Lower is not null)
        {
            Write(node.Lower, Precedence.Test);
        }

        _output.Append(':');
        if (node.Upper is not null)
        {
            Write(node.Upper, Precedence.Test);
        }

        if (node.Step is not null)
        {
            _output.Append(':');
            Write(node.Step, Precedence.Test);
        }
    }

    private void WriteConstant(Constant node)
    {
        switch (node.Value)
        {
            case EllipsisConstant:
                _output.Append("...");
                break;
            case FloatConstant or ComplexConstant:
                // An infinite literal is written so that it reads back as one.
                _output.Append(ConstantRepr.Of(node.Value).Replace("inf", "1e309", StringComparison.Ordinal));
                break;
            default:
                _output.Append(node.Kind).Append(ConstantRepr.Of(node.Value));
                break;
        }
    }

    /// <summary>What stands between the quotes of an f-string or t-string, before the escapes of the whole.</summary>
    private static string FormatBody(ExpressionNode[] values)
    {
        var body = new StringBuilder();
        foreach (ExpressionNode value in values)
        {
            switch (value)
            {
                case Constant { Value: StringConstant text }:
                    body.Append(text.Text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
                    break;
                case JoinedStr joined:
                    body.Append(FormatBody(joined.Values));
                    break;
                case TemplateStr template:
                    body.Append(FormatBody(template.Values));
                    break;
                case FormattedValue field:
                    var unparser = new AstUnparser();
                    unparser.Write(field.Value, Above(Precedence.Test));
                    string expression = unparser._output.ToString();
                    AppendField(body, expression.StartsWith('{') ? " " + expression : expression, field.Conversion, field.FormatSpec);
                    break;
                case Interpolation field:
                    AppendField(body, ((StringConstant)field.Str).Text, field.Conversion, field.FormatSpec);
                    break;
                default:
                    throw new PythonSyntaxException(SyntaxErrorKind.SystemError, "unknown expression kind inside f-string", -1, -1, -1, -1);
            }
        }

        return body.ToString();
    }

    private static void AppendField(StringBuilder body, string expression, int conversion, ExpressionNode? specification)
    {
        body.Append('{').Append(expression);
        if (conversion > 0)
        {
            body.Append('!').Append((char)conversion);
        }

        if (specification is not null)
        {
            body.Append(':').Append(FormatBody([specification]));
        }

        body.Append('}');
    }
}
