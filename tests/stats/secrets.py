"""A program that holds in every way what must not get into a dump; each name and text has "secret" in it."""

import sys

SECRET_CONSTANT = "the secret constant"


class SecretClass:
    secret_attribute = "secret class value"

    def __init__(self, secret_argument):
        self.secret_field = secret_argument

    def secret_method(self, *, secret_keyword=None):
        return {"secret key": self.secret_field, b"secret bytes": secret_keyword}


class OtherSecretClass(SecretClass):
    pass


def secret_function(secret_object, secret_other):
    secret_local = secret_object.secret_field
    secret_object.secret_method(secret_keyword=secret_local)
    try:
        return secret_local + secret_other
    except TypeError:
        return secret_other % 7 if isinstance(secret_other, int) else None


def main():
    for number in range(400):
        secret = SecretClass("secret value") if number % 3 else OtherSecretClass(number)
        secret_function(secret, number if number % 2 else "secret text")
    exec(compile("secret_global = [secret_item for secret_item in range(100)]", "secret file name", "exec"), {"secret_name": 1})
    sys.modules["secret_module"] = SecretClass(1)


main()
