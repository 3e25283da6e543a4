# dis of a small function.
import dis
def f(a, b):
    if a > b:
        return a + 1
    return [b]
dis.dis(f)
# expect:   3           RESUME                   0
# expect:
# expect:   4           LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (a, b)
# expect:               COMPARE_OP             148 (bool(>))
# expect:               POP_JUMP_IF_FALSE       10 (to L1)
# expect:               NOT_TAKEN
# expect:
# expect:   5           LOAD_FAST_BORROW         0 (a)
# expect:               LOAD_SMALL_INT           1
# expect:               BINARY_OP                0 (+)
# expect:               RETURN_VALUE
# expect:
# expect:   6   L1:     LOAD_FAST_BORROW         1 (b)
# expect:               BUILD_LIST               1
# expect:               RETURN_VALUE
print([i.opname for i in dis.get_instructions(lambda x: x.y(1))])
# expect: ['RESUME', 'LOAD_FAST_BORROW', 'LOAD_ATTR', 'LOAD_SMALL_INT', 'CALL', 'RETURN_VALUE']
