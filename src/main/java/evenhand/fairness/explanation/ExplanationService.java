package evenhand.fairness.explanation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.Actor;
import evenhand.decision.Entries;
import evenhand.decision.RecordId;
import evenhand.decision.RecordsDao;
import evenhand.decision.RecordsDao.Session;
import evenhand.decision.UnknownRecordException;
import evenhand.fairness.comparison.Audit;
import evenhand.fairness.comparison.Family;
import evenhand.fairness.comparison.GroupResult;
import evenhand.fairness.explanation.ExplanationDao.ItemRow;
import evenhand.fairness.explanation.ExplanationDao.NewItem;
import evenhand.fairness.tabulation.Scenario;
import evenhand.fairness.verdict.Verdict;
import evenhand.ledger.Entry;
import evenhand.ledger.EntryKind;
import evenhand.ledger.EventDao;
import evenhand.ledger.Hash;
import evenhand.ledger.OutboxDao;
import evenhand.rulebook.InvalidCaseException;
import evenhand.rulebook.InvalidCaseException.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens items for verdicts, and takes explanations and their sign-off. */
public final class ExplanationService {
  /** The only role that may sign an explanation off. */
  public static final String CHIEF_OFFICER = "chief_officer";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final RecordsDao records;
  private final InstantSource clock;
  private final Terms terms;

  public ExplanationService(RecordsDao records, InstantSource clock, Terms terms) {
    this.records = records;
    this.clock = clock;
    this.terms = terms;
  }

  /** Days until an explanation is due. */
  public record Terms(int explainDays, int stopDays) {
    /** Eight weeks, and two where a person must suspend or justify. */
    public static final Terms STANDARD = new Terms(56, 14);
  }

  /**
   * Opens an item for every EXPLAIN and STOP of an audit against its declared comparator that has
   * no open one of the same weight.
   *
   * @return how many were opened
   */
  public int open(Audit audit, UUID report, String ownerRole, Actor by) {
    int opened = 0;
    var subject = audit.recorded().orElseThrow().provenance().subject();
    for (Family family : audit.families()) {
      boolean isDeclared =
          family.scenario() == Scenario.A
              && family.comparator().equals(audit.spec().group().comparator());
      for (GroupResult result : isDeclared ? family.groups() : List.<GroupResult>of()) {
        Optional<Verdict> verdict =
            result
                .headline()
                .map(GroupResult.Headline::overall)
                .filter(each -> each.compareTo(Verdict.EXPLAIN) >= 0);
        if (verdict.isPresent()) {
          Item.About about =
              new Item.About(
                  report,
                  subject.rulebook(),
                  family.point().id() + suffix(family),
                  subject.characteristic(),
                  result.group());
          opened += open(about, verdict.get(), ownerRole, by) ? 1 : 0;
        }
      }
    }
    return opened;
  }

  private static String suffix(Family family) {
    String measure = family.measure().id();
    return measure.equals("selection_rate") ? "" : ":" + measure;
  }

  private boolean open(Item.About about, Verdict verdict, String ownerRole, Actor by) {
    Instant now = now();
    UUID id = RecordId.at(now);
    int days = verdict == Verdict.STOP ? terms.stopDays() : terms.explainDays();
    LocalDate due = now.atZone(LONDON).toLocalDate().plusDays(days);
    ObjectNode members = Entries.start(id, now, by);
    members.put("step", "opened");
    members.put("report", about.report().toString());
    members.put("rulebook", about.rulebook());
    members.put("decision_point", about.decisionPoint());
    members.put("characteristic", about.characteristic());
    members.put("group", about.group());
    members.put("verdict", verdict.name());
    members.put("due", due.toString());
    NewItem item =
        new NewItem(
            id,
            about.report(),
            about.rulebook(),
            about.decisionPoint(),
            about.characteristic(),
            about.group(),
            verdict.name(),
            ownerRole,
            due,
            now,
            by.pseudonym());
    return records.record(
        id,
        true,
        session -> {
          boolean isNew = session.dao(ExplanationDao.class).open(item) == 1;
          if (isNew) {
            seal(session, id, now, by, members);
          }
          return isNew;
        });
  }

  /** Items of one rulebook, or all, the earliest due first. */
  public List<Item> items(Optional<String> rulebook) {
    return items(rulebook.orElse(null), null);
  }

