# Globals can be deleted and come back.
value = 1
def get(): return value
print(get())  # expect: 1
del value
try:
    get()
except NameError as e:
    print(e)
# expect: name 'value' is not defined
value = 2
print(get())  # expect: 2
