using System;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Compiler.CodeGeneration;

/// <summary>SyntaxWarnings about what can only fail at run time.</summary>
internal sealed partial class CodeGenerator
{
    private void CheckCompare(Compare compare)
    {
        bool leftIsName = !IsConstantForIdentity(compare.Left);
        for (int i = 0; i < compare.Ops.Length; i++)
        {
            ExpressionNode right = compare.Comparators[i];
            bool rightIsName = !IsConstantForIdentity(right);
            if (compare.Ops[i] is ComparisonOperator.Is or ComparisonOperator.IsNot && (!leftIsName || !rightIsName))
            {
                ExpressionNode left = i == 0 ? compare.Left : compare.Comparators[i - 1];
                string type = TypeOf(leftIsName ? right : left)!;
                Warn(
                    compare.Ops[i] == ComparisonOperator.Is
                        ? $"\"is\" with '{type}' literal. Did you mean \"==\"?"
                        : $"\"is not\" with '{type}' literal. Did you mean \"!=\"?",
                    compare.Span);
                return;
            }

            leftIsName = rightIsName;
        }
    }

    /// <summary>A literal whose identity is no promise; None, bools and the ellipsis are single objects.</summary>
    private static bool IsConstantForIdentity(ExpressionNode expression) =>
        expression is Constant { Value: not (NoneConstant or BoolConstant or EllipsisConstant) }
        || (expression is Syntax.Ast.Tuple tuple && Array.TrueForAll(tuple.Elts, element => element is Constant));

    private void CheckCalled(ExpressionNode function)
    {
        if (function is Constant or Syntax.Ast.Tuple or List or ListComp or Dict or DictComp or Set or SetComp or GeneratorExp or JoinedStr or TemplateStr or FormattedValue or Interpolation)
        {
            Warn($"'{TypeOf(function)}' object is not callable; perhaps you missed a comma?", function.Span);
        }
    }

    private void CheckSubscripted(ExpressionNode value)
    {
        if (value is Set or SetComp or GeneratorExp or TemplateStr or Interpolation or Lambda
            or Constant { Value: NoneConstant or EllipsisConstant or IntConstant or BoolConstant or FloatConstant or ComplexConstant })
        {
            Warn($"'{TypeOf(value)}' object is not subscriptable; perhaps you missed a comma?", value.Span);
        }
    }

    private void CheckIndex(ExpressionNode value, ExpressionNode index)
    {
        string? indexType = TypeOf(index);
        if (indexType is null or "int" or "bool" or "slice")
        {
            return;
        }

        if (value is Constant { Value: StringConstant or BytesConstant or TupleConstant } or Syntax.Ast.Tuple or List or ListComp or JoinedStr or FormattedValue)
        {
            Warn($"{TypeOf(value)} indices must be integers or slices, not {indexType}; perhaps you missed a comma?", value.Span);
        }
    }

    /// <summary>The type that an expression certainly has; null where it is not certain.</summary>
    private static string? TypeOf(ExpressionNode expression) => expression switch
    {
        Syntax.Ast.Tuple => "tuple",
        List or ListComp => "list",
        Dict or DictComp => "dict",
        Set or SetComp => "set",
        GeneratorExp => "generator",
        Lambda => "function",
        TemplateStr => "string.templatelib.Template",
        Interpolation => "string.templatelib.Interpolation",
        JoinedStr or FormattedValue => "str",
        Constant constant => ConstantTraits.TypeName(constant.Value),
        _ => null,
    };
}
