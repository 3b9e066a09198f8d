package evenhand.governance.activation;

import com.codahale.metrics.health.HealthCheck;
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
 * beside the requests, and puts a revision in place as a whole. Trusts the signatures, not the row.
 */
public final class ActiveRevisions extends HealthCheck implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRevisions.class);
  private static final int LOOK_MS = 1_000;

  private final ActivationService activations;
  private final InstantSource clock;
  private final Map<Revision, String> refused = new ConcurrentHashMap<>();
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

  /** Puts in force what should be and is not. */
  synchronized void look(Rulebooks rulebooks) {
    Instant now = clock.instant();
    Map<String, List<Activation>> effective = new LinkedHashMap<>();
    activations.known().activations(Optional.empty()).stream()
        .filter(each -> each.isEffective(now))
        .forEach(
            each -> effective.computeIfAbsent(each.rulebook(), any -> new ArrayList<>()).add(each));
    effective.forEach((id, candidates) -> look(rulebooks, id, candidates));
  }

  /** The first that is what it says counts; one that is not must not stop those before it. */
  private void look(Rulebooks rulebooks, String id, List<Activation> candidates) {
    Optional<Rulebook> current = rulebooks.find(id);
    for (Activation candidate : candidates) {
      Revision revision = candidate.revision();
      boolean isCurrent =
          activated.contains(id)
              && current.map(Rulebook::revision).filter(revision::equals).isPresent();
      if (isCurrent) {
        return;
      }
      if (!refused.containsKey(revision)) {
        Optional<Rulebook> loaded = load(candidate).filter(rulebook -> fits(rulebook, current));
        if (loaded.isPresent()) {
          rulebooks.replace(loaded.get());
          activated.add(id);
          LOG.info("{} {} is in force: {}", id, loaded.get().version(), revision);
          return;
        }
      }
    }
  }

  /** Grades in force of contacts are read on the scales that a service began with. */
  private boolean fits(Rulebook rulebook, Optional<Rulebook> current) {
    boolean fits =
        !follows || current.map(Rulebook::scales).filter(rulebook.scales()::equals).isPresent();
    if (!fits) {
      refuse(
          rulebook.revision(),
          "it changes the grades of a scale, or is a rulebook that did not run before: restart"
              + " the service to put it in force");
    }
    return fits;
  }

  private Optional<Rulebook> load(Activation activation) {
    Revision revision = activation.revision();
    try {
      Rulebook rulebook = activations.known().stored(revision);
      if (!rulebook.revision().equals(revision)) {
        return refuse(revision, "its kept files make " + rulebook.revision() + " now");
      }
      List<Fault> faults = review(rulebook).shortfall();
      return faults.isEmpty()
          ? Optional.of(rulebook)
          : refuse(revision, String.join("\n", faults.stream().map(Fault::toString).toList()));
    } catch (RulebookFaultException wrong) {
      return refuse(revision, wrong.getMessage() + "");
    }
  }

  private Optional<Rulebook> refuse(Revision revision, String why) {
    refused.put(revision, why);
    LOG.error("{} is activated and refused; what was in force before goes on:\n{}", revision, why);
    return Optional.empty();
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
        : Result.unhealthy("activated and refused, the log says why: %s", refused.keySet());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
