package evenhand.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of this machine to itself: what goes there crosses no network, so needs no TLS. */
public final class ThisMachine {
  public static final Set<String> NAMES = Set.of("127.0.0.1", "::1", "localhost");

  private ThisMachine() {}

  /** Whether a host is this machine; an IPv6 address may stand in brackets. */
  public static boolean is(@Nullable String host) {
    return host != null
        && NAMES.contains(host.replaceAll("^\\[|\\]$", "").toLowerCase(Locale.ROOT));
  }

  /** Whether an address is read and sent to by TLS, or on this machine. */
  static boolean isSafe(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean isPlain = scheme.equals("http") && is(address.getHost());
    return address.getHost() != null && (scheme.equals("https") || isPlain);
  }

  /**
   * Refuses an address that could be read or changed on its way.
   *
   * @param key of the configuration, or what else says the address
   * @throws IllegalArgumentException where it is
   */
  public static void requireSafe(String key, String address) {
    try {
      if (isSafe(new URI(address))) {
        return;
      }
    } catch (URISyntaxException e) {
      // Told below like everything else that it should not be.
    }
    throw new IllegalArgumentException(
        key
            + ": an address such as https://login.police.example/evenhand, or http on this machine"
            + " (127.0.0.1, [::1], localhost), but was '"
            + address
            + "'");
  }
}
