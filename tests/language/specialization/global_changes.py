# A hot global is rebound, deleted, and set again.
x = 1
def f(): return x
for _ in range(200): f()
x = "new"
print(f())  # expect: new
del x
try:
    f()
except NameError as e:
    print(e)
# expect: name 'x' is not defined
globals()["x"] = [1]
print(f())  # expect: [1]
for i in range(300): globals()[f"filler{i}"] = i
x = "after growth"
print(f())  # expect: after growth
exec("x = 'by exec'")
print(f())  # expect: by exec
