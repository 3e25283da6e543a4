using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Objects;
using Adder.Runtime.Protocols;
using Adder.Runtime.Specialization;

namespace Adder.Runtime.Interpreter;

/// <summary>
/// The executing copy of a code object: 32-bit units at the offsets of CPython's 16-bit ones, made when the code first runs, and what specialization has
/// learnt about it.
/// </summary>
[Heap.NoReference]
internal sealed unsafe class ExecutableCode
{
    // Pinned, so that program counters are plain pointers. The code object keeps it alive as long as a frame runs it.
    private readonly CodeUnit[] _units;
    private readonly ExceptionTableEntry[] _handlers;

    // The operands that do not fit into 16 bits, by instruction; null where there are none, which is nearly always.
    private Dictionary<int, int>? _wideOperands;
    private readonly byte[] _bytes;
    private readonly PyObject[] _constants;
    private object?[] _references = [];
    private int _referenceCount;
    private SiteRecord?[]? _sites;
    private bool _hasLooked;

    /// <summary>The place of a reference where there is none.</summary>
    private object? _none;

    // The executing opcodes of what takes iterators of loops off the stack, by instruction; null before the first temporary.
    private Dictionary<int, int>? _droppingPops;

    /// <summary>Calls and jumps backward that CPython 3.11 lets pass before code is adaptive.</summary>
    private const int Calls311 = 8;

    // Those that are still to come; 0 where the code is adaptive.
    private int _callsToCome;

    // What becomes of the results of calls, by instruction; null before one was asked for.
    private ResultUse[]? _resultUses;