  /**
   * One item.
   *
   * @throws UnknownRecordException 404
   */
  public Item item(UUID id) {
    return items(null, id).stream()
        .findFirst()
        .orElseThrow(() -> new UnknownRecordException("item", id.toString()));
  }

  private List<Item> items(@Nullable String rulebook, @Nullable UUID id) {
    LocalDate today = clock.instant().atZone(LONDON).toLocalDate();
    Map<UUID, List<ItemRow>> byItem = new LinkedHashMap<>();
    records
        .read(session -> session.dao(ExplanationDao.class).items(rulebook, id))
        .forEach(row -> byItem.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(row));
    return byItem.values().stream().map(rows -> item(rows, today)).toList();
  }

  private static Item item(List<ItemRow> rows, LocalDate today) {
    ItemRow first = rows.get(0);
    boolean isClosed = rows.stream().anyMatch(row -> row.signedBy() != null);
    String open = first.due().isBefore(today) ? "overdue" : "open";
    return new Item(
        first.id(),
        new Item.About(
            first.report(),
            first.rulebook(),
            first.decisionPoint(),
            first.characteristic(),
            first.groupName()),
        first.verdict(),
        first.ownerRole(),
        first.due(),
        isClosed ? "closed" : open,
        rows.stream().filter(row -> row.explanation() != null).map(Explained::of).toList());
  }

  /** Reads a row's explanation. */
  private static final class Explained {
    static Item.Explanation of(ItemRow row) {
      return new Item.Explanation(
          Objects.requireNonNull(row.explanation()),
          Objects.requireNonNull(row.evidence()),
          Objects.requireNonNull(row.steps()),
          Objects.requireNonNull(row.madeBy()),
          Objects.requireNonNull(row.recordedAt()),
          Optional.ofNullable(row.signedBy()));
    }
  }

  /**
   * Records an explanation; it can be followed by another, never changed.
   *
   * @throws InvalidCaseException 422 where evidence or steps are missing or not plain text
   */
  public Item explain(UUID item, String evidence, String steps, Actor by) {
    List<Fault> faults = new ArrayList<>();
    PublishedText.fault("/evidence", evidence, "the evidence that the explanation rests on")
        .ifPresent(faults::add);
    PublishedText.fault("/steps", steps, "the steps that will be taken, and by when")
        .ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    item(item);
    Instant now = now();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("step", "explained");
    members.put("item", item.toString());
    members.put("evidence_hash", hash(evidence));
    members.put("steps_hash", hash(steps));
    records.record(
        id,
        true,
        session -> {
          session.dao(ExplanationDao.class).explain(id, item, evidence, steps, now, by.pseudonym());
          seal(session, id, now, by, members);
          return true;
        });
    return item(item);
  }

  /**
   * Signs an explanation off, which closes its item.
   *
   * @throws InvalidCaseException 422 where the role may not, or the author would sign
   */
  public Item signOff(UUID item, UUID explanation, String role, Actor by) {
    Item about = item(item);
    Item.Explanation meant =
        about.explanations().stream()
            .filter(each -> each.id().equals(explanation))
            .findFirst()
            .orElseThrow(() -> new UnknownRecordException("explanation", explanation.toString()));
    List<Fault> faults = new ArrayList<>();
    if (!role.equals(CHIEF_OFFICER)) {
      faults.add(new Fault("/role", CHIEF_OFFICER + ": nobody else may sign it off"));
    }
    if (meant.madeBy().equals(by.pseudonym())) {
      faults.add(new Fault("", "a second person: whoever wrote it may not sign it off"));
    }
    if (meant.signedOffBy().isPresent()) {
      faults.add(new Fault("", "nothing: it is signed off already"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidCaseException(faults);
    }
    Instant now = now();
    UUID id = RecordId.at(now);
    ObjectNode members = Entries.start(id, now, by);
    members.put("step", "signed-off");
    members.put("item", item.toString());
    members.put("explanation", explanation.toString());
    records.record(
        id,
        true,
        session -> {
          if (session.dao(ExplanationDao.class).sign(explanation, id, role, now, by.pseudonym())
              == 1) {
            seal(session, id, now, by, members);
          }
          return true;
        });
    return item(item);
  }

  private static void seal(Session session, UUID id, Instant now, Actor by, ObjectNode members) {
    Entry entry = Entry.of(EntryKind.EXPLANATION, members);
    session.dao(EventDao.class).add(id, entry, now, by.pseudonym());
    session.dao(OutboxDao.class).add(id, entry);
  }

  private static String hash(String text) {
    return Hash.over(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
