# A signal that is blocked stays pending: it can be waited for, and comes when it is blocked no more.
import os
import signal
import threading

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2]))  # expect: set()
os.kill(os.getpid(), signal.SIGUSR1)
print(seen, signal.sigpending())  # expect: [] {<Signals.SIGUSR1: 10>}
print(signal.sigwait([signal.SIGUSR1]), seen)  # expect: 10 []

signal.raise_signal(signal.SIGUSR1)
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1]), seen)  # expect: {<Signals.SIGUSR1: 10>, <Signals.SIGUSR2: 12>} [10]

# The default action of SIGUSR2 would end the process: blocked, it does not.
os.kill(os.getpid(), signal.SIGUSR2)
information = signal.sigwaitinfo([signal.SIGUSR2])
print(information.si_signo == signal.SIGUSR2)  # expect: True
print(signal.sigtimedwait([signal.SIGUSR2], 0))  # expect: None
try:
    signal.sigtimedwait([signal.SIGUSR2], -1)
except ValueError as error:
    print(error)
# expect: timeout must be non-negative

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
signal.alarm(1)
print(signal.sigwait([signal.SIGALRM]))  # expect: 14

def blocked_in_thread():
    print(signal.pthread_sigmask(signal.SIG_BLOCK, []) == {signal.SIGUSR2, signal.SIGALRM})

thread = threading.Thread(target=blocked_in_thread)
thread.start()
thread.join()

signal.signal(signal.SIGRTMIN + 3, lambda number, frame: print("real-time", number - signal.SIGRTMIN))
os.kill(os.getpid(), signal.SIGRTMIN + 3)  # expect: True
for mask in ([0], [1 << 1000]):
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, mask)
    except ValueError as error:
        print(error)
# expect: real-time 3
# expect: signal number 0 out of range [1; 64]

descriptor = os.pidfd_open(os.getpid())
signal.pidfd_send_signal(descriptor, signal.SIGUSR1)
print(seen)
# expect: signal number -1 out of range [1; 64]
# expect: [10, 10]
