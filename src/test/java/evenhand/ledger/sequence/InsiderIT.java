package evenhand.ledger.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Operation;
import evenhand.intake.Contacts;
import evenhand.intake.Service;
import evenhand.ledger.LogName;
import evenhand.ledger.export.ExportService;
import evenhand.ledger.note.KeyFile;
import evenhand.ledger.note.KeyType;
import evenhand.ledger.note.SignerKey;
import evenhand.ledger.note.VerifierKey;
import evenhand.ledger.proof.ProofCheck;
import evenhand.ledger.proof.ProofFile;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.verify.LogVerifier;
import evenhand.ledger.verify.Trust;
import evenhand.ledger.verify.VerifyReport;
import evenhand.ledger.witness.Policy;
import evenhand.ledger.witness.Witness;
import evenhand.ledger.witness.WitnessServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real decisions, two witnesses, and a superuser who changes what he likes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InsiderIT {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int CONTACTS = 30;

  @TempDir static Path folder;
  private static Database database;
  private static Ledger ledger;
  private static Policy policy;
  private static final List<WitnessServer> WITNESSES = new ArrayList<>();
  private static final List<UUID> DECISIONS = new ArrayList<>();
  private static int exports;

  @BeforeAll
  static void decideAndSeal() throws IOException {
    database = Database.open(DatabaseSettings.embedded(folder.resolve("data")), CLOCK);
    Service service = Service.over(database);
    for (int i = 0; i < CONTACTS; i++) {
      service
          .intake
          .record(Contacts.aStrangledVictim().request(), Contacts.aKey(), Contacts.HANDLER)
          .decisions()
          .forEach(decision -> DECISIONS.add(decision.value()));
    }
    ledger = Ledger.open(LedgerSettings.below(folder), database.service(), CLOCK);
    ledger.sequencer(LogName.DECISIONS).seal();
    startWitnesses();
  }

  private static void startWitnesses() throws IOException {
    StringBuilder file = new StringBuilder();
    VerifierKey log = ledger.verifiers(LogName.DECISIONS).get(0);
    file.append("log ").append(log).append('\n');
    for (int i = 1; i <= 2; i++) {
      SignerKey key =
          new KeyFile(folder.resolve("witness" + i + ".key"))
              .generate("witness.example/w" + i, KeyType.COSIGNATURE);
      Witness witness =
          new Witness(key, List.of(log), new LogFolder(folder.resolve("witness" + i)), CLOCK);
      WitnessServer server = new WitnessServer(witness, new InetSocketAddress("127.0.0.1", 0));
      WITNESSES.add(server);
      file.append("witness w" + i + " " + key.verifier() + " http://127.0.0.1:" + server.port());
      file.append('\n');
    }
    file.append("group both all w1 w2\nquorum both\n");
    policy = Policy.parse(file.toString());
  }

  @AfterAll
  static void close() {
    WITNESSES.forEach(WitnessServer::close);
    database.close();
  }

  private static VerifyReport verify() throws IOException {
    Path export = folder.resolve("export" + exports++);
    new ExportService(
            database.service(),
            LogName.DECISIONS,
            ledger.published(LogName.DECISIONS),
            entries -> {})
        .export(export, ledger.origin(LogName.DECISIONS), policy.keys());
    return new LogVerifier(export, entries -> {}).verify(new Trust(policy, List.of()));
  }

  @Test
  @Order(1)
  void twoWitnessesCountersignAndTheQuorumIsMet() throws IOException {
    assertThat(verify().isClean()).isFalse();
    Witnessing witnessing = new Witnessing(ledger, policy, database.service(), CLOCK);
    assertThat(witnessing.state(LogName.DECISIONS)).allMatch(state -> state.since().isEmpty());
    assertThat(witnessing.notWitnessedSince(LogName.DECISIONS)).isPresent();
    witnessing.round();
    assertThat(witnessing.notWitnessedSince(LogName.DECISIONS)).isEmpty();
    assertThat(witnessing.state(LogName.DECISIONS)).allMatch(state -> state.since().isPresent());
    VerifyReport report = verify();
    assertThat(report.lines()).last().asString().startsWith("verified");
    assertThat(report.witnesses()).isEqualTo(2);
    Records.write(database.service(), 3);
    ledger.sequencer(LogName.DECISIONS).seal();
    assertThat(witnessing.notWitnessedSince(LogName.DECISIONS)).isPresent();
    assertThat(verify().findings()).asString().contains("no quorum");
    witnessing.round();
    assertThat(verify().witnesses()).isEqualTo(2);
    witnessing.close();
  }

  @Test
  @Order(2)
  void aDecisionIsProvenOffline() {
    ProofService proofs = new ProofService(ledger, database.service());
    ProofFile file = proofs.proof(LogName.DECISIONS, DECISIONS.get(7)).orElseThrow();
    String json = evenhand.ledger.proof.PlainJson.write(file.json());
    ProofFile read = ProofFile.parse(json.getBytes(StandardCharsets.UTF_8));
    ProofCheck check = ProofCheck.of(read, policy);
    assertThat(check.faults()).isEmpty();
    assertThat(check.witnesses()).isEqualTo(2);
    assertThat(read.entryMembers()).containsEntry("id", DECISIONS.get(7).toString());
  }

  /** Nanoseconds that driver and server would round to different microseconds. */
  @Test
  @Order(3)
  void aTimeBetweenTwoMicrosecondsDoesNotMakeARecordDifferFromItsEntry() {
    RecordsDao records = new RecordsDao(database.service());
    for (int i = 0; i < 50; i++) {
      Instant odd = Instant.parse("2026-11-22T10:00:00.000000500Z").plusNanos(i * 1_000L);
      new AccessLog(records, () -> odd)
          .write(
              Contacts.HANDLER,
              Operation.CONSULTATION,
              List.of(DECISIONS.get(0)),
              new AccessReason("TEST"));
    }
    List<String> differing =
        database
            .service()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT columns FROM ledger.difference WHERE kind = 'access'")
                        .mapTo(String.class)
                        .list());
    assertThat(differing).isEmpty();
  }

  /** Each deed is undone afterwards: it runs in a transaction that the export runs in too. */
  @Test
  @Order(4)
  void whatASuperuserEditsIsFoundByVerifying() throws IOException {
    int found = 0;
    long index =
        database
            .service()
            .withExtension(SequencerDao.class, dao -> dao.index("decisions", DECISIONS.get(11)))
            .orElseThrow();
    for (Deed deed : Deed.against(DECISIONS.get(11))) {
      String saved = "saved_" + found;
      as(
          "CREATE TABLE " + saved + "_d AS SELECT * FROM triage.decision",
          "CREATE TABLE " + saved + "_e AS SELECT * FROM ledger.entry",
          "CREATE TABLE " + saved + "_c AS SELECT * FROM ledger.checkpoint",
          "CREATE TABLE " + saved + "_h AS SELECT * FROM triage.contact_history",
          "SET session_replication_role = replica",
          deed.sql());
      VerifyReport report = verify();
      assertThat(report.isClean()).as(deed.name()).isFalse();
      if (!deed.decision().isEmpty()) {
        assertThat(report.firstBadIndex()).as(deed.name()).hasValue(index);
      }
      found++;
      as(
          "SET session_replication_role = replica",
          "DELETE FROM triage.contact_closed WHERE contact = 'FORGED'",
          "DELETE FROM ledger.event WHERE kind = 'decision'",
          "DELETE FROM triage.decision",
          "INSERT INTO triage.decision SELECT * FROM " + saved + "_d",
          "DELETE FROM triage.contact_history",
          "INSERT INTO triage.contact_history SELECT * FROM " + saved + "_h",
          "DELETE FROM ledger.entry",
          "INSERT INTO ledger.entry SELECT * FROM " + saved + "_e",
          "DELETE FROM ledger.checkpoint",
          "INSERT INTO ledger.checkpoint SELECT * FROM " + saved + "_c");
      assertThat(verify().findings()).as("undone: " + deed.name()).isEmpty();
    }
    System.err.println("deeds of a superuser, each found with its index: " + found);
  }

  @Test
  @Order(5)
  void theOwnerWhoTruncatesAPartitionWithTriggersDisabledIsFound() throws IOException {
    String part =
        Superuser.of(database, folder.resolve("data"))
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT tableoid::regclass::text FROM triage.decision LIMIT 1")
                        .mapTo(String.class)
                        .one());
    as(
        "SET ROLE evenhand_owner",
        triggers(part, "DISABLE"),
        "TRUNCATE " + part + " CASCADE",
        triggers(part, "ENABLE"));
    VerifyReport report = verify();
    assertThat(report.firstBadIndex()).hasValue(0);
    assertThat(report.count()).isGreaterThanOrEqualTo(CONTACTS);
  }

  private static String triggers(String part, String what) {
    return "DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['"
        + part
        + "', 'triage.response', 'triage.refused_response', 'triage.outcome_record',"
        + " 'triage.action_done', 'triage.monitoring_given', 'triage.retention', 'triage.hold',"
        + " 'triage.restriction', 'triage.challenge', 'triage.challenge_extended',"
        + " 'triage.challenge_answered', 'triage.disclosure', 'triage.notice',"
        + " 'triage.notice_given'] LOOP EXECUTE 'ALTER TABLE ' || t || ' "
        + what
        + " TRIGGER refuse_truncate'; END LOOP; END $$";
  }

  private static void as(String... statements) {
    try (Handle handle = Superuser.of(database, folder.resolve("data")).open()) {
      for (String statement : statements) {
        handle.execute(statement);
      }
    }
  }
}
