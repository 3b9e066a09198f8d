package evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build says that the service is made of is what lies on its class path. */
class SupplyChainIT {
  private static final Path BOM = Path.of("target/bom.json");
  private static final Path LIBRARIES = Path.of("target/lib");

  private static JsonNode components() throws IOException {
    assertThat(BOM).as("its plugin leaves it out of a build that is offline").exists();
    return new ObjectMapper().readTree(BOM.toFile()).get("components");
  }

  private static List<String> licences(JsonNode component) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : component.path("licenses")) {
      JsonNode licence = each.path("license");
      names.add(
          each.path("expression").asText(licence.path("id").asText(licence.path("name").asText())));
    }
    return names;
  }

  @Test
  void theBillOfMaterialsIsTheClassPath() throws Exception {
    Map<String, String> said = new TreeMap<>();
    for (JsonNode component : components()) {
      for (JsonNode hash : component.get("hashes")) {
        if (hash.get("alg").asText().equals("SHA-256")) {
          said.put(hash.get("content").asText(), component.get("purl").asText());
        }
      }
    }
    Map<String, String> lying = new TreeMap<>();
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      for (Path jar : jars.toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        lying.put(HexFormat.of().formatHex(hash), jar.getFileName().toString());
      }
    }
    assertThat(lying).hasSizeGreaterThan(100);
    assertThat(lying.keySet()).isEqualTo(said.keySet());
  }

  @Test
  void nothingIsUnderAGeneralPublicLicenceAlone() throws IOException {
    List<String> others = new ArrayList<>();
    for (JsonNode component : components()) {
      List<String> licences = licences(component);
      if (licences.stream().noneMatch(LicenceTerms::isPermitted)) {
        others.add(component.get("purl").asText() + " " + licences);
      }
    }
    assertThat(others).as("to be looked at by somebody who knows licences").isEmpty();
  }
}
