package evenhand.rulebook.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices. */
public final class Pick {
  private Pick() {}

  public static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  public static boolean chance(double share, Random random) {
    return random.nextDouble() < share;
  }

  /** So many of them, or all where there are fewer, in random order. */
  public static <T> List<T> few(Collection<T> from, int count, Random random) {
    List<T> all = new ArrayList<>(from);
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size()));
  }

  /** Some of them, in random order: none, one, a few or all. */
  public static <T> List<T> some(Collection<T> from, Random random) {
    List<T> all = new ArrayList<>(from);
    Collections.shuffle(all, random);
    double way = random.nextDouble();
    int most = Math.min(all.size(), way < 0.15 ? 0 : way < 0.5 ? 1 : way < 0.85 ? 3 : all.size());
    return all.subList(0, most <= 1 ? most : random.nextInt(most) + 1);
  }
}
