package evenhand.security;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

/** A call or a sign-in that is refused, in words for the person; why exactly is in the log only. */
public final class RefusedException extends WebApplicationException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;
  private final String why;

  /** What is refused, and what a person does about it. */
  public enum Kind {
    SESSION_ENDED(401, "session-ended", "You are no longer signed in", "Sign in again to go on."),
    NOT_RECENT(
        401,
        "sign-in-not-recent",
        "Sign in again first",
        "This needs proof of who you are from the last five minutes: sign in again at"
            + " /sign-in?recent=true, or send a token whose auth_time is that recent."),
    FORGED(
        403,
        "not-from-this-site",
        "Not sent from this site",
        "Calls that change something are taken from pages of this service only, with the session's"
            + " token as X-CSRF-Token or in the form's field csrf_token. Open the page again."),
    SIGN_IN_FAILED(
        400,
        "sign-in-failed",
        "You could not be signed in",
        "Nothing was changed. Begin again at /sign-in; where it fails again, quote the reference."),
    SIGN_OUT_FAILED(
        400,
        "sign-out-failed",
        "Nobody was signed out",
        "Send a logout token of this service's issuer, two minutes old at most, with the sub of who"
            + " is to be signed out, as logout_token of a form."),
    NOT_ENTITLED(
        403,
        "not-entitled",
        "Your account cannot be used here",
        "The sign-in service did not send a pseudonym that this service can record, or did not say"
            + " that you signed in as strongly as this service asks."),
    ISSUER_DOWN(
        503,
        "sign-in-unavailable",
        "The sign-in service does not answer",
        "Nothing was changed. Whoever is signed in stays so. Try again in a minute.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Kind(int status, String code, String title, String detail) {
      this.status = status;
      this.code = code;
      this.title = title;
      this.detail = detail;
    }

    public int status() {
      return status;
    }

    /** For programs. */
    public String code() {
      return code;
    }

    public String title() {
      return title;
    }

    public String detail() {
      return detail;
    }
  }

  public RefusedException(Kind kind) {
    this(kind, Response.status(kind.status()));
  }

  /**
   * For a reason that the log tells and the caller is not told.
   *
   * @param reason one of a few, without anything that the caller wrote
   */
  public RefusedException(Kind kind, String reason) {
    this(kind, kind.code() + ":" + reason, Response.status(kind.status()));
  }

  private RefusedException(Kind kind, Response.ResponseBuilder answer) {
    this(kind, kind.code(), answer);
  }

  private RefusedException(Kind kind, String why, Response.ResponseBuilder answer) {
    super(kind.title(), answer.build());
    this.kind = kind;
    this.why = why;
  }

  /** With a cookie taken back. */
  public static RefusedException forgetting(NewCookie cookie, Kind kind) {
    return new RefusedException(
        kind, Response.status(kind.status()).header(HttpHeaders.SET_COOKIE, cookie));
  }

  /** Asks a program for a more recent sign-in (RFC 9470). */
  public static RefusedException notRecent(long secondsMax) {
    return new RefusedException(
        Kind.NOT_RECENT,
        Response.status(Kind.NOT_RECENT.status())
            .header(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"evenhand\", error=\"insufficient_user_authentication\", max_age="
                    + secondsMax));
  }

  public Kind kind() {
    return kind;
  }

  String why() {
    return why;
  }
}
