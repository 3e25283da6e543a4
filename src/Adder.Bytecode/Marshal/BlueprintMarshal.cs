using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Adder.Syntax;

namespace Adder.Bytecode.Marshal;

/// <summary>Writes and reads code objects as the compiler makes them.</summary>
internal static class BlueprintMarshal
{
    /// <summary>What <c>marshal.dumps</c> gives for the code object.</summary>
    /// <exception cref="InvalidOperationException">The code nests too deeply.</exception>
    public static byte[] Dump(CodeBlueprint code)
    {
        var source = new BlueprintSource();
        var output = new ArrayBufferWriter<byte>(1024);
        MarshalError? error = MarshalWriter<ConstantValue>.Write(source.AddRoot(code), source, output);
        return error is null ? output.WrittenSpan.ToArray() : throw new InvalidOperationException(error.Message);
    }

    /// <summary>Reads a code object; null with an error where the data are damaged or hold something else.</summary>
    public static CodeBlueprint? Load(ReadOnlyMemory<byte> data, out MarshalError? error) => Load(new MarshalMemoryInput(data), out error);

    /// <summary>Reads a code object; what follows it stays in the input.</summary>
    public static CodeBlueprint? Load(MarshalInput input, out MarshalError? error)
    {
        ConstantValue? value = MarshalReader<ConstantValue>.Read(input, new BlueprintSink(), out error);
        if (error is { Kind: MarshalErrorKind.Foreign } || (value is not null and not CodeConstant))
        {
            error = new MarshalError(MarshalErrorKind.Value, "bad marshal data (not a code object of constants)");
        }

        return error is null ? (value as CodeConstant)?.Code : null;
    }
}

/// <summary>
/// Takes blueprints apart for marshal. CPython numbers the objects that have more than one reference; this source counts the references that
/// CPython's compiler would leave, so that the output is the same byte for byte: equal constants of a module are one object, identifiers are interned,
/// and small numbers and the like are immortal.
/// </summary>
internal sealed class BlueprintSource : IMarshalSource<ConstantValue>
{
    private readonly Dictionary<ConstantValue, ConstantValue> _merged = [];
    private readonly Dictionary<string, StringConstant> _interned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ownQualifiedNames = new(StringComparer.Ordinal);
    private readonly HashSet<ConstantValue> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ConstantValue> _shared = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ConstantValue> _internedValues = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CodeBlueprint, MarshalCode<ConstantValue>> _codes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares a code object that is marshalled by itself; its caller holds it, too.</summary>
    public ConstantValue AddRoot(CodeBlueprint code)
    {
        CollectQualifiedNames(code);
        ConstantValue root = Refer(new CodeConstant(code));
        _shared.Add(root);
        return root;
    }

    /// <summary>A class body holds its own qualified name as a constant: that is the object which is interned.</summary>
    private void CollectQualifiedNames(CodeBlueprint code)
    {
        foreach (ConstantValue constant in code.Constants)
        {
            if (constant is CodeConstant nested)
            {
                CollectQualifiedNames(nested.Code);
            }
            else if (constant is StringConstant text && text.Text == code.QualifiedName && Array.IndexOf(code.Names, "__qualname__") >= 0)
            {
                _ownQualifiedNames.Add(text.Text);
            }
        }
    }

    /// <summary>Gives the one object that stands for all equal ones, and counts a reference to it.</summary>
    private ConstantValue Refer(ConstantValue value)
    {
        if (_internedValues.Contains(value))
        {
            return value;
        }

        if (value is StringConstant text && IsInterned(text))
        {
            return Intern(text);
        }

        if (value is FrozenSetConstant set && Array.Exists(set.Items, item => item is StringConstant name && IsIdentifierLike(name.Text)))
        {
            // Interning what is in a frozenset makes a copy of it.
            return new FrozenSetConstant(Array.ConvertAll(set.Items, ReferFromSet));
        }

        ConstantValue merged = Merge(value);
        if (!_seen.Add(merged) || IsImmortal(merged))
        {
            _shared.Add(merged);
        }

        return merged;
    }

    private ConstantValue Merge(ConstantValue value)
    {
        if (_merged.TryGetValue(value, out ConstantValue? known))
        {
            return known;
        }

        ConstantValue made = value switch
        {
            TupleConstant tuple => new TupleConstant(Array.ConvertAll(tuple.Items, Refer)),
            FrozenSetConstant set => new FrozenSetConstant(Array.ConvertAll(set.Items, ReferFromSet)),
            SliceConstant slice => new SliceConstant(Refer(slice.Start), Refer(slice.Stop), Refer(slice.Step)),
            _ => value,
        };
        _merged.Add(value, made);
        if (made is CodeConstant { Code: var code })
        {
            _codes[code] = Prepare(code);
        }

        return made;
    }

