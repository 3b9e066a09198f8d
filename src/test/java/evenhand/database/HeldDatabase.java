package evenhand.database;

import java.nio.file.Path;
import java.time.InstantSource;

/** A program that opens a database and holds it until it is killed. */
final class HeldDatabase {
  private HeldDatabase() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    Database database = Database.open(DatabaseSettings.embedded(folder), InstantSource.system());
    DatabaseIT.mark(database, folder);
    System.out.println("ready");
    Thread.sleep(600_000);
  }
}
