using System;
using System.Globalization;
using System.IO;
using Adder.BytecodeComparison;

if (args is ["flow-graphs", _, ..])
{
    using TextReader input = args[1] == "-" ? Console.In : File.OpenText(args[1]);
    return FlowGraphComparison.Run(input, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5);
}

var options = new ComparisonOptions("python3.14", "", int.MaxValue, null, 0, 0);
for (int i = 0; i + 1 < args.Length; i += 2)
{
    string value = args[i + 1];
    options = args[i] switch
    {
        "--python" => options with { Python = value },
        "--library" => options with { Library = value },
        "--limit" => options with { Limit = int.Parse(value, CultureInfo.InvariantCulture) },
        "--show" => options with { Show = value },
        "--optimize" => options with { Optimization = int.Parse(value, CultureInfo.InvariantCulture) },
        "--minimum" => options with { Minimum = double.Parse(value, CultureInfo.InvariantCulture) },
        _ => options with { Library = "" },
    };
}

if (options.Library.Length == 0 || args.Length % 2 != 0)
{
    Console.Error.WriteLine("""
        usage: BytecodeComparison --library FOLDER [--python PATH] [--limit FILES] [--optimize LEVEL] [--show NAME] [--minimum PERCENT]
               BytecodeComparison flow-graphs FILE|- [SHOWN]
        """);
    return 2;
}

return new LibraryComparison(options).Run();
