# match, case, type and _ stay ordinary names.
match = 1
case = 2
type = 3
_ = 4
print(match + case + type + _)  # expect: 10
match[0] if False else print("expression")  # expect: expression
def case(match): return match
print(case(type))  # expect: 3
match = [10]
match[0] = 5
print(match)  # expect: [5]
match (1):
    case 1: print("statement")
# expect: statement
