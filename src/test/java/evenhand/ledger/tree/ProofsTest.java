package evenhand.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import evenhand.ledger.Entry;
import evenhand.ledger.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every inclusion proof of every leaf, and every consistency proof, of every tree of up to 512
 * leaves, against the definitions written out naively.
 */
class ProofsTest {
  private static final int SIZE_MAX = 512;
  private static final List<Hash> LEAVES =
      IntStream.range(0, SIZE_MAX)
          .mapToObj(i -> Entry.leafHash(("entry " + i).getBytes(StandardCharsets.UTF_8)))
          .toList();

  /** What the naive recursion gave, by the leaves that it was asked about. */
  private static final Map<Range, Hash> NAIVE = new HashMap<>();

  private record Range(Hash first, Hash last, int size) {}

  /** RFC 9162, 2.1.1; remembered, as the leaves differ, by the first and the last of them. */
  private static Hash mth(List<Hash> d) {
    if (d.isEmpty()) {
      return naive(d);
    }
    Range range = new Range(d.get(0), d.get(d.size() - 1), d.size());
    Hash known = NAIVE.get(range);
    if (known == null) {
      known = naive(d);
      NAIVE.put(range, known);
    }
    return known;
  }

  /** RFC 9162, 2.1.1, word by word. */
  private static Hash naive(List<Hash> d) {
    if (d.isEmpty()) {
      return Hash.over(new byte[0]);
    }
    if (d.size() == 1) {
      return d.get(0);
    }
    int k = 1;
    while (k * 2 < d.size()) {
      k *= 2;
    }
    return Hash.over(
        new byte[] {1}, mth(d.subList(0, k)).bytes(), mth(d.subList(k, d.size())).bytes());
  }

  /** RFC 9162, 2.1.3.1. */
  private static List<Hash> path(int m, List<Hash> d) {
    List<Hash> path = new ArrayList<>();
    if (d.size() > 1) {
      int k = 1;
      while (k * 2 < d.size()) {
        k *= 2;
      }
      if (m < k) {
        path.addAll(path(m, d.subList(0, k)));
        path.add(mth(d.subList(k, d.size())));
      } else {
        path.addAll(path(m - k, d.subList(k, d.size())));
        path.add(mth(d.subList(0, k)));
      }
    }
    return path;
  }

  /** RFC 9162, 2.1.4.1. */
  private static List<Hash> subproof(int m, List<Hash> d, boolean b) {
    List<Hash> proof = new ArrayList<>();
    if (m == d.size()) {
      if (!b) {
        proof.add(mth(d));
      }
      return proof;
    }
    int k = 1;
    while (k * 2 < d.size()) {
      k *= 2;
    }
    if (m <= k) {
      proof.addAll(subproof(m, d.subList(0, k), b));
      proof.add(mth(d.subList(k, d.size())));
    } else {
      proof.addAll(subproof(m - k, d.subList(k, d.size()), false));
      proof.add(mth(d.subList(0, k)));
    }
    return proof;
  }

  private static Hash subtree(int level, long place) {
    int start = (int) (place << level);
    return mth(LEAVES.subList(start, start + (1 << level)));
  }

  @Test
  void rootsAndFrontiersEqualTheNaiveRecursion() {
    Frontier frontier = new Frontier();
    for (int size = 0; size <= SIZE_MAX; size++) {
      Hash root = mth(LEAVES.subList(0, size));
      assertThat(frontier.root()).isEqualTo(root);
      assertThat(Tree.root(LEAVES.subList(0, size))).isEqualTo(root);
      assertThat(Frontier.of(size, ProofsTest::subtree).root()).isEqualTo(root);
      if (size < SIZE_MAX) {
        frontier.append(LEAVES.get(size));
      }
    }
  }

  @Test
  void inclusionProofsEqualTheNaiveRecursionAndHold() {
    int proofs = 0;
    for (int size = 1; size <= SIZE_MAX; size++) {
      List<Hash> leaves = LEAVES.subList(0, size);
      Hash root = mth(leaves);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.of(index, size, ProofsTest::subtree);
        assertThat(proof.path()).isEqualTo(path(index, leaves));
        assertThat(proof.holds(leaves.get(index), root)).isTrue();
        assertThat(proof.holds(LEAVES.get((index + 1) % SIZE_MAX), root)).isFalse();
        proofs++;
      }
    }
    assertThat(proofs)
        .as("one for every leaf of every tree")
        .isEqualTo(SIZE_MAX * (SIZE_MAX + 1) / 2);
  }

  @Test
  void consistencyProofsEqualTheNaiveRecursionAndHold() {
    for (int to = 1; to <= SIZE_MAX; to++) {
      Hash later = mth(LEAVES.subList(0, to));
      for (int from = 1; from <= to; from++) {
        ConsistencyProof proof = ConsistencyProof.of(from, to, ProofsTest::subtree);
        Hash earlier = mth(LEAVES.subList(0, from));
        assertThat(proof.path())
            .isEqualTo(from == to ? List.of() : subproof(from, LEAVES.subList(0, to), true));
        assertThat(proof.holds(earlier, later)).isTrue();
        assertThat(proof.holds(later, earlier)).isEqualTo(from == to);
        assertThat(proof.holds(LEAVES.get(3), later)).isEqualTo(LEAVES.get(3).equals(earlier));
      }
    }
  }

  @Test
  void aWrongHashInAProofIsNoticed() {
    for (int size = 2; size <= 70; size++) {
      Hash root = mth(LEAVES.subList(0, size));
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.of(index, size, ProofsTest::subtree);
        for (int place = 0; place < proof.path().size(); place++) {
          List<Hash> wrong = new ArrayList<>(proof.path());
          wrong.set(place, Hash.over());
          assertThat(new InclusionProof(index, size, wrong).holds(LEAVES.get(index), root))
              .isFalse();
        }
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(root);
        assertThat(new InclusionProof(index, size, longer).rootFrom(LEAVES.get(index)))
            .isEqualTo(Optional.empty());
      }
    }
  }

  @Test
  void sigstoreAcceptsTheInclusionProofs() throws InclusionProofVerificationException {
    for (int size = 1; size <= SIZE_MAX; size++) {
      byte[] root = mth(LEAVES.subList(0, size)).bytes();
      for (int index = 0; index < size; index += 1 + size / 20) {
        InclusionProof proof = InclusionProof.of(index, size, ProofsTest::subtree);
        List<byte[]> path = proof.path().stream().map(Hash::bytes).toList();
        InclusionProofVerifier.verify(LEAVES.get(index).bytes(), index, size, path, root);
        byte[] other = Hash.over().bytes();
        int at = index;
        int in = size;
        assertThatThrownBy(() -> InclusionProofVerifier.verify(other, at, in, path, root))
            .isInstanceOf(InclusionProofVerificationException.class);
      }
    }
  }
}
