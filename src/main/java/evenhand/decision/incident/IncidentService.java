package evenhand.decision.incident;

import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.UnknownRecordException;
import evenhand.decision.access.AccessLog;
import evenhand.decision.access.AccessReason;
import evenhand.decision.access.Operation;
import evenhand.decision.incident.Incident.Affected;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers what an incident affects; who gathers it stands in the access log. */
public final class IncidentService {
  /** DPA 2018, s.67(1): where feasible. */
  private static final Duration REPORTED_WITHIN = Duration.ofHours(72);

  private static final AccessReason INCIDENT = new AccessReason("INCIDENT");

  private final RecordsDao records;
  private final AccessLog access;
  private final InstantSource clock;

  public IncidentService(RecordsDao records, AccessLog access, InstantSource clock) {
    this.records = records;
    this.access = access;
    this.clock = clock;
  }

  /**
   * What happened and when it was noticed, as a person tells it.
   *
   * @param noticedAt not later than now
   */
  public record Told(String what, Instant noticedAt, Actor by) {}

  /** An incident that affects the decisions that a person names. */
  public Incident of(Collection<DecisionId> decisions, Told told) {
    return gather(
        decisions.stream().map(DecisionId::value).distinct().toList(), Optional.empty(), told);
  }

  /**
   * An incident that the newest self-check of a rulebook found.
   *
   * @throws UnknownRecordException where no self-check of the rulebook has ended
   */
  public Incident ofSelfCheck(String rulebook, Told told) {
    UUID check =
        records
            .read(session -> session.dao(IncidentDao.class).newestSelfCheck(rulebook))
            .orElseThrow(() -> new UnknownRecordException("self-check", rulebook));
    List<UUID> differing = records.read(session -> session.dao(IncidentDao.class).differing(check));
    return gather(differing, Optional.of(check), told);
  }

  private Incident gather(List<UUID> decisions, Optional<UUID> check, Told told) {
    List<Affected> affected =
        records
            .read(
                session ->
                    session
                        .dao(IncidentDao.class)
                        .affected(decisions.toArray(UUID[]::new), check.orElse(null)))
            .stream()
            .map(IncidentService::affected)
            .toList();
    List<UUID> found = affected.stream().map(each -> each.decision().value()).toList();
    access.write(told.by(), Operation.CONSULTATION, found, INCIDENT);
    List<UUID> unknown = new ArrayList<>(decisions);
    unknown.removeAll(found);
    return new Incident(
        RecordId.at(clock.instant()),
        told.what(),
        told.noticedAt(),
        told.noticedAt().plus(REPORTED_WITHIN),
        told.by(),
        check,
        affected,
        unknown.stream().map(DecisionId::new).toList());
  }

  private static Affected affected(IncidentDao.AffectedRow row) {
    return new Affected(
        new DecisionId(row.id()),
        new ContactReference(row.contact()),
        row.rulebook(),
        row.revision(),
        row.asOf(),
        row.recordedAt(),
        row.erased(),
        Optional.ofNullable(row.became()),
        row.recipients());
  }
}
