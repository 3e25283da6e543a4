# The condition comes first, and only one arm is evaluated.
def show(x):
    print(x)
    return x
show("then") if show(1) else show("else")
# expect: 1
# expect: then
show("then") if show(0) else show("else")
# expect: 0
# expect: else
