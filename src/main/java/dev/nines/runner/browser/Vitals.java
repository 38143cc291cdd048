package dev.nines.runner.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import dev.nines.outcome.Vital;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Has pages say how they felt, while they are there: when a run has ended, most of its pages are
 * gone. On the slot's thread alone.
 */
final class Vitals {

  private Vitals() {}

  /**
   * Asks a page.
   *
   * @param told hears of all that was measured so far, and at which address
   */
  static void attend(CDPSession page, BiConsumer<String, Map<Vital, BigDecimal>> told) {
    page.on("Runtime.bindingCalled", called -> read(called, told));
    page.send("Page.enable");
    page.send("Runtime.enable");
    var binding = new JsonObject();
    binding.addProperty("name", VitalsScript.TELL);
    binding.addProperty("executionContextName", VitalsScript.WORLD);
    page.send("Runtime.addBinding", binding);
    var script = new JsonObject();
    script.addProperty("source", VitalsScript.TEXT);
    script.addProperty("worldName", VitalsScript.WORLD);
    page.send("Page.addScriptToEvaluateOnNewDocument", script);
  }

  private static void read(JsonObject called, BiConsumer<String, Map<Vital, BigDecimal>> told) {
    if (!called.get("name").getAsString().equals(VitalsScript.TELL)) {
      return;
    }
    try {
      var said = JsonParser.parseString(called.get("payload").getAsString()).getAsJsonObject();
      var seen = said.getAsJsonObject("seen");
      var vitals = new EnumMap<Vital, BigDecimal>(Vital.class);
      for (var vital : Vital.values()) {
        if (seen.has(vital.word())) {
          vitals.put(vital, Vital.rounded(seen.get(vital.word()).getAsDouble()));
        }
      }
      told.accept(said.get("url").getAsString(), vitals);
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      System.getLogger(Vitals.class.getName())
          .log(System.Logger.Level.DEBUG, "a page told nothing sensible", e);
    }
  }
}
