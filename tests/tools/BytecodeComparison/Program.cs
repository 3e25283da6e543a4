using System;
using System.IO;
using Adder.BytecodeComparison;

if (args is ["flow-graphs", _, ..])
{
    using TextReader input = args[1] == "-" ? Console.In : File.OpenText(args[1]);
    return FlowGraphComparison.Run(input, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 5);
}

Console.Error.WriteLine("usage: BytecodeComparison flow-graphs FILE|- [SHOWN]");
return 2;
