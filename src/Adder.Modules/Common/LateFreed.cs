using System;

namespace Adder.Modules.Common;

/// <summary>
/// Owns memory or a handle of the system's. What was dropped together with it may have a finalizer of Python's that runs later and still uses it; so it goes only when it is found dropped again.
/// </summary>
internal abstract class LateFreed
{
    private bool _wasDropped;

    ~LateFreed()
    {
        if (_wasDropped)
        {
            Free();
            return;
        }

        _wasDropped = true;
        GC.ReRegisterForFinalize(this);
    }

    /// <summary>Gives back what is owned. Runs on .NET's finalizer thread.</summary>
    protected abstract void Free();
}
