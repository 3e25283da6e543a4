using System;
using System.Collections.Generic;
using System.Linq;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Adder.Syntax.Tokens;
using Attribute = Adder.Syntax.Ast.Attribute;

namespace Adder.Specialist;

/// <summary>Takes what is read from a class in each turn of a loop out of the loop.</summary>
internal static class Hoisting
{
    /// <summary>Keeps an attribute of a name in a variable in front of the outermost loop; null where the place is in no loop, or the name changes in it.</summary>
    public static Mend? Find(SyntaxIndex syntax, SourceSpan span)
    {
        if (syntax.At<Attribute>(span).FirstOrDefault() is not { Value: Name owner, Ctx: ExpressionContext.Load } read || OutermostLoop(syntax, read) is not { } loop || syntax.IndentationOf(loop) is not { } indentation)
        {
            return null;
        }

        if (SyntaxIndex.Within(loop).Any(node => node is Name { Ctx: not ExpressionContext.Load } name && name.Id == owner.Id))
        {
            return null;
        }

        string variable = read.Attr.ToLowerInvariant();
        while (syntax.Names.Contains(variable) || Keywords.All.Contains(variable))
        {
            variable += "_";
        }

        IEnumerable<SourceEdit> uses = SyntaxIndex.Within(loop, entersScopes: false)
            .OfType<Attribute>().Where(node => node is { Value: Name name, Ctx: ExpressionContext.Load } && name.Id == owner.Id && node.Attr == read.Attr)
            .Select(node => new SourceEdit(node.Span, variable));
        var before = new SourceSpan(loop.Span.Line, loop.Span.Column, loop.Span.Line, loop.Span.Column);
        return Mend.Of(uses.Prepend(new SourceEdit(before, $"{variable} = {owner.Id}.{read.Attr}\n{indentation}")));
    }

    private static StatementNode? OutermostLoop(SyntaxIndex syntax, Node node) => syntax.Around(node)
        .TakeWhile(static outer => outer is not (FunctionDef or AsyncFunctionDef or Lambda or ClassDef))
        .LastOrDefault(static outer => outer is For or AsyncFor or While) as StatementNode;
}
