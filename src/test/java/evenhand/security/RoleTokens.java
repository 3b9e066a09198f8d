package evenhand.security;

import evenhand.RunningService;
import evenhand.RunningService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Calls of one person in any role, with tokens of a real identity provider. */
final class RoleTokens {
  private static final String ISSUER = "force";
  private static final String PERSON = "handler-owner";

  private final MockOAuth2Server provider = new MockOAuth2Server();

  /** A service that takes the tokens. */
  RunningService service() {
    provider.start();
    return RunningService.signedIn(
        provider.issuerUrl(ISSUER).toString(), provider.jwksUrl(ISSUER).toString());
  }

  void stop() {
    provider.shutdown();
  }

  String bearer(String role) {
    DefaultOAuth2TokenCallback claims =
        new DefaultOAuth2TokenCallback(
            ISSUER, PERSON, "JWT", List.of("evenhand"), Map.of("roles", List.of(role)), 3600);
    return "Bearer " + provider.issueToken(ISSUER, PERSON, claims).serialize();
  }

  Answer get(RunningService service, String path, String role) {
    return service.send(service.request(path).header("Authorization", bearer(role)));
  }

  /** Posts JSON; {@code headers} are names and values in turn. */
  Answer post(RunningService service, String path, String body, String role, String... headers) {
    HttpRequest.Builder request =
        service
            .request(path)
            .header("Authorization", bearer(role))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return service.send(request);
  }

  /** The words of a PDF; none where the role gets no PDF. */
  String textOfPdf(RunningService service, String path, String role) {
    HttpRequest request = service.request(path).header("Authorization", bearer(role)).build();
    try {
      byte[] pdf = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
      if (!new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF")) {
        return "";
      }
      try (PDDocument document = Loader.loadPDF(pdf)) {
        return new PDFTextStripper().getText(document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
