package dev.nines.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files that are safe in every file system and address. */
final class FileName {

  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final int LONGEST = 90;

  private FileName() {}

  static boolean isSafe(String name) {
    return SAFE.matcher(name).matches() && !name.contains("..");
  }

  static String safe(String name) {
    var plain =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("\\.{2,}", ".")
            .replaceFirst("^[.-]+", "");
    if (plain.isEmpty()) {
      return "file";
    }
    int dot = dot(plain);
    int most = LONGEST - (plain.length() - dot);
    return dot <= most || most <= 0
        ? plain.substring(0, Math.min(plain.length(), LONGEST))
        : plain.substring(0, most) + plain.substring(dot);
  }

  static String numbered(String name, int number) {
    int dot = dot(name);
    return name.substring(0, dot) + "-" + number + name.substring(dot);
  }

  private static int dot(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name.length() : dot;
  }

  static String mediaType(String name) {
    return switch (name.substring(dot(name))) {
      case ".png" -> "image/png";
      case ".zip" -> "application/zip";
      case ".har" -> "application/json";
      case ".txt" -> "text/plain; charset=utf-8";
      default -> "application/octet-stream";
    };
  }
}
