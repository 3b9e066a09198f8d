package evenhand.fairness.recorded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers combinations of texts from 0 as they come up; each text is kept once. */
final class Combinations {
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();

  /** The number of a combination. */
  int number(String... values) {
    int[] combination = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      combination[i] = place(values[i]);
    }
    Key key = new Key(combination, Arrays.hashCode(combination));
    Integer known = numbers.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    keys.add(key);
    return keys.size() - 1;
  }

  private int place(String text) {
    Integer known = places.putIfAbsent(text, texts.size());
    if (known != null) {
      return known;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  int size() {
    return keys.size();
  }

  /** The texts of a numbered combination. */
  List<String> values(int number) {
    return Arrays.stream(keys.get(number).places).mapToObj(texts::get).toList();
  }

  /** Places of texts, with their hash worked out once. */
  private static final class Key {
    private final int[] places;
    private final int hash;

    Key(int[] places, int hash) {
      this.places = places;
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(places, key.places);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
