package dev.nines.runner.browser;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nines.runner.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers in the form of <a href="http://www.softwareishard.com/blog/har-12-spec/">HAR
 * 1.2</a>.
 */
final class HarText {

  private HarText() {}

  /** The archive; bodies of documents and of what scripts fetched are in it. */
  static String of(List<HttpArchive.Entry> entries, Redactor redactor) {
    var all = new JsonArray();
    entries.forEach(entry -> all.add(CleanJson.of(entry(entry, redactor), redactor)));
    var creator = new JsonObject();
    creator.addProperty("name", "Nines");
    creator.addProperty("version", "1");
    var log = new JsonObject();
    log.addProperty("version", "1.2");
    log.add("creator", creator);
    log.add("entries", all);
    var har = new JsonObject();
    har.add("log", log);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(har);
  }

  /** One of them, as Chrome's developer tools write it where HAR has no word for it. */
  private static JsonObject entry(HttpArchive.Entry entry, Redactor redactor) {
    var object = entry(entry, true);
    if (entry.talk() != null) {
      var messages = new JsonArray();
      entry.talk().messages().forEach(each -> messages.add(message(each, redactor)));
      object.add("_webSocketMessages", messages);
      if (entry.talk().untold() > 0) {
        object.addProperty("comment", entry.talk().untold() + " more messages are left out");
      }
    }
    return object;
  }

  private static JsonObject message(SocketArchive.Message message, Redactor redactor) {
    var object = new JsonObject();
    object.addProperty("type", message.sent() ? "send" : "receive");
    object.addProperty("time", message.millis() / 1_000.0);
    object.addProperty("opcode", message.binary() ? 2 : 1);
    var data = message.data();
    if (data == null) {
      object.addProperty("comment", message.size() + " bytes are left out");
      object.addProperty("data", "");
    } else if (message.binary()) {
      object.addProperty("data", ByteString.of(redactor.scour(data.toByteArray())).base64());
    } else {
      object.addProperty("data", data.utf8());
    }
    return object;
  }

  /** One of them. */
  static JsonObject entry(HttpArchive.Entry entry, boolean withBody) {
    var object = new JsonObject();
    object.addProperty("startedDateTime", Instant.ofEpochMilli(entry.millis()).toString());
    object.addProperty("time", entry.duration());
    object.add("request", request(entry));
    object.add("response", response(entry, withBody));
    object.add("cache", new JsonObject());
    var timings = new JsonObject();
    timings.addProperty("send", 0);
    timings.addProperty("wait", entry.duration());
    timings.addProperty("receive", 0);
    object.add("timings", timings);
    object.addProperty("_resourceType", entry.kind());
    return object;
  }

  private static JsonObject request(HttpArchive.Entry entry) {
    var request = new JsonObject();
    request.addProperty("method", entry.method());
    request.addProperty("url", entry.url());
    request.addProperty("httpVersion", "");
    request.add("cookies", new JsonArray());
    request.add("headers", pairs(entry.headers()));
    request.add("queryString", query(entry.url()));
    request.addProperty("headersSize", -1);
    request.addProperty("bodySize", entry.body() == null ? 0 : entry.body().length());
    if (entry.body() != null) {
      var data = new JsonObject();
      data.addProperty("mimeType", type(entry.headers()));
      data.addProperty("text", entry.body());
      data.add("params", new JsonArray());
      request.add("postData", data);
    }
    return request;
  }

  private static JsonObject response(HttpArchive.Entry entry, boolean withBody) {
    var answer = entry.response();
    Map<String, String> headers = answer == null ? Map.of() : answer.headers();
    var response = new JsonObject();
    response.addProperty("status", answer == null ? 0 : answer.status());
    response.addProperty("statusText", answer == null ? "" : answer.statusText());
    response.addProperty("httpVersion", "");
    response.add("cookies", new JsonArray());
    response.add("headers", pairs(headers));
    response.add("content", content(headers, withBody ? body(entry) : null));
    response.addProperty("redirectURL", headers.getOrDefault("location", ""));
    response.addProperty("headersSize", -1);
    response.addProperty("bodySize", -1);
    if (entry.failure() != null) {
      response.addProperty("_failureText", entry.failure());
    }
    return response;
  }

  private static @Nullable String body(HttpArchive.Entry entry) {
    var answer = entry.response();
    boolean read = List.of("document", "fetch", "xhr").contains(entry.kind());
    return read && answer != null && answer.body() != null
        ? new String(answer.body().toByteArray(), StandardCharsets.UTF_8)
        : null;
  }

  private static JsonObject content(Map<String, String> headers, @Nullable String text) {
    var content = new JsonObject();
    content.addProperty("size", text == null ? -1 : text.length());
    content.addProperty("mimeType", type(headers));
    if (text != null) {
      content.addProperty("text", text);
    }
    return content;
  }

  private static String type(Map<String, String> headers) {
    return headers.getOrDefault("content-type", "x-unknown");
  }

  private static JsonArray pairs(Map<String, String> all) {
    var pairs = new JsonArray();
    all.forEach((name, value) -> pairs.add(pair(name, value)));
    return pairs;
  }

  private static JsonArray query(String url) {
    var pairs = new JsonArray();
    var parsed = HttpUrl.parse(url);
    for (int i = 0; parsed != null && i < parsed.querySize(); i++) {
      @Nullable String value = parsed.queryParameterValue(i);
      pairs.add(pair(parsed.queryParameterName(i), value == null ? "" : value));
    }
    return pairs;
  }

  private static JsonObject pair(String name, String value) {
    var pair = new JsonObject();
    pair.addProperty("name", name);
    pair.addProperty("value", value);
    return pair;
  }
}
