package dev.nines.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A page in which somebody asks and is answered, and the server behind it. */
final class ChatPage implements AutoCloseable {

  private static final String HTML =
      """
      <!doctype html><meta charset="utf-8"><title>Chat</title>
      <button id="open">Open chat</button>
      <form hidden><label>Your message <input></label><button>Send</button></form>
      <ul></ul>
      <script>
        const form = document.querySelector('form');
        document.querySelector('#open').onclick = () => form.hidden = false;
        form.onsubmit = async event => {
          event.preventDefault();
          const text = document.querySelector('input').value;
          const answer = await (await fetch('/messages', { method: 'POST', body: text })).text();
          document.querySelector('ul').innerHTML += '<li class="answer">' + answer + '</li>';
        };
      </script>
      """;

  private final HttpServer server;
  private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();

  ChatPage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(answering);
    server.createContext("/", exchange -> answer(exchange, "text/html", HTML));
    server.createContext(
        "/messages",
        exchange ->
            answer(
                exchange,
                "text/plain",
                "You said: "
                    + new String(
                        exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    server.start();
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    try (exchange) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What a customer does with it, as a journey. */
  String journey() {
    return """
    journey: chat-page
    interval: 60s
    timeout: 50s
    actors:
      customer: { url: "%s", timeout: 30s }
    steps:
      - browser: /
      - click: { role: button, name: Open chat }
      - fill: { label: Your message }
        with: hello ${run.id}
      - click: { role: button, name: Send }
      - wait for: .answer
        expect: 'page.text(".answer") == "You said: hello " + run.id'
    """
        .formatted(url());
  }

  /** The same as a test of Playwright. */
  String test() {
    return """
    const { test, expect } = require('@playwright/test');
    test('chat page', async ({ page }, info) => {
      const id = info.testId + info.repeatEachIndex;
      await page.goto('%s/');
      await page.getByRole('button', { name: 'Open chat' }).click();
      await page.getByLabel('Your message').fill('hello ' + id);
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.locator('.answer')).toHaveText('You said: hello ' + id);
    });
    """
        .formatted(url());
  }

  @Override
  public void close() {
    server.stop(0);
    answering.close();
  }
}
