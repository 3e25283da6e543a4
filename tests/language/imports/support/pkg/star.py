__all__ = ["public"]
public = 1
_hidden = 2
not_listed = 3
