package evenhand.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenhand.ledger.proof.LogProof;
import evenhand.ledger.proof.PlainJson;
import evenhand.ledger.proof.ProofFile;
import evenhand.ledger.tile.LogFolder;
import evenhand.ledger.tile.PublishedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier as it is handed out: one small jar, run alone. Skipped before it is packaged. */
class VerifyJarIT {
  private static final Path JAR = Path.of("target/evenhand-verify.jar");
  private static final long BYTES_MAX = 800_000;

  @TempDir Path folder;

  private static int jar(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.exists(JAR));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  @Test
  void itVerifiesExportsAndProofsAlone() throws Exception {
    SampleLog log = SampleLog.of(300);
    Path export = log.export(folder.resolve("log"));
    String key = log.key().verifier().toString();
    String witness = log.witness().toString();
    assertThat(jar(export.toString(), "--key", key, "--key", witness, "--quorum", "1", "--json"))
        .isZero();
    assertThat(jar(export.toString(), "--key", witness)).isOne();
    assertThat(jar("--wrong")).isEqualTo(2);
    assertThat(jar("--help")).isZero();
    PublishedLog published = new PublishedLog(new LogFolder(export));
    ProofFile proof =
        new ProofFile(
            new String(published.entry(7).orElseThrow(), StandardCharsets.UTF_8),
            new LogProof(published.inclusion(7, 300), published.note().orElseThrow()),
            List.of());
    Path file = Files.writeString(folder.resolve("proof"), PlainJson.write(proof.json()));
    assertThat(jar(file.toString(), "--key", key)).isZero();
    Path bundle = export.resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[500] ^= 1;
    Files.write(bundle, bytes);
    assertThat(jar(export.toString(), "--key", key, "--key", witness)).isOne();
  }

  @Test
  void itIsSmallAndKnowsNoDatabase() throws IOException {
    assumeTrue(Files.exists(JAR));
    assertThat(Files.size(JAR)).isLessThan(BYTES_MAX);
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = Collections.list(jar.entries()).stream().map(JarEntry::getName).toList();
      assertThat(names)
          .filteredOn(name -> name.endsWith(".class"))
          .allMatch(
              name ->
                  name.startsWith("evenhand/ledger/")
                      || name.startsWith("com/fasterxml/jackson/core/")
                      || name.startsWith("net/sourceforge/argparse4j/"));
    }
  }
}
