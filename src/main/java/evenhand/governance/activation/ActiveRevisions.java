package evenhand.governance.activation;

import com.codahale.metrics.health.HealthCheck;
import evenhand.decision.DatabaseUnavailableException;
import evenhand.governance.activation.TrustedActivations.Sorted;
import evenhand.governance.approval.Review;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.RulebookFaultException;
import evenhand.rulebook.RulebookFaultException.Fault;
import evenhand.rulebook.Rulebooks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rulebooks of a running service at what was activated: looks every second, compiles
 * beside the requests, and puts a revision in place as a whole. Trusts signatures and the ledger,
 * not the row.
 */
public final class ActiveRevisions extends HealthCheck implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRevisions.class);
  private static final int LOOK_MS = 1_000;

  private final ActivationService activations;
  private final InstantSource clock;
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final Map<Revision, String> unusable = new ConcurrentHashMap<>();
  private final Set<String> activated = ConcurrentHashMap.newKeySet();
  private volatile boolean follows;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "activation");
            thread.setDaemon(true);
            return thread;
          });

  public ActiveRevisions(ActivationService activations, InstantSource clock) {
    this.activations = activations;
    this.clock = clock;
  }

  /**
   * What a service starts with: of each rulebook the revision that was activated, and the one of
   * the folder where none ever was.
   *
   * @throws RulebookFaultException where a folder is broken and nothing was activated in its place
   */
  public Rulebooks start(Rulebooks.Loading folder) {
    Map<String, Rulebook> byId = new TreeMap<>();
    folder.loaded().forEach(rulebook -> byId.put(rulebook.id(), rulebook));
    Rulebooks rulebooks = Rulebooks.of(byId.values());
    look(rulebooks);
    List<Fault> faults = new ArrayList<>();
    folder
        .refused()
        .forEach(
            (id, wrong) -> {
              if (rulebooks.find(id).isEmpty()) {
                faults.addAll(wrong);
              } else {
                LOG.error(
                    "The folder of {} is refused; the active revision goes on:\n{}",
                    id,
                    String.join("\n", wrong.stream().map(Fault::toString).toList()));
              }
            });
    if (!faults.isEmpty()) {
      throw new RulebookFaultException(faults);
    }
    return rulebooks;
  }

  /** Looks every second from now on. */
  public void follow(Rulebooks rulebooks) {
    follows = true;
    timer.scheduleWithFixedDelay(
        () -> lookQuietly(rulebooks), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  private void lookQuietly(Rulebooks rulebooks) {
    try {
      look(rulebooks);
    } catch (RuntimeException e) {
      LOG.warn("Activations cannot be read now; what is in force goes on", e);
    }
  }

  /** Puts in force what should be and is not; one rulebook must not wait for another. */
  synchronized void look(Rulebooks rulebooks) {
    Instant now = clock.instant();
    for (String id : activations.activated()) {
      try {
        look(rulebooks, id, now);
      } catch (DatabaseUnavailableException down) {
        throw down;
      } catch (RuntimeException e) {
        if (refused.put(id, "cannot be looked at: " + e.getMessage()) == null) {
          LOG.error("Activations of {} cannot be followed; what is in force goes on", id, e);
        }
      }
    }
  }

  /** The first that can be followed counts; one that cannot must not stop those before it. */
  private void look(Rulebooks rulebooks, String id, Instant now) {
    Sorted sorted = activations.sorted(id);
    Map<String, String> wrong = new LinkedHashMap<>();
    sorted
        .refused()
        .forEach(
            (row, why) -> wrong.put(row.kind() + " " + row.id() + " of " + row.revision(), why));
    Optional<Rulebook> current = rulebooks.find(id);
    for (Activation candidate : sorted.trusted()) {
      Revision revision = candidate.revision();
      boolean isCurrent =
          activated.contains(id)
              && current.map(Rulebook::revision).filter(revision::equals).isPresent();
      if (isCurrent && candidate.isEffective(now)) {
        break;
      }
      if (candidate.isEffective(now)) {
        Optional<Rulebook> loaded =
            unusable.containsKey(revision)
                ? Optional.empty()
                : load(revision).filter(rulebook -> fits(rulebook, current));
        if (loaded.isPresent()) {
          rulebooks.replace(loaded.get());
          activated.add(id);
          LOG.info("{} {} is in force: {}", id, loaded.get().version(), revision);
          break;
        }
        wrong.put(revision.name(), unusable.get(revision) + "");
      }
    }
    tell(id, wrong);
  }

  /** Each is told of once in the log, and in the health check for as long as it is there. */
  private void tell(String id, Map<String, String> wrong) {
    if (wrong.isEmpty()) {
      refused.remove(id);
    } else {
      String said = String.join("; ", wrong.keySet());
      if (!said.equals(refused.put(id, said))) {
        wrong.forEach(
            (what, why) ->
                LOG.error(
                    "{}: {} is refused; what was in force before goes on:\n{}", id, what, why));
      }
    }
  }

  /** Grades in force of contacts are read on the scales that a service began with. */
  private boolean fits(Rulebook rulebook, Optional<Rulebook> current) {
    boolean fits =
        !follows || current.map(Rulebook::scales).filter(rulebook.scales()::equals).isPresent();
    if (!fits) {
      unusable.put(
          rulebook.revision(),
          "it changes the grades of a scale, or is a rulebook that did not run before: restart"
              + " the service to put it in force");
    }
    return fits;
  }

  private Optional<Rulebook> load(Revision revision) {
    try {
      return Optional.of(activations.known().stored(revision));
    } catch (DatabaseUnavailableException down) {
      throw down;
    } catch (RuntimeException wrong) {
      unusable.put(revision, wrong.getMessage() + "");
      return Optional.empty();
    }
  }

  /** Ids of the rulebooks that run although nothing of them was ever activated. */
  public Set<String> unapproved(Rulebooks rulebooks) {
    Set<String> ids = new TreeSet<>();
    rulebooks.all().stream()
        .map(Rulebook::id)
        .filter(id -> !activated.contains(id))
        .forEach(ids::add);
    return ids;
  }

  /** In large letters, what a person has to know of revisions that nobody approved. */
  public Optional<String> warning(Rulebooks rulebooks) {
    Set<String> ids = unapproved(rulebooks);
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "RUNS UNAPPROVED: NO LEGAL AND NO APPROVER'S SIGNATURE IS IN FORCE FOR "
                + String.join(", ", ids).toUpperCase(java.util.Locale.ROOT));
  }

  /** All verdicts on the revision in force. */
  Review review(Rulebook rulebook) {
    return activations.review(rulebook, List.of());
  }

  @Override
  protected Result check() {
    return refused.isEmpty()
        ? Result.healthy()
        : Result.unhealthy("activated and refused, the log says why: %s", refused);
  }

  @Override
  public void close() {
    // Without an interrupt: a compilation that is interrupted looks like a broken rulebook.
    timer.shutdown();
  }
}
