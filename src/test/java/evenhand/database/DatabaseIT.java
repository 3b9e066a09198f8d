package evenhand.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
  @Test
  void startsOnAKeptFolder(@TempDir Path folder) {
    for (int start = 0; start < 2; start++) {
      long begun = System.nanoTime();
      try (Database database =
          Database.open(DatabaseSettings.embedded(folder), InstantSource.system())) {
        System.err.println((System.nanoTime() - begun) / 1_000_000 + " ms");
        assertThat(database.answers()).isTrue();
      }
    }
  }
}
