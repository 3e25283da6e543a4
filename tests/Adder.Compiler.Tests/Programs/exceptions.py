"""Handlers and their cleanup."""


def simple(f):
    try:
        return f()
    except ValueError:
        return 1
    except (KeyError, OSError) as error:
        print(error)
        raise
    except Exception as error:
        raise RuntimeError("x") from error
    except:
        pass
    else:
        return 2
    finally:
        print("done")


def loops(items):
    for item in items:
        try:
            if item:
                continue
            elif item is None:
                break
            return item
        finally:
            print(item)
    while items:
        try:
            items.pop()
        except IndexError:
            break
        except TypeError as error:
            continue
        else:
            break


def nested(a):
    try:
        try:
            a()
        finally:
            try:
                a.b()
            except ValueError as e:
                del e
    except* TypeError as group:
        print(group)
    except* (OSError, KeyError):
        raise


def managers(a, b):
    with a:
        pass
    with a as x, b() as (y, z):
        return x
    with (a as x.attribute, b as x[0]):
        for i in a:
            with i:
                if i:
                    break
                continue
        raise ValueError


def returning(a):
    try:
        return a
    finally:
        return 3


def lines(
    a,
    b,
):
    try:
        a(
            b,
            c=1,
        )
    except (
        ValueError,
    ):
        b(
            1
        )
    finally:
        a.b.c(
        ).d()
