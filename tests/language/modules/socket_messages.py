# Sockets send and receive messages of several buffers, with ancillary data such as descriptors.
import array
import os
import socket

left, right = socket.socketpair()
print(left.sendmsg([b"hello", bytearray(b" world")]))  # expect: 11
parts = [bytearray(4), bytearray(20)]
count, ancillary, flags, address = right.recvmsg_into(parts)
print(count, parts[0], bytes(parts[1][:count - 4]), ancillary, flags, address)  # expect: 11 bytearray(b'hell') b'o world' [] 0 None

reading, writing = os.pipe()
left.sendmsg([b"fds"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [reading, writing]))])
data, ancillary, flags, address = right.recvmsg(10, socket.CMSG_SPACE(8))
level, kind, payload = ancillary[0]
copies = array.array("i", payload)
os.write(copies[1], b"through the copy")
print(data, level == socket.SOL_SOCKET, kind == socket.SCM_RIGHTS, len(copies), os.read(reading, 100))  # expect: b'fds' True True 2 b'through the copy'

socket.send_fds(left, [b"x"], [writing])
data, descriptors, flags, address = socket.recv_fds(right, 10, 4)
print(data, len(descriptors), flags)  # expect: b'x' 1 0

print(socket.CMSG_LEN(4), socket.CMSG_SPACE(5))  # expect: 20 24
for attempt in (
    lambda: left.sendmsg(5), lambda: left.sendmsg([5]), lambda: left.sendmsg([b"x"], 5), lambda: left.sendmsg([b"x"], [5]), lambda: left.sendmsg([b"x"], [(1, 2)]),
    lambda: left.recvmsg(-1), lambda: left.recvmsg(1, -1), lambda: left.recvmsg_into(5), lambda: left.recvmsg_into([b"x"]), lambda: socket.CMSG_LEN(-1), lambda: left.sendmsg_afalg(op=1),
):
    try:
        print(attempt())
    except (TypeError, ValueError, OSError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: TypeError sendmsg() argument 1 must be an iterable
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError sendmsg() argument 2 must be an iterable
# expect: TypeError [sendmsg() ancillary data items]() argument must be 3-item tuple, not int
# expect: TypeError [sendmsg() ancillary data items]() argument must be tuple of length 3, not 2
# expect: ValueError negative buffer size in recvmsg()
# expect: ValueError invalid ancillary data buffer length
# expect: TypeError recvmsg_into() argument 1 must be an iterable
# expect: TypeError recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers
# expect: OverflowError CMSG_LEN() argument out of range
# expect: OSError algset is only supported for AF_ALG

listener = socket.socket()
try:
    listener.bind((5, 0))
except TypeError as error:
    print(error)
# expect: str, bytes or bytearray expected, not int
try:
    listener.bind(("a\0b", 0))
except TypeError as error:
    print(error)
# expect: host name must not contain null character
listener.bind((bytearray(b"127.0.0.1"), 0))
print(listener.getsockname()[0])  # expect: 127.0.0.1
