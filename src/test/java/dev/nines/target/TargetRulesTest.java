package dev.nines.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {

  private static TargetRules rules(String... patterns) {
    return TargetRules.parse(List.of(patterns));
  }

  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "febf::1",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "100.100.100.200",
        "168.63.129.16",
        // The same, written otherwise.
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::169.254.169.254"
      })
  void whatNobodyMeansIsRefusedByWhateverName(String text) {
    assertThat(TargetRules.USUAL.refusal("shop.example", address(text)))
        .isEqualTo(
            "shop.example (%s) is refused: link-local addresses and those of clouds' metadata are no targets unless --targets names them"
                .formatted(address(text).getHostAddress()));
    assertThat(TargetRules.USUAL.refusal(text, false)).contains("is refused");
    assertThat(rules("0.0.0.0/0", "::/0", "*").refusal("shop.example", address(text)))
        .as("to allow everything is not to mean them")
        .contains("link-local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "10.0.0.1",
        "169.253.1.1",
        "192.0.2.1",
        "fec0::1",
        "2001:db8::1"
      })
  void allElseIsATarget(String text) {
    assertThat(TargetRules.USUAL.refusal("shop.example", address(text))).isNull();
    assertThat(TargetRules.USUAL.refusal(text, true)).isNull();
  }

  @Test
  void metadataAreRefusedByNameToo() {
    assertThat(TargetRules.USUAL.refusal("metadata.google.internal", true)).contains("is refused");
    assertThat(TargetRules.USUAL.refusal("Metadata.Google.Internal.", false))
        .contains("is refused");
    assertThat(rules("*").refusal("metadata.google.internal", true)).contains("is refused");
    assertThat(rules("metadata.google.internal").refusal("metadata.google.internal", true))
        .isNull();
  }

  @Test
  void whoNamesAnAddressMeansIt() {
    assertThat(rules("169.254.169.254").refusal("x", address("169.254.169.254"))).isNull();
    assertThat(rules("169.254.8.0/24").refusal("x", address("169.254.8.7"))).isNull();
    assertThat(rules("169.254.8.0/24").refusal("x", address("169.254.9.7"))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example.com, 192.0.2.1, true",
    "SHOP.Example.com., 192.0.2.1, true",
    "a.b.pay.example.com, 192.0.2.1, true",
    "pay.example.com, 192.0.2.1, false",
    "evilpay.example.com, 192.0.2.1, false",
    "shop.example.com.evil.example, 192.0.2.1, false",
    "evil.example, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.9.3, false",
    "shop.example.com, 10.1.9.3, false",
    "localhost, 127.0.0.1, false"
  })
  void onlyWhatIsAllowedIsATargetAndNothingThatIsRefused(
      String host, String text, boolean allowed) {
    var rules =
        rules(
            "shop.example.com",
            "*.pay.example.com",
            "10.0.0.0/8",
            "!10.1.9.0/24",
            "!bad.pay.example.com");
    assertThat(rules.refusal(host, address(text)) == null).isEqualTo(allowed);
  }

  @Test
  void aRefusalNamesTheRule() {
    assertThat(rules("!10.0.0.0/8").refusal("shop.example", address("10.0.0.7")))
        .isEqualTo("shop.example (10.0.0.7) is refused by !10.0.0.0/8 of --targets");
    assertThat(rules("!127.0.0.0/8").refusal("shop.example", address("0.0.0.0")))
        .as("that is this machine")
        .isEqualTo("shop.example (0.0.0.0) is refused by !127.0.0.0/8 of --targets");
    assertThat(rules("a.example", "10.0.0.0/8").refusal("b.example", address("192.0.2.1")))
        .isEqualTo(
            "b.example (192.0.2.1) is refused: it is none of --targets a.example,10.0.0.0/8");
  }

  @Test
  void aNameWhoseAddressNobodySeesMustBeAllowedByName() {
    var rules = rules("a.example", "10.0.0.0/8");
    assertThat(rules.refusal("b.example", false)).as("its address may be").isNull();
    assertThat(rules.refusal("b.example", true)).contains("it is none of --targets");
    assertThat(rules.refusal("a.example", true)).isNull();
    assertThat(rules.refusal("10.0.0.9", true)).isNull();
    assertThat(rules.refusal("11.0.0.9", true)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://shop.example.com/ | is no target; expected a host (shop.example.com)",
        "shop.example.com:443 | is no target",
        "'' | is no target",
        "*shop.example.com | is no target",
        "! | is no target",
        "10.0.0.0/33 | is no network",
        "10.0.0.256 | is no network",
        "fd00::/129 | is no network",
        "10.0.0.1/8 | expected 10.0.0.0/8 for the network, or the address alone",
        "10.0 | is no target"
      })
  void whatIsNoPatternIsSaid(String pattern, String words) {
    assertThatThrownBy(() -> rules(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
