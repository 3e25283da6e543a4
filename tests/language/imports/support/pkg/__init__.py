"""A package for the tests of imports."""
value = "package value"
