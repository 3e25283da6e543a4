as_main = __name__
