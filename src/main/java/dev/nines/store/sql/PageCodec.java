package dev.nines.store.sql;

import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Vital;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The pages of a run, as a part of its packed form. */
final class PageCodec {

  /** Vitals are recorded to so many places, and packed as whole numbers. */
  private static final int DIGITS = Vital.rounded(0).scale();

  private PageCodec() {}

  static void encode(List<PageRecord> pages, Packer to) {
    to.count(pages.size());
    for (var page : pages) {
      to.text(page.actor()).text(page.step()).text(page.url());
      to.count(page.errors().size());
      page.errors().forEach(to::text);
      to.count(page.thrown()).count(page.vitals().size());
      page.vitals()
          .forEach((vital, value) ->
              to.count(Codes.VITAL.code(vital)).number(value.unscaledValue().longValueExact()));
    }
  }

  static List<PageRecord> decode(Unpacker from) {
    int size = from.size();
    var pages = new ArrayList<PageRecord>(size);
    for (int i = 0; i < size; i++) {
      pages.add(
          new PageRecord(
              from.text(),
              from.text(),
              from.text(),
              errors(from),
              Math.toIntExact(from.count()),
              vitals(from)));
    }
    return pages;
  }

  private static List<String> errors(Unpacker from) {
    int size = from.size();
    var errors = new ArrayList<String>(size);
    for (int i = 0; i < size; i++) {
      errors.add(from.text());
    }
    return errors;
  }

  private static Map<Vital, BigDecimal> vitals(Unpacker from) {
    var vitals = new EnumMap<Vital, BigDecimal>(Vital.class);
    int size = from.size();
    for (int i = 0; i < size; i++) {
      vitals.put(Codes.VITAL.constant(from.count()), BigDecimal.valueOf(from.number(), DIGITS));
    }
    return vitals;
  }
}
