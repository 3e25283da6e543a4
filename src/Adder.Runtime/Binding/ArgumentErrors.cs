using System;
using System.Collections.Generic;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Binding;

/// <summary>The TypeErrors of calls of native functions, with CPython's texts. They depend on how the function takes its arguments: see <see cref="CallConvention"/>.</summary>
internal static class ArgumentErrors
{
    /// <summary>
    /// The name of an object's type in messages: CPython's <c>tp_name</c>, which for a builtin type outside of builtins has the module in front.
    /// </summary>
    public static string TypeName(PyObject value) => TypeName(value.Type);

    /// <inheritdoc cref="TypeName(PyObject)"/>
    public static string TypeName(PyType type) => type.FullName;

    /// <summary>The name of a class method in messages, which begins with the class that it was called on.</summary>
    public static string ClassMethodName(PyObject self, string name) => self is PyType type ? type.QualifiedName + "." + name : name;

    /// <summary>For a function without parameters that was given some.</summary>
    /// <param name="function">The qualified name: "dict.copy".</param>
    /// <param name="given">How many arguments there were, keywords included.</param>
    public static Raised NoArguments(ThreadState ts, string function, int given, PyTuple? keywordNames) =>
        keywordNames is { Count: > 0 } ? NoKeywords(ts, function) : Raise.TypeError(ts, $"{function}() takes no arguments ({given} given)");

    /// <summary>For a function of one positional-only parameter that was given keywords or another number of arguments.</summary>
    public static Raised OneArgument(ThreadState ts, string function, int given, PyTuple? keywordNames) =>
        keywordNames is { Count: > 0 } ? NoKeywords(ts, function) : Raise.TypeError(ts, $"{function}() takes exactly one argument ({given} given)");

    /// <summary>For a function of positional-only parameters that was given keywords or too few or too many arguments.</summary>
    /// <param name="maximum"><see cref="int.MaxValue"/> where there is no limit.</param>
    public static Raised PositionalCount(ThreadState ts, string function, int given, PyTuple? keywordNames, int minimum, int maximum)
    {
        if (keywordNames is { Count: > 0 })
        {
            return NoKeywords(ts, function);
        }

        string name = function[(function.LastIndexOf('.') + 1)..];
        (string qualifier, int limit) = minimum == maximum ? ("", minimum) : given < minimum ? ("at least ", minimum) : ("at most ", maximum);
        return Raise.TypeError(ts, $"{name} expected {qualifier}{limit} argument{Plural(limit)}, got {given}");
    }

    /// <summary>For a constructor without parameters.</summary>
    public static Raised NoPositional(ThreadState ts, string function) => Raise.TypeError(ts, $"{function}() takes no arguments");

    /// <summary>
    /// Keywords given to a <c>__new__</c> that takes none: an error (true, pending), unless the class has an <c>__init__</c> of its own, which they may be meant for. Then they are cut
    /// off <paramref name="args"/>.
    /// </summary>
    public static unsafe bool NewTakesNoKeywords(ThreadState ts, string function, PyType type, PyType builtin, ref ReadOnlySpan<PyObject> args, PyTuple keywordNames)
    {
        if (keywordNames.Count > 0 && (ReferenceEquals(type, builtin) || (void*)type.Slots.Init == (void*)builtin.Slots.Init))
        {
            _ = NoKeywords(ts, function);
            return true;
        }

        args = args[..^keywordNames.Count];
        return false;
    }

    /// <summary>As <see cref="NewTakesNoKeywords"/> for <c>__init__</c>, whose keywords may be meant for the class's <c>__new__</c>.</summary>
    public static unsafe bool InitTakesNoKeywords(ThreadState ts, string function, PyObject self, PyType builtin, ref ReadOnlySpan<PyObject> args, PyTuple keywordNames)
    {
        if (keywordNames.Count > 0 && (ReferenceEquals(self.Type, builtin) || (void*)self.Type.Slots.New == (void*)builtin.Slots.New))
        {
            _ = NoKeywords(ts, function);
            return true;
        }

        args = args[..^keywordNames.Count];
        return false;
    }

    /// <summary>An argument of the wrong type. <paramref name="argument"/> is "argument 1", "argument 'sep'", or "argument" where there is only one.</summary>
    public static Raised BadArgument(ThreadState ts, string function, string argument, string expected, PyObject value) =>
        Raise.TypeError(ts, $"{function}() {argument} must be {expected}, not {(value is PyNone ? "None" : TypeName(value))}");

