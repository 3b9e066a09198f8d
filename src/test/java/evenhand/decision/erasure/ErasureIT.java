package evenhand.decision.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Operation;
import evenhand.intake.Contacts;
import evenhand.intake.Service;
import evenhand.ledger.LogName;
import evenhand.ledger.export.ExportService;
import evenhand.ledger.sequence.Ledger;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.ledger.sequence.Superuser;
import evenhand.ledger.verify.LogVerifier;
import evenhand.ledger.verify.Trust;
import evenhand.ledger.verify.VerifyReport;
import evenhand.ledger.witness.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A random third is erased: the log verifies, and nothing of what was erased is to be found. */
class ErasureIT {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Actor KEEPER = new Actor("records-1");
  private static final AccessReason ORDERED = new AccessReason("ORDERED");
  private static final int CONTACTS = 30;

  @TempDir Path folder;

  private static String wordsOf(int i) {
    return "quixotic zebra marmalade " + (7_000 + i);
  }

  @Test
  void aRandomThirdIsErasedAndTheLogVerifies() throws IOException {
    try (Database database =
        Database.open(DatabaseSettings.embedded(folder.resolve("data")), CLOCK)) {
      Service service = Service.over(database);
      List<DecisionId> decisions = decide(service);
      Ledger ledger = Ledger.open(LedgerSettings.below(folder), database.service(), CLOCK);
      ledger.sequencer(LogName.DECISIONS).seal();

      ErasureService erasure = new ErasureService(service.records, CLOCK);
      List<DecisionId> third = new ArrayList<>(decisions);
      Collections.shuffle(third, new Random(42));
      third = third.subList(0, CONTACTS / 3);
      erasure.hold(third.get(0), true, new AccessReason("COURT"), KEEPER);
      ErasurePlan plan = erasure.erase(third, ErasureReason.ORDERED, KEEPER, true);
      assertThat(plan.erased()).hasSize(CONTACTS / 3 - 1);
      assertThat(service.history.decision(plan.erased().get(0)).orElseThrow().erased()).isFalse();
      erasure.erase(third, ErasureReason.ORDERED, KEEPER, false);
      erasure.hold(third.get(0), false, new AccessReason("COURT_ENDED"), KEEPER);
      ErasurePlan rest = erasure.erase(third, ErasureReason.ORDERED, KEEPER, false);
      assertThat(rest.erased()).containsExactly(third.get(0));
      assertThat(rest.alreadyErased()).hasSize(CONTACTS / 3 - 1);
      assertThat(erasure.due(10)).isEmpty();
      third.forEach(id -> assertThat(service.history.decision(id).orElseThrow().erased()).isTrue());

      AccessLog access = new AccessLog(service.records, CLOCK);
      access.write(KEEPER, Operation.CONSULTATION, List.of(third.get(0).value()), ORDERED);
      for (LogName name : LogName.values()) {
        ledger.sequencer(name).seal();
        assertThat(verify(database, ledger, name).lines()).last().asString().contains("verified: ");
      }
      assertThat(verify(database, ledger, LogName.ACCESS).entries()).isOne();
      search(database);
      Superuser.of(database, folder.resolve("data"))
          .useHandle(
              handle -> {
                handle.execute("SET session_replication_role = replica");
                handle.execute("UPDATE triage.hold SET held = NOT held");
              });
      assertThat(verify(database, ledger, LogName.DECISIONS).findings())
          .hasSize(2)
          .allMatch(finding -> finding.message().contains("triage.hold"));
      List<UUID> holds = events(database, "hold");
      Superuser.of(database, folder.resolve("data"))
          .useHandle(
              handle -> {
                handle.execute("SET session_replication_role = replica");
                handle.execute("UPDATE triage.hold SET held = NOT held");
                handle.execute("UPDATE ledger.event SET entry = '{' WHERE id = ?", holds.get(0));
              });
      assertThat(verify(database, ledger, LogName.DECISIONS).findings())
          .extracting(finding -> finding.toString())
          .anyMatch(
              it -> it.contains(holds.get(0) + " in the database: it is not as it was sealed"))
          .noneMatch(it -> it.contains(holds.get(1).toString()));
      List<UUID> erasures = events(database, "erasure");
      String unreadable = decisions.get(0).toString();
      Superuser.of(database, folder.resolve("data"))
          .useHandle(
              handle -> {
                handle.execute("SET session_replication_role = replica");
                handle.execute("UPDATE ledger.event SET entry = '{' WHERE kind = 'erasure'");
                handle.execute(
                    """
                    INSERT INTO triage.notice (id, cause, cause_id, decision_id, recipient, recorded_at)
                    SELECT gen_random_uuid(), 'erasure', id, ?::uuid, 'a court', recorded_at
                    FROM ledger.event WHERE kind = 'erasure' LIMIT 1
                    """,
                    unreadable);
                handle.execute(
                    "UPDATE triage.decision SET outcome = outcome || '{\"actions\": null}'"
                        + " WHERE id = ?::uuid",
                    unreadable);
              });
      assertThat(erasures).hasSize(CONTACTS / 3);
      assertThat(verify(database, ledger, LogName.DECISIONS).findings())
          .extracting(finding -> finding.toString())
          .satisfies(
              found ->
                  assertThat(erasures)
                      .allMatch(
                          id ->
                              found.stream()
                                  .anyMatch(
                                      it ->
                                          it.contains(
                                              id
                                                  + " in the database: it is not as it was sealed"))))
          .anyMatch(it -> it.contains(unreadable) && it.contains("cannot be compared"))
          .anyMatch(it -> it.contains("rows beside the records cannot be compared"));
    }
  }