    private ExecutableCode(CodeObject code, Lens lens, bool smallestCounters)
    {
        byte[] bytes = _bytes = code.Blueprint.Code;
        int count = bytes.Length / 2;
        _constants = code.Constants;
        _units = GC.AllocateArray<CodeUnit>(count, pinned: true);
        First = (CodeUnit*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_units));
        SmallestCounters = smallestCounters;
        Lens = lens;
        _callsToCome = lens == Lens.Python311 && !smallestCounters ? Calls311 : 0;
        Translate(bytes, count);
        _handlers = ExceptionTable.Read(code.Blueprint.ExceptionTable);
    }

    /// <summary>The first unit; it does not move.</summary>
    public CodeUnit* First { get; }

    public int Count => _units.Length;

    /// <summary>Whose specializations the code gets.</summary>
    public Lens Lens { get; }

    public bool Specializes => Lens != Lens.Off;

    public bool SmallestCounters { get; }

    /// <summary>The version of what monitoring wants that the code is instrumented for.</summary>
    public long MonitoringVersion { get; set; } = -1;

    /// <summary>What monitoring has changed in this code; null where it never changed anything.</summary>
    public Monitoring.CodeInstrumentation? Instrumentation { get; set; }

    /// <summary>Who reads the code when it has ended; null where nobody watches.</summary>
    public WatchedCode? Watch { get; set; }

    /// <summary>The constants of the code object.</summary>
    public ReadOnlySpan<PyObject> Constants => _constants;

    /// <summary>Objects that specialized instructions hold on to, by the index in their caches.</summary>
    public object?[] References => _references;

    public static ExecutableCode Create(CodeObject code, InterpreterOptions options) => new(code, options.Lens, options.SmallestCounters);

    /// <summary>Keeps an object for an instruction's cache, in place of what it kept before, and gives its index.</summary>
    public int Refer(int instruction, object reference)
    {
        SiteRecord site = SiteAt(instruction);
        if (site.ReferenceIndex < 0)
        {
            if (_referenceCount == _references.Length)
            {
                Array.Resize(ref _references, Math.Max(4, _referenceCount * 2));
            }

            site.ReferenceIndex = _referenceCount++;
        }

        _references[site.ReferenceIndex] = reference;
        return site.ReferenceIndex;
    }

    /// <summary>What is known about an instruction, made on first use.</summary>
    public SiteRecord SiteAt(int index)
    {
        _sites ??= new SiteRecord?[_units.Length];
        return _sites[index] ??= new SiteRecord();
    }

    /// <summary>How many references to Python objects caches and records may hold.</summary>
    public int CachedReferenceCount => _referenceCount + (_sites is null ? 0 : _sites.Length * SiteRecord.TypeCount);

    /// <summary>One of them.</summary>
    public ref object? CachedReference(int place)
    {
        if (place < _referenceCount)
        {
            return ref _references[place];
        }

        place -= _referenceCount;
        return ref _sites![place / SiteRecord.TypeCount] is { } site ? ref site.TypeAt(place % SiteRecord.TypeCount) : ref _none;
    }

    /// <summary>The place for what becomes of the result of a call at an instruction: see <see cref="Temporaries"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ResultUse ResultUseAt(int index)
    {
        ResultUse[] uses = _resultUses ?? MakeRoomForUses();
        return ref uses[index];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ResultUse[] MakeRoomForUses() => _resultUses = new ResultUse[_units.Length];

    /// <summary>What is known about an instruction; null where nothing was recorded.</summary>
    public SiteRecord? FindSite(int index) => _sites?[index];

    /// <summary>How many instructions it was tried to specialize.</summary>
    public int CountTriedSites()
    {
        int count = 0;
        foreach (SiteRecord? site in _sites ?? [])
        {
            count += site is { } tried && tried.Successes + tried.Failures > 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether an operand of some instruction does not fit into its unit.</summary>
    public bool HasWideOperands => _wideOperands is not null;

    /// <summary>The operand of an instruction, whatever its size.</summary>
    public int WideOperandAt(int index) => _wideOperands!.TryGetValue(index, out int operand) ? operand : _units[index].Operand;

    /// <summary>The handler of an exception raised at an instruction.</summary>
    public bool TryFindHandler(int index, out ExceptionTableEntry handler)
    {
        int offset = index * 2;
        foreach (ref readonly ExceptionTableEntry entry in _handlers.AsSpan())
        {
            if (offset < entry.Start)
            {
                break;
            }

            if (offset < entry.End)
            {
                handler = entry;
                return true;
            }
        }

        handler = default;
        return false;
    }

    /// <summary>A RESUME has looked whether the code is instrumented as it should be: from now on it need not.</summary>
    public void QuickenResume(CodeUnit* resume)
    {
        resume->Opcode = (ushort)Opcode.RESUME_CHECK;
        _hasLooked = true;
    }

    /// <summary>A call, or a jump backward: whether the code is adaptive by now.</summary>
    public bool WarmUp()
    {
        if (_callsToCome == 0 || --_callsToCome > 0)
        {
            return _callsToCome == 0;
        }

        for (int i = 0; i < _units.Length; i += LengthAt(i))
        {
            if (InstructionTable.CachesOf((int)BaseAt(i)) > 0 && Tries(i))
            {
                _units[i + 1].Operand = InitialCounter((int)BaseAt(i));
            }
        }

        return true;
    }

    /// <summary>Whether the lens's version ever tries to specialize the instruction at a unit: the family must be there, and CPython 3.11 tries these operators only.</summary>
    public bool Tries(int index) =>
        Lens.OffersFamily((int)BaseAt(index)) && (Lens != Lens.Python311 || SmallestCounters || BaseAt(index) != Opcode.BINARY_OP
            || Numbers.Plain((BinaryOperation)ArgumentAt(index)) is BinaryOperation.Add or BinaryOperation.Subtract or BinaryOperation.Multiply or BinaryOperation.Subscript);

    /// <summary>What monitoring wants has changed: every RESUME must look.</summary>
    public void LookAgain()
    {
        if (!_hasLooked)
        {
            return;
        }

        _hasLooked = false;
        for (int i = 0; i < _units.Length; i += LengthAt(i))
        {
            if (_units[i].Opcode == (int)Opcode.RESUME_CHECK)
            {
                _units[i].Opcode = (ushort)Opcode.RESUME;
            }
        }
    }

    /// <summary>Puts an instruction back into its general form, as if it had never run.</summary>
    public void Reset(int index, int opcode)
    {
        _units[index].Opcode = (ushort)opcode;
        if (InstructionTable.CachesOf(opcode) > 0)
        {
            _units[index + 1].Operand = InitialCounter(opcode);
        }
    }

    /// <summary>Whether frames of the code have had <see cref="Temporaries"/> on their stack.</summary>
    public bool HoldsTemporaries => _droppingPops is not null;

    /// <summary>From now on the code's instructions that take the iterator of a loop off the stack see whether it is a temporary.</summary>
    public void HoldTemporaries(CodeObject code)
    {
        if (_droppingPops is not null)
        {
            return;
        }

        StackPicture?[] pictures = StackPictures.Find(code);
        var pops = new Dictionary<int, int>();
        for (int i = 0; i < Count; i += LengthAt(i))
        {
            Opcode opcode = BaseAt(i);
            if (opcode == Opcode.POP_ITER || (opcode == Opcode.POP_TOP && pictures[i] is { Kind: StackItemKind.Iterator }))
            {
                int form = InstructionTable.ExecutingOf((int)(opcode == Opcode.POP_ITER ? OwnOpcode.POP_ITER_DROPPING : OwnOpcode.POP_TOP_DROPPING));
                pops[i] = form;
                if (_units[i].Opcode == (int)opcode)
                {
                    _units[i].Opcode = (ushort)form;
                }
            }
        }

        _droppingPops = pops;
    }

    /// <summary>The opcode with which an instruction executes that is neither watched nor specialized.</summary>
    public int PlainAt(int index) =>
        _droppingPops is not null && _droppingPops.TryGetValue(index, out int form) ? form
        : IsStoreOfNone(index) ? InstructionTable.ExecutingOf((int)OwnOpcode.STORE_FAST_RELEASING)
        : (int)BaseAt(index);

    /// <summary>The instruction at a unit in its general form, whatever specialization and monitoring have made of it.</summary>
    public Opcode BaseAt(int index) => (Opcode)_bytes[index * 2];

    /// <summary>Units of the instruction at a unit: itself and its caches.</summary>
    public int LengthAt(int index) => 1 + InstructionTable.CachesOf(_bytes[index * 2]);

    /// <summary>The whole argument of an instruction, the prefixes' part included.</summary>
    public int ArgumentAt(int index) =>
        index > 0 && _bytes[(index - 1) * 2] == (int)Opcode.EXTENDED_ARG && _units[index].Opcode != (int)Opcode.EXTENDED_ARG
            ? (_units[index - 1].Operand << 16) | _units[index].Operand
            : _units[index].Operand;

    public ReadOnlySpan<ExceptionTableEntry> Handlers => _handlers;

    /// <summary>The executing opcode of a unit.</summary>
    public int ExecutingOpcode(int index) => _units[index].Opcode;

    /// <summary>The opcode that CPython shows at a unit: specialized where it is, Adder's own under their own numbers.</summary>
    public int ShownOpcode(int index) => InstructionTable.ShownOf(Lens.Visible(_units[index].Opcode));

    /// <summary>The code as <c>_co_code_adaptive</c> gives it: specialized opcodes and counters in 16-bit units.</summary>
    public byte[] ToAdaptiveBytes()
    {
        var bytes = new byte[_units.Length * 2];
        for (int i = 0; i < _units.Length;)
        {
            bytes[i * 2] = InstructionBytes.Of(Lens.Visible(_units[i].Opcode));
            bytes[(i * 2) + 1] = (byte)_units[i].Operand;
            int caches = LengthAt(i) - 1;
            if (caches > 0)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan((i + 1) * 2), _units[i + 1].Operand);
            }

            i += 1 + caches;
        }

        return bytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddWideOperand(int index, int operand) => (_wideOperands ??= [])[index] = operand;

    private void Translate(byte[] bytes, int count)
    {
        int prefix = 0;
        for (int i = 0; i < count;)
        {
            int opcode = bytes[i * 2];
            int operand = bytes[(i * 2) + 1];
            if (opcode == (int)Opcode.EXTENDED_ARG)
            {
                prefix = (prefix | operand) << 8;
                _units[i].Opcode = (ushort)Opcode.EXTENDED_ARG;
                i++;
                continue;
            }

            int argument = prefix | operand;
            if (argument > ushort.MaxValue)
            {
                AddWideOperand(i, argument);
            }

            _units[i].Opcode = (ushort)opcode;
            _units[i].Operand = (ushort)argument;

            // The prefixes hold the argument's high half: see EXTENDED_ARG in the loop.
            for (int at = i - 1; at >= 0 && prefix != 0 && _units[at].Opcode == (int)Opcode.EXTENDED_ARG; at--)
            {
                _units[at].Operand = (ushort)(argument >> 16);
            }

            FuseConstant(i);

            if (IsStoreOfNone(i))
            {
                _units[i].Opcode = InstructionTable.ExecutingOf((int)OwnOpcode.STORE_FAST_RELEASING);
            }

            prefix = 0;
            int caches = InstructionTable.CachesOf(opcode);
            if (caches > 0)
            {
                _units[i + 1].Operand = InitialCounter(opcode);
            }

            i += 1 + caches;
        }
    }

    /// <summary>Whether a variable is set to None at a unit: see <see cref="Releases"/>.</summary>
    private bool IsStoreOfNone(int index) =>
        index > 0 && _bytes[index * 2] == (int)Opcode.STORE_FAST && _bytes[(index - 1) * 2] == (int)Opcode.LOAD_CONST && _constants[ArgumentAt(index - 1)] is PyNone;

    /// <summary>A variable and a constant after it are loaded at once.</summary>
    private void FuseConstant(int index)
    {
        if (index > 0 && _units[index - 1].Opcode == (int)Opcode.LOAD_FAST_BORROW && (Opcode)_units[index].Opcode is Opcode.LOAD_SMALL_INT or Opcode.LOAD_CONST)
        {
            _units[index - 1].Opcode = InstructionTable.ExecutingOf(
                (int)((Opcode)_units[index].Opcode == Opcode.LOAD_SMALL_INT ? OwnOpcode.LOAD_FAST_BORROW_LOAD_SMALL_INT : OwnOpcode.LOAD_FAST_BORROW_LOAD_CONST));
        }
    }

    /// <summary>The attribute that is loaded at a unit is in its object's slots: where that object is a variable, both are loaded at once.</summary>
    public void FuseAttribute(CodeUnit* load)
    {
        if (load > First && load[-1].Opcode == (int)Opcode.LOAD_FAST_BORROW && BaseAt((int)(load - First) - 1) == Opcode.LOAD_FAST_BORROW)
        {
            load[-1].Opcode = InstructionTable.ExecutingOf((int)OwnOpcode.LOAD_FAST_BORROW_LOAD_ATTR);
        }
    }

    /// <summary>An operation on numbers, or an item of a list, at a unit has been specialized: where its operands are two variables, it is executed with them.</summary>
    public void FuseOperands(CodeUnit* operation)
    {
        bool takes = operation->Opcode is (int)Opcode.BINARY_OP_ADD_INT or (int)Opcode.BINARY_OP_SUBTRACT_INT or (int)Opcode.BINARY_OP_ADD_FLOAT or (int)Opcode.BINARY_OP_SUBTRACT_FLOAT or (int)Opcode.BINARY_OP_MULTIPLY_FLOAT
            or (int)OwnOpcode.BINARY_OP_TRUE_DIVIDE_FLOAT - 256 or (int)Opcode.COMPARE_OP_INT or (int)Opcode.BINARY_OP_SUBSCR_LIST_INT;
        if (operation > First && BaseAt((int)(operation - First) - 1) == Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW)
        {
            ushort fused = InstructionTable.ExecutingOf((int)OwnOpcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW_OPERATE);
            if (operation[-1].Opcode == (takes ? (int)Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW : fused))
            {
                operation[-1].Opcode = takes ? fused : (ushort)Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
            }
        }
    }

    private ushort InitialCounter(int opcode) => (Opcode)opcode switch
    {
        Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE => Lens is Lens.Python311 or Lens.Python312 ? (ushort)0 : (ushort)0x5555,
        Opcode.JUMP_BACKWARD => Adaptive.JumpBackwardCounter(Lens),
        _ when _callsToCome > 0 || !Lens.OffersFamily(opcode) => Adaptive.Never,
        _ => SmallestCounters || Lens == Lens.Python311 ? Adaptive.Immediately : Adaptive.WarmUp,
    };
}
