# The name that a thread has for the system: as much as it takes.
import _thread
import threading

names = []


def run():
    names.append(_thread._get_name())
    for name in ("short", "a name of more than fifteen bytes", "ünïcödé ünïcödé", "", "\ud800"):
        _thread.set_name(name)
        names.append(_thread._get_name())


thread = threading.Thread(target=run, name="worker")
thread.start()
thread.join()
print(names)  # expect: ['worker', 'short', 'a name of more ', 'ünïcödé ün', '', '?']
try:
    _thread.exit_thread()
except SystemExit as error:
    print(repr(error))
# expect: SystemExit()
