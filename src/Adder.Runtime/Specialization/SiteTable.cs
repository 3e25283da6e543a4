using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Runtime.Instructions;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Specialization;

/// <summary>
/// What happened at each instruction of a family, by its place in the code (<c>-X pystats=sites</c>). Keeps the code objects that have run. Operands are looked at where no guard has: when an instruction waits, is tried, or misses.
/// </summary>
internal sealed unsafe class SiteTable
{
    private readonly Dictionary<CodeObject, SiteCounts?[]> _codes = [];
    private readonly Dictionary<(PyObject?, PyObject?), string> _names = [];
    private CodeObject? _lastCode;
    private SiteCounts?[] _last = [];

    /// <summary>Codes in the order in which they first ran, with a record for each instruction that has one.</summary>
    public IEnumerable<KeyValuePair<CodeObject, SiteCounts?[]>> Codes => _codes;

    /// <summary>An instruction is about to be executed.</summary>
    public void Execute(ref FrameRecord frame, CodeUnit* pc, int opcode)
    {
        int baseForm = InstructionTable.BaseOf(opcode);
        if (InstructionTable.IsFamily(baseForm))
        {
            At(ref frame, pc, baseForm).Execute(opcode);
        }
    }

    /// <summary>The execution that was counted last is done by another form.</summary>
    public void TakeBack(ref FrameRecord frame, CodeUnit* pc, int baseForm) => At(ref frame, pc, baseForm).TakeBack(baseForm);

    public void Miss(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, bool deoptimizes)
    {
        int baseForm = InstructionTable.BaseOf(pc->Opcode);
        SiteCounts site = At(ref frame, pc, baseForm);
        site.Miss(pc->Opcode, deoptimizes);
        Observe(ref frame, pc, ref sp, baseForm, site);
    }

    /// <summary>The instruction waits in its base form.</summary>
    public void Defer(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int baseForm)
    {
        if (pc->Opcode == baseForm)
        {
            Observe(ref frame, pc, ref sp, baseForm, At(ref frame, pc, baseForm));
        }
    }

    /// <summary>An attempt has been made, in vain where a reason is given.</summary>
    public void Attempt(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int baseForm, SpecializationFailure reason)
    {
        SiteCounts site = At(ref frame, pc, baseForm);
        if (reason != SpecializationFailure.None)
        {
            site.Fail(reason);
        }

        Observe(ref frame, pc, ref sp, baseForm, site);
    }

    private SiteCounts At(ref FrameRecord frame, CodeUnit* pc, int baseForm)
    {
        if (!ReferenceEquals(frame.Code, _lastCode))
        {
            _lastCode = frame.Code;
            if (!_codes.TryGetValue(frame.Code, out SiteCounts?[]? sites))
            {
                _codes.Add(frame.Code, sites = new SiteCounts?[frame.Code.Executable!.Count]);
            }

            _last = sites;
        }

        return _last[pc - frame.Code.Start] ??= new SiteCounts(baseForm);
    }

    private void Observe(ref FrameRecord frame, CodeUnit* pc, ref PyObject? sp, int baseForm, SiteCounts site)
    {
        int oparg = Adaptive.OperandAt(ref frame, pc);
        switch ((Opcode)baseForm)
        {
            case Opcode.BINARY_OP or Opcode.COMPARE_OP or Opcode.CONTAINS_OP or Opcode.STORE_SUBSCR:
                See(site, Unsafe.Add(ref sp, -2)!.Type, Unsafe.Add(ref sp, -1)!.Type);
                break;
            case Opcode.LOAD_ATTR or Opcode.STORE_ATTR or Opcode.TO_BOOL or Opcode.UNPACK_SEQUENCE or Opcode.FOR_ITER or Opcode.LOAD_SUPER_ATTR:
                See(site, Unsafe.Add(ref sp, -1)!.Type, null);
                break;
            case Opcode.SEND:
                See(site, Unsafe.Add(ref sp, -2)!.Type, null);
                break;
            case Opcode.BINARY_SLICE or Opcode.STORE_SLICE:
                See(site, Unsafe.Add(ref sp, -3)!.Type, null);
                break;
            case Opcode.CALL:
                SeeTarget(site, Unsafe.Add(ref sp, -2 - oparg)!);
                break;
            case Opcode.CALL_KW:
                SeeTarget(site, Unsafe.Add(ref sp, -3 - oparg)!);
                break;
            case Opcode.CALL_FUNCTION_EX:
                SeeTarget(site, Unsafe.Add(ref sp, -4)!);
                break;
        }
    }

