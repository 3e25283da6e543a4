using Adder.Runtime;
using Adder.Runtime.Binding;
using Adder.Runtime.Builtins;
using Adder.Runtime.Objects;

namespace Adder.Modules.Ast;

/// <summary><c>_ast</c>: the classes of syntax tree nodes.</summary>
[PyModule("_ast")]
internal static partial class AstModule
{
    [PyConstant("PyCF_ALLOW_TOP_LEVEL_AWAIT")]
    private const int AllowTopLevelAwait = SourceCompilation.AllowTopLevelAwait;

    [PyConstant("PyCF_ONLY_AST")]
    private const int OnlyAst = SourceCompilation.OnlyAst;

    [PyConstant("PyCF_TYPE_COMMENTS")]
    private const int TypeComments = SourceCompilation.TypeComments;

    [PyConstant("PyCF_OPTIMIZED_AST")]
    private const int OptimizedAst = SourceCompilation.OptimizedAst | SourceCompilation.OnlyAst;

    [PyModuleExec]
    private static Done Execute(ThreadState ts, PyModule module)
    {
        if (AstState.Get(ts) is not { } state)
        {
            return Done.Error;
        }

        module.AddType(state.Root);
        foreach (PyType type in state.AllTypes)
        {
            module.Add(type.Name, type);
        }

        return Done.Ok;
    }
}
