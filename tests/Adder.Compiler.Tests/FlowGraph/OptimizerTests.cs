namespace Adder.Compiler.Tests.FlowGraph;

/// <summary>What the optimizer makes of short sequences; the expectations are what CPython 3.14's <c>optimize_cfg</c> gives.</summary>
public sealed class OptimizerTests
{
    private static void Check(string input, string expected, int locals = 0, int parameters = 0) =>
        Assert.Equal(Listing.Normalize(expected), Listing.Optimize(input, locals, parameters));

    [Fact]
    public void Arithmetic_on_constants_is_done() => Check(
        """
        LOAD_CONST 20
        LOAD_CONST 30
        BINARY_OP 5
        LOAD_CONST 400
        BINARY_OP 0
        UNARY_NEGATIVE
        RETURN_VALUE
        """,
        """
        LOAD_CONST -1000
        RETURN_VALUE
        """);

    [Fact]
    public void Failing_arithmetic_is_left() => Check(
        """
        LOAD_CONST 1
        LOAD_CONST 0
        BINARY_OP 11
        RETURN_VALUE
        """,
        """
        LOAD_SMALL_INT 1
        LOAD_SMALL_INT 0
        BINARY_OP 11
        RETURN_VALUE
        """);

    [Fact]
    public void A_constant_condition_decides_the_jump() => Check(
        """
        LOAD_CONST 'x'
        POP_JUMP_IF_FALSE else
        LOAD_NAME 0
        RETURN_VALUE
        else: LOAD_NAME 1
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        RETURN_VALUE
        """);

    [Fact]
    public void Jumps_to_jumps_go_to_the_end() => Check(
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE first
        LOAD_NAME 1
        RETURN_VALUE
        first: JUMP second
        LOAD_NAME 2
        RETURN_VALUE
        second: LOAD_NAME 3
        POP_TOP
        LOAD_NAME 4
        POP_TOP
        LOAD_NAME 5
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE L1
        LOAD_NAME 1
        RETURN_VALUE
        L1: LOAD_NAME 3
        POP_TOP
        LOAD_NAME 4
        POP_TOP
        LOAD_NAME 5
        RETURN_VALUE
        """);

    [Fact]
    public void A_small_exit_is_copied_to_the_jump() => Check(
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE other
        LOAD_NAME 1
        JUMP exit
        other: LOAD_NAME 2
        JUMP exit
        exit: RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE L1
        LOAD_NAME 1
        RETURN_VALUE
        L1: LOAD_NAME 2
        RETURN_VALUE
        """);

    [Fact]
    public void A_nop_stays_where_a_line_needs_it() => Check(
        """
        NOP @1
        NOP @2
        NOP @3
        LOAD_NAME 0 @3
        NOP @3
        RETURN_VALUE @4
        """,
        """
        NOP
        NOP @2
        LOAD_NAME 0 @3
        RETURN_VALUE @4
        """);

    [Fact]
    public void Comparison_absorbs_the_conversion_to_bool() => Check(
        """
        LOAD_NAME 0
        LOAD_NAME 1
        COMPARE_OP 72
        TO_BOOL
        UNARY_NOT
        TO_BOOL
        UNARY_NOT
        UNARY_NOT
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        LOAD_NAME 1
        COMPARE_OP 88
        UNARY_NOT
        RETURN_VALUE
        """);

    [Fact]
    public void Membership_is_inverted_instead_of_its_result() => Check(
        """
        LOAD_NAME 0
        LOAD_CONST 1
        LOAD_CONST 2
        BUILD_SET 2
        CONTAINS_OP 0
        TO_BOOL
        UNARY_NOT
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        LOAD_CONST frozenset({1, 2})
        CONTAINS_OP 1
        RETURN_VALUE
        """);

    [Fact]
    public void A_test_for_none_is_one_jump() => Check(
        """
        LOAD_NAME 0
        LOAD_CONST None
        IS_OP 1
        TO_BOOL
        POP_JUMP_IF_FALSE else
        LOAD_CONST 1
        RETURN_VALUE
        else: LOAD_CONST 2
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        POP_JUMP_IF_NONE L1
        LOAD_SMALL_INT 1
        RETURN_VALUE
        L1: LOAD_SMALL_INT 2
        RETURN_VALUE
        """);

    [Fact]
    public void A_list_that_is_iterated_over_is_a_tuple() => Check(
        """
        LOAD_NAME 0
        LOAD_NAME 1
        BUILD_LIST 2
        GET_ITER
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        LOAD_NAME 1
        BUILD_TUPLE 2
        GET_ITER
        RETURN_VALUE
        """);

