package dev.nines.expression;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** JSONPath over values that are maps and lists already. */
final class JsonPathQuery {

  private static final Configuration PLAIN_VALUES =
      Configuration.builder()
          .jsonProvider(new PlainValues())
          .mappingProvider(new NoMapping())
          .build();

  private JsonPathQuery() {}

  /**
   * What lies at {@code path}: a value, or null where a path without wildcards leads nowhere; the
   * list of matches where it has wildcards, slices, filters or {@code ..}.
   */
  static @Nullable Object at(@Nullable Object value, String path) {
    try {
      return compiled(path).read(value, PLAIN_VALUES);
    } catch (PathNotFoundException _) {
      return null;
    } catch (InvalidPathException _) {
      throw new FailureException("the path is not JSONPath");
    } catch (JsonPathException | ClassCastException | IllegalArgumentException _) {
      throw new FailureException("the path does not fit the value");
    }
  }

  /** Whether {@code path} can be read. */
  static boolean isPath(String path) {
    try {
      compiled(path);
      return true;
    } catch (InvalidPathException | IllegalArgumentException _) {
      return false;
    }
  }

  /** Its regular expressions are Java's, which an unlucky answer can keep busy for ever. */
  private static JsonPath compiled(String path) {
    if (path.contains("=~")) {
      throw new InvalidPathException();
    }
    return JsonPath.compile(path);
  }

  private static final class PlainValues extends AbstractJsonProvider {
    @Override
    public Object createArray() {
      return new ArrayList<>();
    }

    @Override
    public Object createMap() {
      return new LinkedHashMap<>();
    }

    @Override
    public Object parse(String json) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object parse(InputStream json, String charset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String toJson(Object value) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoMapping implements MappingProvider {
    @Override
    public <T> T map(Object source, Class<T> target, Configuration configuration) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T map(Object source, TypeRef<T> target, Configuration configuration) {
      throw new UnsupportedOperationException();
    }
  }
}
