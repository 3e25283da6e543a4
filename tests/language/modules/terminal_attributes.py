# termios on a pseudo terminal: attributes, modes, window size, and the errors of wrong arguments.
import os
import termios
import tty

master, slave = os.openpty()
before = termios.tcgetattr(slave)
print(len(before), len(before[6]), before[6][termios.VINTR], before[6][termios.VMIN])  # expect: 7 32 b'\x03' b'\x01'

tty.setraw(slave)
raw = termios.tcgetattr(slave)
print(bool(raw[3] & termios.ICANON), raw[6][termios.VMIN], raw[6][termios.VTIME])  # expect: False 1 0

termios.tcsetattr(slave, termios.TCSANOW, before)
print(termios.tcgetattr(slave) == before)  # expect: True

termios.tcsetwinsize(slave, (30, 100))
print(termios.tcgetwinsize(master), os.get_terminal_size(slave))  # expect: (30, 100) os.terminal_size(columns=100, lines=30)


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


attempt(termios.tcgetattr, 987)  # expect: termios error (9, 'Bad file descriptor')
attempt(termios.tcsetattr, slave, 0, [1])  # expect: builtins TypeError tcsetattr, arg 3: must be 7 element list
attempt(termios.tcsetattr, slave, 0, [*before[:6], [1]])  # expect: builtins TypeError tcsetattr: attributes[6] must be 32 element list
attempt(termios.tcsetattr, slave, 0, [*before[:6], ["x", *before[6][1:]]])
# expect: builtins TypeError tcsetattr: elements of attributes must be bytes objects of length 1 or integers
attempt(termios.tcsetattr, slave, 0, ["a", *before[1:]])  # expect: builtins TypeError 'str' object cannot be interpreted as an integer
attempt(termios.tcsetattr, slave, 99, before)  # expect: termios error (22, 'Invalid argument')
attempt(termios.tcsetwinsize, slave, (1, 2, 3))  # expect: builtins TypeError tcsetwinsize, arg 2: must be a two-item sequence
attempt(termios.tcsetwinsize, slave, (1, 70000))  # expect: builtins OverflowError winsize value(s) out of range.
attempt(termios.tcflush, slave, termios.TCIOFLUSH)  # expect: None
attempt(termios.tcdrain, slave)  # expect: None
