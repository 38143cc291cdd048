package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nines.slo.Window;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.store.Played;
import dev.nines.store.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be opened, and what is said of what cannot. */
class OpeningTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aFile() {
    file = folder.resolve("nines.db");
  }

  @Test
  void aHistoryThatIsOpenedAgainIsTheSame() throws SQLException {
    var run = Played.run();
    SqlHistory.open(Databases.sqlite(file)).close();
    write(run.entry());

    try (var history = SqlHistory.open(Databases.sqlite(file))) {
      assertThat(history.runs().find(run.id())).hasValue(run.asRun());
    }
  }

  @Test
  void aReaderReadsWhatAWriterHasOpen() throws SQLException {
    SqlHistory.open(Databases.sqlite(file)).close();
    try (var _ = Databases.sqlite(file).source().getConnection()) {
      write(Played.run().entry());

      assertRead();
    }
  }

  @Test
  void aReaderReadsWhatNobodyHasOpenAndLeavesNothingBehind() throws SQLException, IOException {
    SqlHistory.open(Databases.sqlite(file)).close();
    write(Played.run().entry());
    var before = Files.readAllBytes(file);

    assertRead();

    assertThat(file).hasBinaryContent(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aReaderMakesNoFile() {
    refused("no-file", () -> SqlHistory.read(Databases.sqliteToRead(file)));

    assertThat(file).doesNotExist();
  }

  @Test
  void aReaderMakesNoTables() throws SQLException {
    try (var connection = Databases.sqlite(file).source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE other (id INTEGER)");
    }

    refused("no-history", () -> SqlHistory.read(Databases.sqliteToRead(file)));
  }

  @Test
  void tablesOfSomethingElseAreLeftAlone() throws SQLException {
    try (var connection = Databases.sqlite(file).source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE other (id INTEGER)");
    }

    refused("something-else", () -> SqlHistory.open(Databases.sqlite(file)));
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
    Files.writeString(file, "journey: chat\n".repeat(100));

    refused("no-database", () -> SqlHistory.open(Databases.sqlite(file)));
    refused("no-database-to-read", () -> SqlHistory.read(Databases.sqliteToRead(file)));
    assertThat(file).hasContent("journey: chat\n".repeat(100));
  }

  @Test
  void aHistoryOfANewerNinesIsLeftAlone() throws SQLException {
    SqlHistory.open(Databases.sqlite(file)).close();
    try (var connection = Databases.sqlite(file).source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("UPDATE flyway_schema_history SET version = '7'");
    }

    refused("newer", () -> SqlHistory.open(Databases.sqlite(file)));
    refused("newer", () -> SqlHistory.read(Databases.sqliteToRead(file)));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    refused("no-folder", () -> SqlHistory.open(Databases.sqlite(folder.resolve("gone/nines.db"))));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedWithoutThePassword() {
    var exception =
        catchThrowableOfType(
            HistoryException.class,
            () ->
                SqlHistory.open(
                    Databases.postgresql(
                        "jdbc:postgresql://127.0.0.1:1/nines?options=hunter2", "me", "hunter2")));

    assertThat(exception)
        .hasMessageStartingWith(
            "the history cannot be opened, jdbc:postgresql://127.0.0.1:1/nines: Connection to"
                + " 127.0.0.1:1 refused.")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anAddressThatIsNoneIsTold() {
    refused("no-address", () -> Databases.postgresql("postgres://nines:5432/nines", "me", "pass"));
  }

  @Test
  void aReaderReadsACopyWhereItMayWriteNothing() throws SQLException, IOException {
    SqlHistory.open(Databases.sqlite(file)).close();
    write(Played.run().entry());
    var before = Files.getPosixFilePermissions(folder);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertRead();
    } finally {
      Files.setPosixFilePermissions(folder, before);
    }
  }

  @Test
  void aFileInAFolderWithSignsIsReadAsItStands() throws SQLException {
    SqlHistory.open(Databases.sqlite(file)).close();
    write(Played.run().entry());
    var copy = folder.resolve("a copy #1 100%25?.db");
    assertThat(file.toFile().renameTo(copy.toFile())).isTrue();
    file = copy;
    try (var history = SqlHistory.read(Databases.untouched(file))) {
      assertThat(history.account().subjects()).isNotEmpty();
    }
  }

  private void assertRead() {
    try (var history = SqlHistory.read(Databases.sqliteToRead(file))) {
      var chat = Subject.journey("chat", "eu-1");
      var totals =
          history
              .account()
              .totals(
                  Set.of(chat), Window.before(Played.NOON.plusSeconds(60), Duration.ofHours(1)));
      assertThat(totals).containsOnlyKeys(chat);
      assertThat(totals.get(chat).outcomes().good()).isEqualTo(1);
    }
  }

  private void write(Entry entry) throws SQLException {
    try (var connection = Databases.sqlite(file).source().getConnection()) {
      new GroupWriter().write(connection, List.of(entry));
    }
  }

  private void refused(String golden, ThrowingCallable opening) {
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(opening)
        .satisfies(e -> GoldenMessage.check(golden, e.getMessage().replace(folder.toString(), "")));
  }
}
