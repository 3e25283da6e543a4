using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Adder.Compiler")]
[assembly: InternalsVisibleTo("Adder.Runtime")]
[assembly: InternalsVisibleTo("Adder.Runtime.Tests")]
[assembly: InternalsVisibleTo("Adder.Modules")]
[assembly: InternalsVisibleTo("adder")]
[assembly: InternalsVisibleTo("Adder.Hosting")]
[assembly: InternalsVisibleTo("Adder.Bytecode.Tests")]
[assembly: InternalsVisibleTo("Adder.Compiler.Tests")]
[assembly: InternalsVisibleTo("Adder.BytecodeComparison")]
[assembly: InternalsVisibleTo("Adder.Specialist")]
[assembly: InternalsVisibleTo("Adder.Specialist.Tests")]
