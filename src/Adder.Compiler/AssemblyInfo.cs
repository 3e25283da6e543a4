using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Adder.Runtime")]
[assembly: InternalsVisibleTo("Adder.Runtime.Tests")]
[assembly: InternalsVisibleTo("Adder.Specialist.Tests")]
[assembly: InternalsVisibleTo("Adder.Modules")]
[assembly: InternalsVisibleTo("adder")]
[assembly: InternalsVisibleTo("Adder.Hosting")]
[assembly: InternalsVisibleTo("Adder.Compiler.Tests")]
[assembly: InternalsVisibleTo("Adder.BytecodeComparison")]
[assembly: InternalsVisibleTo("Adder.Specialist")]
