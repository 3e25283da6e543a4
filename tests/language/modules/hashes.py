# hashlib and hmac: digests, copies, names, key derivation, and the errors of wrong input.
import hashlib
import hmac

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    hashed = hashlib.new(name, b"The quick brown fox")
    print(hashed.name, hashed.digest_size, hashed.block_size, hashed.hexdigest()[:24])
# expect: md5 16 64 a2004f37730b9445670a738f
# expect: sha1 20 64 c519c1a06cdbeb2bc499e221
# expect: sha224 28 64 146129bd31db775c819f4c28
# expect: sha256 32 64 5cac4f980fedc3d3f1f99b4b
# expect: sha384 48 128 2e45933dd1a1e6a6928a732d
# expect: sha512 64 128 015e6d23e760f612cca616c5
# expect: sha3_256 32 136 6a982a1fd2b2b33bf284768b
# expect: blake2b 64 128 a02afd04de7a76736a88773b
# expect: blake2s 32 64 d91e3f27d04ad78e7395da9f
print(hashlib.shake_128(b"x").hexdigest(8), hashlib.sha256(b"a" * 1000).hexdigest()[:16])  # expect: e472c5e394f30ff8 41edece42d63e8d9

first = hashlib.sha256(b"one ")
second = first.copy()
second.update(b"two")
print(first.hexdigest() == hashlib.sha256(b"one ").hexdigest(), second.hexdigest() == hashlib.sha256(b"one two").hexdigest())  # expect: True True

print(hmac.new(b"key", b"message", "sha256").hexdigest()[:24], hmac.digest(b"key", b"message", hashlib.sha1).hex()[:24])
# expect: 6e9ef29b75fffc5b7abae527 2088df74d5f2146b48146caf
print(hmac.new(b"k" * 200, b"", hashlib.md5).hexdigest(), hmac.compare_digest("abc", "abc"))  # expect: 93578822342dc32c0d59ce09c36b4dd1 True
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex()[:24], hashlib.pbkdf2_hmac("sha1", b"p", b"s", 1, 50).hex()[-12:])
# expect: ad35240ac683febfaf3cd49d 85d2c83733cc
print(hashlib.scrypt(b"password", salt=b"NaCl", n=16, r=8, p=2, dklen=20).hex())  # expect: d8d4867127a6369b5f4ff8bb96fffc9dd38a73a5

for attempt in (lambda: hashlib.sha256("text"), lambda: hashlib.new("no such"), lambda: hashlib.pbkdf2_hmac("sha1", b"", b"", 0),
                lambda: hashlib.scrypt(b"", salt=b"", n=3, r=1, p=1), lambda: hmac.new(b"k"), lambda: hmac.compare_digest("é", "é")):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError Strings must be encoded before hashing
# expect: ValueError unsupported hash type no such
# expect: ValueError iteration value must be greater than 0.
# expect: ValueError n must be a power of 2.
# expect: TypeError Missing required argument 'digestmod'.
# expect: TypeError comparing strings with non-ASCII characters is not supported
