using System;
using System.Collections.Generic;
using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Ast;
using Adder.Syntax.Unparsing;
using BinaryOperator = Adder.Bytecode.BinaryOperator;
using ComparisonOperator = Adder.Syntax.Ast.ComparisonOperator;

namespace Adder.Compiler.CodeGeneration;

/// <summary>match statements (PEP 634).</summary>
internal sealed partial class CodeGenerator
{
    /// <summary>The place of an instruction that takes it from the one after.</summary>
    private static readonly SourceSpan s_nextSpan = new(-2, -2, -2, -2);

    /// <summary>What the compilation of one case's pattern keeps track of.</summary>
    private sealed class PatternContext
    {
        /// <summary>Names captured so far, in the order in which their values lie on the stack, deepest first.</summary>
        public List<string> Stores { get; set; } = [];

        /// <summary>Whether a pattern that always matches may stand here.</summary>
        public bool AllowIrrefutable { get; set; }

        /// <summary>Jumping to the label at index i pops i values and goes on with the next case.</summary>
        public List<Label> FailPop { get; set; } = [];

        /// <summary>How many values must stay on top of the captures.</summary>
        public int OnTop { get; set; }
    }

    private static bool IsWildcard(PatternNode pattern) => pattern is MatchAs { Name: null };

    private void GenerateMatch(Match match)
    {
        Visit(match.Subject);
        Label end = NewLabel();
        MatchCase[] cases = match.Cases;
        bool hasDefault = cases.Length > 1 && IsWildcard(cases[^1].Pattern);
        int refutable = cases.Length - (hasDefault ? 1 : 0);
        for (int i = 0; i < refutable; i++)
        {
            GenerateCase(cases[i], isLast: i == refutable - 1, mayBeIrrefutable: i == cases.Length - 1, end);
        }

        if (hasDefault)
        {
            MatchCase last = cases[^1];
            Emit(Opcode.NOP, last.Pattern.Span);
            if (last.Guard is not null)
            {
                JumpIf(last.Guard, end, condition: false);
            }

            VisitStatements(last.Body);
        }

        Mark(end);
    }

    private void GenerateCase(MatchCase matchCase, bool isLast, bool mayBeIrrefutable, Label end)
    {
        SourceSpan span = matchCase.Pattern.Span;
        if (!isLast)
        {
            Emit(Opcode.COPY, 1, span);
        }

        var context = new PatternContext { AllowIrrefutable = matchCase.Guard is not null || mayBeIrrefutable };
        VisitPattern(matchCase.Pattern, context);
        foreach (string name in context.Stores)
        {
            EmitVariable(name, ExpressionContext.Store, span);
        }

        if (matchCase.Guard is not null)
        {
            EnsureFailPop(context, 0);
            JumpIf(matchCase.Guard, context.FailPop[0], condition: false);
        }

        if (!isLast)
        {
            Emit(Opcode.POP_TOP, s_nextSpan);
        }

        VisitStatements(matchCase.Body);
        EmitJump(Opcode.JUMP, end, SourceSpan.None);
        EmitFailPop(context, span);
    }

    private void EnsureFailPop(PatternContext context, int index)
    {
        while (context.FailPop.Count <= index)
        {
            context.FailPop.Add(NewLabel());
        }
    }

    /// <summary>Jumps, if the pattern fails, to where what lies on the stack is popped.</summary>
    private void JumpToFailPop(PatternContext context, Opcode opcode, SourceSpan span)
    {
        int pops = context.OnTop + context.Stores.Count;
        EnsureFailPop(context, pops);
        EmitJump(opcode, context.FailPop[pops], span);
    }

    private void EmitFailPop(PatternContext context, SourceSpan span)
    {
        for (int i = context.FailPop.Count - 1; i >= 0; i--)
        {
            Mark(context.FailPop[i]);
            if (i > 0)
            {
                Emit(Opcode.POP_TOP, span);
            }
        }

        context.FailPop.Clear();
    }

    private void Rotate(int count, SourceSpan span)
    {
        for (; count > 1; count--)
        {
            Emit(Opcode.SWAP, count, span);
        }
    }

