package evenhand.security.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.http.Page;
import evenhand.security.Refusals;
import evenhand.security.RefusedException;
import evenhand.security.RefusedException.Kind;
import evenhand.security.Role;
import evenhand.security.session.SignIn.Begun;
import evenhand.security.session.SignIn.Completed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs people in and out with a browser. */
@Path("/")
@Tag(name = "signing in")
public final class SignInResource {
  private static final String HTML = "text/html;charset=utf-8";

  private final SignIn signIn;

  public SignInResource(SignIn signIn) {
    this.signIn = signIn;
  }

  @GET
  @Path("/sign-in")
  @Produces(HTML)
  @Operation(
      operationId = "signIn",
      summary = "Begin to sign in; in the demonstration, the page where one picks a role")
  public Response begin(
      @QueryParam("to") @DefaultValue("/") String to,
      @QueryParam("recent") @DefaultValue("false") boolean isRecent,
      @Context HttpHeaders headers,
      @Context ContainerRequestContext request) {
    if (signIn.isDemonstration()) {
      Optional<String> token = session(headers).csrfToken();
      return Response.ok(SignInPage.roles(SignIn.here(to), token.orElse(""))).build();
    }
    Begun begun = noting(request, () -> signIn.begin(to, isRecent));
    return Response.seeOther(begun.to())
        .cookie(SessionCookie.SIGN_IN.holding(begun.browser()))
        .build();
  }

  @GET
  @Path("/sign-in/return")
  @Produces(HTML)
  @Operation(
      operationId = "completeSignIn",
      summary = "Where the issuer sends a browser back to with a code")
  public Response complete(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("code") @Nullable String code,
      @Context ContainerRequestContext request) {
    Map<String, Cookie> cookies = request.getCookies();
    Completed completed =
        noting(
            request,
            () ->
                signIn.complete(
                    state,
                    SessionCookie.SIGN_IN.in(cookies),
                    Optional.ofNullable(code),
                    SessionCookie.SESSION.in(cookies)));
    return signedIn(completed.session(), completed.returnTo());
  }

  @POST
  @Path("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(HTML)
  @Operation(
      operationId = "signInAsRole",
      summary = "In the demonstration, sign in as the role picked; refused otherwise")
  public Response as(
      @FormParam("role") @DefaultValue("") String role,
      @FormParam("to") @DefaultValue("/") String to,
      @Context ContainerRequestContext request) {
    Session session =
        noting(
            request,
            () -> {
              Role picked =
                  Role.of(role)
                      .orElseThrow(() -> new RefusedException(Kind.SIGN_IN_FAILED, "unknown-role"));
              return signIn.as(picked, SessionCookie.SESSION.in(request.getCookies()));
            });
    return signedIn(session, SignIn.here(to));
  }

  private static Response signedIn(Session session, String to) {
    return Response.seeOther(URI.create(Page.addressOf(to)))
        .cookie(SessionCookie.SESSION.holding(session.id()), SessionCookie.SIGN_IN.forgotten())
        .build();
  }

  @POST
  @Path("/sign-out")
  @Produces(HTML)
  @Operation(
      operationId = "signOut",
      summary = "End the session, and go on to sign out of the issuer where it offers that")
  public Response end(@Context HttpHeaders headers) {
    SessionCookie.SESSION.in(headers.getCookies()).ifPresent(signIn::end);
    return Response.seeOther(signIn.elsewhere().orElse(URI.create("/signed-out")))
        .cookie(SessionCookie.SESSION.forgotten())
        .header("Clear-Site-Data", "\"cache\", \"storage\"")
        .build();
  }

  @POST
  @Path("/sign-out/issuer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "signOutByIssuer",
      summary = "For the issuer: end all sessions of whom a logout token names")
  public Response endAsTold(
      @FormParam("logout_token") @DefaultValue("") String logoutToken,
      @Context ContainerRequestContext request) {
    return noting(
        request,
        () -> {
          signIn.endAsToldBy(logoutToken);
          return Response.ok().build();
        });
  }

  /** Whatever is refused leaves the line that refused calls leave, and no other. */
  private static <T> T noting(ContainerRequestContext request, Supplier<T> doing) {
    try {
      return doing.get();
    } catch (RefusedException e) {
      Refusals.note(request, e);
      throw e;
    }
  }

  @GET
  @Path("/signed-out")
  @Produces(HTML)
  @Operation(operationId = "signedOut", summary = "Where a browser ends up after signing out")
  public String ended() {
    return SignInPage.signedOut();
  }

  /**
   * Who is signed in.
   *
   * @param csrfToken what calls that change something send as X-CSRF-Token
   * @param ends when one has to sign in again at the latest
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record SessionView(
      @JsonProperty("signed_in") boolean signedIn,
      boolean demonstration,
      Optional<String> actor,
      List<String> roles,
      @JsonProperty("csrf_token") Optional<String> csrfToken,
      Optional<Instant> ends) {
    public SessionView {
      roles = List.copyOf(roles);
    }
  }

  @GET
  @Path("/session")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "readSession", summary = "Who is signed in with this browser")
  public SessionView session(@Context HttpHeaders headers) {
    return SessionCookie.SESSION
        .in(headers.getCookies())
        .flatMap(signIn.sessions()::find)
        .map(this::view)
        .orElseGet(
            () ->
                new SessionView(
                    false,
                    signIn.isDemonstration(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
  }

  private SessionView view(Session session) {
    return new SessionView(
        true,
        signIn.isDemonstration(),
        Optional.of(session.caller().getName()),
        session.caller().roles().stream().map(Role::code).sorted().toList(),
        Optional.of(session.csrfToken()),
        Optional.of(session.ends()));
  }
}