    /// <summary>Whether the number of arguments fits a function that takes keywords; false: TypeError is pending.</summary>
    public static bool CheckCounts(ThreadState ts, ArgumentDescriptor descriptor, int positional, int keywords)
    {
        string function = descriptor.Function;
        int all = descriptor.Names.Length;
        if (descriptor.KeywordsApart)
        {
            return keywords <= all || (bool)Raise.TypeError(ts, $"{function}() takes at most {all} keyword argument{Plural(all)} ({keywords} given)");
        }

        if (!descriptor.HasVarPositional && !descriptor.HasVarKeyword && positional + keywords > all)
        {
            // "keyword" keeps the figure from contradicting a limit on positional arguments.
            string kind = positional == 0 ? "keyword " : "";
            return Raise.TypeError(ts, $"{function}() takes at most {all} {kind}argument{Plural(all)} ({positional + keywords} given)");
        }

        int maximum = descriptor.Positional;
        if (!descriptor.HasVarPositional && positional > maximum)
        {
            if (descriptor.HasVarKeyword && descriptor.PositionalOnly == maximum)
            {
                return PositionalCount(ts, function, positional, null, descriptor.RequiredPositional, maximum);
            }

            if (maximum == 0)
            {
                return Raise.TypeError(ts, $"{function}() takes no positional arguments");
            }

            string bound = descriptor.RequiredPositional < maximum ? "at most" : "exactly";
            return Raise.TypeError(ts, $"{function}() takes {bound} {maximum} positional argument{Plural(maximum)} ({positional} given)");
        }

        int minimum = descriptor.RequiredPositionalOnly;
        if (positional < minimum)
        {
            string bound = minimum < maximum || descriptor.HasVarPositional ? "at least" : "exactly";
            return Raise.TypeError(ts, $"{function}() takes {bound} {minimum} positional argument{Plural(minimum)} ({positional} given)");
        }

        return true;
    }

    /// <summary>After distribution: whether all required values are there, and nothing is left over; false: TypeError is pending.</summary>
    /// <param name="byPosition">How many parameters were given by position.</param>
    /// <param name="givenTwice">The first parameter given by name too; out of range where there is none.</param>
    /// <param name="unexpected">The first keyword that no parameter takes.</param>
    public static bool CheckComplete(ThreadState ts, ArgumentDescriptor descriptor, ReadOnlySpan<PyObject?> values, int byPosition, int givenTwice, PyObject? unexpected)
    {
        for (int i = byPosition; i < descriptor.Names.Length; i++)
        {
            if (values[i] is null && (descriptor.Required & (1u << i)) != 0)
            {
                return Raise.TypeError(ts, $"{descriptor.Function}() missing required argument '{descriptor.Names[i]}' (pos {i + 1})");
            }
        }

        if (givenTwice < descriptor.Names.Length)
        {
            return Raise.TypeError(ts, $"argument for {descriptor.Function}() given by name ('{descriptor.Names[givenTwice]}') and position ({givenTwice + 1})");
        }

        return unexpected switch
        {
            null => true,
            PyStr name when name.GetType() != typeof(PyStr) && EqualsAnyName(ts, descriptor, name) is var equal && equal != Truth.False =>
                equal != Truth.Error && (bool)Raise.TypeError(ts, $"invalid keyword argument for {descriptor.Function}()"),
            PyStr name => Raise.TypeError(ts, $"{descriptor.Function}() got an unexpected keyword argument '{name}'{Hint(descriptor, name)}"),
            _ => Raise.TypeError(ts, "keywords must be strings"),
        };
    }

    /// <summary>Whether a name of a subclass of str says that it equals one of the parameters', which it is not.</summary>
    private static Truth EqualsAnyName(ThreadState ts, ArgumentDescriptor descriptor, PyStr name)
    {
        for (int i = descriptor.PositionalOnly; i < descriptor.Names.Length; i++)
        {
            Truth equal = Protocols.Comparison.Test(ts, PyStr.Intern(descriptor.Names[i]), name, CompareOperator.Equal);
            if (equal != Truth.False)
            {
                return equal;
            }
        }

        return Truth.False;
    }

    private static string Hint(ArgumentDescriptor descriptor, PyStr unexpected)
    {
        List<string> candidates = [.. descriptor.Names.AsSpan(descriptor.PositionalOnly)];
        return Interpreter.Suggestions.Find(unexpected.ToString(), candidates) is { } near ? $". Did you mean '{near}'?" : "";
    }

    private static Raised NoKeywords(ThreadState ts, string function) => Raise.TypeError(ts, $"{function}() takes no keyword arguments");

    private static string Plural(int count) => count == 1 ? "" : "s";
}
