package dev.nines.runner.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.PlaywrightException;
import dev.nines.journey.BrowserSettings.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the network of an actor's pages is like. On the slot's thread alone. */
final class Throttle {

  private final @Nullable Network network;
  private final List<CDPSession> pages = new ArrayList<>();

  /**
   * @param network null for the prober's own
   */
  Throttle(@Nullable Network network) {
    this.network = network;
  }

  /** Takes a page among those of the actor. */
  void attend(CDPSession page) {
    if (network != null) {
      page.send("Network.enable");
      pages.add(page);
      emulate(page, network);
    }
  }

  /** Takes the network away, or gives it back as it was. */
  void offline(BrowserContext context, boolean offline) {
    context.setOffline(offline);
    if (network != null && !offline) {
      pages.removeIf(page -> !emulate(page, network)); // Playwright has taken the limits away.
    }
  }

  private static boolean emulate(CDPSession page, Network network) {
    var parameters = new JsonObject();
    parameters.addProperty("offline", false);
    parameters.addProperty("latency", network.latency().toMillis());
    parameters.addProperty("downloadThroughput", limit(network.download()));
    parameters.addProperty("uploadThroughput", limit(network.upload()));
    try {
      page.send("Network.emulateNetworkConditions", parameters);
      return true;
    } catch (PlaywrightException _) {
      return false; // It has been closed.
    }
  }

  private static double limit(@Nullable Double bytesPerSecond) {
    return bytesPerSecond == null ? -1 : bytesPerSecond;
  }
}