    private void See(SiteCounts site, PyType first, PyType? second)
    {
        if (!_names.TryGetValue((first, second), out string? name))
        {
            name = second is null ? first.FullName : $"{first.FullName},{second.FullName}";
            _names.Add((first, second), name);
        }

        site.See(name);
    }

    private void SeeTarget(SiteCounts site, PyObject callable)
    {
        // What is made anew for each call is known by what it is made from.
        PyObject target = callable switch
        {
            PyBoundMethod bound => bound.Function,
            _ => callable,
        };
        PyObject key = target is PyFunction ofCode ? ofCode.Code : target is PyType or PyMethodDescriptor or PyBuiltinFunction ? target : target.Type;
        if (!_names.TryGetValue((key, PyNone.Instance), out string? name))
        {
            name = target switch
            {
                PyFunction function => function.Code.QualifiedName.ToString(),
                PyType type => type.FullName,
                PyMethodDescriptor descriptor => $"{descriptor.Owner.FullName}.{descriptor.Definition.Name}",
                PyBuiltinFunction function => function.Definition.Name,
                _ => target.Type.FullName,
            };
            _names.Add((key, PyNone.Instance), name);
        }

        site.SeeTarget(name);
    }
}

/// <summary>What happened at one instruction.</summary>
internal sealed class SiteCounts(int baseForm)
{
    /// <summary>Events that a history keeps; later ones are only counted.</summary>
    private const int HistoryLimit = 64;

    /// <summary>Kinds of operands that are told apart.</summary>
    private const int SeenLimit = 64;

    public int BaseForm { get; } = baseForm;

    /// <summary>Executions and misses by form, as executing numbers; the base form's are those that were not specialized.</summary>
    public List<(int Form, long Executions, long Misses)> Forms { get; } = [];

    public long Deoptimizations { get; private set; }

    public Dictionary<SpecializationFailure, long> Failures { get; } = [];

    /// <summary>Types of the operands that no guard let through.</summary>
    public Dictionary<string, long> Types { get; } = [];

    /// <summary>What was called, likewise.</summary>
    public Dictionary<string, long> Targets { get; } = [];

    /// <summary>Each change: after how many executions, and to which form or why not.</summary>
    public List<(long After, int Form, SpecializationFailure Reason)> History { get; } = [];

    private long _executed;
    private int _form = baseForm;

    public void Execute(int form)
    {
        _executed++;
        Count(form, 1, 0);
        if (form != _form)
        {
            _form = form;
            Note(form, SpecializationFailure.None);
        }
    }

    public void TakeBack(int form)
    {
        _executed--;
        Count(form, -1, 0);
    }

    public void Miss(int form, bool deoptimizes)
    {
        Count(form, 0, 1);
        Deoptimizations += deoptimizes ? 1 : 0;
    }

    public void Fail(SpecializationFailure reason)
    {
        Failures[reason] = Failures.GetValueOrDefault(reason) + 1;
        _form = BaseForm;
        if (History.Count == 0 || History[^1].Reason != reason)
        {
            Note(BaseForm, reason);
        }
    }

    public void See(string types) => Add(Types, types);

    public void SeeTarget(string name) => Add(Targets, name);

    private static void Add(Dictionary<string, long> counts, string name)
    {
        if (counts.Count < SeenLimit || counts.ContainsKey(name))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }

    private void Note(int form, SpecializationFailure reason)
    {
        if (History.Count < HistoryLimit)
        {
            History.Add((_executed, form, reason));
        }
    }

    private void Count(int form, long executions, long misses)
    {
        for (int i = 0; i < Forms.Count; i++)
        {
            if (Forms[i].Form == form)
            {
                Forms[i] = (form, Forms[i].Executions + executions, Forms[i].Misses + misses);
                return;
            }
        }

        Forms.Add((form, executions, misses));
    }
}
