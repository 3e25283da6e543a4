"""Method calls between small objects: tasks of an operating system pass packets about."""

import sys
from collections import deque

DEFAULT_SIZE = 220
EXPECTED = {
    2: (2909, 6843, 62447, 815159, 75294),
    220: (2909, 6843, 62447, 815159, 75294),
}

IDLE, WORKER, DEVICE = range(3)


class Packet:
    def __init__(self, kind, data):
        self.kind = kind
        self.data = data
        self.position = 0


class Task:
    """Something the scheduler may run: ready while it has input or a budget."""

    def __init__(self, scheduler, name, priority):
        self.scheduler = scheduler
        self.name = name
        self.priority = priority
        self.inbox = deque()
        self.held = False
        self.runs = 0
        scheduler.add(self)

    def is_ready(self):
        return not self.held and bool(self.inbox)

    def accept(self, packet):
        self.inbox.append(packet)

    def step(self):
        raise NotImplementedError


class IdleTask(Task):
    """Wakes the devices in an order that a shift register decides."""

    def __init__(self, scheduler, name, budget):
        super().__init__(scheduler, name, 0)
        self.budget = budget
        self.register = 0x1D0F

    def is_ready(self):
        return self.budget > 0

    def step(self):
        self.budget -= 1
        if self.register & 1:
            self.register = (self.register >> 1) ^ 0xB400
            self.scheduler.release("disk")
        else:
            self.register >>= 1
            self.scheduler.release("network")


class WorkerTask(Task):
    """Fills packets and sends them to two handlers in turn."""

    def __init__(self, scheduler, name):
        super().__init__(scheduler, name, 1000)
        self.turn = 0
        self.letter = 0

    def step(self):
        packet = self.inbox.popleft()
        self.turn = 1 - self.turn
        for index in range(4):
            self.letter = self.letter % 26 + 1
            packet.data[index] = 64 + self.letter
        packet.position = 0
        self.scheduler.send("handler" + str(self.turn), packet)


class HandlerTask(Task):
    """Hands a packet's letters to its device one by one, then returns the packet."""

    def __init__(self, scheduler, name, device):
        super().__init__(scheduler, name, 2000)
        self.device = device
        self.sum = 0

    def is_ready(self):
        return super().is_ready() and len(self.scheduler.by_name[self.device].inbox) < 4

    def step(self):
        packet = self.inbox[0]
        if packet.position < len(packet.data):
            letter = packet.data[packet.position]
            packet.position += 1
            self.sum = (self.sum * 31 + letter) % 1000003
            self.scheduler.send(self.device, Packet(DEVICE, [letter]))
        else:
            self.inbox.popleft()
            self.scheduler.send("worker", packet)


class DeviceTask(Task):
    """Takes one letter, then holds itself until the idle task wakes it."""

    def __init__(self, scheduler, name):
        super().__init__(scheduler, name, 5000)
        self.written = 0

    def step(self):
        self.written += self.inbox.popleft().data[0]
        self.held = True


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.by_name = {}
        self.sent = 0
        self.steps = 0

    def add(self, task):
        self.by_name[task.name] = task
        self.tasks.append(task)
        self.tasks.sort(key=lambda each: -each.priority)

    def send(self, name, packet):
        self.sent += 1
        self.by_name[name].accept(packet)

    def release(self, name):
        self.by_name[name].held = False

    def run(self):
        while True:
            for task in self.tasks:
                if task.is_ready():
                    task.runs += 1
                    task.step()
                    self.steps += 1
                    break
            else:
                return


def run(size):
    totals = []
    for _ in range(size):
        scheduler = Scheduler()
        IdleTask(scheduler, "idle", 2000)
        worker = WorkerTask(scheduler, "worker")
        handlers = [HandlerTask(scheduler, "handler0", "disk"), HandlerTask(scheduler, "handler1", "network")]
        devices = [DeviceTask(scheduler, "disk"), DeviceTask(scheduler, "network")]
        for _ in range(3):
            worker.accept(Packet(WORKER, [0] * 4))
        scheduler.run()
        totals.append((scheduler.sent, scheduler.steps, handlers[0].sum, handlers[1].sum, devices[0].written))
    if len(set(totals)) != 1:
        sys.exit("os_simulation: two equal simulations ended differently")
    return totals[0]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    result = run(size)
    if size in EXPECTED and result != EXPECTED[size]:
        sys.exit(f"os_simulation: got {result!r}, not {EXPECTED[size]!r}")


if __name__ == "__main__":
    main()
