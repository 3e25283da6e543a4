namespace Adder.Cli;
internal static unsafe class HangDebug
{
    public static void Arm(Adder.Runtime.ThreadState? ts0)
    {
        if (System.Environment.GetEnvironmentVariable("ADDER_HANG") is not { } s) return;
        new System.Threading.Thread(() =>
        {
            System.Threading.Thread.Sleep(int.Parse(s) * 1000);
            var ts = Adder.Hosting.PythonRuntime.LastThread!;
            for (var f = ts.CurrentFrame; f != null; f = f->Previous)
            {
                System.Console.Error.WriteLine($"{f->Code.FileName} {f->Code.QualifiedName} {f->Code.LineAt(f->InstructionIndex)} @{f->InstructionIndex}");
            }
        }) { IsBackground = true }.Start();
    }
}