    /// <summary>While the items of a set are put in order, they are referred to a second time.</summary>
    private ConstantValue ReferFromSet(ConstantValue value)
    {
        ConstantValue item = Refer(value);
        _shared.Add(item);
        return item;
    }

    private MarshalCode<ConstantValue> Prepare(CodeBlueprint code)
    {
        // The bytecode is copied on request, and the copy is kept: it has a second reference, but is never merged with an equal one.
        var bytecode = new BytesConstant(code.Code);
        _shared.Add(bytecode);
        var kinds = new BytesConstant(Array.ConvertAll(code.LocalsPlusKinds, kind => (byte)kind));

        // The parameter of __annotate__ gets its name at the very end, in a new tuple.
        bool hasRenamedParameter = code is { Name: "__annotate__", LocalsPlusNames: ["format", ..] };
        return new MarshalCode<ConstantValue>
        {
            ArgumentCount = code.ArgumentCount,
            PositionalOnlyArgumentCount = code.PositionalOnlyArgumentCount,
            KeywordOnlyArgumentCount = code.KeywordOnlyArgumentCount,
            StackSize = code.StackSize,
            Flags = (int)code.Flags,
            Code = bytecode,
            Constants = Refer(new TupleConstant(code.Constants)),
            Names = Refer(Names(code.Names)),
            LocalsPlusNames = hasRenamedParameter ? Names(code.LocalsPlusNames) : Refer(Names(code.LocalsPlusNames)),
            LocalsPlusKinds = kinds.Value.Length == 0 ? Refer(kinds) : kinds,
            FileName = Intern(new StringConstant(code.FileName)),
            Name = Intern(new StringConstant(code.Name)),
            QualifiedName = Intern(new StringConstant(code.QualifiedName)),
            FirstLineNumber = code.FirstLineNumber,
            LineTable = Refer(new BytesConstant(code.LineTable)),
            ExceptionTable = Refer(new BytesConstant(code.ExceptionTable)),
        };
    }

    private TupleConstant Names(string[] names) => new(Array.ConvertAll(names, ConstantValue (name) => Intern(new StringConstant(name))));

    private StringConstant Intern(StringConstant text)
    {
        if (!_interned.TryGetValue(text.Text, out StringConstant? known))
        {
            known = text;
            _interned.Add(text.Text, known);
            _internedValues.Add(known);
            _shared.Add(known);
        }

        return known;
    }

    /// <summary>Strings that look like identifiers are interned among constants; single Latin-1 characters and the empty string exist once.</summary>
    private bool IsInterned(StringConstant text) =>
        text.CodePoints is null
        && (text.Text.Length == 0 || (text.Text.Length == 1 && text.Text[0] < 256) || _ownQualifiedNames.Contains(text.Text) || IsIdentifierLike(text.Text));

    private static bool IsIdentifierLike(string text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsImmortal(ConstantValue value) => value switch
    {
        IntConstant integer => integer.Value >= -5 && integer.Value <= 256,
        BytesConstant bytes => bytes.Value.Length <= 1,
        TupleConstant tuple => tuple.Items.Length == 0,
        _ => false,
    };

    public MarshalSingleton Singleton(ConstantValue value) => value switch
    {
        NoneConstant => MarshalSingleton.None,
        BoolConstant boolean => boolean.Value ? MarshalSingleton.True : MarshalSingleton.False,
        EllipsisConstant => MarshalSingleton.Ellipsis,
        _ => MarshalSingleton.NotSingleton,
    };

    public bool MayBeShared(ConstantValue value) => _shared.Contains(value);

    public bool Write(ConstantValue value, MarshalWriter<ConstantValue> writer)
    {
        switch (value)
        {
            case IntConstant integer:
                writer.Integer(integer.Value);
                return true;
            case FloatConstant real:
                writer.Float(real.Value);
                return true;
            case ComplexConstant complex:
                writer.Complex(complex.Real, complex.Imaginary);
                return true;
            case StringConstant text:
                writer.String(SurrogateUtf8.Encode(text), _internedValues.Contains(text));
                return true;
            case BytesConstant bytes:
                writer.Bytes(bytes.Value);
                return true;
            case TupleConstant tuple:
                writer.Tuple(tuple.Items);
                return true;
            case FrozenSetConstant set:
                writer.Set(set.Items, frozen: true);
                return true;
            case SliceConstant slice:
                writer.Slice(slice.Start, slice.Stop, slice.Step);
                return true;
            case CodeConstant code:
                writer.Code(_codes[code.Code]);
                return true;
            default:
                return false;
        }
    }
}

/// <summary>Makes blueprints and constants of marshalled data. Lists, dicts and sets are no constants and fail.</summary>
internal sealed class BlueprintSink : IMarshalSink<ConstantValue>
{
    /// <summary>A frozenset whose items are still being read.</summary>
    private sealed record FrozenSetBuilder(List<ConstantValue> Items) : ConstantValue;

