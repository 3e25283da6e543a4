# Semaphores that processes share: taking them, taking them again, releasing them too often, and opening them by name.
import os
import _multiprocessing as m
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
s=m.SemLock(1,1,1,f'/adder-{os.getpid()}-x',True)
print(s.kind, s.maxvalue, s.name, s._is_mine(), s._count(), s._get_value(), s._is_zero(), s.acquire(), s.acquire(False), s.acquire(True,0.01), s._is_zero())
# expect: 1 1 None False 0 1 False True False False True
t(s.release); t(s.release); t(lambda: s.acquire(timeout='x')); t(lambda: m.SemLock(5,1,1,'/q',True)); t(lambda: m.sem_unlink('/nope'))
# expect: None
# expect: ValueError semaphore or lock released too many times
# expect: TypeError must be real number, not str
# expect: ValueError unrecognized kind
# expect: FileNotFoundError [Errno 2] No such file or directory
r=m.SemLock(0,1,1,f'/adder-{os.getpid()}-r',True); r.acquire(); r.acquire(); print(r._count(), r._is_mine(), r._get_value()); r.release(); r.release(); t(r.release)
# expect: 2 True 0
# expect: AssertionError attempt to release recursive lock not owned by thread
t(lambda: m.SemLock._rebuild(0,0,5,'/nope')); t(s.__enter__); t(lambda: s.__exit__(None,None,None)); t(s._after_fork)
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: True
# expect: None
# expect: None
q=m.SemLock(1,2,3,f'/adder-{os.getpid()}-q',False); print(q._get_value(), q._is_zero(), q.name[:7]); q.release(); t(q.release)
# expect: 2 False /adder-
# expect: ValueError semaphore or lock released too many times
q2=m.SemLock._rebuild(0,1,3,f'/adder-{os.getpid()}-q'); print(q2._get_value(), q2.acquire(), q._get_value()); t(lambda: m.SemLock(1,1,1,f'/adder-{os.getpid()}-q',True)); m.sem_unlink(f'/adder-{os.getpid()}-q')
# expect: 3 True 2
# expect: FileExistsError [Errno 17] File exists
