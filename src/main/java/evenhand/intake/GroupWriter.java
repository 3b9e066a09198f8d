package evenhand.intake;

import evenhand.decision.NotRecordedException;
import evenhand.decision.RecordsDao;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/**
 * Lets requests that come at the same time share a commit; each is answered only after its own. No
 * thread of its own: whoever finds a place free writes for all who wait, and then hands the place
 * to the first who came meanwhile. A request that comes alone is written at once by its own thread.
 */
final class GroupWriter implements RecordWriter {
  /** More would make the first of them wait for the last. */
  private static final int GROUP_MAX = 64;

  /** Twice what a statement may take: whoever has not been taken up by then never is. */
  private static final Duration QUEUED_MAX = Duration.ofSeconds(4);

  private final RecordsDao records;
  private final SingleWriter single;
  private final int placesMax;
  private final Deque<WaitingIntake> queue = new ArrayDeque<>();
  private int placesTaken;

  /**
   * Writes through some places at a time.
   *
   * @param placesMax connections that write at the same time
   */
  GroupWriter(RecordsDao records, int placesMax) {
    this.records = records;
    this.single = new SingleWriter(records);
    this.placesMax = placesMax;
  }

  @Override
  public boolean write(IntakeRecord intake) {
    WaitingIntake own = new WaitingIntake(intake);
    boolean turn = takesPlace(own) || own.awaitTurn(QUEUED_MAX);
    if (turn) {
      writeGroup();
    } else if (leavesQueue(own)) {
      throw NotRecordedException.nothingWritten(
          new TimeoutException("waited " + QUEUED_MAX + " for the database"));
    }
    return own.awaitResult();
  }

  /** Joins the queue; true where a place is free, which is then taken. */
  private boolean takesPlace(WaitingIntake own) {
    synchronized (queue) {
      queue.add(own);
      boolean free = placesTaken < placesMax;
      if (free) {
        placesTaken++;
      }
      return free;
    }
  }

  /** True where nobody had taken the request up; a turn that came too late goes to the next. */
  private boolean leavesQueue(WaitingIntake own) {
    synchronized (queue) {
      boolean left = queue.remove(own);
      if (own.hasTurn()) {
        handOver();
      }
      return left;
    }
  }

  private void writeGroup() {
    List<WaitingIntake> group = new ArrayList<>();
    synchronized (queue) {
      while (!queue.isEmpty() && group.size() < GROUP_MAX) {
        group.add(queue.remove());
      }
    }
    try {
      if (!group.isEmpty()) {
        write(group);
      }
    } finally {
      group.forEach(WaitingIntake::abandon);
      handOver();
    }
  }

  /** Gives the place to the first who waits, or back where nobody does. */
  private void handOver() {
    synchronized (queue) {
      if (queue.isEmpty()) {
        placesTaken--;
      } else {
        queue.element().giveTurn();
      }
    }
  }

  /** What a group became: ids written, and whether the others are known to have been refused. */
  private record Written(Set<UUID> ids, boolean certain) {}

  private void write(List<WaitingIntake> group) {
    try {
      List<IntakeRecord> intakes = group.stream().map(WaitingIntake::intake).toList();
      Written written =
          records.writeOnce(
              session -> {
                List<UUID> ids =
                    IntakeStatements.write(session.handle(), IntakeColumns.of(intakes));
                return new Written(Set.copyOf(ids), true);
              },
              session -> {
                UUID[] ids = intakes.stream().map(IntakeRecord::id).toArray(UUID[]::new);
                return Optional.of(
                    new Written(Set.copyOf(session.dao(IntakeDao.class).written(ids)), false));
              });
      group.forEach(one -> tell(one, written));
    } catch (NotRecordedException e) {
      group.forEach(one -> one.fail(e));
    } catch (RuntimeException e) {
      // One request that cannot be written must not take the others with it.
      group.forEach(this::writeAlone);
    }
  }

  private static void tell(WaitingIntake one, Written written) {
    boolean isWritten = written.ids().contains(one.intake().id());
    if (isWritten || written.certain()) {
      one.complete(isWritten);
    } else {
      one.fail(
          NotRecordedException.unconfirmed(
              new SQLException("the connection broke off while committing", "08006")));
    }
  }

  private void writeAlone(WaitingIntake one) {
    try {
      one.complete(single.write(one.intake()));
    } catch (RuntimeException e) {
      one.fail(e);
    }
  }
}
