package evenhand.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import evenhand.ledger.Salt;
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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier in Python, written from the page about the format, is of the same opinion. */
class SecondVerifierIT {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  @TempDir Path folder;

  private int python(String... words) throws IOException {
    Assumptions.assumeTrue(Files.exists(PYTHON));
    List<String> command = new ArrayList<>(List.of("" + PYTHON, "bench/ledger/verify.py"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void bothVerifyTheSameLogsAndRefuseTheSameFlips() throws IOException {
    for (int size : new int[] {0, 1, 256, 300, 700}) {
      assertThat(python(SampleLog.of(size).export(folder.resolve("" + size)).toString())).isZero();
    }
    SampleLog log = SampleLog.of(300);
    Path export = log.export(folder.resolve("log"));
    Random random = new Random(5);
    for (String name :
        List.of("tile/entries/000", "tile/0/000", "tile/1/000.p/1", "checkpoint", "log.json")) {
      Path file = export.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < 6; i++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= 1;
        Files.write(file, bad);
        assertThat(python(export.toString(), "--key", log.key().verifier().toString()))
            .as(name)
            .isNotZero();
      }
      Files.write(file, good);
    }
  }

  @Test
  void bothVerifyAProofWithAnOpening() throws IOException {
    SampleLog log = SampleLog.of(300);
    PublishedLog published = new PublishedLog(new LogFolder(log.export(folder.resolve("log"))));
    ProofFile proof =
        new ProofFile(
            new String(published.entry(77).orElseThrow(), StandardCharsets.UTF_8),
            new LogProof(published.inclusion(77, 300), published.note().orElseThrow()),
            List.of());
    String good = PlainJson.write(proof.json());
    Path file = Files.writeString(folder.resolve("proof.json"), good);
    String key = log.key().verifier().toString();
    assertThat(python(file.toString(), "--key", key)).isZero();
    assertThat(Main.run(file.toString(), "--key", key)).isZero();
    Files.writeString(file, good.replace("handler-0", "handler-1"));
    assertThat(python(file.toString(), "--key", key)).isOne();
    assertThat(Main.run(file.toString(), "--key", key)).isOne();
    assertThat(Salt.random().bytes()).hasSize(Salt.LENGTH);
  }
}
