package evenhand.ledger.sequence;

import evenhand.ledger.LogName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * Records and seals until it is killed at the point that the system property names. Prints each id
 * once its commit has been acknowledged.
 */
public final class SealingProcess {
  private static final int PASSES_MAX = 40;

  private SealingProcess() {}

  public static void main(String[] arguments) {
    Jdbi jdbi =
        Jdbi.create(arguments[0], "postgres", arguments[1])
            .installPlugin(new PostgresPlugin())
            .installPlugin(new SqlObjectPlugin());
    long begun = System.nanoTime();
    Ledger ledger =
        Ledger.open(LedgerSettings.below(Path.of(arguments[2])), jdbi, InstantSource.system());
    Sequencer sequencer = ledger.sequencer(LogName.DECISIONS);
    for (int pass = 0; pass < PASSES_MAX; pass++) {
      for (UUID id : Records.write(jdbi, 1 + pass * 37 % 90)) {
        System.out.println(id);
      }
      System.out.flush();
      sequencer.seal();
      if (pass == 0) {
        System.out.println("restart_ms " + (System.nanoTime() - begun) / 1_000_000);
      }
    }
  }
}
