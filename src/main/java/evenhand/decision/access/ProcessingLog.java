package evenhand.decision.access;

import evenhand.decision.RecordsDao;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads the log of processing for those who check lawfulness; it has no other use. */
public final class ProcessingLog {
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int PAGE = 2_000;

  private final RecordsDao records;

  public ProcessingLog(RecordsDao records) {
    this.records = records;
  }

  /** Gives out every line of a period in the order of time; returns how many there were. */
  public long export(AskedPeriod period, Consumer<LoggedOperation> lines) {
    long count = 0;
    Optional<LoggedOperation> last = Optional.empty();
    List<LoggedOperation> page;
    do {
      page = page(period, Optional.empty(), last, PAGE);
      page.forEach(lines);
      count += page.size();
      last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
    } while (page.size() == PAGE);
    return count;
  }

  /** The first lines of a period, of one record or all. */
  List<LoggedOperation> first(AskedPeriod period, Optional<UUID> record, int limit) {
    return page(period, record, Optional.empty(), limit);
  }

  private List<LoggedOperation> page(
      AskedPeriod period, Optional<UUID> record, Optional<LoggedOperation> after, int limit) {
    return records.read(
        session ->
            session
                .handle()
                .inTransaction(
                    handle -> {
                      ProcessingDao dao = handle.attach(ProcessingDao.class);
                      dao.becomeAuditor();
                      List<LoggedOperation> lines =
                          dao.next(
                              period.from(),
                              period.to(),
                              record.orElse(null),
                              after
                                  .map(LoggedOperation::recordedAt)
                                  .orElse(period.from().minusSeconds(1)),
                              after.map(LoggedOperation::id).orElse(BEFORE_ALL),
                              limit);
                      dao.becomeServiceAgain();
                      return lines;
                    }));
  }

  /** The newest signed checkpoints, by log: what an export is held against. */
  public Map<String, String> checkpoints() {
    Map<String, String> notes = new TreeMap<>();
    for (String log : List.of("access", "decisions")) {
      records
          .read(session -> session.dao(ProcessingDao.class).checkpoint(log))
          .forEach(note -> notes.put(log, note));
    }
    return notes;
  }
}
