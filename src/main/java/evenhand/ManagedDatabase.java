package evenhand;

import evenhand.database.Database;
import io.dropwizard.lifecycle.Managed;

/** Closes the database after the server has answered its last request. */
record ManagedDatabase(Database database) implements Managed {
  @Override
  public void stop() {
    database.close();
  }
}
