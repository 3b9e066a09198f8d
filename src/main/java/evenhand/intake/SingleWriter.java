package evenhand.intake;

import evenhand.decision.RecordsDao;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives each request a commit of its own. */
final class SingleWriter implements RecordWriter {
  private final RecordsDao records;

  SingleWriter(RecordsDao records) {
    this.records = records;
  }

  @Override
  public boolean write(IntakeRecord intake) {
    return records.writeOnce(
        session ->
            !IntakeStatements.write(session.handle(), IntakeColumns.of(List.of(intake))).isEmpty(),
        session ->
            session.dao(IntakeDao.class).written(new UUID[] {intake.id()}).isEmpty()
                ? Optional.empty()
                : Optional.of(true));
  }
}
