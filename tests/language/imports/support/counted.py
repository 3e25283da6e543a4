token = object()
