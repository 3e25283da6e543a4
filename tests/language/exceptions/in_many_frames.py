# An exception passes through many frames and finally clauses.
log = []
def go(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        go(n - 1)
    finally:
        log.append(n)
try:
    go(50)
except ValueError as e:
    depth = 0
    tb = e.__traceback__
    while tb:
        depth += 1
        tb = tb.tb_next
    print(e, depth, log[:3], len(log))
# expect: bottom 52 [0, 1, 2] 51
