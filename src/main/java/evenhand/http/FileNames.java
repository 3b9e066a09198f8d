package evenhand.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Names what is answered as a file, by its address; a PDF is shown, a table is kept. */
@Provider
final class FileNames implements ContainerResponseFilter {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}\\.(pdf|csv)");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    if (response.getStatus() != 200 || type == null) {
      return;
    }
    boolean isTable = type.getSubtype().equals("csv");
    if (!isTable && !type.getSubtype().equals("pdf")) {
      return;
    }
    String path = request.getUriInfo().getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = NAME.matcher(last).matches() ? last : "evenhand." + type.getSubtype();
    response
        .getHeaders()
        .putSingle(
            HttpHeaders.CONTENT_DISPOSITION,
            (isTable ? "attachment" : "inline") + "; filename=\"" + name + "\"");
  }
}
