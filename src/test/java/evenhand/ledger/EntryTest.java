package evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EntryTest {
  @Test
  void anEntryIsCanonicalJsonWithItsKindAndVersion() {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    members.put("id", "x");
    members.put("by", "handler-1");

    Entry entry = Entry.of(EntryKind.DECISION, members);

    assertThat(new String(entry.bytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"by\":\"handler-1\",\"id\":\"x\",\"kind\":\"decision\",\"version\":1}");
    assertThat(members.has("kind")).as("the members given are left alone").isFalse();
  }

  @Test
  void theLeafHashIsThatOfRfc9162() {
    // The empty leaf's hash is printed in many implementations of certificate transparency.
    assertThat(Entry.leafHash(new byte[0]).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }

  @Test
  void aCommitmentIsTheHashOfSaltThenContent() {
    byte[] salt = new byte[Salt.LENGTH];
    Hash expected = Hash.over(HexFormat.of().parseHex("00".repeat(32) + "616263"));

    assertThat(Salt.of(salt).commit("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
  }

  @Test
  void jsonTakesTheFormOfRfc8785() throws Exception {
    // The example of RFC 8785, section 3.2.2, without its floating-point numbers.
    String given =
        """
        {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
         "literals": [null, true, false]}
        """;

    assertThat(
            new String(
                CanonicalJson.of(new ObjectMapper().readTree(given)), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }
}
