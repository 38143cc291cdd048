package dev.nines.bench;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that loads journeys and tells how long that took, in milliseconds: a folder first thing
 * of all, the folder with one file changed, then long files, each new and with a step more.
 */
final class Loading {

  private static final int FILES = 1_000;
  private static final int STEPS_OF_MANY = 8;
  private static final int STEPS_OF_ONE = 50;
  private static final int WARM_UP = 100;
  private static final int MEASURED = 30;

  private final JourneyLoader loader = new JourneyLoader(new ExpressionCompiler());

  private Loading() {}

  public static void main(String... arguments) throws IOException {
    var loading = new Loading();
    var orders = new Orders();
    List<SourceFile> folder = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      folder.add(JourneyText.file("journey-" + i, STEPS_OF_MANY));
    }
    orders.answer(Double.toString(loading.milliseconds(folder)));
    List<Double> changes = new ArrayList<>();
    for (int i = 0; i < MEASURED; i++) {
      folder.set(i, JourneyText.file("journey-" + i, STEPS_OF_MANY + 1));
      changes.add(loading.milliseconds(folder));
    }
    orders.answer(Double.toString(Median.of(changes)));
    for (int i = 0; i < WARM_UP; i++) {
      loading.longFile(i, STEPS_OF_ONE);
    }
    List<Double> unseen = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int i = 0; i < MEASURED; i++) {
      unseen.add(loading.longFile(WARM_UP + i, STEPS_OF_ONE - 1));
      again.add(loading.longFile(WARM_UP + i, STEPS_OF_ONE));
    }
    orders.answer(Double.toString(Median.of(unseen)));
    orders.answer(Double.toString(Median.of(again)));
  }

  /** A file whose steps are all of their own, but for those that it had before. */
  private double longFile(int number, int steps) {
    return milliseconds(List.of(JourneyText.file("long-" + number, steps)));
  }

  private double milliseconds(List<SourceFile> files) {
    long begun = System.nanoTime();
    var loaded = loader.load(files);
    double milliseconds = (System.nanoTime() - begun) / 1e6;
    if (loaded.journeys().size() != files.size()) {
      throw new IllegalStateException("not all was loaded: " + loaded.problems().getFirst());
    }
    return milliseconds;
  }
}
