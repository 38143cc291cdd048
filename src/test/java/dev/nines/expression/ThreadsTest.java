package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void oneCompilerAndOneExpressionServeManyThreads() throws Exception {
    var trial = new Trial();
    var shared =
        trial.expression("json.items.filter(m, (m.n ?? 0) > 1).map(m, m.n + status).size()");
    var tasks = new ArrayList<Callable<Object>>();
    for (int i = 0; i < 400; i++) {
      int n = i;
      tasks.add(() -> {
        var items = List.of(Map.of("n", n), Map.of("n", n + 1), Map.of());
        var scope = Scope.EMPTY.with("json", Map.of("items", items)).with("status", 1L);
        var own = trial.value("status + " + n + " + size(\"" + n + "\")", scope);
        return List.of(
            String.valueOf(shared.evaluate(scope)),
            own instanceof Long number && number == 1 + n + String.valueOf(n).length());
      });
    }

    var results = new ArrayList<Object>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
    }

    for (int n = 0; n < results.size(); n++) {
      long greater = n > 1 ? 2 : n == 1 ? 1 : 0;
      assertThat(results.get(n)).isEqualTo(List.of(String.valueOf(greater), true));
    }
  }
}
