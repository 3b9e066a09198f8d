package evenhand.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import evenhand.ledger.note.SignedNote;
import evenhand.ledger.tile.EntryBundle;
import evenhand.ledger.tile.TilePath;
import evenhand.ledger.witness.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way of spoiling a log of 300 entries that one can think of, one at a time. */
class TamperingIT {
  private static final int SIZE = 300;
  private static final int STEP = Integer.getInteger("evenhand.flip.step", 97);
  private static final int SMALL = 600;

  @TempDir Path folder;

  private static VerifyReport quietly(Path folder, Trust trust) {
    try {
      return SampleLog.verify(folder, trust);
    } catch (UncheckedIOException | IllegalStateException e) {
      return new VerifyReport("", 0, 0, 0, List.of(Finding.of("unreadable")), 1, List.of());
    }
  }

  @Test
  void anUntouchedLogVerifies() {
    for (int size : new int[] {0, 1, 100, 255, 256, 257, 512, 70_000}) {
      SampleLog log = SampleLog.of(size);
      Path export = log.export(folder.resolve("" + size));
      VerifyReport report = SampleLog.verify(export, size == 0 ? Trust.none() : log.trust());
      assertThat(report.lines()).as("size %d", size).allMatch(line -> !line.contains("NOT"));
      assertThat(report.isClean()).isTrue();
      assertThat(report.entries()).isEqualTo(size);
    }
  }

