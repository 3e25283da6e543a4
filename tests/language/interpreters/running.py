# Running, ending, and what is refused.
import _interpreters
import threading
from concurrent import interpreters

interp = interpreters.create()
said = interpreters.create_queue()
interp.prepare_main(said=said)

def run(script):
    interp.exec("def say(*what): said.put(' '.join(map(str, what)))\n" + script)
    while not said.empty():
        print(said.get())

started, go = interpreters.create_queue(), interpreters.create_queue()
interp.prepare_main(started=started, go=go)
thread = threading.Thread(target=interp.exec, args=("started.put(1); go.get()",))
thread.start()
started.get()
print(interp.is_running())  # expect: True
for call in (interp.close, lambda: run('1'), lambda: interp.prepare_main(a=1)):
    try:
        call()
    except interpreters.InterpreterError as error:
        print(error)
# expect: interpreter running
# expect: interpreter already running
# expect: interpreter already running
go.put(None)
thread.join()
print(interp.is_running())  # expect: False
run("""
import atexit, threading, _thread
atexit.register(say, 'goes')
say(threading.current_thread() is threading.main_thread())
thread = threading.Thread(target=say, args=('in a thread',))
thread.start()
thread.join()
try:
    threading.Thread(target=say, daemon=True)
except RuntimeError as error:
    say(error)
import os
try:
    os.execv('/bin/true', ['true'])
except RuntimeError as error:
    say(error)
import signal
try:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
except ValueError as error:
    say(error)
""")
# expect: True
# expect: in a thread
# expect: daemon threads are disabled in this (sub)interpreter
# expect: exec not supported for isolated subinterpreters
# expect: signal only works in main thread of the main interpreter
interp.close()
print(said.get())  # expect: concurrent.interpreters._queues.UNBOUND
try:
    run('1')
except interpreters.InterpreterNotFoundError as error:
    print(str(error).replace(str(interp.id), 'N'))
# expect: unrecognized interpreter ID N
for config in ('isolated', 'legacy', 'empty'):
    print(_interpreters.new_config(config))
# expect: namespace(use_main_obmalloc=False, allow_fork=False, allow_exec=False, allow_threads=True, allow_daemon_threads=False, check_multi_interp_extensions=True, gil='own')
# expect: namespace(use_main_obmalloc=True, allow_fork=True, allow_exec=True, allow_threads=True, allow_daemon_threads=True, check_multi_interp_extensions=False, gil='shared')
# expect: namespace(use_main_obmalloc=False, allow_fork=False, allow_exec=False, allow_threads=False, allow_daemon_threads=False, check_multi_interp_extensions=False, gil='default')
for call in (lambda: _interpreters.new_config(gil='none'), lambda: _interpreters.new_config(more=1), lambda: _interpreters.create('none'), lambda: _interpreters.destroy(0),
             lambda: _interpreters.whence('a'), lambda: _interpreters.whence(-1), lambda: _interpreters.exec(0, '', restrict=True)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
# expect: ValueError unsupported interpreter config .gil value 'none'
# expect: ValueError config dict has 1 extra item ({'more': 1})
# expect: ValueError unsupported config name 'none'
# expect: InterpreterError cannot destroy the current interpreter
# expect: TypeError interpreter ID must be an int, got str
# expect: ValueError interpreter ID must be a non-negative int, got -1
# expect: InterpreterError cannot exec code for unrecognized interpreter 0
