package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.outcome.Vital;
import dev.nines.slo.Details;
import dev.nines.slo.LatencyPromise;
import dev.nines.store.Entry;
import dev.nines.store.Played;
import dev.nines.store.RandomHistory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodecsTest {

  @Test
  void everyConstantHasACode() {
    assertThat(Codes.TRIGGER.constants()).containsExactlyInAnyOrder(Trigger.values());
    assertThat(Codes.STAGE.constants()).containsExactlyInAnyOrder(Stage.values());
    assertThat(Codes.RESULT.constants()).containsExactlyInAnyOrder(Result.values());
    assertThat(Codes.CLIENT.constants()).containsExactlyInAnyOrder(ClientVerdict.values());
    assertThat(Codes.SERVER.constants()).containsExactlyInAnyOrder(ServerVerdict.values());
    assertThat(Codes.PHASE.constants()).containsExactlyInAnyOrder(Phase.values());
    assertThat(Codes.REASON.constants()).containsExactlyInAnyOrder(Reason.values());
    assertThat(Codes.VITAL.constants()).containsExactlyInAnyOrder(Vital.values());
    assertThat(Codes.CAUSE.constants()).containsExactlyInAnyOrder(Cause.values());
  }

  @Test
  void numbersOfAnySizeComeBack() {
    long[] numbers = {0, 1, -1, 63, 64, -64, -65, 8_191, Long.MAX_VALUE, Long.MIN_VALUE};
    var to = new Packer();
    for (long number : numbers) {
      to.number(number).count(number);
    }
    var from = new Unpacker(to.bytes());
    for (long number : numbers) {
      assertThat(from.number()).isEqualTo(number);
      assertThat(from.count()).isEqualTo(number);
    }
  }

  @Test
  void aTextThatOccursAgainTakesOneByte() {
    var once = new Packer().text("operator is online").text(null).bytes();
    var twice = new Packer().text("operator is online").text(null).text("operator is online");

    assertThat(twice.bytes()).hasSize(once.length + 1);
    var from = new Unpacker(twice.bytes());
    assertThat(from.text()).isEqualTo("operator is online");
    assertThat(from.textOrNone()).isNull();
    assertThat(from.text()).isEqualTo("operator is online");
  }

  @Test
  void everyEntryDecodesToItsEqual() {
    for (var entry : new RandomHistory(7).entries(500)) {
      switch (entry) {
        case Entry.OfRun run -> {
          assertThat(RunCodec.decode(RunCodec.encode(run))).isEqualTo(run);
          var details = Details.of(run.run(), run.promises());
          assertThat(DetailsCodec.decode(DetailsCodec.encode(details))).isEqualTo(details);
        }
        case Entry.OfDeclaration declaration ->
            assertThat(DeclarationJson.read(DeclarationJson.write(declaration.declaration())))
                .isEqualTo(declaration.declaration());
        case Entry.OfPassedOver _, Entry.OfBackends _, Entry.OfDocument _ -> {}
      }
    }
  }

  @Test
  void detailsOfManyRunsDecodeToTheirEqual() {
    var sum = Details.NONE;
    for (var entry : new RandomHistory(8).entries(500)) {
      if (entry instanceof Entry.OfRun run) {
        sum = sum.plus(Details.of(run.run(), run.promises()));
      }
    }

    assertThat(DetailsCodec.decode(DetailsCodec.encode(sum))).isEqualTo(sum);
    assertThat(DetailsCodec.encode(Details.NONE)).isNull();
  }

  @Test
  void whatWasWrittenOnceIsReadForGood() {
    var written =
        "010101300104636861740107737570706f7274010465752d310080e596b00d00"
            + "80e596b00dc0843d80b8b8720001010473656e640108637573746f6d65720100"
            + "80b8b87201010080ab8f1200010180a295110000010180897a00000001010864"
            + "656c6976657279809c9c39010080f882ad16";
    var entry =
        new Entry.OfRun(
            Played.run().withId("0").asRun(),
            Set.of(new LatencyPromise(null, Duration.ofSeconds(3))));

    assertThat(HexFormat.of().formatHex(RunCodec.encode(entry))).isEqualTo(written);
    assertThat(RunCodec.decode(HexFormat.of().parseHex(written))).isEqualTo(entry);
  }

  @Test
  void pagesOfARunComeBack() {
    var run =
        Played.run()
            .asRun()
            .with(
                List.of(
                    new PageRecord(
                        "customer",
                        "open",
                        "http://chat.example/",
                        List.of("TypeError: x", "TypeError: x"),
                        7,
                        Map.of(
                            Vital.LARGEST_CONTENTFUL_PAINT,
                            Vital.rounded(1.23456),
                            Vital.CUMULATIVE_LAYOUT_SHIFT,
                            Vital.rounded(0))),
                    new PageRecord(
                        "customer", "next", "http://chat.example/next", List.of(), 0, Map.of())),
                List.of(new EvidenceFile("customer-page.png", "image/png", 12_345)));
    var entry = new Entry.OfRun(run, Set.of(new LatencyPromise(null, Duration.ofSeconds(3))));
    var written = RunCodec.encode(entry);

    assertThat(RunCodec.decode(written)).isEqualTo(entry);
    assertThat(written[0]).isEqualTo((byte) 2);
    assertThat(written).hasSizeLessThan(RunCodec.encode(Played.run().entry()).length + 150);
    for (int length = 0; length < written.length; length++) {
      var cut = Arrays.copyOf(written, length);
      assertThatIllegalArgumentException().isThrownBy(() -> RunCodec.decode(cut));
    }
  }

  @Test
  void whatIsCutOrOfANewerFormIsRefused() {
    var whole = RunCodec.encode(Played.run().entry());
    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> RunCodec.decode(cut));
    }
    whole[0] = 3;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunCodec.decode(whole))
        .withMessage("a run is packed in form 3; this Nines knows form 2");
  }
}