  private static List<UUID> events(Database database, String kind) {
    return database
        .service()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM ledger.event WHERE kind = ? ORDER BY id")
                    .bind(0, kind)
                    .mapTo(UUID.class)
                    .list());
  }

  private static List<DecisionId> decide(Service service) {
    List<DecisionId> decisions = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      DecisionId first = record(service, Contacts.aStrangledVictim());
      decisions.add(
          record(service, Contacts.aStrangledVictim().correcting(first.toString(), wordsOf(i))));
    }
    return decisions;
  }

  private static DecisionId record(Service service, Contacts contact) {
    return service
        .intake
        .record(contact.request(), Contacts.aKey(), Contacts.HANDLER)
        .decisions()
        .get(0);
  }

  private VerifyReport verify(Database database, Ledger ledger, LogName name) throws IOException {
    Path export = Files.createTempDirectory(folder, "export").resolve("log");
    new ExportService(database.service(), name, ledger.published(name), entries -> {})
        .export(export, ledger.origin(name), ledger.verifiers(name));
    return new LogVerifier(export, entries -> {})
        .verify(new Trust(Policy.of(ledger.verifiers(name), 0), List.of()));
  }

  /**
   * Every row of every table as text, and every file of the cluster with the write-ahead log. That
   * who erased is found in both shows that the search can find.
   */
  private void search(Database database) throws IOException {
    Jdbi superuser = Superuser.of(database, folder.resolve("data"));
    List<String> tables =
        superuser.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE"
                            + " schemaname IN ('triage', 'subject', 'monitoring', 'ledger')")
                    .mapTo(String.class)
                    .list());
    long rows = 0;
    long rowsFound = 0;
    for (String table : tables) {
      List<String> dump =
          superuser.withHandle(
              handle ->
                  handle
                      .createQuery("SELECT t::text FROM " + table + " t")
                      .mapTo(String.class)
                      .list());
      rows += dump.size();
      rowsFound += dump.stream().filter(row -> row.contains(KEEPER.pseudonym())).count();
      dump.forEach(row -> assertThat(row).as(table).doesNotContain("marmalade"));
    }
    superuser.useHandle(handle -> handle.execute("CHECKPOINT"));
    long bytes = 0;
    boolean inLog = false;
    try (Stream<Path> files = Files.walk(folder.resolve("data/postgresql"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        bytes += content.length();
        inLog |= file.toString().contains("pg_wal") && content.contains(KEEPER.pseudonym());
        assertThat(content.contains("marmalade")).as(file.toString()).isFalse();
      }
    }
    long kept =
        superuser.withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM subject.answer_key")
                    .mapTo(Long.class)
                    .one());
    assertThat(kept).as("keys of what was not erased").isEqualTo(2 * CONTACTS - CONTACTS / 3);
    long sealed =
        superuser.withHandle(
            handle ->
                handle.createQuery("SELECT count(*) FROM subject.answers").mapTo(Long.class).one());
    assertThat(sealed)
        .as("ciphertext of what was not erased")
        .isEqualTo(2 * CONTACTS - CONTACTS / 3);
    assertThat(rowsFound).isGreaterThanOrEqualTo(CONTACTS / 3);
    assertThat(inLog).isTrue();
    System.err.println("searched without a find: " + rows + " rows, " + bytes + " bytes of files");
  }
}
