# OSError picks its subclass by errno.
import errno
for number in (errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EPIPE, errno.ECONNREFUSED, errno.ENOTDIR, errno.EINTR, 9999):
    e = OSError(number, "text", "name")
    print(type(e).__name__, e)
# expect: FileNotFoundError [Errno 2] text: 'name'
# expect: FileExistsError [Errno 17] text: 'name'
# expect: PermissionError [Errno 13] text: 'name'
# expect: BrokenPipeError [Errno 32] text: 'name'
# expect: ConnectionRefusedError [Errno 111] text: 'name'
# expect: NotADirectoryError [Errno 20] text: 'name'
# expect: InterruptedError [Errno 4] text: 'name'
# expect: OSError [Errno 9999] text: 'name'
print(OSError("one argument"), OSError(1, "a", "f", None, "g"), repr(OSError(1, "a")), OSError(2, "t").filename)
# expect: one argument [Errno 1] a: 'f' -> 'g' PermissionError(1, 'a') None