  /** Every byte with {@code -Devenhand.flip.step=1}; else one in so many of the larger files. */
  @Test
  void everyFlippedByteOfEveryFileIsNoticed() throws IOException {
    SampleLog log = SampleLog.of(SIZE);
    Path export = log.export(folder.resolve("log"));
    TreeMap<String, Integer> flips = new TreeMap<>();
    List<String> unnoticed = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(export)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      String name = export.relativize(file).toString();
      long[] places = places(name, good);
      for (int at = 0; at < good.length; at += good.length < SMALL ? 1 : STEP) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << at % 8);
        Files.write(file, bad);
        VerifyReport report = quietly(export, log.trust());
        flips.merge(name.replaceAll("/.*/", "/"), 1, Integer::sum);
        boolean named = places.length == 0 || report.firstBadIndex().orElse(-1) == places[at];
        if (report.isClean() || !named) {
          unnoticed.add(name + " byte " + at + ": " + report.firstBadIndex());
        }
      }
      Files.write(file, good);
    }
    int count = flips.values().stream().mapToInt(Integer::intValue).sum();
    System.err.println("flipped bytes, each noticed: " + count + " " + flips);
    assertThat(unnoticed).isEmpty();
  }

  /** The index of the entry that each byte belongs to; empty for files that hold no entries. */
  private static long[] places(String name, byte[] content) {
    long first = name.contains("/001") ? TilePath.WIDTH : 0;
    if (name.startsWith("tile/0")) {
      return LongStream.range(0, content.length).map(at -> first + at / Hash.LENGTH).toArray();
    }
    if (!name.startsWith("tile/entries")) {
      return new long[0];
    }
    List<byte[]> entries = EntryBundle.decode(content);
    return IntStream.range(0, entries.size())
        .boxed()
        .flatMapToLong(i -> LongStream.generate(() -> first + i).limit(2 + entries.get(i).length))
        .toArray();
  }

  @Test
  void swappedDeletedInsertedAndDoubledEntriesAreNoticedWithTheirIndex() throws IOException {
    SampleLog log = SampleLog.of(SIZE);
    Path export = log.export(folder.resolve("log"));
    Path bundle = export.resolve("tile/entries/000");
    byte[] good = Files.readAllBytes(bundle);
    int noticed = 0;
    for (int index = 0; index < 255; index += Math.min(STEP, 4)) {
      List<List<byte[]>> spoilt = new ArrayList<>();
      List<byte[]> swapped = new ArrayList<>(EntryBundle.decode(good));
      Collections.swap(swapped, index, index + 1);
      spoilt.add(swapped);
      List<byte[]> deleted = new ArrayList<>(EntryBundle.decode(good));
      deleted.remove(index);
      spoilt.add(deleted);
      List<byte[]> inserted = new ArrayList<>(EntryBundle.decode(good));
      inserted.add(index, SampleLog.entry(9_999));
      spoilt.add(inserted);
      List<byte[]> doubled = new ArrayList<>(EntryBundle.decode(good));
      doubled.set(index, doubled.get(index == 0 ? 255 : index - 1));
      spoilt.add(doubled);
      for (List<byte[]> entries : spoilt) {
        Files.write(bundle, EntryBundle.encode(entries));
        assertThat(quietly(export, log.trust()).firstBadIndex()).hasValue(index);
        noticed++;
      }
    }
    System.err.println("swapped, deleted, inserted and doubled entries, each noticed: " + noticed);
  }

  /** The operator signs whatever is asked: only what is kept elsewhere can tell. */
  @Test
  void aLogThatWasRewrittenAndSignedAnewIsNoticedByACheckpointKeptElsewhere() {
    SampleLog honest = SampleLog.of(SIZE);
    SignedNote kept = honest.note(200);
    Trust alone = new Trust(Policy.of(List.of(honest.key().verifier()), 0), List.of());
    Trust withKept = new Trust(Policy.of(List.of(honest.key().verifier()), 0), List.of(kept));

    SampleLog rewritten = SampleLog.of(SIZE, honest.key());
    rewritten.entries().set(150, SampleLog.entry(9_999));
    SampleLog truncated = SampleLog.of(180, honest.key());
    SampleLog grown = SampleLog.of(100, honest.key());
    for (int i = 0; i < 150; i++) {
      grown.entries().add(SampleLog.entry(5_000 + i));
    }
    int noticed = 0;
    for (SampleLog log : List.of(rewritten, truncated, grown)) {
      Path export = log.export(folder.resolve("forged" + noticed));
      List<evenhand.ledger.note.VerifierKey> all = List.of(honest.key().verifier(), log.witness());
      assertThat(SampleLog.verify(export, new Trust(Policy.of(all, 0), List.of())).isClean())
          .isTrue();
      assertThat(SampleLog.verify(export, new Trust(Policy.of(all, 0), List.of(kept))).isClean())
          .isFalse();
      Trust honestWitness =
          new Trust(Policy.of(List.of(honest.key().verifier(), honest.witness()), 1), List.of());
      assertThat(SampleLog.verify(export, honestWitness).isClean()).isFalse();
      noticed++;
    }
    assertThat(alone.policy().keys()).isEqualTo(withKept.policy().keys());
    System.err.println("rewritten, truncated and restored logs, signed anew, noticed: " + noticed);
  }

  @Test
  void aDoubledDecisionIsNoticedThoughEverythingWasSigned() {
    SampleLog log = SampleLog.of(SIZE);
    log.entries().set(170, log.entries().get(20));
    VerifyReport report = SampleLog.verify(log.export(folder.resolve("log")), log.trust());
    assertThat(report.firstBadIndex()).hasValue(170);
    assertThat(report.findings().get(0).message()).contains("index 20");
  }

  @Test
  void aRowThatSaysSomethingElseThanItsEntryIsAFault() throws IOException {
    SampleLog log = SampleLog.of(SIZE);
    Path export = log.export(folder.resolve("log"));
    Files.writeString(
        export.resolve(LogVerifier.DIFFERENCES), new Difference(7, "x", "columns").line() + "\n");
    assertThat(SampleLog.verify(export, log.trust()).firstBadIndex()).hasValue(7);
    assertThat(Entry.leafHash(log.entries().get(7))).isNotNull();
  }

  @Test
  void theProgramAnswersWithItsExitStatus() throws IOException {
    SampleLog log = SampleLog.of(SIZE);
    Path export = log.export(folder.resolve("log"));
    String key = log.key().verifier().toString();
    String witness = log.witness().toString();
    assertThat(Main.run(export.toString(), "--json", "--key", key, "--key", witness)).isZero();
    assertThat(Main.run(export.toString(), "--key", witness)).isOne();
    Path kept = Files.writeString(folder.resolve("kept"), log.note(100).toString());
    assertThat(
            Main.run(export.toString(), "--key", key, "--key", witness, "--checkpoint", "" + kept))
        .isZero();
    assertThat(Main.run(folder.resolve("nothing").toString(), "--key", key)).isEqualTo(2);
    assertThat(Main.run("--wrong")).isEqualTo(2);
    Files.delete(export.resolve("tile/0/000"));
    assertThat(Main.run(export.toString(), "--key", key, "--key", witness)).isOne();
  }
}
