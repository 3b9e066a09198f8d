package evenhand.governance.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows the register of profiling. */
@Path("/v1")
@Tag(name = "duties")
public final class RegisterResource {
  private final ProfilingRegister register;

  public RegisterResource(ProfilingRegister register) {
    this.register = register;
  }

  @GET
  @Path("/register")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "readRegister",
      summary = "Which rulebooks run, why, on which legal basis and documents")
  public List<RegisterEntry> register() {
    return register.entries();
  }

  @GET
  @Path("/register.csv")
  @Produces("text/csv;charset=utf-8")
  @Operation(operationId = "readRegisterCsv", summary = "The same as CSV")
  public String csv() {
    return register.csv();
  }
}
