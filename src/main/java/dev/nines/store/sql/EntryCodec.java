package dev.nines.store.sql;

import dev.nines.slo.BackendTime;
import dev.nines.store.Document;
import dev.nines.store.Entry;

/**
 * Any entry, packed for the spill file. Its first number says what it is; a run and a declaration
 * carry the version of their own form.
 */
final class EntryCodec {

  private static final int RUN = 1;
  private static final int PASSED_OVER = 2;
  private static final int BACKENDS = 3;
  private static final int DECLARATION = 4;
  private static final int DOCUMENT = 5;

  private EntryCodec() {}

  static byte[] encode(Entry entry) {
    var to = new Packer();
    switch (entry) {
      case Entry.OfRun run -> to.count(RUN).block(RunCodec.encode(run));
      case Entry.OfPassedOver passed ->
          to.count(PASSED_OVER)
              .text(passed.id())
              .text(passed.journey())
              .text(passed.region())
              .instant(passed.scheduled());
      case Entry.OfBackends backends ->
          to.count(BACKENDS)
              .text(backends.id())
              .text(backends.service())
              .text(backends.region())
              .instant(backends.minute())
              .number(backends.time().up())
              .number(backends.time().known())
              .number(backends.time().allUp())
              .number(backends.time().allKnown());
      case Entry.OfDeclaration declaration ->
          to.count(DECLARATION)
              .text(declaration.id())
              .text(DeclarationJson.write(declaration.declaration()));
      case Entry.OfDocument(var document) ->
          to.count(DOCUMENT)
              .text(document.kind())
              .text(document.id())
              .text(document.region())
              .count(document.version())
              .instant(document.at())
              .flag(document.closed())
              .text(document.body());
    }
    return to.bytes();
  }

  /**
   * @throws IllegalArgumentException where the bytes are not what {@link #encode} gives
   */
  static Entry decode(byte[] bytes) {
    var from = new Unpacker(bytes);
    return switch ((int) from.count()) {
      case RUN -> RunCodec.decode(from.block());
      case PASSED_OVER ->
          new Entry.OfPassedOver(from.text(), from.text(), from.text(), from.instant());
      case BACKENDS ->
          new Entry.OfBackends(
              from.text(),
              from.text(),
              from.text(),
              from.instant(),
              new BackendTime(from.number(), from.number(), from.number(), from.number()));
      case DECLARATION -> new Entry.OfDeclaration(from.text(), DeclarationJson.read(from.text()));
      case DOCUMENT ->
          new Entry.OfDocument(
              new Document(
                  from.text(),
                  from.text(),
                  from.text(),
                  from.count(),
                  from.instant(),
                  from.flag(),
                  from.text()));
      default -> throw new IllegalArgumentException("an entry is of a kind that is not known");
    };
  }
}
