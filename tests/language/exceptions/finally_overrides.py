# return, break and continue in finally replace what was under way.
import warnings
source = '''
def a():
    try:
        return 1
    finally:
        return 2
def b():
    try:
        raise ValueError
    finally:
        return "swallowed"
def c():
    for i in range(3):
        try:
            raise ValueError
        finally:
            continue
    return i
def d():
    while True:
        try:
            return 1
        finally:
            break
    return "after"
'''
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exec(source)
print(a(), b(), c(), d())  # expect: 2 swallowed 2 after
print([str(w.message) for w in caught])
# expect: ["'return' in a 'finally' block", "'return' in a 'finally' block", "'continue' in a 'finally' block", "'break' in a 'finally' block"]
