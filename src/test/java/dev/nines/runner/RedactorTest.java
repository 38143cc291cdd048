package dev.nines.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  @ParameterizedTest
  @ValueSource(strings = {"plain-secret", "pa$$w^rd", "p@ss wörd{1}", "a'b\"c|d`e", "ab:DEF{x}="})
  void aSecretIsKeptOutOfAnAddressThoughSomeOfItsSignsAreEncoded(String secret) {
    var redactor = new Redactor(List.of(secret));
    for (var address :
        List.of("http://localhost/login/" + secret + "/x", "http://localhost/?key=" + secret)) {
      assertThat(redactor.redact(String.valueOf(HttpUrl.parse(address))))
          .isEqualTo(address.replace(secret, redactor.redact(secret)));
    }
  }
}
