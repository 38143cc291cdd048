package dev.nines.store.sql;

import dev.nines.slo.Window;
import dev.nines.store.Document;
import dev.nines.store.Documents;
import java.util.List;
import java.util.Optional;

/** What is kept whole, read. */
record SqlDocuments(Reader reader) implements Documents {

  @Override
  public Optional<Document> find(String kind, String id) {
    return reader.read(connection ->
        DocumentTable.read(connection, "kind = ? AND id = ?", kind, id).stream().findFirst());
  }

  @Override
  public List<Document> open(String kind, String region) {
    return reader.read(connection ->
        DocumentTable.read(
            connection, "kind = ? AND region = ? AND closed = 0 ORDER BY at, id", kind, region));
  }

  @Override
  public List<Document> open(String kind) {
    return reader.read(connection ->
        DocumentTable.read(connection, "kind = ? AND closed = 0 ORDER BY at, id", kind));
  }

  @Override
  public List<Document> newest(String kind, Window window, int limit) {
    return reader.read(connection ->
        DocumentTable.read(
            connection,
            "kind = ? AND at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?",
            kind,
            RunTable.nanos(window.from()),
            RunTable.nanos(window.to()),
            limit));
  }
}
