using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Runtime.Objects;

namespace Adder.Runtime.Interpreter;

/// <summary>What an item of the evaluation stack is, as far as a jump must know.</summary>
internal enum StackItemKind : byte
{
    Object,
    Null,
    Iterator,
    Exception,
    LastInstruction,

    /// <summary>An object that the stack has from a variable, for the time being: for a jump an object as all others, but no reference that would count.</summary>
    Borrowed,

    /// <summary>As <see cref="Null"/> for a jump; where a method is called, the borrowed object that it is called on.</summary>
    NullOrBorrowed,
}

/// <summary>The kinds of the items on the stack, topmost first. Pictures are never changed, so that they can share their lower parts.</summary>
internal sealed class StackPicture
{
    private StackPicture(StackItemKind kind, StackPicture? below)
    {
        Kind = kind;
        Below = below;
        Depth = below is null ? 0 : below.Depth + 1;
    }

    public static StackPicture Empty { get; } = new(StackItemKind.Object, null);

    /// <summary>The kind of the topmost item; without meaning where there is none.</summary>
    public StackItemKind Kind { get; }

    public StackPicture? Below { get; }

    public int Depth { get; }

    public StackPicture Push(StackItemKind kind) => new(kind, this);

    public StackPicture Pop(int count = 1)
    {
        StackPicture picture = this;
        for (int i = 0; i < count && picture.Below is { } below; i++)
        {
            picture = below;
        }

        return picture;
    }

    /// <summary>The kind of the item at a place from the top, 1 for the topmost.</summary>
    public StackItemKind Peek(int place) => Pop(place - 1).Kind;

    /// <summary>The picture with the topmost item and another one, counted from the top, exchanged.</summary>
    public StackPicture Swap(int place)
    {
        var kinds = new StackItemKind[place];
        for (int i = 0; i < place; i++)
        {
            kinds[i] = Peek(i + 1);
        }

        (kinds[0], kinds[place - 1]) = (kinds[place - 1], kinds[0]);
        StackPicture picture = Pop(place);
        for (int i = place - 1; i >= 0; i--)
        {
            picture = picture.Push(kinds[i]);
        }

        return picture;
    }

