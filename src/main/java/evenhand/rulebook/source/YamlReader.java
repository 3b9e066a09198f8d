package evenhand.rulebook.source;

import evenhand.rulebook.RulebookFaultException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML 1.1 without anchors, tags of its own, or duplicate keys. */
public final class YamlReader {
  private static final int CODE_POINTS_MAX = 4_000_000;
  private static final int DEPTH_MAX = 20;

  private final String file;

  private YamlReader(String file) {
    this.file = file;
  }

  /** Reads one document; {@code file} is what faults name. */
  public static Yaml read(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(CODE_POINTS_MAX);
    options.setNestingDepthLimit(DEPTH_MAX);
    options.setMaxAliasesForCollections(0);
    YamlReader reader = new YamlReader(file);
    try {
      Node root =
          new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw reader.fault(1, "the file is empty");
      }
      return reader.convert(root);
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine() + 1;
      throw reader.fault(line, "no YAML: " + wrong.getProblem());
    } catch (org.yaml.snakeyaml.error.YAMLException wrong) {
      throw reader.fault(0, "no YAML: " + wrong.getMessage());
    }
  }

  private RulebookFaultException fault(int line, String message) {
    return new RulebookFaultException(
        List.of(new RulebookFaultException.Fault(file, line, message)));
  }

  private Yaml convert(Node node) {
    int line = node.getStartMark().getLine() + 1;
    if (node.getAnchor() != null) {
      throw fault(line, "an anchor (&" + node.getAnchor() + ") is refused; write the value out");
    }
    if (node instanceof MappingNode mapping) {
      return new Yaml(file, line, map(mapping));
    } else if (node instanceof SequenceNode sequence) {
      List<Yaml> list = new ArrayList<>();
      sequence.getValue().forEach(child -> list.add(convert(child)));
      return new Yaml(file, line, list);
    }
    return new Yaml(file, line, scalar((ScalarNode) node, line));
  }

  private Map<String, Yaml> map(MappingNode mapping) {
    Map<String, Yaml> map = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw fault(line, "a key is plain text");
      }
      if (map.put(key.getValue(), convert(tuple.getValueNode())) != null) {
        throw fault(line, "'" + key.getValue() + "' stands here twice");
      }
    }
    return map;
  }

  private @Nullable Object scalar(ScalarNode node, int line) {
    String text = node.getValue();
    if (node.getTag().equals(Tag.STR)) {
      return text;
    } else if (node.getTag().equals(Tag.NULL)) {
      return null;
    } else if (node.getTag().equals(Tag.INT) && text.matches("-?[0-9]{1,9}")) {
      return Integer.valueOf(text);
    } else if (node.getTag().equals(Tag.BOOL) && text.matches("true|false")) {
      return Boolean.valueOf(text);
    }
    throw fault(line, "put '" + text + "' in quotes: YAML reads it as something else than text");
  }
}
