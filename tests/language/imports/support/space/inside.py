x = "inside a namespace package"
