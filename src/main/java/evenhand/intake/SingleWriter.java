package evenhand.intake;

import evenhand.decision.RecordsDao;
import java.util.List;
import java.util.Optional;

/** Gives each request a commit of its own. */
final class SingleWriter implements RecordWriter {
  private final RecordsDao records;

  SingleWriter(RecordsDao records) {
    this.records = records;
  }

  @Override
  public boolean write(IntakeRecord intake) {
    return records.writeOnce(
        session -> !session.dao(IntakeDao.class).write(IntakeColumns.of(List.of(intake))).isEmpty(),
        session ->
            session.dao(IntakeDao.class).isWritten(intake.id())
                ? Optional.of(true)
                : Optional.empty());
  }
}
