using System;
using System.IO;

namespace Adder.Runtime.Import;

/// <summary>The process's current folder, which somebody may have removed.</summary>
internal static class WorkingFolder
{
    /// <summary>Its path; null where it is gone or may not be looked up.</summary>
    public static string? Path
    {
        get
        {
            try
            {
                return Directory.GetCurrentDirectory();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
