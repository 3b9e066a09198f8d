package evenhand.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import evenhand.Services;
import evenhand.decision.Actor;
import evenhand.decision.ContactReference;
import evenhand.decision.DecisionId;
import evenhand.intake.ContactRequest;
import evenhand.intake.IdempotencyKey;
import evenhand.intake.RecordedContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Records invented contacts the way real ones are, and what people did with the advice. */
public final class Recording {
  /** While one waits for its commit others compute; more than this only queue on two cores. */
  private static final int THREADS = 6;

  private final Services services;
  private final InventedContacts contacts;
  private final FollowUps followUps;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger decisions = new AtomicInteger();

  public Recording(Services services, InventedContacts contacts) {
    this.services = services;
    this.contacts = contacts;
    this.followUps = new FollowUps(services, contacts);
  }

  /** Whether a kept folder holds these contacts from an earlier demonstration. */
  public boolean isDone() {
    int last = contacts.count() - 1;
    return last >= 0
        && services.history().contact(new ContactReference(contacts.reference(last))).isPresent();
  }

  public void run(Progress progress) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int worker = 0; worker < THREADS; worker++) {
        running.add(workers.submit(() -> work(progress)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
  }

  private void work(Progress progress) {
    for (int number = next.getAndIncrement();
        number < contacts.count() && !Thread.currentThread().isInterrupted();
        number = next.getAndIncrement()) {
      record(number);
      progress.step();
    }
  }

  private void record(int number) {
    InventedContact contact = contacts.contact(number);
    RecordedContact recorded =
        services
            .intake()
            .record(
                new ContactRequest(
                    contact.reference(),
                    contact.rulebooks(),
                    contact.facts(),
                    contact.monitoring().map(JsonNode.class::cast),
                    Optional.empty(),
                    Optional.of(contact.asOf()),
                    Map.of(),
                    true),
                new IdempotencyKey(contact.reference()),
                new Actor("demo-handler-" + number % 12));
    for (DecisionId decision : recorded.decisions()) {
      decisions.incrementAndGet();
      // What people do later is no part of what rules do to groups.
      if (!contacts.showsGroups()) {
        followUps.follow(number, contact, decision);
      }
    }
  }

  /** What was recorded, in one line. */
  public String summary() {
    return "Recorded %d invented contacts with %d decisions, %s."
        .formatted(contacts.count(), decisions.get(), followUps.summary());
  }
}
