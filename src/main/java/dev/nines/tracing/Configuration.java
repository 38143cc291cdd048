package dev.nines.tracing;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.sender.okhttp.internal.OkHttpGrpcSenderProvider;
import io.opentelemetry.exporter.sender.okhttp.internal.OkHttpHttpSenderProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings as OpenTelemetry's libraries read them, with the parts that they would look for by
 * reflection, which a native executable does not have.
 */
record Configuration(ConfigProperties given) implements ConfigProperties {

  static Configuration of(TracingSettings settings) {
    return new Configuration(DefaultConfigProperties.createFromMap(settings.properties()));
  }

  @Override
  public ComponentLoader getComponentLoader() {
    return new ComponentLoader() {
      @Override
      public <T> Iterable<T> load(Class<T> kind) {
        return List.of(new OkHttpHttpSenderProvider(), new OkHttpGrpcSenderProvider()).stream()
            .filter(kind::isInstance)
            .map(kind::cast)
            .toList();
      }
    };
  }

  @Override
  public @Nullable String getString(String name) {
    return given.getString(name);
  }

  @Override
  public @Nullable Boolean getBoolean(String name) {
    return given.getBoolean(name);
  }

  @Override
  public @Nullable Integer getInt(String name) {
    return given.getInt(name);
  }

  @Override
  public @Nullable Long getLong(String name) {
    return given.getLong(name);
  }

  @Override
  public @Nullable Double getDouble(String name) {
    return given.getDouble(name);
  }

  @Override
  public @Nullable Duration getDuration(String name) {
    return given.getDuration(name);
  }

  @Override
  public List<String> getList(String name) {
    return given.getList(name);
  }

  @Override
  public Map<String, String> getMap(String name) {
    return given.getMap(name);
  }
}
