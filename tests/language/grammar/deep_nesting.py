# Brackets nest 199 deep; parentheses alone cost nothing at run time.
source = "(" * 150 + "1" + ")" * 150
print(eval(source))  # expect: 1
source = "[" * 90 + "]" * 90
print(str(eval(source)) == source)  # expect: True
try:
    compile("(" * 300 + ")" * 300, "<s>", "eval")
except SyntaxError as error:
    print(error.msg)
# expect: too many nested parentheses
