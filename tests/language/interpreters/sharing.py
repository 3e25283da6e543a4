# What goes to another interpreter by prepare_main and queues, and what the other side gets.
from concurrent import interpreters

interp = interpreters.create()
said = interpreters.create_queue()
interp.prepare_main(said=said)

def run(script):
    interp.exec("def say(*what): said.put(' '.join(map(str, what)))\n" + script)
    while not said.empty():
        print(said.get())

interp.prepare_main(none=None, number=-7, text='é\N{SNOWMAN}', data=b'abc', ratio=0.5, parts=(1, ('a', None)), flag=True)
run("say(none, number, text, data, ratio, parts, flag)")  # expect: None -7 é☃ b'abc' 0.5 (1, ('a', None)) True
for value in (2**63, [1], {}, (1, [2]), object, Ellipsis, len):
    try:
        interp.prepare_main(value=value)
    except interpreters.NotShareableError as error:
        print(type(error).__name__, error, '|', repr(error.__cause__))
# expect: NotShareableError 9223372036854775808 does not support cross-interpreter data | OverflowError('try sending as bytes')
# expect: NotShareableError [1] does not support cross-interpreter data | None
# expect: NotShareableError {} does not support cross-interpreter data | None
# expect: NotShareableError (1, [2]) does not support cross-interpreter data | NotShareableError('[2] does not support cross-interpreter data')
# expect: NotShareableError <class 'object'> does not support cross-interpreter data | None
# expect: NotShareableError Ellipsis does not support cross-interpreter data | None
# expect: NotShareableError <built-in function len> does not support cross-interpreter data | None

buffer = bytearray(b'12345')
interp.prepare_main(view=memoryview(buffer))
run("view[1:3] = b'xx'")
print(buffer)  # expect: bytearray(b'1xx45')
try:
    buffer.append(1)
except BufferError as error:
    print(error)
# expect: Existing exports of data: object cannot be re-sized
interp.close()

queue = interpreters.create_queue(2)
queue.put([1, {'a': 2}])
queue.put('second')
print(queue.qsize(), queue.full(), queue.get(), queue.get(), queue.empty())  # expect: 2 True [1, {'a': 2}] second True
for call in (queue.get_nowait, lambda: (queue.put_nowait(1), queue.put_nowait(2), queue.put_nowait(3))):
    try:
        call()
    except (interpreters.QueueEmpty, interpreters.QueueFull) as error:
        print(type(error).__name__, str(error).replace(str(queue.id), 'N'))
# expect: QueueEmpty queue N is empty
# expect: QueueFull queue N is full
queue.get(), queue.get()

giver = interpreters.create()
giver.prepare_main(queue=queue)
giver.exec("queue.put('kept')")
print(queue.get())  # expect: kept
giver.exec("queue.put('lost')")
giver.close()
print(queue.get())  # expect: concurrent.interpreters._queues.UNBOUND
