package dev.nines.store.sql;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the form that this Nines knows. The migrations are named here rather than
 * searched for: a native executable has no class path to search.
 */
final class Migrations {

  /** In order; the last one is the version that this Nines knows. */
  private static final List<String> FILES =
      List.of("V1__history.sql", "V2__documents.sql", "V3__replicas.sql");

  static final int LATEST = FILES.size();

  private Migrations() {}

  static void apply(Database database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database.source())
        .resourceProvider(new Files(database.dialect()))
        .javaMigrationClassProvider(List::of)
        .load()
        .migrate();
  }

  private record Files(Dialect dialect) implements ResourceProvider {

    @Override
    public @Nullable LoadableResource getResource(String name) {
      return FILES.contains(name) ? new File(dialect, name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return FILES.stream()
          .filter(
              name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
          .<LoadableResource>map(name -> new File(dialect, name))
          .toList();
    }
  }

  private static final class File extends LoadableResource {

    private final String path;
    private final String name;

    File(Dialect dialect, String name) {
      this.path = dialect.migrations() + "/" + name;
      this.name = name;
    }

    @Override
    public Reader read() {
      var stream = Migrations.class.getClassLoader().getResourceAsStream(path);
      if (stream == null) {
        throw new UncheckedIOException(new IOException("the resource " + path + " is missing"));
      }
      return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return path;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
