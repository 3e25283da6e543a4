// .NET Standard 2.0 lacks the type that the compiler wants for init accessors and records.
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for <c>init</c> where the framework lacks it.</summary>
internal static class IsExternalInit;
