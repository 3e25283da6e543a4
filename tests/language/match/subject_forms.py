# The subject may be a tuple without parentheses, a star, a walrus.
match 1, 2:
    case a, b: print(a, b)
# expect: 1 2
match *[1, 2], 3:
    case [*all]: print(all)
# expect: [1, 2, 3]
match (n := 5):
    case 5: print(n)
# expect: 5
match 1,:
    case (x,): print(x)
# expect: 1
match [1]:
    case (((x))),: print(x)
# expect: 1
