package dev.nines.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class OnDutyTest {

  private static OnDuty duty(String leader) {
    var duty = new OnDuty();
    duty.take(
        (Probing)
            Proxy.newProxyInstance(
                Probing.class.getClassLoader(),
                new Class<?>[] {Probing.class},
                (_, method, _) -> {
                  if (!method.getName().equals("leader")) {
                    throw new AssertionError(method + " was not to be asked");
                  }
                  return leader;
                }));
    return duty;
  }

  @Test
  void whoJudgesIsAskedToChangeWhatIsTold() {
    assertThat(duty(null).judging()).isNotNull();
  }

  @Test
  void anotherReplicaNamesTheOneThatJudges() {
    assertThatThrownBy(() -> duty("nines-1").judging())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(
            "replica nines-1 judges and tells; this is another one: ask again, there");
  }
}
