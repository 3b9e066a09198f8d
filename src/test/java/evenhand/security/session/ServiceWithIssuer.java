package evenhand.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import evenhand.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A service and the identity provider at which it signs people in, for the tests of one class. */
final class ServiceWithIssuer implements BeforeAllCallback, AfterAllCallback {
  private final Issuer issuer = new Issuer();
  private final Consumer<ServiceWithIssuer> whileTheIssuerIsDown;
  private @Nullable RunningService service;

  ServiceWithIssuer() {
    this(service -> {});
  }

  /** Does something with the service before the identity provider answers. */
  ServiceWithIssuer(Consumer<ServiceWithIssuer> whileTheIssuerIsDown) {
    this.whileTheIssuerIsDown = whileTheIssuerIsDown;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    service = RunningService.withBrowsers(issuer.address(), issuer.keys(), Issuer.CLIENT);
    whileTheIssuerIsDown.accept(this);
    issuer.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> browser().go("/sign-in").status(), status -> status == 303);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    running().stop();
    issuer.stop();
  }

  RunningService running() {
    return Objects.requireNonNull(service, "the class's tests have not begun");
  }

  Issuer issuer() {
    return issuer;
  }

  /** A browser in which nobody has signed in. */
  Browser browser() {
    return new Browser(running());
  }

  /** A browser in which somebody has just signed in. */
  Browser signedIn(String subject, String... roles) {
    return signedIn(Instant.now(), subject, roles);
  }

  /** A browser in which somebody has signed in, who last proved at a time who they are. */
  Browser signedIn(Instant authenticatedAt, String subject, String... roles) {
    Browser browser = browser();
    issuer.nextIs(subject, List.of(roles), Optional.of(authenticatedAt));
    assertThat(browser.signInAt("/sign-in").status()).isEqualTo(303);
    return browser;
  }
}
