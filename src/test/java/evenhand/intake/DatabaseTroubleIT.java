package evenhand.intake;

import static evenhand.intake.Contacts.HANDLER;
import static evenhand.intake.Contacts.aKey;
import static evenhand.intake.Contacts.aStrangledVictim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenhand.database.SharedDatabase;
import evenhand.decision.NotRecordedException;
import evenhand.decision.RecordsDao;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

class DatabaseTroubleIT {
  private final Service service = Service.overSharedDatabase();
  private final RecordsDao records = service.records;

  @Test
  void aDatabaseThatHangsIsARefusalWithinSecondsAndNothingIsWritten() {
    ContactRequest request = aStrangledVictim().request();
    IdempotencyKey key = aKey();
    service.record(aStrangledVictim());
    try (Handle blocker = SharedDatabase.superuser().open()) {
      blocker.begin();
      blocker.execute("LOCK TABLE triage.decision IN ACCESS EXCLUSIVE MODE");
      long begun = System.nanoTime();

      assertThatThrownBy(() -> service.intake.record(request, key, HANDLER))
          .asInstanceOf(InstanceOfAssertFactories.type(NotRecordedException.class))
          .satisfies(refused -> assertThat(refused.mayBeRecorded()).isFalse())
          .satisfies(refused -> assertThat(refused).hasMessageContaining("NOT RECORDED"));

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      blocker.rollback();
    }
    assertThat(service.intake.record(request, key, HANDLER).repeated())
        .as("the refused request left nothing behind")
        .isFalse();
  }

  @Test
  void aCommitWhoseEndIsUnknownIsLookedUpAndFound() {
    String result =
        records.writeOnce(
            session -> {
              throw broken();
            },
            session -> Optional.of("found"));

    assertThat(result).isEqualTo("found");
  }

  @Test
  void aCommitWhoseEndIsUnknownAndThatIsNotThereIsNotRecorded() {
    assertThatThrownBy(
            () ->
                records.writeOnce(
                    session -> {
                      throw broken();
                    },
                    session -> Optional.empty()))
        .asInstanceOf(InstanceOfAssertFactories.type(NotRecordedException.class))
        .satisfies(refused -> assertThat(refused.mayBeRecorded()).isTrue());
  }

  @Test
  void aSessionKilledWhileItWritesIsLookedUpOnANewConnection() {
    ContactRequest request = aStrangledVictim().request();
    IdempotencyKey key = aKey();
    try (Handle blocker = SharedDatabase.superuser().open()) {
      blocker.begin();
      blocker.execute("LOCK TABLE ledger.outbox IN ACCESS EXCLUSIVE MODE");
      Thread killer = new Thread(() -> terminateWriters(blocker));
      killer.start();

      assertThatThrownBy(() -> service.intake.record(request, key, HANDLER))
          .isInstanceOf(NotRecordedException.class);
      blocker.rollback();
    }
    assertThat(service.intake.record(request, key, HANDLER).repeated()).isFalse();
  }

  private static void terminateWriters(Handle blocker) {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    SharedDatabase.superuser()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE usename = 'evenhand_app' AND wait_event_type = 'Lock'
                    """));
    assertThat(blocker.isClosed()).isFalse();
  }

  private static UnableToExecuteStatementException broken() {
    return new UnableToExecuteStatementException(
        new SQLException("An I/O error occurred while sending to the backend.", "08006"), null);
  }
}
