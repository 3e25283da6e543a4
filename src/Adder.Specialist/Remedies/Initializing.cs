using System.Linq;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Attribute = Adder.Syntax.Ast.Attribute;

namespace Adder.Specialist;

/// <summary>Moves an attribute from a class to its <c>__init__</c>.</summary>
internal static class Initializing
{
    /// <summary>What to change where a value is stored that the class has a default for; null where the class is not in the file, or does more than have a constant.</summary>
    public static Mend? Find(SyntaxIndex syntax, Site site)
    {
        if (site.Types is not [var type] || syntax.At<Attribute>(site.Span).FirstOrDefault() is not { } target)
        {
            return null;
        }

        string name = type[(type.LastIndexOf('.') + 1)..];
        ClassDef[] classes = [.. SyntaxIndex.Within(syntax.Root).OfType<ClassDef>().Where(node => node.Name == name)];
        if (classes is not [{ Bases: [], Keywords: [], DecoratorList: [] } owner])
        {
            return null;
        }

        StatementNode[] defaults = [.. owner.Body.Where(statement => IsDefault(statement, target.Attr))];
        if (defaults is not [{ } assignment] || ValueOf(assignment) is not Constant value || syntax.IndentationOf(assignment) is not { } indentation || !syntax.EndsLine(assignment))
        {
            return null;
        }

        string text = syntax.Text(value.Span);
        if (owner.Body.OfType<FunctionDef>().SingleOrDefault(static function => function.Name == "__init__") is not { } init)
        {
            return Mend.Of(assignment.Span, $"def __init__(self):\n{indentation}    self.{target.Attr} = {text}");
        }

        if ((init.Args.Posonlyargs.FirstOrDefault() ?? init.Args.Args.FirstOrDefault())?.ArgName is not { } self || init.Body[0] is not { } first || syntax.IndentationOf(first) is not { } inner)
        {
            return null;
        }

        var before = new SourceSpan(first.Span.Line, first.Span.Column, first.Span.Line, first.Span.Column);
        return Mend.Of([new SourceEdit(assignment.Span, "pass"), new SourceEdit(before, $"{self}.{target.Attr} = {text}\n{inner}")]);
    }

    private static bool IsDefault(StatementNode statement, string name) => statement switch
    {
        Assign { Targets: [Name target] } => target.Id == name,
        AnnAssign { Target: Name target, Value: not null } => target.Id == name,
        _ => false,
    };

    private static ExpressionNode? ValueOf(StatementNode statement) => (statement as Assign)?.Value ?? (statement as AnnAssign)?.Value;
}