    /// <summary>Whether code that wants the target's stack can go on with the lower part of this one.</summary>
    public bool CanBecome(StackPicture target)
    {
        if (Depth < target.Depth)
        {
            return false;
        }

        StackPicture from = Pop(Depth - target.Depth);
        for (StackPicture to = target; to.Below is { } below; to = below, from = from.Below!)
        {
            bool fits = to.Kind switch
            {
                StackItemKind.Object or StackItemKind.Borrowed => from.Kind is not (StackItemKind.Null or StackItemKind.NullOrBorrowed),
                StackItemKind.Null or StackItemKind.NullOrBorrowed => true,
                _ => from.Kind == to.Kind,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Finds for each instruction of a code object what stands on the stack before it.</summary>
internal sealed class StackPictures
{
    private readonly ExecutableCode _code;
    private readonly StackPicture?[] _before;
    private readonly Stack<int> _toVisit = [];

    private StackPictures(ExecutableCode code)
    {
        _code = code;
        _before = new StackPicture?[code.Count];
    }

    /// <summary>The pictures by instruction; null where the instruction is never reached.</summary>
    public static StackPicture?[] Find(CodeObject code)
    {
        var finder = new StackPictures(code.Executable!);
        finder.Reach(0, StackPicture.Empty);
        finder.Visit();

        // A handler is entered with what stands at the start of the range that it covers; ranges inside handlers are found in turn.
        bool found = true;
        while (found)
        {
            found = false;
            foreach (ref readonly ExceptionTableEntry entry in finder._code.Handlers)
            {
                if (finder._before[entry.Target / 2] is not null || finder.FirstPicture(entry) is not { } start)
                {
                    continue;
                }

                StackPicture picture = start.Pop(start.Depth - entry.Depth);
                if (entry.PushLastInstruction)
                {
                    picture = picture.Push(StackItemKind.LastInstruction);
                }

                finder.Reach(entry.Target / 2, picture.Push(StackItemKind.Exception));
                finder.Visit();
                found = true;
            }
        }

        return finder._before;
    }

    private StackPicture? FirstPicture(in ExceptionTableEntry entry)
    {
        for (int i = entry.Start / 2; i < entry.End / 2; i += _code.LengthAt(i))
        {
            if (_before[i] is { } picture)
            {
                return picture;
            }
        }

        return null;
    }

    private void Reach(int index, StackPicture picture)
    {
        if ((uint)index < (uint)_before.Length && _before[index] is null)
        {
            _before[index] = picture;
            _toVisit.Push(index);
        }
    }

    private void Visit()
    {
        while (_toVisit.TryPop(out int index))
        {
            Follow(index, _before[index]!);
        }
    }

    private void Follow(int index, StackPicture stack)
    {
        int argument = _code.ArgumentAt(index);
        int next = index + _code.LengthAt(index);
        Opcode opcode = _code.BaseAt(index);
        switch (opcode)
        {
            case Opcode.EXTENDED_ARG:
                Reach(next, stack);
                break;
            case Opcode.POP_JUMP_IF_FALSE or Opcode.POP_JUMP_IF_TRUE or Opcode.POP_JUMP_IF_NONE or Opcode.POP_JUMP_IF_NOT_NONE:
                Reach(next + argument, stack.Pop());
                Reach(next, stack.Pop());
                break;
            case Opcode.SEND:
                Reach(next + argument, stack);
                Reach(next, stack);
                break;
            case Opcode.FOR_ITER:
                Reach(next + argument, stack.Push(StackItemKind.Object));
                Reach(next, stack.Push(StackItemKind.Object));
                break;
            case Opcode.JUMP_FORWARD:
                Reach(next + argument, stack);
                break;
            case Opcode.JUMP_BACKWARD or Opcode.JUMP_BACKWARD_NO_INTERRUPT:
                Reach(next - argument, stack);
                break;
            case Opcode.RETURN_VALUE or Opcode.RAISE_VARARGS or Opcode.RERAISE or Opcode.INTERPRETER_EXIT:
                break;
            default:
                Reach(next, After(opcode, argument, stack));
                break;
        }
    }

    private static StackPicture After(Opcode opcode, int argument, StackPicture stack)
    {
        switch (opcode)
        {
            case Opcode.GET_ITER or Opcode.GET_AITER:
                return stack.Pop().Push(StackItemKind.Iterator);
            case Opcode.PUSH_EXC_INFO:
                return stack.Push(StackItemKind.Exception);
            case Opcode.PUSH_NULL:
                return stack.Push(StackItemKind.Null);
            case Opcode.LOAD_GLOBAL:
                stack = stack.Push(StackItemKind.Object);
                return (argument & 1) != 0 ? stack.Push(StackItemKind.Null) : stack;
            case Opcode.LOAD_ATTR:
                StackItemKind self = stack.Kind == StackItemKind.Borrowed ? StackItemKind.NullOrBorrowed : StackItemKind.Null;
                stack = Owned(stack, 1);
                return (argument & 1) != 0 ? stack.Push(self) : stack;
            case Opcode.LOAD_FAST_BORROW:
                return stack.Push(StackItemKind.Borrowed);
            case Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
                return stack.Push(StackItemKind.Borrowed).Push(StackItemKind.Borrowed);
            case Opcode.SWAP:
                return stack.Swap(argument);
            case Opcode.COPY:
                return stack.Push(stack.Peek(argument));
            default:
                int net = StackEffects.Net(opcode, argument, false);
                if (net == StackEffects.Invalid)
                {
                    return stack;
                }

                stack = net < 0 ? stack.Pop(-net) : stack;
                for (int i = 0; i < net; i++)
                {
                    stack = stack.Push(StackItemKind.Object);
                }

                return Owned(stack, StackEffects.Pushed(opcode, argument));
        }
    }

    /// <summary>The topmost items are an instruction's results: not borrowed, whatever stood there.</summary>
    private static StackPicture Owned(StackPicture stack, int count)
    {
        if (count == 0 || stack.Below is null)
        {
            return stack;
        }

        StackPicture below = Owned(stack.Below, count - 1);
        StackItemKind kind = stack.Kind == StackItemKind.Borrowed ? StackItemKind.Object : stack.Kind == StackItemKind.NullOrBorrowed ? StackItemKind.Null : stack.Kind;
        return kind == stack.Kind && ReferenceEquals(below, stack.Below) ? stack : below.Push(kind);
    }
}
