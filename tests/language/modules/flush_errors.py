# A buffered writer that cannot pass its bytes on says so when it is flushed.
stream = open("/dev/full", "wb")
print(stream.write(b"x"))  # expect: 1
try:
    stream.flush()
except OSError as error:
    print(error)
# expect: [Errno 28] No space left on device
try:
    stream.close()
except OSError as error:
    print(error, stream.closed)
# expect: [Errno 28] No space left on device True