    [Fact]
    public void A_longer_list_of_constants_is_extended_by_one() => Check(
        """
        LOAD_CONST 1
        LOAD_CONST 'b'
        LOAD_CONST 2.5
        BUILD_LIST 3
        RETURN_VALUE
        """,
        """
        BUILD_LIST 0
        LOAD_CONST (1, 'b', 2.5)
        LIST_EXTEND 1
        RETURN_VALUE
        """);

    [Fact]
    public void Exchanged_locals_need_no_swap() => Check(
        """
        LOAD_FAST 0
        LOAD_FAST 1
        LOAD_FAST 2
        BUILD_TUPLE 3
        UNPACK_SEQUENCE 3
        STORE_FAST 2
        STORE_FAST 0
        STORE_FAST 1
        LOAD_FAST 0
        RETURN_VALUE
        """,
        """
        LOAD_FAST_LOAD_FAST 1
        LOAD_FAST 2
        STORE_FAST_STORE_FAST 16
        STORE_FAST_LOAD_FAST 32
        RETURN_VALUE
        """,
        locals: 3,
        parameters: 3);

    [Fact]
    public void Loads_that_may_fail_are_checked_once() => Check(
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE skip
        LOAD_CONST None
        STORE_FAST 0
        skip: LOAD_FAST 0
        POP_TOP
        LOAD_FAST 0
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        POP_JUMP_IF_FALSE L1
        LOAD_CONST None
        STORE_FAST 0
        L1: LOAD_FAST_CHECK 0
        POP_TOP
        LOAD_FAST_BORROW 0
        RETURN_VALUE
        """,
        locals: 1);

    [Fact]
    public void A_deleted_local_is_checked_and_not_borrowed_before() => Check(
        """
        LOAD_FAST 0
        DELETE_FAST 0
        POP_TOP
        LOAD_FAST 0
        RETURN_VALUE
        """,
        """
        LOAD_FAST 0
        DELETE_FAST 0
        POP_TOP
        LOAD_FAST_CHECK 0
        RETURN_VALUE
        """,
        locals: 1,
        parameters: 1);

    [Fact]
    public void A_value_that_outlives_its_block_is_not_borrowed() => Check(
        """
        LOAD_FAST 0
        LOAD_FAST 1
        POP_JUMP_IF_FALSE other
        RETURN_VALUE
        other: RETURN_VALUE
        """,
        """
        LOAD_FAST_LOAD_FAST 1
        POP_JUMP_IF_FALSE L1
        RETURN_VALUE
        L1: RETURN_VALUE
        """,
        locals: 2,
        parameters: 2);

    [Fact]
    public void Handlers_move_behind_the_rest() => Check(
        """
        SETUP_FINALLY handler
        LOAD_NAME 0
        POP_TOP
        POP_BLOCK
        JUMP after
        handler: PUSH_EXC_INFO @2
        POP_TOP
        POP_EXCEPT
        JUMP after
        after: LOAD_NAME 1 @3
        POP_TOP
        LOAD_NAME 2
        POP_TOP
        LOAD_NAME 3
        RETURN_VALUE
        """,
        """
        SETUP_FINALLY L2
        LOAD_NAME 0
        POP_TOP
        L1: LOAD_NAME 1 @3
        POP_TOP
        LOAD_NAME 2
        POP_TOP
        LOAD_NAME 3
        RETURN_VALUE
        L2: PUSH_EXC_INFO @2
        POP_TOP
        POP_EXCEPT
        JUMP_NO_INTERRUPT L1
        """);

    [Fact]
    public void Values_that_are_only_dropped_are_not_loaded() => Check(
        """
        LOAD_CONST 1
        POP_TOP
        LOAD_NAME 0
        COPY 1
        POP_TOP
        RETURN_VALUE
        """,
        """
        LOAD_NAME 0
        RETURN_VALUE
        """);

    [Fact]
    public void A_long_tuple_of_constants_is_folded() => Check(
        """
        BUILD_LIST 0
        LOAD_CONST 1
        LIST_APPEND 1
        LOAD_CONST 2
        LIST_APPEND 1
        CALL_INTRINSIC_1 6
        RETURN_VALUE
        """,
        """
        LOAD_CONST (1, 2)
        RETURN_VALUE
        """);

    [Fact]
    public void A_global_that_is_called_brings_its_null() => Check(
        """
        LOAD_GLOBAL 4
        PUSH_NULL
        CALL 0
        RETURN_VALUE
        """,
        """
        LOAD_GLOBAL 5
        CALL 0
        RETURN_VALUE
        """);
}
