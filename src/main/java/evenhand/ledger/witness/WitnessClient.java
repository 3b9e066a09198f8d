package evenhand.ledger.witness;

import evenhand.ledger.note.InvalidNoteException;
import evenhand.ledger.note.NoteSignature;
import evenhand.ledger.note.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Sends checkpoints to one witness and checks what comes back. Thread-safe. */
public final class WitnessClient {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final Policy.KnownWitness witness;
  private final URI address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

  public WitnessClient(Policy.KnownWitness witness) {
    this.witness = witness;
    this.address = URI.create(witness.url().orElseThrow() + "/add-checkpoint");
  }

  /**
   * Asks for a countersignature.
   *
   * @throws RefusedException where the witness does not give a valid one
   */
  public NoteSignature cosign(Submission submission)
      throws IOException, InterruptedException, RefusedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_MAX)
            .POST(HttpRequest.BodyPublishers.ofString(submission.toString()))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new RefusedException(answer.statusCode(), answer.body());
    }
    try {
      SignedNote signed = SignedNote.parse(submission.note() + answer.body());
      return signed.verified(List.of(witness.key())).stream()
          .findFirst()
          .orElseThrow(() -> new RefusedException(OK, "the answer is not by the witness"));
    } catch (InvalidNoteException e) {
      throw new RefusedException(OK, "the answer is no valid countersignature");
    }
  }
}
