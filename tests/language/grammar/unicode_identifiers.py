# Identifiers are compared in normal form NFKC.
é = 1
print(é)  # expect: 1
ﬁ = "ligature"
print(fi)  # expect: ligature
ℌ = 2
print(H)  # expect: 2
变量 = 3
print(变量, "变量" in globals(), "ﬁ" in globals())  # expect: 3 True False
