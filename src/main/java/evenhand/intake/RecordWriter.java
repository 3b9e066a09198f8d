package evenhand.intake;

/**
 * Writes requests so that each is on disk when its call returns. How many share a commit is the
 * writer's choice. Thread-safe.
 */
interface RecordWriter extends AutoCloseable {

  /**
   * Writes one request, all of it or nothing.
   *
   * @return false where its idempotency key was used before, and nothing was written
   * @throws evenhand.decision.NotRecordedException where the database is down or slow
   */
  boolean write(IntakeRecord intake);

  @Override
  default void close() {}
}
