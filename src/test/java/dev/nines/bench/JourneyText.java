package dev.nines.bench;

import dev.nines.yaml.SourceFile;

/** Journeys as authors write them, of any length: no two steps have the same text. */
final class JourneyText {

  private JourneyText() {}

  static SourceFile file(String name, int steps) {
    var text = new StringBuilder(head(name));
    for (int step = 1; step <= steps; step++) {
      text.append(step(name, step));
    }
    return SourceFile.of(name + ".yaml", text.toString());
  }

  private static String head(String name) {
    return """
    journey: %1$s
    title: A customer orders something
    service: shop-%1$s
    interval: 60s
    timeout: 50s
    vars:
      shop: ${env.SHOP_URL ?? "http://localhost:8099"}
    actors:
      customer: { url: "${vars.shop}", timeout: 500ms }
    steps:
    """
        .formatted(name);
  }

  private static String step(String name, int step) {
    return """
      - step: order %2$d
        as: customer
        post: /api/%1$s/orders/%2$d
        headers: { X-Order: "${run.id}-%2$d" }
        json: { text: "synthetic ${run.id}", number: %2$d, tags: [a, b] }
        expect: [status == 201, 'json.state == "open" && json.shop == "%1$s" && json.number == %2$d']
        store: { order%2$d: json.id }
    """
        .formatted(name, step);
  }
}
