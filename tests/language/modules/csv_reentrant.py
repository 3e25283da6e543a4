# A csv reader whose lines come from something that reads on itself.
import csv


class Lines:
    asked = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1
        if self.asked == 1:
            print(next(self.reader))
        return "a,b" if self.asked < 3 else "x"


lines = Lines()
lines.reader = csv.reader(lines)
try:
    next(lines.reader)
except csv.Error as error:
    print(error, lines.reader.line_num)
# expect: ['a', 'b']
# expect: iterator has already advanced the reader 1
print(next(lines.reader), lines.reader.line_num)  # expect: ['x'] 2
