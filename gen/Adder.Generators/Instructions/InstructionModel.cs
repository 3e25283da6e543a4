using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Adder.Generators.Binding;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Instructions;

/// <summary>What an instruction does with its method's result.</summary>
internal enum InstructionForm
{
    /// <summary>The method gives the value to push, or nothing.</summary>
    Value,

    /// <summary>The method moves the stack itself and gives the new stack top; a null reference is an error.</summary>
    Raw,

    /// <summary>The method says whether to jump.</summary>
    Branch,

    /// <summary>The method says whether something is true: a conditional jump that follows takes it at once, otherwise a bool is pushed. A method of type Truth may fail.</summary>
    Test,

    /// <summary>The method gives the next item to push above its input, or absent to leave the loop.</summary>
    Iterate,

    /// <summary>The loop's own code, by name (see <see cref="SpecialCases"/>).</summary>
    Special,

    /// <summary>The method gives the opcode to execute in its place, or a negative number; the code is shared by all instructions of the form.</summary>
    Observe,

    /// <summary>The method gives a float's value; see <see cref="UnboxedValues"/>.</summary>
    Float,

    /// <summary>The method gives an int's value; see <see cref="UnboxedValues"/>.</summary>
    Integer,
}

/// <summary>One instruction as its attribute and method declare it; compares by value between runs of the generator.</summary>
internal sealed class InstructionModel(int number, string name, string method) : IEquatable<InstructionModel>
{
    public int Number { get; } = number;

    public string Name { get; } = name;

    /// <summary>The method, fully qualified.</summary>
    public string Method { get; } = method;

    /// <summary>Number of the base form, or -1.</summary>
    public int Family { get; set; } = -1;

    public int Caches { get; set; }

    public InstructionForm Form { get; set; }

    public bool Hot { get; set; }

    /// <summary>Null where the instruction is not adaptive.</summary>
    public string? Specializer { get; set; }

    /// <summary>Calls that test a guard, one expression each.</summary>
    public ImmutableArray<string> Guards { get; set; } = ImmutableArray<string>.Empty;

    /// <summary>For <see cref="InstructionForm.Integer"/>: the test whether the value is a long, and the call that gives it as an object otherwise. Empty where it always is one.</summary>
    public string Fits { get; set; } = "";

    public string Otherwise { get; set; } = "";

    /// <summary>The condition by which forms for operands of several kinds decide to do what this form does; empty where they never do.</summary>
    public string TriedIf { get; set; } = "";

    /// <summary>The instruction's arguments for which they ask; empty for all.</summary>
    public ImmutableArray<int> TriedFor { get; set; } = ImmutableArray<int>.Empty;

    /// <summary>The family's forms with a <see cref="TriedIf"/> are tried before anything else.</summary>
    public bool TriesFirst { get; set; }

    /// <summary>The method itself finds out that the operands are not the form's: a failure without a pending exception.</summary>
    public bool MayMiss { get; set; }

    /// <summary>Whether a call of code that the generator writes around the method takes the place of the method, so that the loop is shorter.</summary>
    public bool IsOutlined => Form == InstructionForm.Value && !Hot && !MayMiss;

    /// <summary>Whether the base form may have to act in its place.</summary>
    public bool IsGuarded => MayMiss || Guards.Length > 0;

    /// <summary>Where a failure of the method leads.</summary>
    public string FailureLabel => MayMiss ? "missed" : "error";

    /// <summary>Arguments of the call, as expressions over the loop's variables.</summary>
    public string Arguments { get; set; } = "";

    /// <summary>How the result tells of an error: "" (it cannot), "null", "false", "done", "truth".</summary>
    public string Failure { get; set; } = "";

    /// <summary>The method returns nothing that goes on the stack.</summary>
    public bool NoOutput { get; set; }

    /// <summary>Expression of how far the stack top moves, e.g. "-1" or "1 - oparg".</summary>
    public string Delta { get; set; } = "0";

    public bool NeedsSlots { get; set; }

    public bool NeedsPc { get; set; }

    /// <summary>Numbers of the lenses under which a specialized form is there, as the attribute gives them; 0 where it does not.</summary>
    public int Since { get; set; }

    public int Until { get; set; }

    /// <summary>Number of the form under whose name it is shown; 0 for its own.</summary>
    public int ShownAs { get; set; }

    /// <summary>Whether CPython does not have the instruction.</summary>
    public bool IsOwn => Number >= 512;

    /// <summary>The number in executing code, where Adder's own follow CPython's without a gap.</summary>
    public int ExecutingNumber => Number >= 512 ? Number - 256 : Number;

    public ImmutableArray<DiagnosticInfo> Diagnostics { get; set; } = ImmutableArray<DiagnosticInfo>.Empty;

    private string Key => string.Join("|", Number, Name, Method, Family, Caches, Form, Hot, Specializer, string.Join(";", Guards), Fits, Otherwise, TriedIf, string.Join(";", TriedFor), TriesFirst, MayMiss, Arguments, Failure, NoOutput, Delta, NeedsSlots, NeedsPc, Since, Until, ShownAs);

    public bool Equals(InstructionModel? other) =>
        other is not null && Key == other.Key && Diagnostics.SequenceEqual(other.Diagnostics, EqualityComparer<DiagnosticInfo>.Default);

    public override bool Equals(object? obj) => Equals(obj as InstructionModel);

    public override int GetHashCode() => Key.GetHashCode();
}

/// <summary>What the instruction generator complains of.</summary>
internal static class InstructionDiagnostics
{
    public static readonly DiagnosticDescriptor Unbalanced = Create("ADDER020", "Unbalanced stack", "'{0}': {1}");
    public static readonly DiagnosticDescriptor CacheSizes = Create("ADDER021", "Family with different caches", "'{0}' has another cache size than its family '{1}'");
    public static readonly DiagnosticDescriptor Duplicate = Create("ADDER022", "Instruction defined twice", "'{0}' is defined more than once");
    public static readonly DiagnosticDescriptor UnknownGuard = Create("ADDER023", "Unknown guard", "'{0}' has no static method '{1}' that returns bool");
    public static readonly DiagnosticDescriptor GuardWithoutFamily = Create("ADDER024", "Guard without family", "'{0}' has guards but no base form to fall back to");
    public static readonly DiagnosticDescriptor GuardEffect = Create("ADDER025", "Guard with an effect", "Guard '{1}' of '{0}' takes the thread state or the stack: a guard must not act");

    private static DiagnosticDescriptor Create(string id, string title, string message) =>
        new(id, title, message, "Adder.Instructions", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
