# Fields inside specifications.
width, precision, fill = 10, 3, "-"
print(f"{3.14159:{width}.{precision}}|{'x':{fill}^{width}}|{5:{'0'}{3}}|{1:{''}}|")  # expect:       3.14|----x-----|005|1|
print("{:{}.{}f}".format(2.5, 8, 2), "{0:{1[w]}}".format("a", {"w": 4}))  # expect:     2.50 a
