package evenhand.security.session;

/**
 * A sign-in under way.
 *
 * @param nonce that the issuer's token must repeat
 * @param verifier that shows the issuer who asked for the code (PKCE)
 * @param returnTo address on this service to go on with
 * @param isRecent whether the person is to prove anew who they are
 */
public record Attempt(String nonce, String verifier, String returnTo, boolean isRecent) {
  @Override
  public String toString() {
    return "(sign-in under way)";
  }
}
