package evenhand.decision.erasure;

import static evenhand.intake.Contacts.theCaseOf;
import static org.assertj.core.api.Assertions.assertThat;

import evenhand.database.Database;
import evenhand.database.DatabaseSettings;
import evenhand.decision.Actor;
import evenhand.decision.DecisionId;
import evenhand.decision.access.AccessReason;
import evenhand.intake.Service;
import evenhand.ledger.sequence.Superuser;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Years after a decision somebody reviews it and keeps it. */
class RetentionIT {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Actor KEEPER = new Actor("records-1");
  private static final Optional<AccessReason> KEPT = Optional.of(new AccessReason("STILL_NEEDED"));

  @TempDir Path folder;

  private static ErasureService on(Service service, LocalDate day) {
    Instant noon = day.atTime(12, 0).atZone(LONDON).toInstant();
    return new ErasureService(service.records, InstantSource.fixed(noon));
  }

  @Test
  void whatWasReviewedIsNotDueUntilTheNextReviewWhateverItsClass() {
    try (Database database =
        Database.open(DatabaseSettings.embedded(folder.resolve("data")), InstantSource.system())) {
      Service service = Service.over(database);
      DecisionId decision = service.decide(theCaseOf("domestic-abuse", "DA-V03"));
      LocalDate decided = LocalDate.now(LONDON);
      LocalDate late = decided.plusYears(12);
      assertThat(on(service, late).due(10)).containsExactly(decision);

      on(service, late).classify(decision, RetentionClass.GROUP_3, KEPT, KEEPER);
      assertThat(on(service, late).due(10)).isEmpty();
      assertThat(on(service, late).state(decision).reviewedOn()).isEqualTo(late);

      on(service, late.plusDays(1))
          .classify(decision, RetentionClass.GROUP_2, Optional.empty(), KEEPER);
      assertThat(on(service, late.plusDays(1)).due(10)).as("only its class was changed").isEmpty();
      assertThat(on(service, late).state(decision).reviewOn()).isEqualTo(late.plusYears(10));
      assertThat(on(service, late.plusYears(10)).due(10)).containsExactly(decision);

      List<String> differences =
          Superuser.of(database, folder.resolve("data"))
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT columns FROM ledger.difference")
                          .mapTo(String.class)
                          .list());
      assertThat(differences).isEmpty();
    }
  }
}
