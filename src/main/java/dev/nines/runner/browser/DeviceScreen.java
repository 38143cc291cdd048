package dev.nines.runner.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.nines.journey.BrowserSettings;

/**
 * Gives an actor's pages the screen of a device whose viewport is only a part of it. Chromium is
 * asked directly, because Playwright for Java does not tell its driver of a screen. On the slot's
 * thread alone.
 */
record DeviceScreen(BrowserSettings settings) {

  /** Takes a page among those of the actor. */
  void attend(CDPSession page) {
    var device = settings.device();
    var screen = device == null ? null : device.screen();
    if (device == null || screen == null) {
      return;
    }
    var viewport = settings.viewport() == null ? device.viewport() : settings.viewport();
    boolean landscape = !device.mobile() || screen.width() > screen.height();
    var orientation = new JsonObject();
    orientation.addProperty("angle", landscape && device.mobile() ? 90 : 0);
    orientation.addProperty("type", landscape ? "landscapePrimary" : "portraitPrimary");
    var metrics = new JsonObject();
    metrics.addProperty("mobile", device.mobile());
    metrics.addProperty("width", viewport.width());
    metrics.addProperty("height", viewport.height());
    metrics.addProperty("screenWidth", screen.width());
    metrics.addProperty("screenHeight", screen.height());
    metrics.addProperty("deviceScaleFactor", device.scale());
    metrics.add("screenOrientation", orientation);
    page.send("Emulation.setDeviceMetricsOverride", metrics);
  }
}
