package evenhand;

import com.codahale.metrics.health.HealthCheck;
import evenhand.database.Database;

/** Whether a decision could be recorded now. */
final class DatabaseHealth extends HealthCheck {
  private final Database database;

  DatabaseHealth(Database database) {
    this.database = database;
  }

  @Override
  protected Result check() {
    return database.answers()
        ? Result.healthy()
        : Result.unhealthy("the database does not answer: nothing can be recorded");
  }
}
