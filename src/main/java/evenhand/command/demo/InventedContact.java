package evenhand.command.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One contact that nobody made. */
record InventedContact(
    String reference,
    List<String> rulebooks,
    Instant asOf,
    ObjectNode facts,
    Optional<ObjectNode> monitoring) {
  InventedContact {
    rulebooks = List.copyOf(rulebooks);
  }
}
