package dev.nines.practice;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The page that says what this is. Plain enough to be read in a terminal. */
final class WelcomePage {
  private final Supplier<Faults> faults;

  WelcomePage(Supplier<Faults> faults) {
    this.faults = faults;
  }

  void mount(Router router) {
    router.get("/").handler(this::show);
  }

  private void show(RoutingContext context) {
    Pages.guarded(context.response(), "text/html; charset=utf-8")
        .end(page(String.join(", ", FaultsJson.KEYS), FaultsJson.write(faults.get()).encode()));
  }

  private static String page(String keys, String faults) {
    return """
    <!doctype html>
    <html lang="en"><title>Practice chat</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/chat.css">
    <main><h1>Practice chat</h1>
    <p><a href="/widget">The customer's widget</a>, <a href="/console">the operator's console</a></p>
    <pre>
    A practice chat: a small service to try Nines against, with faults to switch on.

    Customers
      POST   /api/chats                {"topic": "cards"}
      POST   /api/chats/ID/login       {"user": "…", "password": "…"}  gives a cookie and a token
      POST   /api/chats/ID/messages    {"text": "…"}
      GET    /api/chats/ID/messages
      GET    /api/chats/ID
      POST   /api/chats/ID/close
      GET    /events/chats/ID          server-sent events

    Operators
      GET    /api/operators?skill=cards
      WS     /ws/operator?skills=cards,loans&amp;capacity=3   with Authorization: Bearer …
             receives {"type": "message", "chat": "ID", "from": "customer", "text": "…"}
             sends    {"chat": "ID", "text": "…"}
             with &amp;closings=true, receives {"type": "closed", "chat": "ID"} too
             with &amp;run=…, or the header X-Run, prefers the chats opened with the same
             a browser offers the subprotocols "operator" and "bearer." with the token, URL-encoded

    Health
      GET    /health                      of all, or of one backend at its own port
      GET    /partitions/p1/health

    Faults
      GET PUT PATCH DELETE /faults     keys: %s
      on now: %s
    </pre></main>
    </html>
    """
        .formatted(keys, faults);
  }
}
