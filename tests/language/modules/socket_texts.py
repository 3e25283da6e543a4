# What sockets say of numbers and addresses that cannot be.
import socket

stream, stream6, local = socket.socket(), socket.socket(socket.AF_INET6), socket.socket(socket.AF_UNIX)
local.bind(bytearray(b"\0adder\0test"))
print(local.getsockname())  # expect: b'\x00adder\x00test'
for attempt in (
    lambda: socket.ntohs(-1), lambda: socket.htons(1 << 16), lambda: socket.ntohl(-1 << 100), lambda: socket.htonl(1 << 32), lambda: socket.CMSG_SPACE(2147483624), lambda: socket.CMSG_SPACE(2147483623),
    lambda: socket.getnameinfo(("::1", 0, 0xFFFFFFFF), 0), lambda: socket.getnameinfo(5, 0), lambda: socket.getnameinfo(("127.0.0.1", 0, 1), 0), lambda: stream6.bind(("::1", 0, -10)),
    lambda: stream6.bind(("::1",)), lambda: socket.if_indextoname(-1), lambda: socket.if_indextoname(2**1000), lambda: socket.if_nametoindex(5), lambda: socket.if_nametoindex(b"lo"),
    lambda: stream.sendto(b"x"), lambda: stream.sendto(b"x", 1, ("h", 2), 4), lambda: local.bind(5), lambda: local.bind("a" * 200), lambda: socket.inet_ntoa(b"123"),
):
    try:
        print(attempt())
    except (TypeError, ValueError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
# expect: ValueError Cannot convert negative int
# expect: OverflowError Python int too large for C uint16_t
# expect: ValueError Cannot convert negative int
# expect: OverflowError Python int too large for C uint32_t
# expect: OverflowError CMSG_SPACE() argument out of range
# expect: 2147483640
# expect: OverflowError getnameinfo(): flowinfo must be 0-1048575.
# expect: TypeError getnameinfo() argument 1 must be a tuple
# expect: OSError IPv4 sockaddr must be 2 tuple
# expect: OverflowError bind(): flowinfo must be 0-1048575.
# expect: TypeError AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])
# expect: ValueError Cannot convert negative int
# expect: OverflowError Python int too large for C unsigned int
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: 1
# expect: TypeError sendto() takes 2 or 3 arguments (1 given)
# expect: TypeError sendto() takes 2 or 3 arguments (4 given)
# expect: TypeError a bytes-like object is required, not 'int'
# expect: OSError AF_UNIX path too long
# expect: OSError packed IP wrong length for inet_ntoa
