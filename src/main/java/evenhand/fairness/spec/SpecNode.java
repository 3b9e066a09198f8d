package evenhand.fairness.spec;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML file with its path and line. Every scalar is read as the text that was written,
 * so that {@code NO} stays NO and {@code 1} stays 1.
 */
final class SpecNode {
  private final String path;
  private final Node node;

  private SpecNode(String path, Node node) {
    this.path = path;
    this.node = node;
  }

  static SpecNode parse(Reader yaml) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(yaml);
      if (root == null) {
        throw new SpecFaultException(
            0, "the specification is empty; it needs at least group" + " and decision_points");
      }
      return new SpecNode("", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new SpecFaultException(line, "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new SpecFaultException(0, "this is not YAML: " + e.getMessage());
    }
  }

  SpecFaultException fault(String message) {
    String where = path.isEmpty() ? "" : path + ": ";
    return new SpecFaultException(node.getStartMark().getLine() + 1, where + message);
  }

  /** The entries of a mapping; faults where it is none, or has a key twice or one not allowed. */
  Map<String, SpecNode> map(Set<String> allowed) {
    Map<String, SpecNode> entries = map();
    for (Map.Entry<String, SpecNode> entry : entries.entrySet()) {
      if (!allowed.contains(entry.getKey())) {
        throw entry
            .getValue()
            .fault("there is no such key; allowed here are " + String.join(", ", sorted(allowed)));
      }
    }
    return entries;
  }

  Map<String, SpecNode> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw fault("expected a mapping (key: value)");
    }
    Map<String, SpecNode> entries = new LinkedHashMap<>();
    for (var tuple : mapping.getValue()) {
      String key = new SpecNode(path, tuple.getKeyNode()).text();
      String below = path.isEmpty() ? key : path + "." + key;
      SpecNode value = new SpecNode(below, tuple.getValueNode());
      if (entries.put(key, value) != null) {
        throw value.fault("this key stands twice; keep one");
      }
    }
    return entries;
  }

  SpecNode required(String key, Map<String, SpecNode> entries) {
    return Optional.ofNullable(entries.get(key))
        .orElseThrow(() -> fault("'" + key + "' is missing"));
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  List<SpecNode> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw fault("expected a list ([a, b])");
    }
    List<SpecNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new SpecNode(path + "[" + items.size() + "]", item));
    }
    return items;
  }

  List<String> texts() {
    return list().stream().map(SpecNode::text).toList();
  }

  /** The scalar as written; an empty or null scalar is the empty text. */
  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw fault("expected a single value");
    }
    return scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
  }

  String nonEmptyText() {
    String text = text();
    if (text.isEmpty()) {
      throw fault("expected a value, but it is empty");
    }
    return text;
  }

  boolean truth() {
    return switch (text()) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw fault("expected true or false, but was '" + text() + "'");
    };
  }

  double number() {
    return Numbers.parse(text())
        .orElseThrow(() -> fault("expected a number, but was '" + text() + "'"));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
