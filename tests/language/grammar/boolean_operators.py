# and and or give the operand that decided, evaluating no further.
print(0 or "" or "last", 1 and 2 and 0 and 3)  # expect: last 0
print([] or {}, not [], not not [1])  # expect: {} True True
def boom(): raise RuntimeError
print(True or boom(), False and boom())  # expect: True False
print(1 or 2 and 3, (1 or 2) and 3)  # expect: 1 3
