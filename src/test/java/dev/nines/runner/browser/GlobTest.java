package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlobTest {

  private static boolean matches(String glob, String text) {
    return Glob.pattern(glob).matcher(text).matches();
  }

  @Test
  void aStarStaysWithinAFolderAndTwoDoNot() {
    assertThat(matches("https://x/*.js", "https://x/a.js")).isTrue();
    assertThat(matches("https://x/*.js", "https://x/a/b.js")).isFalse();
    assertThat(matches("**/api/**", "https://x/v1/api/chats/7")).isTrue();
    assertThat(matches("https://x/**/b.js", "https://x/b.js")).isTrue();
    assertThat(matches("https://x/**/b.js", "https://x/a/c/b.js")).isTrue();
    assertThat(matches("https://x/**/b.js", "https://x/ab.js")).isFalse();
    assertThat(matches("**/done", "https://x/done?y")).isFalse();
  }

  @Test
  void oneOfSeveralIsEnough() {
    assertThat(matches("**/*.{png,jpg}", "https://x/a.jpg")).isTrue();
    assertThat(matches("**/*.{png,jpg}", "https://x/a.gif")).isFalse();
    assertThat(matches("a,b", "a,b")).isTrue();
    assertThat(matches("{a", "{a")).isTrue();
  }

  @Test
  void whatIsSpecialElsewhereStandsForItself() {
    assertThat(matches("https://x/a.b?c=(d)+$", "https://x/a.b?c=(d)+$")).isTrue();
    assertThat(matches("https://x/a.b", "https://x/a-b")).isFalse();
    assertThat(matches("\\*", "*")).isTrue();
    assertThat(matches("\\*", "a")).isFalse();
  }

  @Test
  void aPathIsBelowTheActorsAddress() {
    assertThat(Glob.address("/api/*", "https://x/v2/")).isEqualTo("https://x/v2/api/*");
    assertThat(Glob.address("**/api", "https://x")).isEqualTo("**/api");
  }
}
