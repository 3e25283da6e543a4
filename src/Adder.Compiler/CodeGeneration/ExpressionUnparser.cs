using System;
using System.Text;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>Writes an expression as source text, with as few parentheses as CPython: what <c>from __future__ import annotations</c> keeps of an annotation.</summary>
internal sealed class ExpressionUnparser
{
    /// <summary>How tightly an operator binds, loosest first.</summary>
    private enum Level { Tuple, Test, Or, And, Not, Compare, BitOr, BitXor, BitAnd, Shift, Arithmetic, Term, Factor, Power, Await, Atom }

    private readonly StringBuilder _text = new();

    /// <summary>The text of an expression.</summary>
    public static StringConstant Unparse(ExpressionNode expression)
    {
        var unparser = new ExpressionUnparser();
        unparser.Write(expression, Level.Test);
        return new StringConstant(unparser._text.ToString());
    }

    private static string UnparseToText(ExpressionNode expression, Level level)
    {
        var unparser = new ExpressionUnparser();
        unparser.Write(expression, level);
        return unparser._text.ToString();
    }

    private void Parenthesized(bool parentheses, Action write)
    {
        if (parentheses)
        {
            _text.Append('(');
        }

        write();
        if (parentheses)
        {
            _text.Append(')');
        }
    }

    private void WriteSeparated(ExpressionNode[] expressions, Level level)
    {
        for (int i = 0; i < expressions.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(", ");
            }

            Write(expressions[i], level);
        }
    }

    private void Write(ExpressionNode expression, Level level)
    {
        CompilerErrors.EnsureStack();
        switch (expression)
        {
            case Constant constant:
                WriteConstant(constant);
                break;
            case Name name:
                _text.Append(name.Id);
                break;
            case Syntax.Ast.Attribute attribute:
                Write(attribute.Value, Level.Atom);

                // "1.x" would be a float.
                _text.Append(attribute.Value is Constant { Value: IntConstant } ? " ." : ".").Append(attribute.Attr);
                break;
            case Subscript subscript:
                Write(subscript.Value, Level.Atom);
                _text.Append('[');
                Write(subscript.Slice, Level.Tuple);
                _text.Append(']');
                break;
            case Call call:
                WriteCall(call);
                break;
            case Starred starred:
                _text.Append('*');
                Write(starred.Value, Level.BitOr);
                break;
            case Slice slice:
                WriteSlice(slice);
                break;
            case Syntax.Ast.Tuple { Elts.Length: 0 }:
                _text.Append("()");
                break;
            case Syntax.Ast.Tuple tuple:
                Parenthesized(level > Level.Tuple, () =>
                {
                    WriteSeparated(tuple.Elts, Level.Test);
                    _text.Append(tuple.Elts.Length == 1 ? "," : "");
                });
                break;
            case List list:
                _text.Append('[');
                WriteSeparated(list.Elts, Level.Test);
                _text.Append(']');
                break;
            case Set set:
                _text.Append('{');
                WriteSeparated(set.Elts, Level.Test);
                _text.Append('}');
                break;
            case Dict dict:
                WriteDict(dict);
                break;
            default:
                WriteOperation(expression, level);
                break;
        }
    }

    private void WriteOperation(ExpressionNode expression, Level level)
    {
        switch (expression)
        {
            case BinOp operation:
                WriteBinary(operation, level);
                break;
            case UnaryOp operation:
                Level unary = operation.Op == UnaryOperator.Not ? Level.Not : Level.Factor;
                Parenthesized(level > unary, () =>
                {
                    _text.Append(operation.Op switch { UnaryOperator.Not => "not ", UnaryOperator.Invert => "~", UnaryOperator.UAdd => "+", _ => "-" });
                    Write(operation.Operand, unary);
                });
                break;
            case BoolOp operation:
                Level boolean = operation.Op == BooleanOperator.And ? Level.And : Level.Or;
                Parenthesized(level > boolean, () =>
                {
                    for (int i = 0; i < operation.Values.Length; i++)
                    {
                        _text.Append(i == 0 ? "" : operation.Op == BooleanOperator.And ? " and " : " or ");
                        Write(operation.Values[i], boolean + 1);
                    }
                });
                break;
            case Compare compare:
                Parenthesized(level > Level.Compare, () => WriteComparison(compare));
                break;
            case IfExp choice:
                Parenthesized(level > Level.Test, () =>
                {
                    Write(choice.Body, Level.Test + 1);
                    _text.Append(" if ");
                    Write(choice.Test, Level.Test + 1);
                    _text.Append(" else ");
                    Write(choice.Orelse, Level.Test);
                });
                break;
            case Lambda lambda:
                Parenthesized(level > Level.Test, () =>
                {
                    _text.Append("lambda");
                    WriteParameters(lambda.Args);
                    _text.Append(": ");
                    Write(lambda.Body, Level.Test);
                });
                break;
            case NamedExpr named:
                Parenthesized(level > Level.Tuple, () =>
                {
                    Write(named.Target, Level.Atom);
                    _text.Append(" := ");
                    Write(named.Value, Level.Atom);
                });
                break;
            default:
                WriteRare(expression, level);
                break;
        }
    }

    private void WriteRare(ExpressionNode expression, Level level)
    {
        switch (expression)
        {
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
            case Await value:
                Parenthesized(level > Level.Await, () =>
                {
                    _text.Append("await ");
                    Write(value.Value, Level.Atom);
                });
                break;
            case Yield value:
                _text.Append("(yield");
                if (value.Value is not null)
                {
                    _text.Append(' ');
                    Write(value.Value, Level.Test);
                }

                _text.Append(')');
                break;
            case YieldFrom value:
                _text.Append("(yield from ");
                Write(value.Value, Level.Test);
                _text.Append(')');
                break;
            case JoinedStr or FormattedValue:
                _text.Append('f').Append(ConstantFormatter.Repr(new StringConstant(FormatText(expression))));
                break;
            case TemplateStr or Interpolation:
                _text.Append('t').Append(ConstantFormatter.Repr(new StringConstant(FormatText(expression))));
                break;
            default:
                throw new InvalidOperationException($"unexpected expression {expression.GetType().Name}");
        }
    }

    private void WriteConstant(Constant constant)
    {
        if (constant.Value is EllipsisConstant)
        {
            _text.Append("...");
            return;
        }

        // An infinity has no literal of its own.
        string repr = ConstantFormatter.Repr(constant.Value);
        _text.Append(constant.Kind);
        _text.Append(constant.Value is FloatConstant or ComplexConstant ? repr.Replace("inf", "1e309", StringComparison.Ordinal) : repr);
    }

    private void WriteBinary(BinOp operation, Level level)
    {
        (string symbol, Level own) = operation.Op switch
        {
            BinaryOperator.Add => (" + ", Level.Arithmetic),
            BinaryOperator.Sub => (" - ", Level.Arithmetic),
            BinaryOperator.Mult => (" * ", Level.Term),
            BinaryOperator.MatMult => (" @ ", Level.Term),
            BinaryOperator.Div => (" / ", Level.Term),
            BinaryOperator.Mod => (" % ", Level.Term),
            BinaryOperator.FloorDiv => (" // ", Level.Term),
            BinaryOperator.LShift => (" << ", Level.Shift),
            BinaryOperator.RShift => (" >> ", Level.Shift),
            BinaryOperator.BitOr => (" | ", Level.BitOr),
            BinaryOperator.BitXor => (" ^ ", Level.BitXor),
            BinaryOperator.BitAnd => (" & ", Level.BitAnd),
            _ => (" ** ", Level.Power),
        };
        bool rightAssociative = own == Level.Power;
        Parenthesized(level > own, () =>
        {
            Write(operation.Left, rightAssociative ? own + 1 : own);
            _text.Append(symbol);
            Write(operation.Right, rightAssociative ? own : own + 1);
        });
    }

    private void WriteComparison(Compare compare)
    {
        Write(compare.Left, Level.Compare + 1);
        for (int i = 0; i < compare.Ops.Length; i++)
        {
            _text.Append(compare.Ops[i] switch
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
            Write(compare.Comparators[i], Level.Compare + 1);
        }
    }

    private void WriteDict(Dict dict)
    {
        _text.Append('{');
        for (int i = 0; i < dict.Values.Length; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            if (dict.Keys[i] is { } key)
            {
                Write(key, Level.Test);
                _text.Append(": ");
                Write(dict.Values[i], Level.Test);
            }
            else
            {
                _text.Append("**");
                Write(dict.Values[i], Level.BitOr);
            }
        }

        _text.Append('}');
    }

    private void WriteCall(Call call)
    {
        Write(call.Func, Level.Atom);
        if (call is { Args: [GeneratorExp generator], Keywords.Length: 0 })
        {
            Write(generator, Level.Test);
            return;
        }

        _text.Append('(');
        WriteSeparated(call.Args, Level.Test);
        for (int i = 0; i < call.Keywords.Length; i++)
        {
            _text.Append(i + call.Args.Length == 0 ? "" : ", ");
            Keyword keyword = call.Keywords[i];
            _text.Append(keyword.Arg is null ? "**" : keyword.Arg + "=");
            Write(keyword.Value, Level.Test);
        }

        _text.Append(')');
    }

    private void WriteSlice(Slice slice)
    {
        if (slice.Lower is not null)
        {
            Write(slice.Lower, Level.Test);
        }

        _text.Append(':');
        if (slice.Upper is not null)
        {
            Write(slice.Upper, Level.Test);
        }

        if (slice.Step is not null)
        {
            _text.Append(':');
            Write(slice.Step, Level.Test);
        }
    }

    private void WriteComprehension(char open, ExpressionNode element, ExpressionNode? value, Comprehension[] generators, char close)
    {
        _text.Append(open);
        Write(element, Level.Test);
        if (value is not null)
        {
            _text.Append(": ");
            Write(value, Level.Test);
        }

        foreach (Comprehension generator in generators)
        {
            _text.Append(generator.IsAsync != 0 ? " async for " : " for ");
            Write(generator.Target, Level.Tuple);
            _text.Append(" in ");
            Write(generator.Iter, Level.Test + 1);
            foreach (ExpressionNode condition in generator.Ifs)
            {
                _text.Append(" if ");
                Write(condition, Level.Test + 1);
            }
        }

        _text.Append(close);
    }

    private void WriteParameters(Arguments arguments)
    {
        bool first = true;
        int positional = arguments.Posonlyargs.Length + arguments.Args.Length;
        for (int i = 0; i < positional; i++)
        {
            Arg parameter = i < arguments.Posonlyargs.Length ? arguments.Posonlyargs[i] : arguments.Args[i - arguments.Posonlyargs.Length];
            int fromEnd = positional - i;
            WriteParameter(ref first, parameter.ArgName, fromEnd <= arguments.Defaults.Length ? arguments.Defaults[^fromEnd] : null);
            if (arguments.Posonlyargs.Length > 0 && i + 1 == arguments.Posonlyargs.Length)
            {
                _text.Append(", /");
            }
        }

        if (arguments.Vararg is not null || arguments.Kwonlyargs.Length > 0)
        {
            WriteParameter(ref first, "*" + arguments.Vararg?.ArgName, null);
        }

        for (int i = 0; i < arguments.Kwonlyargs.Length; i++)
        {
            WriteParameter(ref first, arguments.Kwonlyargs[i].ArgName, arguments.KwDefaults[i]);
        }

        if (arguments.Kwarg is not null)
        {
            WriteParameter(ref first, "**" + arguments.Kwarg.ArgName, null);
        }
    }

    private void WriteParameter(ref bool first, string name, ExpressionNode? value)
    {
        _text.Append(first ? " " : ", ").Append(name);
        first = false;
        if (value is not null)
        {
            _text.Append('=');
            Write(value, Level.Test);
        }
    }

    /// <summary>What stands between the quotes of an f-string or t-string.</summary>
    private static string FormatText(ExpressionNode expression) => expression switch
    {
        JoinedStr joined => string.Concat(Array.ConvertAll(joined.Values, FormatText)),
        TemplateStr template => string.Concat(Array.ConvertAll(template.Values, FormatText)),
        Constant { Value: StringConstant text } =>
            text.Text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
        FormattedValue value => Replacement(UnparseToText(value.Value, Level.Test + 1), value.Conversion, value.FormatSpec),
        Interpolation value => Replacement(((StringConstant)value.Str).Text, value.Conversion, value.FormatSpec),
        _ => throw new InvalidOperationException($"unexpected part of a string: {expression.GetType().Name}"),
    };

    private static string Replacement(string value, int conversion, ExpressionNode? formatSpec)
    {
        // Two braces in a row would be a literal brace.
        string open = value.StartsWith('{') ? "{ " : "{";
        string convert = conversion > 0 ? "!" + (char)conversion : "";
        return open + value + convert + (formatSpec is null ? "" : ":" + FormatText(formatSpec)) + "}";
    }
}
