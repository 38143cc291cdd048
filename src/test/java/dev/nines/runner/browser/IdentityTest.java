package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class IdentityTest {

  /** A page's session; {@code meanwhile} happens while it is spoken to, as Playwright has it. */
  private record Session(List<String> asked, Runnable meanwhile) implements CDPSession {
    @Override
    public JsonObject send(String method, JsonObject parameters) {
      asked.add(method);
      meanwhile.run();
      return new JsonObject();
    }

    @Override
    public void on(String event, Consumer<JsonObject> handler) {}

    @Override
    public void off(String event, Consumer<JsonObject> handler) {}

    @Override
    public void onClose(Consumer<CDPSession> handler) {}

    @Override
    public void offClose(Consumer<CDPSession> handler) {}

    @Override
    public void detach() {}
  }

  @Test
  void aPageThatOpensWhileAnOriginIsAddedIsAskedAsTheOthers() {
    var identity = new Identity();
    var popup = new Session(new ArrayList<>(), () -> {});
    identity.attend(new Session(new ArrayList<>(), () -> identity.attend(popup)));
    identity.within(HttpUrl.get("http://127.0.0.1/"));
    assertThat(popup.asked()).containsExactly("Fetch.enable");
  }
}
