# as binds the whole of what matched.
match [1, [2, 3]]:
    case [a, [_, _] as pair] as whole:
        print(a, pair, whole)
# expect: 1 [2, 3] [1, [2, 3]]
match 3:
    case 1 | 2 | 3 as n: print(n)
# expect: 3
match ("go", "north"):
    case ["go", ("north" | "south") as d]: print(d)
# expect: north
