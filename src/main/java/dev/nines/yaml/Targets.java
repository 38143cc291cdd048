package dev.nines.yaml;

import dev.nines.journey.Template;
import dev.nines.journey.Template.Literal;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where requests go: URLs and headers, checked as far as they are known before a run. */
record Targets(Texts texts, Problems problems) {

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<String> ANY = Set.of("http", "https", "ws", "wss");
  private static final Set<String> PROXIES = Set.of("http", "socks", "socks5");

  /** Headers that only who writes the message can know. */
  private static final Set<String> OWN = Set.of("content-length", "transfer-encoding");

  /** The whole URL of something that is asked by HTTP. */
  @Nullable Template web(Scalar scalar, Template url) {
    return whole(scalar, url, WEB, "a URL such as https://chat.example.com") ? url : null;
  }

  /** A base URL without the slash at its end, as paths begin with one. */
  @Nullable Template base(Scalar scalar, Template url) {
    if (!whole(scalar, url, ANY, "a URL such as https://chat.example.com")) {
      return null;
    }
    var parts = new ArrayList<>(url.parts());
    if (parts.getLast() instanceof Literal(var text) && text.endsWith("/")) {
      parts.removeLast();
      parts.add(new Literal(text.replaceFirst("/+$", "")));
    }
    return new Template(parts);
  }

  @Nullable Template proxy(Scalar scalar, Template url) {
    return whole(
            scalar, url, PROXIES, "a proxy's URL such as http://proxy:3128 or socks5://proxy:1080")
        ? url
        : null;
  }

  /**
   * A step's target.
   *
   * @param web whether it is asked by HTTP rather than by WebSocket
   * @param party who asks; null where that is a problem of its own
   */
  @Nullable Template target(Scalar scalar, Template target, boolean web, @Nullable Party party) {
    var start = start(target);
    if (start == null) {
      return target;
    }
    if (start.startsWith("/")) {
      if (party == null || party.hasUrl()) {
        return target;
      }
      problems.add(
          scalar.place(),
          "found the path %s, but actor %s has no url; expected a whole URL such as https://chat.example.com/path"
              .formatted(Quoted.of(scalar.text()), party.name()),
          "give the actor a url");
      return null;
    }
    var expected = "a path that begins with / or a whole URL";
    if (SCHEME.matcher(start).matches()) {
      return whole(scalar, target, web ? WEB : ANY, expected) ? target : null;
    }
    problems.add(
        scalar.place(),
        "found " + Quoted.of(scalar.text()) + "; expected " + expected,
        "did you mean " + Quoted.of("/" + scalar.text()) + "?");
    return null;
  }

  private boolean whole(Scalar scalar, Template url, Set<String> schemes, String expected) {
    var start = start(url);
    if (start == null) {
      return true;
    }
    var parts = SCHEME.matcher(start);
    boolean alone = url.parts().size() == 1;
    if (parts.matches()
        && schemes.contains(parts.group(1).toLowerCase(Locale.ROOT))
        && (!alone || parts.group(2).matches("[^/?#\\s]+[^\\s]*"))) {
      return true;
    }
    problems.add(
        scalar.place(), "found " + Quoted.of(scalar.text()) + "; expected " + expected, null);
    return false;
  }

  /** What it begins with; null where that is an expression. */
  private static @Nullable String start(Template template) {
    return template.parts().isEmpty()
        ? ""
        : template.parts().getFirst() instanceof Literal(var text) ? text : null;
  }

  /** The headers that an actor or a step adds. */
  Map<String, Template> headers(Written written, Reach reach) {
    var named = written.get(CommonKeys.HEADERS, List.<Named<Scalar>>of());
    Map<String, String> seen = new HashMap<>();
    for (var header : named) {
      var same = header.name().toLowerCase(Locale.ROOT);
      var first = seen.putIfAbsent(same, header.name());
      if (first != null) {
        problems.add(
            header.key().place(),
            "header %s is the same as %s above: upper and lower case mean nothing in headers"
                .formatted(header.name(), first),
            "remove one of them");
      }
      if (OWN.contains(same)) {
        problems.add(
            header.key().place(),
            "header " + header.name() + " cannot be chosen: it follows from the body",
            "remove it");
      }
      if (header.value() != null && header.value().text().contains("\n")) {
        problems.add(
            header.value().place(), "found a header's value of several lines; expected one", null);
      }
    }
    return texts.templates(named, reach);
  }
}
