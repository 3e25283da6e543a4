using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Adder.Runtime.Specialization;

namespace Adder.Specialist.Tests;

/// <summary>Pages that come from a server, and those that follow a program.</summary>
public sealed class ServingTests
{
    [Fact]
    public async Task Only_who_knows_the_address_gets_a_page()
    {
        using PageServer server = PageServer.Start(out string problem) ?? throw new InvalidOperationException(problem);
        server.Page = static name => name is "" or "a/b.html" ? $"<p>{name}" : null;
        using var client = new HttpClient();
        var address = new Uri(server.Address);
        Assert.True(address.IsLoopback);
        Assert.Equal("<p>", await client.GetStringAsync(address));
        Assert.Equal("<p>a/b.html", await client.GetStringAsync(new Uri(address, "a/b.html")));
        foreach ((string path, string? header, string? value) in ((string, string?, string?)[])
            [("/", null, null), ("/" + new string('0', 32) + "/", null, null), (address.AbsolutePath + "c.html", null, null), (address.AbsolutePath, "Host", "rebound.example"),
             (address.AbsolutePath, "Host", $"rebound.example:{address.Port}"), (address.AbsolutePath, "Origin", "http://rebound.example"), (address.AbsolutePath + "ask", null, null)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));

            // As different sites do, each has a connection of its own: where HttpListener itself refuses a host, it sends an empty answer behind its 404, which would pass for that to the next request.
            request.Headers.ConnectionClose = true;
            if (header is not null)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }

            using HttpResponseMessage response = await client.SendAsync(request);
            Assert.Equal((path, value, HttpStatusCode.NotFound), (path, value, response.StatusCode));
        }
    }

    [Fact]
    public async Task Events_come_to_pages_that_open_late_and_the_server_notices_when_they_close()
    {
        using PageServer server = PageServer.Start(out string problem) ?? throw new InvalidOperationException(problem);
        server.Publish("frame", "1");
        using (var client = new HttpClient())
        {
            using var reader = new System.IO.StreamReader(await client.GetStreamAsync(new Uri(server.Address + "events")));
            Assert.Equal("event: frame", await reader.ReadLineAsync());
            Assert.Equal("data: 1", await reader.ReadLineAsync());
            server.Publish("end", "{}");
            Assert.Equal("", await reader.ReadLineAsync());
            string? line;
            do
            {
                line = await reader.ReadLineAsync();
            }
            while (line is "" or [':', ..]);

            Assert.Equal("event: end", line);
        }

        await Task.Run(server.WaitUntilLeft).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Frames_lead_from_bare_text_to_the_last_picture()
    {
        const string Source = "def f(x):\n    return x in [x, 1] and x + x\nfor i in range(500):\n    f(i)\n";
        Report early = Run.Text(Source.Replace("500", "1  ", StringComparison.Ordinal), lens: Lens.Python314);
        Report late = Run.Text(Source, lens: Lens.Python314);
        var page = new LivePage(default);
        Assert.True(page.HasNewFiles(early));
        Assert.False(page.HasNewFiles(late));
        List<JsonElement> frames = [];
        foreach ((Report report, int time) in ((Report, int)[])[(early, 10), (late, 20)])
        {
            using JsonDocument frame = JsonDocument.Parse(page.NextFrame(report, time)!);
            frames.Add(frame.RootElement.Clone());
        }

        Assert.Null(page.NextFrame(late, 30));
        Dictionary<int, string> lines = [];
        foreach (JsonElement line in frames.SelectMany(static frame => frame.GetProperty("lines").EnumerateArray()))
        {
            lines[line[1].GetInt32()] = line[2].GetString()!;
        }

        Assert.Contains("class=\"s k", lines[2], StringComparison.Ordinal);
        Assert.Contains(frames[1].GetProperty("changes").EnumerateArray(), static change => change.GetString() == "program.py:2: f: CONTAINS_OP → CONTAINS_OP (adaptive)" || change.GetString() == "program.py:2: f: BINARY_OP → BINARY_OP_ADD_INT");
        string whole = page.PageWithTimeline(late);
        Assert.All(lines.Values, line => Assert.Contains(line, whole, StringComparison.Ordinal));
        Assert.DoesNotContain("connect-src", whole, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", page.Page(late), StringComparison.Ordinal);
        using JsonDocument timeline = JsonDocument.Parse(page.Timeline);
        Assert.Equal(2, timeline.RootElement.GetArrayLength());
    }
}
