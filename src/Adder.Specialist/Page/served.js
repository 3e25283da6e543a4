// The server that the page comes from ends when no page has this connection any more.
new EventSource("/" + location.pathname.split("/")[1] + "/events");
