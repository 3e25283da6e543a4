using System;
using System.Collections.Generic;
using Adder.Runtime.Interpreter;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Heap;

/// <summary>
/// Follows all references from what an interpreter's threads and modules hold: what a program asks for with <c>gc.get_objects()</c>, <c>gc.get_referrers()</c> and <c>sys.getrefcount()</c>. Nothing is kept for it while the program
/// runs, so that it takes as long as there are objects. What only native code holds while it runs (the arguments of a builtin function that calls back) is not found.
/// </summary>
internal sealed unsafe class HeapWalk : ReferenceSink
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<PyObject> _objects = [];
    private readonly Stack<object> _parts = [];
    private readonly Action<PyObject?, PyObject> _found;
    private readonly PyInterpreter _interpreter;
    private PyObject? _owner;

    private HeapWalk(PyInterpreter interpreter, Action<PyObject?, PyObject> found)
    {
        _interpreter = interpreter;
        _found = found;
    }

    /// <summary>Calls back for each reference: with the Python object that has it (null for a frame, or the interpreter itself) and the one that it leads to. Each object is gone through once.</summary>
    public static void ForEachReference(PyInterpreter interpreter, Action<PyObject?, PyObject> found)
    {
        DeadSlots.Clear(interpreter);
        var walk = new HeapWalk(interpreter, found);
        walk.See(interpreter);
        walk.FollowParts();
        interpreter.ForEachThread(static (thread, walk) => walk.FollowFrames(thread), walk);
        walk.FollowAll();
    }

    /// <summary>Calls back for each reference that an object has itself, in no part of it another object's.</summary>
    public static void ForEachReferenceOf(PyInterpreter interpreter, PyObject owner, Action<PyObject> found)
    {
        var walk = new HeapWalk(interpreter, (_, target) => found(target));
        walk._seen.Add(interpreter);
        interpreter.ForEachThread(static (thread, walk) => walk._seen.Add(thread), walk);
        walk.FollowObject(owner);
    }

    /// <inheritdoc/>
    public override void See(object? target)
    {
        switch (target)
        {
            case null or string:
                break;
            case PyInterpreter other when !ReferenceEquals(other, _interpreter):
            case ThreadState thread when !ReferenceEquals(thread.Interpreter, _interpreter):
                // Another interpreter runs on meanwhile.
                break;
            case PyObject value:
                _found(_owner, value);
                if (_seen.Add(value))
                {
                    _objects.Push(value);
                }

                break;
            default:
                // What several objects share (shapes, say) counts for the first of them.
                if (_seen.Add(target))
                {
                    _parts.Push(target);
                }

                break;
        }
    }

    private void FollowAll()
    {
        while (_objects.TryPop(out PyObject? value))
        {
            FollowObject(value);
        }
    }

    private void FollowObject(PyObject value)
    {
        (value as PyGeneratorBase)?.ForgetDead();
        _owner = value;
        References.Of(value, this);
        FollowParts();
        _owner = null;
    }

    /// <summary>What .NET objects between Python objects refer to belongs to the object that has led there.</summary>
    private void FollowParts()
    {
        while (_parts.TryPop(out object? part))
        {
            References.Of(part, this);
        }
    }

    private void FollowFrames(ThreadState thread)
    {
        for (HandledEntry* entry = thread.HandledByGenerators; entry != null; entry = entry->Previous)
        {
            See(entry->Value);
        }

        for (FrameRecord* frame = thread.CurrentFrame; frame != null; frame = frame->Previous)
        {
            See(frame->Code);
            See(frame->Function);
            See(frame->Locals);
            CodeObject code = frame->Code;
            for (int i = 0; i < code.LocalsPlusCount; i++)
            {
                See(frame->SlotAt(i));
            }

            FollowStack(frame);
            FollowParts();
        }
    }

    /// <summary>What is borrowed from a variable is no reference of its own (LOAD_FAST_BORROW).</summary>
    private void FollowStack(FrameRecord* frame)
    {
        CodeObject code = frame->Code;
        int index = frame->InstructionIndex;
        int depth = code.StackDepths[index];
        if (depth <= 0)
        {
            return;
        }

        StackPicture? picture = StackPictures.Find(code)[index];
        for (int i = depth - 1; i >= 0; i--)
        {
            if (picture is not { Kind: StackItemKind.Borrowed or StackItemKind.NullOrBorrowed })
            {
                See(frame->SlotAt(code.LocalsPlusCount + i));
            }

            picture = picture?.Pop();
        }
    }
}
