package evenhand;

import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessLogResource;
import evenhand.decision.access.ProcessingLog;
import evenhand.decision.challenge.ChallengeResource;
import evenhand.decision.challenge.ChallengeService;
import evenhand.decision.involvement.InvolvementResource;
import evenhand.decision.notice.NoticeResource;
import evenhand.decision.notice.NoticeService;
import evenhand.decision.peopleonly.PeopleOnlyModes;
import evenhand.decision.peopleonly.PeopleOnlySettings;
import evenhand.decision.restriction.RestrictionResource;
import evenhand.decision.restriction.Restrictions;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the calls that duties in law ask for into the service. */
final class DutySetup {
  private static final Logger LOG = LoggerFactory.getLogger(DutySetup.class);

  private DutySetup() {}

  /** Follows, for which rulebooks people decide without the rules. */
  static PeopleOnlyModes modes(
      DutySettings duties, RecordsDao records, InstantSource clock, Environment environment) {
    duties.warning().ifPresent(words -> LOG.warn("{}", words));
    PeopleOnlyModes modes =
        new PeopleOnlyModes(
            records, duties.peopleOnly().orElseGet(PeopleOnlySettings::standard), clock);
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void start() {
                modes.start();
              }

              @Override
              public void stop() {
                modes.close();
              }
            });
    return modes;
  }

  /** Everything that the start page has to say in large letters. */
  static Optional<String> warning(DutySettings duties, Optional<String> other) {
    List<String> warnings = Stream.of(other, duties.warning()).flatMap(Optional::stream).toList();
    return warnings.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", warnings));
  }

  static void install(
      RecordsDao records, AccessLog access, InstantSource clock, Environment environment) {
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new InvolvementResource(records, clock));
    jersey.register(new ChallengeResource(new ChallengeService(records, access, clock)));
    jersey.register(new RestrictionResource(new Restrictions(records, clock)));
    jersey.register(new AccessLogResource(new ProcessingLog(records), access, clock));
    jersey.register(new NoticeResource(new NoticeService(records, access, clock)));
  }
}