    public ConstantValue? Singleton(MarshalSingleton value) => value switch
    {
        MarshalSingleton.None => NoneConstant.Instance,
        MarshalSingleton.True => BoolConstant.True,
        MarshalSingleton.False => BoolConstant.False,
        MarshalSingleton.Ellipsis => EllipsisConstant.Instance,
        _ => null,
    };

    public ConstantValue? Integer(BigInteger value) => new IntConstant(value);

    public ConstantValue? Float(double value) => new FloatConstant(value);

    public ConstantValue? Complex(double real, double imaginary) => new ComplexConstant(real, imaginary);

    public ConstantValue? Bytes(ReadOnlySpan<byte> value) => new BytesConstant(value.ToArray());

    public ConstantValue? String(ReadOnlySpan<byte> utf8, bool isAscii, bool interned) =>
        isAscii ? new StringConstant(System.Text.Encoding.Latin1.GetString(utf8)) : SurrogateUtf8.Decode(utf8);

    public ConstantValue? BeginTuple(int count) => new TupleConstant(new ConstantValue[count]);

    public bool SetTupleItem(ConstantValue tuple, int index, ConstantValue item)
    {
        if (ReferenceEquals(tuple, item))
        {
            return false;
        }

        ((TupleConstant)tuple).Items[index] = item;
        return true;
    }

    public ConstantValue? BeginList(int count) => null;

    public bool AddToList(ConstantValue list, ConstantValue item) => false;

    public ConstantValue? BeginDictionary() => null;

    public bool AddToDictionary(ConstantValue dictionary, ConstantValue key, ConstantValue value) => false;

    public ConstantValue? BeginSet(bool frozen) => frozen ? new FrozenSetBuilder([]) : null;

    public bool AddToSet(ConstantValue set, ConstantValue item)
    {
        ((FrozenSetBuilder)set).Items.Add(item);
        return true;
    }

    public ConstantValue? EndSet(ConstantValue set) => new FrozenSetConstant([.. ((FrozenSetBuilder)set).Items]);

    public ConstantValue? Slice(ConstantValue start, ConstantValue stop, ConstantValue step) => new SliceConstant(start, stop, step);

    public ConstantValue? Code(in MarshalCode<ConstantValue> code)
    {
        if (code is not
            {
                ArgumentCount: >= 0, PositionalOnlyArgumentCount: >= 0, KeywordOnlyArgumentCount: >= 0, StackSize: >= 0,
                Code: BytesConstant bytecode, Constants: TupleConstant constants, LocalsPlusKinds: BytesConstant kinds,
                FileName: StringConstant fileName, Name: StringConstant name, QualifiedName: StringConstant qualifiedName,
                LineTable: BytesConstant lineTable, ExceptionTable: BytesConstant exceptionTable,
            }
            || Strings(code.Names) is not { } names || Strings(code.LocalsPlusNames) is not { } localsPlusNames
            || localsPlusNames.Length != kinds.Value.Length || bytecode.Value.Length % 2 != 0
            || code.PositionalOnlyArgumentCount > code.ArgumentCount
            || (long)code.ArgumentCount + code.KeywordOnlyArgumentCount > localsPlusNames.Length
            || constants.Items.Contains(null))
        {
            return null;
        }

        return new CodeConstant(new CodeBlueprint
        {
            ArgumentCount = code.ArgumentCount,
            PositionalOnlyArgumentCount = code.PositionalOnlyArgumentCount,
            KeywordOnlyArgumentCount = code.KeywordOnlyArgumentCount,
            StackSize = code.StackSize,
            Flags = (CodeFlags)code.Flags,
            Code = bytecode.Value,
            Constants = constants.Items,
            Names = names,
            LocalsPlusNames = localsPlusNames,
            LocalsPlusKinds = Array.ConvertAll(kinds.Value, kind => (LocalKinds)kind),
            FileName = fileName.Text,
            Name = name.Text,
            QualifiedName = qualifiedName.Text,
            FirstLineNumber = code.FirstLineNumber,
            LineTable = lineTable.Value,
            ExceptionTable = exceptionTable.Value,
        });
    }

    private static string[]? Strings(ConstantValue value)
    {
        if (value is not TupleConstant tuple)
        {
            return null;
        }

        var strings = new string[tuple.Items.Length];
        for (int i = 0; i < strings.Length; i++)
        {
            if (tuple.Items[i] is not StringConstant text)
            {
                return null;
            }

            strings[i] = text.Text;
        }

        return strings;
    }
}
