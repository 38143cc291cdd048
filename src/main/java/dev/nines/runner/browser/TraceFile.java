package dev.nines.runner.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.nines.runner.Redactor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A trace for Playwright's viewer, put together from what was done during a run, what its pages
 * looked like at its end, and what they had asked for. Without secrets.
 */
final class TraceFile {

  private static final String ACTIONS = "trace.trace";
  private static final String NETWORK = "trace.network";
  private static final String RESOURCES = "resources/";

  private final Redactor redactor;
  private final List<JsonObject> actions = new ArrayList<>();
  private final List<JsonObject> network = new ArrayList<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();

  /**
   * One of a run.
   *
   * @param actions a trace of what was done
   * @param pages one of what its pages consisted of at its end, or null
   * @param traffic what they had asked for
   */
  TraceFile(
      ByteString actions,
      @Nullable ByteString pages,
      List<HttpArchive.Entry> traffic,
      Redactor redactor)
      throws IOException {
    this.redactor = redactor;
    read(actions, true);
    if (pages != null) {
      read(pages, false);
    }
    traffic.forEach(this::add);
  }

  /** What was done, said and shown, one after the other. */
  List<JsonObject> events() {
    return actions;
  }

  private void read(ByteString file, boolean first) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file.toByteArray()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var bytes = zip.readAllBytes();
        switch (entry.getName()) {
          case ACTIONS -> {
            var lines = lines(bytes);
            actions.addAll(first ? lines : lines.subList(Math.min(1, lines.size()), lines.size()));
          }
          case NETWORK -> network.addAll(lines(bytes));
          default -> {
            if (entry.getName().startsWith(RESOURCES)) {
              resources.put(entry.getName(), redactor.scour(bytes));
            }
          }
        }
      }
    }
  }

  private List<JsonObject> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> CleanJson.of(parsed(line), redactor).getAsJsonObject())
        .toList();
  }

  private static JsonElement parsed(String line) {
    try {
      return JsonParser.parseString(line);
    } catch (JsonParseException _) {
      return new JsonObject(); // Cut where the browser ended.
    }
  }

  private void add(HttpArchive.Entry entry) {
    var snapshot = HarText.entry(entry, false);
    var buffer = entry.response() == null ? null : entry.response().body();
    if (buffer != null) {
      var body = buffer.toByteArray();
      var name = name(entry, body);
      resources.put(RESOURCES + name, redactor.scour(body));
      var content = snapshot.getAsJsonObject("response").getAsJsonObject("content");
      content.addProperty("size", body.length);
      content.addProperty("_sha1", name);
    }
    // Asked before whatever is shown, so that what is shown finds it.
    snapshot.addProperty("_monotonicTime", 0);
    var event = new JsonObject();
    event.addProperty("type", "resource-snapshot");
    event.add("snapshot", snapshot);
    network.add(CleanJson.of(event, redactor).getAsJsonObject());
  }

  private static String name(HttpArchive.Entry entry, byte[] body) {
    try {
      var hash = MessageDigest.getInstance("SHA-1").digest(body);
      return HexFormat.of().formatHex(hash) + ending(entry.kind());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ending(@Nullable String kind) {
    return switch (kind) {
      case "document" -> ".html";
      case "stylesheet" -> ".css";
      case null, default -> ".dat";
    };
  }

  /** The file. */
  byte[] zipped() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, ACTIONS, text(actions));
      put(zip, NETWORK, text(network));
      for (var resource : resources.entrySet()) {
        put(zip, resource.getKey(), resource.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private byte[] text(List<JsonObject> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return redactor.scour(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
