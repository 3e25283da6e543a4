real = "real"


def __getattr__(name):
    if name == "refused" or name.startswith("__"):
        raise AttributeError(f"{name} refused")
    return f"made {name}"


def __dir__():
    return ["made_up", "real"]
