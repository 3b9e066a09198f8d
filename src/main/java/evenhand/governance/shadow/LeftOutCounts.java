package evenhand.governance.shadow;

import evenhand.governance.shadow.ShadowDao.LeftOutRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** How many live contacts each shadow left out since that was last kept. Thread-safe. */
final class LeftOutCounts {
  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

  private record Key(UUID shadow, LeftOut reason) {}

  void add(UUID shadow, LeftOut reason, long decisions) {
    counts.computeIfAbsent(new Key(shadow, reason), any -> new LongAdder()).add(decisions);
  }

  /** Hands over what is new; what cannot be kept is handed over again the next time. */
  void keep(Consumer<List<LeftOutRow>> keeper) {
    List<LeftOutRow> rows = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          long decisions = count.sumThenReset();
          if (decisions > 0) {
            rows.add(new LeftOutRow(key.shadow(), key.reason().code(), decisions));
          }
        });
    if (rows.isEmpty()) {
      return;
    }
    try {
      keeper.accept(rows);
    } catch (RuntimeException failed) {
      rows.forEach(
          row ->
              add(
                  row.shadow(),
                  LeftOut.valueOf(row.reason().toUpperCase(Locale.ROOT)),
                  row.decisions()));
      throw failed;
    }
  }
}
