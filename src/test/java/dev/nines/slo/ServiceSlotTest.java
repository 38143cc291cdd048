package dev.nines.slo;

import static dev.nines.slo.Slots.BAD;
import static dev.nines.slo.Slots.GOOD;
import static dev.nines.slo.Slots.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Formula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceSlotTest {

  private static final Slots HALF = new Slots(1, 500_000);

  @Test
  void allIsBadWhereAnyIsBad() {
    assertThat(all(GOOD, BAD, NONE)).isEqualTo(BAD);
  }

  @Test
  void allIsGoodWhereAllThatWereMeasuredAre() {
    assertThat(all(GOOD, NONE, GOOD)).isEqualTo(GOOD);
  }

  @Test
  void allIsAsGoodAsItsWorstPart() {
    assertThat(all(GOOD, HALF)).isEqualTo(HALF);
  }

  @Test
  void anyIsGoodWhereOneIsGood() {
    assertThat(any(BAD, NONE, GOOD)).isEqualTo(GOOD);
  }

  @Test
  void anyIsBadWhereAllAre() {
    assertThat(any(BAD, BAD)).isEqualTo(BAD);
  }

  @Test
  void anyIsNotMeasuredWhereTheUnmeasuredWouldDecide() {
    assertThat(any(BAD, NONE)).isEqualTo(NONE);
    assertThat(any(HALF, NONE)).isEqualTo(NONE);
  }

  @Test
  void anyIsAsGoodAsItsBestPart() {
    assertThat(any(BAD, HALF)).isEqualTo(HALF);
  }

  @Test
  void atLeastIsGoodWhereEnoughAreGood() {
    assertThat(atLeast(2, GOOD, BAD, GOOD)).isEqualTo(GOOD);
    assertThat(atLeast(2, GOOD, NONE, GOOD)).isEqualTo(GOOD);
  }

  @Test
  void atLeastIsNotMeasuredWhereTheUnmeasuredWouldDecide() {
    assertThat(atLeast(2, GOOD, BAD, NONE)).isEqualTo(NONE);
    assertThat(atLeast(2, GOOD, NONE, NONE)).isEqualTo(NONE);
  }

  @Test
  void atLeastIsBadWhereEnoughCannotBeGoodAnyMore() {
    assertThat(atLeast(2, GOOD, BAD, BAD)).isEqualTo(BAD);
    assertThat(atLeast(2, BAD, BAD, NONE)).isEqualTo(BAD);
  }

  @Test
  void atLeastIsAsGoodAsTheLastPartThatIsNeeded() {
    assertThat(atLeast(2, GOOD, HALF, BAD)).isEqualTo(HALF);
    assertThat(atLeast(2, GOOD, HALF, NONE)).isEqualTo(NONE);
  }

  @Test
  void weightedIsTheShareOfTheWeightsThatAreGood() {
    assertThat(weighted(List.of(3.0, 1.0), GOOD, BAD)).isEqualTo(new Slots(1, 750_000));
    assertThat(weighted(List.of(1.0, 2.0), GOOD, BAD)).isEqualTo(new Slots(1, 333_333));
  }

  @Test
  void weightedLeavesOutWhatWasNotMeasured() {
    assertThat(weighted(List.of(3.0, 1.0, 1.0), NONE, GOOD, BAD)).isEqualTo(HALF);
  }

  @Test
  void weightedTakesAPartThatIsHalfGoodForHalf() {
    assertThat(weighted(List.of(1.0, 1.0), GOOD, HALF)).isEqualTo(new Slots(1, 750_000));
  }

  @Test
  void whatHasNoMeasuredPartIsNotMeasured() {
    assertThat(all(NONE, NONE)).isEqualTo(NONE);
    assertThat(any(NONE, NONE)).isEqualTo(NONE);
    assertThat(atLeast(1, NONE, NONE)).isEqualTo(NONE);
    assertThat(weighted(List.of(1.0, 1.0), NONE, NONE)).isEqualTo(NONE);
    assertThat(ServiceSlot.all(List.of())).isEqualTo(NONE);
  }

  private static Slots all(Slots... parts) {
    return judge(new Formula.All(names(parts)), parts);
  }

  private static Slots any(Slots... parts) {
    return judge(new Formula.Any(names(parts)), parts);
  }

  private static Slots atLeast(int n, Slots... parts) {
    return judge(new Formula.AtLeast(n, names(parts)), parts);
  }

  private static Slots weighted(List<Double> weights, Slots... parts) {
    var named = new LinkedHashMap<String, Double>();
    for (int i = 0; i < parts.length; i++) {
      named.put("part-" + i, weights.get(i));
    }
    return judge(new Formula.Weighted(named), parts);
  }

  private static Slots judge(Formula formula, Slots... parts) {
    return ServiceSlot.of(formula, name -> parts[names(parts).indexOf(name)]);
  }

  private static List<String> names(Slots... parts) {
    var names = new ArrayList<String>();
    for (int i = 0; i < parts.length; i++) {
      names.add("part-" + i);
    }
    return names;
  }
}
