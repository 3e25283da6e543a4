# In a dict comprehension the key comes before the value.
log = []
def show(x):
    log.append(x)
    return x
{show(("k", i)): show(("v", i)) for i in range(2)}
print(log)  # expect: [('k', 0), ('v', 0), ('k', 1), ('v', 1)]
