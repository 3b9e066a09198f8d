package evenhand.ledger.export;

import evenhand.ledger.Hash;
import evenhand.ledger.LogName;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.tile.PublishedLog;
import evenhand.ledger.verify.About;
import evenhand.ledger.verify.Difference;
import evenhand.ledger.verify.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Exports a log: the bytes of its entries as they are in the records now, the tiles as they were
 * published, every checkpoint. It repairs and hides nothing; the verifier tells what is wrong.
 */
public final class ExportService {
  private static final int CHUNK = 20 * 256;
  private static final int OUTSIDE_MAX = 1_000;

  /** The class of SQLSTATE of values that are not of their form. */
  private static final String DATA_EXCEPTION = "22";

  private final Jdbi jdbi;
  private final LogName name;
  private final PublishedLog published;
  private final LongConsumer progress;

  public ExportService(Jdbi jdbi, LogName name, PublishedLog published, LongConsumer progress) {
    this.jdbi = jdbi;
    this.name = name;
    this.published = published;
    this.progress = progress;
  }

  /**
   * Writes the export; gives the size of the log.
   *
   * @param keys that ever signed, and those of witnesses
   */
  public long export(Path folder, String origin, Collection<VerifierKey> keys) throws IOException {
    try (ExportWriter writer = new ExportWriter(folder, published::tile)) {
      long size = jdbi.withExtension(ExportDao.class, dao -> dao.size(name.code())).orElse(0L);
      for (long from = 0; from < size; from += CHUNK) {
        long start = from;
        long end = Math.min(size, from + CHUNK);
        jdbi.useExtension(ExportDao.class, dao -> entries(dao, start, end, writer));
        progress.accept(end);
      }
      jdbi.useTransaction(handle -> outside(handle.attach(ExportDao.class), writer));
      checkpoints(size, writer);
      writer.finish(new About(origin, size, List.copyOf(keys)));
      return size;
    }
  }

  private void entries(ExportDao dao, long from, long to, ExportWriter writer) {
    List<ExportDao.Ordered> order = dao.order(name.code(), from, to);
    Map<UUID, List<byte[]>> recorded = new HashMap<>();
    Map<UUID, String> differing = new HashMap<>();
    order.stream()
        .collect(Collectors.groupingBy(ExportDao.Ordered::kind))
        .forEach(
            (kind, each) -> {
              UUID[] ids = each.stream().map(ExportDao.Ordered::id).toArray(UUID[]::new);
              dao.recorded(kind, ids)
                  .forEach(
                      it ->
                          recorded
                              .computeIfAbsent(it.id(), id -> new ArrayList<>())
                              .add(it.entry()));
              differing.putAll(differing(dao, kind, ids));
            });
    long index = from;
    for (ExportDao.Ordered place : order) {
      leaveOut(index, place.index(), writer);
      index = place.index();
      Sealed sealed =
          new Sealed(
              place.leafHash(),
              recorded.getOrDefault(place.id(), List.of()),
              differing.getOrDefault(place.id(), ""));
      writer.add(sealed.entry(), sealed.leaf());
      if (sealed.difference().isPresent()) {
        String id = place.id().toString();
        writer.addDifference(new Difference(index, id, sealed.difference().get()));
      }
      index++;
    }
    leaveOut(index, to, writer);
  }

  private static void leaveOut(long from, long to, ExportWriter writer) {
    for (long index = from; index < to; index++) {
      writer.add(Sealed.GONE, Hash.over());
      writer.addDifference(new Difference(index, "?", "its place in the order is gone"));
    }
  }

  private void outside(ExportDao dao, ExportWriter writer) {
    dao.takeYourTime();
    for (ExportDao.Recorded record : dao.outsideOf(name.code(), OUTSIDE_MAX)) {
      String what = "this " + record.kind() + " is in no log";
      writer.addDifference(new Difference(Finding.NO_INDEX, record.id().toString(), what));
    }
    if (name == LogName.DECISIONS) {
      strays(dao, writer);
    }
  }

  private static void strays(ExportDao dao, ExportWriter writer) {
    try {
      for (ExportDao.Stray row : dao.strays(OUTSIDE_MAX)) {
        String id = row.id().toString();
        writer.addDifference(new Difference(Finding.NO_INDEX, id, row.columns()));
      }
    } catch (UnableToExecuteStatementException e) {
      throwUnlessUnreadable(e);
      // An entry that they belong to is no JSON any more: the rest of the log is still exported.
      writer.addDifference(
          new Difference(Finding.NO_INDEX, "?", "the rows beside the records cannot be compared"));
    }
  }

  /** What is not of the form that it was written in cannot be compared, and is named for that. */
  private static Map<UUID, String> differing(ExportDao dao, String kind, UUID[] ids) {
    try {
      return dao.differing(kind, ids);
    } catch (UnableToExecuteStatementException e) {
      throwUnlessUnreadable(e);
      Map<UUID, String> each = new HashMap<>();
      for (UUID id : ids) {
        try {
          each.putAll(dao.differing(kind, new UUID[] {id}));
        } catch (UnableToExecuteStatementException unreadable) {
          throwUnlessUnreadable(unreadable);
          each.put(id, "all: they cannot be compared");
        }
      }
      return each;
    }
  }

  /** A database that is full or gone says nothing about the rows. */
  private static void throwUnlessUnreadable(UnableToExecuteStatementException e) {
    boolean isData =
        e.getCause() instanceof SQLException cause
            && cause.getSQLState() != null
            && cause.getSQLState().startsWith(DATA_EXCEPTION);
    if (!isData) {
      throw e;
    }
  }

  private void checkpoints(long size, ExportWriter writer) {
    long after = 0;
    List<ExportDao.Signed> notes;
    do {
      long start = after;
      notes =
          jdbi.withExtension(ExportDao.class, dao -> dao.notes(name.code(), start, size, CHUNK));
      for (ExportDao.Signed signed : notes) {
        writer.addCheckpoint(signed.note());
        after = signed.size();
      }
    } while (notes.size() == CHUNK);
  }
}
