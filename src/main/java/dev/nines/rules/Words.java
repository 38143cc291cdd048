package dev.nines.rules;

/** What alerts say, in the templates of Prometheus; the words are those of Nines' own messages. */
final class Words {

  /** The series that keep the titles, so that no label of an alert has to. */
  private static final String TITLES = ":nines_title:info";

  private Words() {}

  /** The recorded series with the title of every journey or service. */
  static String titles(Subject subject) {
    return subject.label() + "_title" + TITLES;
  }

  /** What its customer does, or what the service is. */
  private static String title(Subject subject) {
    return """
    {{ range query (printf "%1$s{%2$s='%%s'}" $labels.%2$s) }}{{ .Labels.title }}{{ end }}\
    """
        .formatted(titles(subject), subject.label());
  }

  /**
   * What customers cannot do, or that nobody knows.
   *
   * @param trouble in words
   * @param byRegion whether the alert is of one region
   */
  static String summary(String trouble, Subject subject, boolean byRegion) {
    var where =
        switch (subject) {
          case JOURNEY -> "{{ $labels.service }}" + (byRegion ? ", {{ $labels.region }}" : "");
          case SERVICE -> "the whole service" + (byRegion ? ", {{ $labels.region }}" : "");
        };
    return "%s: %s (%s)".formatted(trouble, title(subject), where);
  }

  /** Which journey or service it is, by name. */
  static String where(Subject subject, boolean byRegion) {
    return switch (subject) {
          case JOURNEY -> "journey {{ $labels.journey }} of service {{ $labels.service }}";
          case SERVICE -> "service {{ $labels.service }}";
        }
        + (byRegion ? ", region {{ $labels.region }}" : "");
  }

  /**
   * The regions in which a journey is in trouble now.
   *
   * @param series 1 where it is
   */
  static String regionsWith(String series) {
    return """
    {{ range $i, $each := query (printf "%s{journey='%%s'} == 1" $labels.journey) }}{{ if $i }}, {{ end }}{{ $each.Labels.region }}{{ end }}\
    """
        .formatted(series);
  }
}
