# for, while and try have else clauses, left out by break and by exceptions.
for i in range(3):
    pass
else:
    print("for ended")
# expect: for ended
for i in range(3):
    break
else:
    print("never")
n = 2
while n:
    n -= 1
else:
    print("while ended")
# expect: while ended
try:
    pass
except ValueError:
    print("never")
else:
    print("nothing raised")
finally:
    print("finally")
# expect: nothing raised
# expect: finally
