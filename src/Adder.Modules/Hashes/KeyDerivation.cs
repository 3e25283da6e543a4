using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace Adder.Modules.Hashes;

/// <summary>Keys of passwords: PBKDF2 (RFC 8018) and scrypt (RFC 7914).</summary>
internal static class KeyDerivation
{
    public static byte[] Pbkdf2(string algorithm, byte[] password, byte[] salt, int iterations, int length)
    {
        var generator = new Pkcs5S2ParametersGenerator(HashAlgorithms.LibraryFunction(algorithm));
        generator.Init(password, salt, iterations);
        return ((KeyParameter)generator.GenerateDerivedMacParameters(length * 8)).GetKey();
    }

    public static byte[] Scrypt(byte[] password, byte[] salt, int cost, int blockSize, int parallelism, int length) => SCrypt.Generate(password, salt, cost, blockSize, parallelism, length);
}
