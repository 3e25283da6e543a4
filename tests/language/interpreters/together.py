# Interpreters that run at the same time on builtin types that they share: attributes of builtin exceptions, methods looked up first by several, classes and weak references.
import threading
from concurrent import interpreters

SCRIPT = """
import weakref
names = [f'name{number % 40}' for number in range(4000)]
total = 0
for position, name in enumerate(names):
    error = ValueError(position)
    setattr(error, name, position)
    setattr(error, 'second' + name, position)
    assert vars(error) == {name: position, 'second' + name: position}
    for owner in (str, bytes, dict, list, set, int, float, frozenset, bytearray, type(names), type(error)):
        assert not hasattr(owner, name)
    total += getattr('abc', 'upper')() == 'ABC'
    class Own(dict):
        pass
    if position % 500 == 0:
        assert Own in dict.__subclasses__()
        reference = weakref.ref(int, lambda _: None)
        assert reference() is int and all(type(found) is weakref.ref for found in weakref.getweakrefs(int))
results.put(total)
"""

results = interpreters.create_queue()
threads = []
made = [interpreters.create() for _ in range(4)]
for interp in made:
    interp.prepare_main(results=results)
    threads.append(threading.Thread(target=interp.exec, args=(SCRIPT,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.get() for _ in threads))  # expect: [4000, 4000, 4000, 4000]
for interp in made:
    interp.close()