    private void StoreCapture(string? name, PatternContext context, SourceSpan span)
    {
        if (name is null)
        {
            Emit(Opcode.POP_TOP, span);
            return;
        }

        if (context.Stores.Contains(name))
        {
            throw DuplicateStore(name, span);
        }

        // Below what must stay on top, and below the earlier captures.
        Rotate(context.OnTop + context.Stores.Count + 1, span);
        context.Stores.Add(name);
    }

    private static PythonSyntaxException DuplicateStore(string name, SourceSpan span) =>
        Error($"multiple assignments to name {ConstantRepr.Of(new StringConstant(name))} in pattern", span);

    private void VisitPattern(PatternNode pattern, PatternContext context)
    {
        CompilerErrors.EnsureStack();
        switch (pattern)
        {
            case MatchValue value:
                GenerateValuePattern(value, context);
                break;
            case MatchSingleton singleton:
                LoadConstant(singleton.Value, singleton.Span);
                Emit(Opcode.IS_OP, 0, singleton.Span);
                JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, singleton.Span);
                break;
            case MatchSequence sequence:
                GenerateSequencePattern(sequence, context);
                break;
            case MatchMapping mapping:
                GenerateMappingPattern(mapping, context);
                break;
            case MatchClass match:
                GenerateClassPattern(match, context);
                break;
            case MatchStar star:
                StoreCapture(star.Name, context, star.Span);
                break;
            case MatchAs match:
                GenerateAsPattern(match, context);
                break;
            case MatchOr match:
                GenerateOrPattern(match, context);
                break;
            default:
                throw new InvalidOperationException($"unexpected pattern {pattern.GetType().Name}");
        }
    }

    private void VisitSubpattern(PatternNode pattern, PatternContext context)
    {
        bool outer = context.AllowIrrefutable;
        context.AllowIrrefutable = true;
        VisitPattern(pattern, context);
        context.AllowIrrefutable = outer;
    }

    private void GenerateValuePattern(MatchValue pattern, PatternContext context)
    {
        if (pattern.Value is not (Constant or Syntax.Ast.Attribute))
        {
            throw Error("patterns may only match literals and attribute lookups", pattern.Span);
        }

        Visit(pattern.Value);
        EmitComparison(ComparisonOperator.Eq, pattern.Span);
        Emit(Opcode.TO_BOOL, pattern.Span);
        JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, pattern.Span);
    }

    private void GenerateAsPattern(MatchAs pattern, PatternContext context)
    {
        SourceSpan span = pattern.Span;
        if (pattern.Pattern is null)
        {
            if (!context.AllowIrrefutable)
            {
                throw Error(
                    pattern.Name is null
                        ? "wildcard makes remaining patterns unreachable"
                        : $"name capture {ConstantRepr.Of(new StringConstant(pattern.Name))} makes remaining patterns unreachable",
                    span);
            }

            StoreCapture(pattern.Name, context, span);
            return;
        }

        context.OnTop++;
        Emit(Opcode.COPY, 1, span);
        VisitPattern(pattern.Pattern, context);
        context.OnTop--;
        StoreCapture(pattern.Name, context, span);
    }

    private void CompareLength(int length, ComparisonOperator operation, PatternContext context, SourceSpan span)
    {
        Emit(Opcode.GET_LEN, span);
        LoadConstant(length, span);
        EmitComparison(operation, span);
        JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, span);
    }

    private void GenerateSequencePattern(MatchSequence sequence, PatternContext context)
    {
        SourceSpan span = sequence.Span;
        PatternNode[] patterns = sequence.Patterns;
        int star = -1;
        bool onlyWildcards = true;
        bool starIsWildcard = false;
        for (int i = 0; i < patterns.Length; i++)
        {
            if (patterns[i] is MatchStar starred)
            {
                if (star >= 0)
                {
                    throw Error("multiple starred names in sequence pattern", span);
                }

                star = i;
                starIsWildcard = starred.Name is null;
                onlyWildcards &= starIsWildcard;
            }
            else
            {
                onlyWildcards &= IsWildcard(patterns[i]);
            }
        }

        context.OnTop++;
        Emit(Opcode.MATCH_SEQUENCE, span);
        JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, span);
        if (star < 0)
        {
            CompareLength(patterns.Length, ComparisonOperator.Eq, context, span);
        }
        else if (patterns.Length > 1)
        {
            CompareLength(patterns.Length - 1, ComparisonOperator.GtE, context, span);
        }

        context.OnTop--;
        if (onlyWildcards)
        {
            Emit(Opcode.POP_TOP, span);
        }
        else if (starIsWildcard)
        {
            MatchBySubscript(patterns, star, context, span);
        }
        else
        {
            MatchByUnpacking(patterns, context, span);
        }
    }

    private void MatchByUnpacking(PatternNode[] patterns, PatternContext context, SourceSpan span)
    {
        int star = Array.FindIndex(patterns, pattern => pattern is MatchStar);
        if (star < 0)
        {
            Emit(Opcode.UNPACK_SEQUENCE, patterns.Length, span);
        }
        else
        {
            if (star >= 1 << 8 || patterns.Length - star - 1 >= int.MaxValue >> 8)
            {
                throw Error("too many expressions in star-unpacking sequence pattern", span);
            }

            Emit(Opcode.UNPACK_EX, star + ((patterns.Length - star - 1) << 8), span);
        }

        context.OnTop += patterns.Length;
        foreach (PatternNode pattern in patterns)
        {
            context.OnTop--;
            VisitSubpattern(pattern, context);
        }
    }

    /// <summary>With an unnamed star only the elements that matter are fetched.</summary>
    private void MatchBySubscript(PatternNode[] patterns, int star, PatternContext context, SourceSpan span)
    {
        context.OnTop++;
        for (int i = 0; i < patterns.Length; i++)
        {
            if (i == star || IsWildcard(patterns[i]))
            {
                continue;
            }

            Emit(Opcode.COPY, 1, span);
            if (i < star)
            {
                LoadConstant(i, span);
            }
            else
            {
                // The subject need not know negative indices.
                Emit(Opcode.GET_LEN, span);
                LoadConstant(patterns.Length - i, span);
                Emit(Opcode.BINARY_OP, (int)BinaryOperator.Subtract, span);
            }

            Emit(Opcode.BINARY_OP, (int)BinaryOperator.Subscript, span);
            VisitSubpattern(patterns[i], context);
        }

        context.OnTop--;
        Emit(Opcode.POP_TOP, span);
    }

    private void GenerateMappingPattern(MatchMapping mapping, PatternContext context)
    {
        SourceSpan span = mapping.Span;
        int size = mapping.Keys.Length;
        context.OnTop++;
        Emit(Opcode.MATCH_MAPPING, span);
        JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, span);
        if (size == 0 && mapping.Rest is null)
        {
            context.OnTop--;
            Emit(Opcode.POP_TOP, span);
            return;
        }

        if (size > 0)
        {
            CompareLength(size, ComparisonOperator.GtE, context, span);
        }

        GenerateMappingKeys(mapping);
        Emit(Opcode.BUILD_TUPLE, size, span);
        Emit(Opcode.MATCH_KEYS, span);
        context.OnTop += 2;
        Emit(Opcode.COPY, 1, span);
        LoadConstant(s_none, span);
        Emit(Opcode.IS_OP, 1, span);
        JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, span);
        Emit(Opcode.UNPACK_SEQUENCE, size, span);
        context.OnTop += size - 1;
        foreach (PatternNode pattern in mapping.Patterns)
        {
            context.OnTop--;
            VisitSubpattern(pattern, context);
        }

        context.OnTop -= 2;
        if (mapping.Rest is null)
        {
            Emit(Opcode.POP_TOP, span);
            Emit(Opcode.POP_TOP, span);
            return;
        }

        // The rest: a copy of the subject less the keys.
        Emit(Opcode.BUILD_MAP, 0, span);
        Emit(Opcode.SWAP, 3, span);
        Emit(Opcode.DICT_UPDATE, 2, span);
        Emit(Opcode.UNPACK_SEQUENCE, size, span);
        for (; size > 0; size--)
        {
            Emit(Opcode.COPY, 1 + size, span);
            Emit(Opcode.SWAP, 2, span);
            Emit(Opcode.DELETE_SUBSCR, span);
        }

        StoreCapture(mapping.Rest, context, span);
    }

    private void GenerateMappingKeys(MatchMapping mapping)
    {
        var seen = new List<ConstantValue>();
        foreach (ExpressionNode key in mapping.Keys)
        {
            if (key is Constant constant)
            {
                if (seen.Exists(other => ConstantTraits.PythonEquals(other, constant.Value)))
                {
                    throw Error($"mapping pattern checks duplicate key ({ConstantRepr.Of(constant.Value)})", mapping.Span);
                }

                seen.Add(constant.Value);
            }
            else if (key is not Syntax.Ast.Attribute)
            {
                throw Error("mapping pattern keys may only match literals and attribute lookups", mapping.Span);
            }

            Visit(key);
        }
    }

    private void GenerateClassPattern(MatchClass match, PatternContext context)
    {
        SourceSpan span = match.Span;
        int positional = match.Patterns.Length;
        int count = positional + match.KwdAttrs.Length;
        for (int i = 0; i < match.KwdAttrs.Length; i++)
        {
            int repeated = Array.IndexOf(match.KwdAttrs, match.KwdAttrs[i], i + 1);
            if (repeated >= 0)
            {
                throw Error($"attribute name repeated in class pattern: {match.KwdAttrs[i]}", match.KwdPatterns[repeated].Span);
            }
        }

        Visit(match.Cls);
        LoadConstant(new TupleConstant(Array.ConvertAll<string, ConstantValue>(match.KwdAttrs, name => new StringConstant(name))), span);
        Emit(Opcode.MATCH_CLASS, positional, span);
        Emit(Opcode.COPY, 1, span);
        LoadConstant(s_none, span);
        Emit(Opcode.IS_OP, 1, span);
        context.OnTop++;
        JumpToFailPop(context, Opcode.POP_JUMP_IF_FALSE, span);
        Emit(Opcode.UNPACK_SEQUENCE, count, span);
        context.OnTop += count - 1;
        for (int i = 0; i < count; i++)
        {
            context.OnTop--;
            PatternNode pattern = i < positional ? match.Patterns[i] : match.KwdPatterns[i - positional];
            if (IsWildcard(pattern))
            {
                Emit(Opcode.POP_TOP, span);
            }
            else
            {
                VisitSubpattern(pattern, context);
            }
        }
    }

    private void GenerateOrPattern(MatchOr match, PatternContext context)
    {
        SourceSpan span = match.Span;
        Label end = NewLabel();
        List<string>? control = null;
        for (int i = 0; i < match.Patterns.Length; i++)
        {
            PatternNode alternative = match.Patterns[i];
            var inner = new PatternContext { AllowIrrefutable = i == match.Patterns.Length - 1 && context.AllowIrrefutable };
            Emit(Opcode.COPY, 1, alternative.Span);
            VisitPattern(alternative, inner);
            if (control is null)
            {
                control = inner.Stores;
            }
            else
            {
                ReorderStores(control, inner.Stores, match, alternative.Span);
            }

            EmitJump(Opcode.JUMP, end, alternative.Span);
            EmitFailPop(inner, alternative.Span);
        }

        // No alternative matched: the copy of the subject goes.
        Emit(Opcode.POP_TOP, span);
        JumpToFailPop(context, Opcode.JUMP, span);
        Mark(end);
        int rotations = control!.Count + 1 + context.OnTop + context.Stores.Count;
        foreach (string name in control)
        {
            Rotate(rotations, span);
            if (context.Stores.Contains(name))
            {
                throw DuplicateStore(name, span);
            }

            context.Stores.Add(name);
        }

        Emit(Opcode.POP_TOP, span);
    }

    /// <summary>Brings an alternative's captures into the order of the first alternative's.</summary>
    private void ReorderStores(List<string> control, List<string> stores, MatchOr match, SourceSpan span)
    {
        if (stores.Count != control.Count)
        {
            throw Error("alternative patterns bind different names", match.Span);
        }

        for (int i = control.Count - 1; i >= 0; i--)
        {
            int place = stores.IndexOf(control[i]);
            if (place < 0)
            {
                throw Error("alternative patterns bind different names", match.Span);
            }

            if (place == i)
            {
                continue;
            }

            int rotations = place + 1;
            List<string> moved = stores.GetRange(0, rotations);
            stores.RemoveRange(0, rotations);
            stores.InsertRange(i - place, moved);
            for (; rotations > 0; rotations--)
            {
                Rotate(i + 1, span);
            }
        }
    }
}
