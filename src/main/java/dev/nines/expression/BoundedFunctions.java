package dev.nines.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.TypeParamType;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Functions of CEL's extensions whose result or effort may be out of all proportion to their
 * arguments, which may come from a hostile answer. They take the place of the originals, by the
 * same identifiers.
 */
final class BoundedFunctions {

  private static final int LONGEST_LIST = 100_000;
  private static final CelType ANY_LIST = ListType.create(TypeParamType.create("T"));

  private BoundedFunctions() {}

  static List<OwnFunction> all() {
    return List.of(
        new OwnFunction("lists.range")
            .with("lists_range", a -> range((Long) a[0]), ListType.create(INT), INT),
        new OwnFunction("distinct")
            .withMember("list_distinct", a -> distinct((Collection<?>) a[0]), ANY_LIST, ANY_LIST),
        new OwnFunction("sets.contains")
            .with(
                "list_sets_contains_list",
                a -> keys(a[0]).containsAll(keys(a[1])),
                BOOL,
                ANY_LIST,
                ANY_LIST),
        new OwnFunction("sets.equivalent")
            .with(
                "list_sets_equivalent_list",
                a -> keys(a[0]).equals(keys(a[1])),
                BOOL,
                ANY_LIST,
                ANY_LIST),
        new OwnFunction("sets.intersects")
            .with(
                "list_sets_intersects_list",
                a -> !Collections.disjoint(keys(a[0]), keys(a[1])),
                BOOL,
                ANY_LIST,
                ANY_LIST),
        new OwnFunction("replace")
            .withMember(
                "string_replace_string_string",
                a -> replace((String) a[0], (String) a[1], (String) a[2], -1),
                STRING,
                STRING,
                STRING,
                STRING)
            .withMember(
                "string_replace_string_string_int",
                a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3]),
                STRING,
                STRING,
                STRING,
                STRING,
                INT),
        new OwnFunction("regex.replace")
            .with(
                "regex_replaceAll_string_string_string",
                a -> replaceMatches((String) a[0], (String) a[1], (String) a[2], -1),
                STRING,
                STRING,
                STRING,
                STRING)
            .with(
                "regex_replaceCount_string_string_string_int",
                a -> replaceMatches((String) a[0], (String) a[1], (String) a[2], (Long) a[3]),
                STRING,
                STRING,
                STRING,
                STRING,
                INT));
  }

  private static List<Long> range(long length) {
    if (length > LONGEST_LIST) {
      throw new FailureException("asks for a list of more numbers than the limit, " + LONGEST_LIST);
    }
    return LongStream.range(0, length).boxed().toList();
  }

  private static Collection<Object> distinct(Collection<?> list) {
    Map<Object, Object> seen = new LinkedHashMap<>();
    list.forEach(item -> seen.putIfAbsent(key(item), item));
    return List.copyOf(seen.values());
  }

  private static Set<Object> keys(Object list) {
    Set<Object> keys = new HashSet<>();
    ((Collection<?>) list).forEach(item -> keys.add(key(item)));
    return keys;
  }

  /** Something that is equal where CEL finds two values equal: 2 and 2.0 are. */
  private static Object key(Object value) {
    return switch (value) {
      case Long number when number.equals((long) number.doubleValue()) -> number.doubleValue();
      case Double number when number == 0 -> 0.0;
      case Collection<?> list ->
          list.stream().map(BoundedFunctions::key).collect(Collectors.toList());
      case Map<?, ?> map -> {
        Map<Object, Object> keys = new HashMap<>();
        map.forEach((name, item) -> keys.put(key(name), key(item)));
        yield keys;
      }
      case Object other -> other;
    };
  }

  private static String replace(String text, String found, String replacement, long limit) {
    var result = new StringBuilder();
    int from = 0;
    int at = text.indexOf(found);
    for (long count = 0; at >= 0 && count != limit; count++) {
      result.append(text, from, at).append(replacement);
      Budget.checkText(result.length());
      from = at + found.length();
      at = at == text.length() ? -1 : text.indexOf(found, Math.max(from, at + 1));
    }
    return result.append(text, from, text.length()).toString();
  }

  private static String replaceMatches(String text, String regex, String replacement, long limit) {
    var matcher = pattern(regex).matcher(text);
    var result = new StringBuilder();
    int from = 0;
    for (long count = 0; count != limit && matcher.find(); count++) {
      result.append(text, from, matcher.start());
      appendReplacement(matcher, replacement, result);
      Budget.checkText(result.length());
      from = matcher.end();
    }
    return result.append(text, from, text.length()).toString();
  }

  private static void appendReplacement(
      com.google.re2j.Matcher matcher, String replacement, StringBuilder result) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c != '\\') {
        result.append(c);
        continue;
      }
      char escaped = ++i < replacement.length() ? replacement.charAt(i) : ' ';
      int group = Character.digit(escaped, 10);
      if (group >= 0 && group <= matcher.groupCount()) {
        var text = matcher.group(group);
        result.append(text == null ? "" : text);
        Budget.checkText(result.length());
      } else if (escaped == '\\') {
        result.append('\\');
      } else {
        throw new FailureException(
            "a \\ in the replacement is followed by neither \\ nor the number of a group");
      }
    }
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException _) {
      throw new FailureException("the pattern is not a regular expression (RE2)");
    }
  }
}
