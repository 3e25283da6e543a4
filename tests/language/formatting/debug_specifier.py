# f"{x=}" keeps the text as written.
x, d = 5, {"a": [1]}
print(f"{x=} {x = } {x+1=} {d['a'][0]=} {x=:>4} {x=!s:^5} {d=!r}")  # expect: x=5 x = 5 x+1=6 d['a'][0]=1 x=   5 x=  5   d={'a': [1]}
print(f"{ x = }", f"{x:=5}", f"{x == 5}", f"{(x := 7)=}")  # expect:  x = 5     5 True (x := 7)=7
