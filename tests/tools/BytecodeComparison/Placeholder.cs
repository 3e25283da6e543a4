namespace Adder.Compiler;
internal static class PythonCompiler { public static Adder.Bytecode.CodeBlueprint Compile(Adder.Syntax.Ast.ModuleNode tree, CompilerOptions options) => throw new System.NotSupportedException("no code generation yet"); }
