package dev.nines.runner.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.nines.journey.BrowserSettings.Network;
import org.jspecify.annotations.Nullable;

/** What the network of an actor's pages is like. On the slot's thread alone. */
final class Throttle {

  private final @Nullable Network network;

  /**
   * @param network null for the prober's own
   */
  Throttle(@Nullable Network network) {
    this.network = network;
  }

  /** Takes a page among those of the actor. */
  void attend(CDPSession page) {
    if (network == null) {
      return;
    }
    var parameters = new JsonObject();
    parameters.addProperty("offline", false);
    parameters.addProperty("latency", network.latency().toMillis());
    parameters.addProperty("downloadThroughput", limit(network.download()));
    parameters.addProperty("uploadThroughput", limit(network.upload()));
    page.send("Network.enable");
    page.send("Network.emulateNetworkConditions", parameters);
  }

  private static double limit(@Nullable Double bytesPerSecond) {
    return bytesPerSecond == null ? -1 : bytesPerSecond;
  }
}
