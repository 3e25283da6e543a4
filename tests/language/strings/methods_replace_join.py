# replace, join, translate and maketrans.
print("aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "x".replace("y", "z"), "aXbX".replace("X", "", count=1))
# expect: bba -a-b-c- -a-bc x abX
print(",".join("abc"), "-".join([]), "".join(["x"]), "ab".join(("1", "2", "3")))  # expect: a,b,c  x 1ab2ab3
print("hello".translate({ord("l"): None, ord("h"): "J", ord("e"): 0x61}), "abc".translate(str.maketrans("ab", "xy", "c")), str.maketrans({"a": 1}))
# expect: Jao xy {97: 1}
try:
    ",".join(["a", 1])
except TypeError as error:
    print(error)
# expect: sequence item 1: expected str instance, int found
