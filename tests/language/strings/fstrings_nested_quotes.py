# PEP 701: any quotes, comments, backslashes and lines inside the braces.
d = {"k": "v"}
print(f"{d["k"]}", f"{"\n".join(["a", "b"])!r}", f"{f"{f"{1 + 1}"}"}")  # expect: v 'a\nb' 2
print(f"{
    d["k"]  # a comment
    + "!"
}")
# expect: v!
print(f'''{d['k']
}''', f"{'{'}", f"{'#'}")
# expect: v { #
