package dev.nines.cli.configuration;

/** A value as somebody gave it, several with commas between them. */
public record Given(String text, Origin origin) {

  /** What holds where nobody said anything; empty where that depends. */
  static Given usual(Setting<?> setting) {
    return new Given(setting.usual(), new Origin.Default());
  }

  /** Without what nobody is to see. */
  public String shown() {
    return text.replaceAll("(//[^/@:\\s]*):[^/@\\s]*@", "$1:…@")
        .replaceAll("([?&]password=)[^&\\s]*", "$1…");
  }
}
