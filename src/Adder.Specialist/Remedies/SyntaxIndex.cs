using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Adder.Syntax;
using Adder.Syntax.Ast;

namespace Adder.Specialist;

/// <summary>The syntax tree of a source, by place and from the inside to the outside.</summary>
internal sealed class SyntaxIndex
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_fields = new();

    // Nodes are records, which compare by value.
    private readonly Dictionary<Node, Node> _parents = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SourceSpan, List<LocatedNode>> _places = [];
    private readonly string[] _lines;

    private SyntaxIndex(string[] lines, ModuleNode root)
    {
        _lines = lines;
        var open = new Stack<Node>([root]);
        while (open.TryPop(out Node? node))
        {
            if (node is LocatedNode located)
            {
                Known(located.Span).Add(located);
            }

            if (node is Name name)
            {
                _ = Names.Add(name.Id);
            }

            foreach (Node child in ChildrenOf(node))
            {
                // The places of names' contexts are shared by nobody, but empty arguments may be.
                _ = _parents.TryAdd(child, node);
                open.Push(child);
            }
        }

        Root = root;
    }

    public ModuleNode Root { get; }

    /// <summary>All names that the source uses as variables.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>The tree of a source; null where it does not parse any more.</summary>
    public static SyntaxIndex? Parse(string[] lines)
    {
        try
        {
            return new SyntaxIndex(lines, PythonParser.Parse(string.Join('\n', lines) + "\n", "", ParseMode.Exec));
        }
        catch (PythonSyntaxException)
        {
            return null;
        }
    }

    /// <summary>The nodes that have exactly a place.</summary>
    public IEnumerable<T> At<T>(SourceSpan span)
        where T : LocatedNode => _places.TryGetValue(span, out List<LocatedNode>? nodes) ? nodes.OfType<T>() : [];

    public Node? ParentOf(Node node) => _parents.GetValueOrDefault(node);

    /// <summary>The nodes around one, from the inside to the outside.</summary>
    public IEnumerable<Node> Around(Node node)
    {
        for (Node? outer = ParentOf(node); outer is not null; outer = ParentOf(outer))
        {
            yield return outer;
        }
    }

    /// <summary>A node and all nodes in it; into functions and classes only where they are wanted.</summary>
    public static IEnumerable<Node> Within(Node node, bool entersScopes = true)
    {
        var open = new Stack<Node>([node]);
        while (open.TryPop(out Node? next))
        {
            yield return next;
            if (entersScopes || ReferenceEquals(next, node) || next is not (FunctionDef or AsyncFunctionDef or ClassDef or Lambda))
            {
                foreach (Node child in ChildrenOf(next))
                {
                    open.Push(child);
                }
            }
        }
    }

    /// <summary>The source of a place.</summary>
    public string Text(SourceSpan place)
    {
        SourceSpan span = SourceText.InUtf16(_lines, place);
        if (span.Line == span.EndLine)
        {
            return _lines[span.Line - 1][span.Column..span.EndColumn];
        }

        return string.Join('\n', (IEnumerable<string>)[_lines[span.Line - 1][span.Column..], .. _lines[span.Line..(span.EndLine - 1)], _lines[span.EndLine - 1][..span.EndColumn]]);
    }

    /// <summary>The space in front of a statement; null where something else stands there.</summary>
    public string? IndentationOf(StatementNode statement)
    {
        string before = Text(new SourceSpan(statement.Span.Line, 0, statement.Span.Line, statement.Span.Column));
        return string.IsNullOrWhiteSpace(before) ? before : null;
    }

    /// <summary>Whether nothing but a comment follows a statement on its last line.</summary>
    public bool EndsLine(StatementNode statement)
    {
        string line = _lines[statement.Span.EndLine - 1];
        string rest = line[SourceText.IndexOfByte(line, statement.Span.EndColumn)..].TrimStart();
        return rest.Length == 0 || rest[0] == '#';
    }

    private static IEnumerable<Node> ChildrenOf(Node node)
    {
        PropertyInfo[] fields = s_fields.GetOrAdd(node.GetType(), static type => [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static field => typeof(Node).IsAssignableFrom(field.PropertyType.GetElementType() ?? field.PropertyType))]);
        foreach (PropertyInfo field in fields)
        {
            switch (field.GetValue(node))
            {
                case Node child:
                    yield return child;
                    break;
                case Array children:
                    foreach (Node child in children.OfType<Node>())
                    {
                        yield return child;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private List<LocatedNode> Known(SourceSpan span)
    {
        if (!_places.TryGetValue(span, out List<LocatedNode>? nodes))
        {
            _places.Add(span, nodes = []);
        }

        return nodes;
    }
}
