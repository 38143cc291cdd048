package dev.nines.store.sql;

import dev.nines.outcome.EvidenceFile;
import java.util.ArrayList;
import java.util.List;

/** What a run left to look at, as a part of its packed form. */
final class EvidenceCodec {

  private EvidenceCodec() {}

  static void encode(List<EvidenceFile> files, Packer to) {
    to.count(files.size());
    files.forEach(file -> to.text(file.name()).text(file.mediaType()).count(file.bytes()));
  }

  static List<EvidenceFile> decode(Unpacker from) {
    int size = from.size();
    var files = new ArrayList<EvidenceFile>(size);
    for (int i = 0; i < size; i++) {
      files.add(new EvidenceFile(from.text(), from.text(), from.count()));
    }
    return files;
  }
}
