using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Adder.Specialist;

/// <summary>
/// Serves pages to a browser of this machine: on the loopback address only, under a path that nobody can guess, and to nobody who asks for another host. Pages are kept up to date by server-sent
/// events, by which the server also knows whether any is still open.
/// </summary>
internal sealed class PageServer : IDisposable
{
    private const int TokenBytes = 16;

    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly HttpListener _listener;
    private readonly string _host;
    private readonly string _root;
    private readonly object _gate = new();
    private readonly List<string> _events = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTime _lastSeen = DateTime.UtcNow;
    private int _open;
    private bool _wasOpened;

    private PageServer(HttpListener listener, int port)
    {
        _listener = listener;
        _host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        _root = $"/{RandomNumberGenerator.GetHexString(TokenBytes * 2, lowercase: true)}/";
        _ = Task.Run(ServeAll);
    }

    /// <summary>Where the first page is.</summary>
    public string Address => $"http://{_host}{_root}";

    /// <summary>The page of a name, which is empty for the first; null for none.</summary>
    public Func<string, string?> Page { get; set; } = static _ => null;

    /// <summary>Takes what a page asks of the program; null where nothing can be asked.</summary>
    public Action<string>? Asked { get; set; }

    /// <summary>Starts a server; null with a message where none can be.</summary>
    public static PageServer? Start(out string problem)
    {
        problem = "";
        for (int attempt = 0; attempt < 10; attempt++)
        {
            var listener = new HttpListener();
            try
            {
                int port = FreePort();
                listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
                listener.Start();
                return new PageServer(listener, port);
            }
            catch (Exception error) when (error is HttpListenerException or SocketException)
            {
                // Somebody else has taken the port meanwhile, or none is to be had.
                listener.Close();
                problem = error.Message;
            }
        }

        return null;
    }

    /// <summary>Sends an event to all pages; those that open later get it too.</summary>
    public void Publish(string name, string json)
    {
        lock (_gate)
        {
            _events.Add($"event: {name}\ndata: {json}\n\n");
            _news.TrySetResult();
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until a page has been opened, but not for ever.</summary>
    public void WaitForPage(TimeSpan most)
    {
        DateTime end = DateTime.UtcNow + most;
        lock (_gate)
        {
            while (!_wasOpened && DateTime.UtcNow < end)
            {
                _ = Monitor.Wait(_gate, s_heartbeat);
            }
        }
    }

    /// <summary>Serves until all pages are closed, nobody has opened one for a minute, or Ctrl-C comes.</summary>
    public void WaitUntilLeft()
    {
        using var interrupted = new ManualResetEventSlim();
        using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted.Set();
        });
        lock (_gate)
        {
            _lastSeen = DateTime.UtcNow;
        }

        while (!IsLeft() && !interrupted.Wait(TimeSpan.FromMilliseconds(100)))
        {
        }
    }

    public void Dispose() => _listener.Close();

    private bool IsLeft()
    {
        lock (_gate)
        {
            return _open == 0 && DateTime.UtcNow - _lastSeen > (_wasOpened ? s_grace : s_patience);
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task ServeAll()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => Serve(context));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Serve(HttpListenerContext context)
    {
        try
        {
            await Answer(context.Request, context.Response).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception error) when (error is IOException or HttpListenerException or ObjectDisposedException or InvalidOperationException or SocketException)
        {
            // The browser has gone.
            context.Response.Abort();
        }
    }

    private async Task Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        string path = Uri.UnescapeDataString((request.RawUrl ?? "").Split('?')[0]);
        if (request.UserHostName != _host || !HasToken(path) || (request.Headers["Origin"] is { } origin && origin != $"http://{_host}"))
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        string name = path[_root.Length..];
        lock (_gate)
        {
            _lastSeen = DateTime.UtcNow;
        }

        switch (request.HttpMethod, name)
        {
            case ("GET", "events"):
                await SendEvents(response).ConfigureAwait(false);
                break;
            case ("POST", "ask") when Asked is { } asked && request.ContentLength64 is >= 0 and < 100:
                using (var reader = new StreamReader(request.InputStream))
                {
                    asked(await reader.ReadToEndAsync().ConfigureAwait(false));
                }

                response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            case ("GET", _) when Page(name) is { } page:
                response.ContentType = "text/html; charset=utf-8";
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page)).ConfigureAwait(false);
                break;
            default:
                response.StatusCode = (int)HttpStatusCode.NotFound;
                break;
        }
    }

    private bool HasToken(string path) =>
        path.Length >= _root.Length && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(path[.._root.Length]), Encoding.UTF8.GetBytes(_root));

    private async Task SendEvents(HttpListenerResponse response)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.SendChunked = true;
        lock (_gate)
        {
            _open++;
            _wasOpened = true;
            Monitor.PulseAll(_gate);
        }

        try
        {
            int sent = 0;
            while (_listener.IsListening)
            {
                string text;
                Task news;
                lock (_gate)
                {
                    text = string.Concat(_events.GetRange(sent, _events.Count - sent));
                    sent = _events.Count;
                    news = _news.Task;
                }

                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text.Length > 0 ? text : ": still here\n\n")).ConfigureAwait(false);
                await response.OutputStream.FlushAsync().ConfigureAwait(false);
                await Task.WhenAny(news, Task.Delay(s_heartbeat)).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_gate)
            {
                _open--;
                _lastSeen = DateTime.UtcNow;
            }
        }
    }
}
